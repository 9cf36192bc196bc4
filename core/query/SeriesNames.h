// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Series.h"

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace perfdeck {

/// A name that series carry, and how many do.
struct NameCount
{
    std::string name;
    std::size_t series = 0;

    friend bool operator==(const NameCount &, const NameCount &) = default;
};

/// What can be asked for by name: for looking things up, not for showing all series.
struct SeriesNames
{
    std::vector<NameCount> metrics; ///< by name
    std::vector<NameCount> models; ///< values of the label `model`, by name
};

using SeriesNamesPtr = std::shared_ptr<const SeriesNames>;

[[nodiscard]] SeriesNames namesOf(std::span<const SeriesRecord> series);

} // namespace perfdeck
