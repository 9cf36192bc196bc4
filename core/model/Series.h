// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Id.h"
#include "core/base/Result.h"
#include "core/model/Labels.h"
#include "core/model/MetricHelp.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace perfdeck {

/// Number of a series in this process and in its history file.
using SeriesId = Id<struct SeriesTag>;

/// What names a series: a metric in base units and its labels.
struct SeriesKey
{
    std::string metric;
    Labels labels;

    /// Prometheus notation: name{a="b",c="d"}
    [[nodiscard]] std::string toString() const;

    friend bool operator==(const SeriesKey &, const SeriesKey &) = default;
    friend auto operator<=>(const SeriesKey &, const SeriesKey &) = default;
};

using SeriesKeyPtr = std::shared_ptr<const SeriesKey>;

/// The series of one source in their order. Shared between the observations of a source for as long
/// as its layout stays the same, so that nobody has to look names up again: readers compare the
/// pointer first, then the key pointers one by one.
struct SeriesSet
{
    std::vector<SeriesKeyPtr> keys;
    MetricHelpPtr help{}; ///< null: the source says nothing about its metrics
};

using SeriesSetPtr = std::shared_ptr<const SeriesSet>;

/// A series as the history and the live window know it.
struct SeriesRecord
{
    SeriesId id;
    SeriesKeyPtr key;
};

} // namespace perfdeck

template<>
struct std::hash<perfdeck::SeriesKey>
{
    std::size_t operator()(const perfdeck::SeriesKey &key) const noexcept;
};
