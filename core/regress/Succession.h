// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Series.h"
#include "core/model/TimeRange.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace perfdeck {

/// When a series was measured.
struct SeriesLife
{
    SeriesKeyPtr key;
    TimeRange life; ///< from its first sample to its newest
};

/// What is measured is not the same any more: levels before and after cannot be compared.
struct EnvironmentChange
{
    Timestamp time;
    std::string source; ///< only series of it are concerned
    std::string text; ///< "version: 1.4 → 1.5"

    friend bool operator==(const EnvironmentChange &, const EnvironmentChange &) = default;
};

/// Whether a metric only describes what runs, by its labels (NAME_info).
[[nodiscard]] bool isDescriptive(std::string_view metric);

/// Finds series that take the place of another one of the same metric and source: one begins within
/// `room` of the other's end and differs from it only in labels that say what runs (version, build,
/// driver …; of descriptive metrics in any). Sorted by time. O(n log n). Pure, any thread.
[[nodiscard]] std::vector<EnvironmentChange> environmentChanges(std::span<const SeriesLife> lives,
                                                                Duration room);

} // namespace perfdeck
