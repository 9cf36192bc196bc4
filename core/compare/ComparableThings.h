// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Selector.h"
#include "core/model/Series.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace perfdeck {

/// What can be a side of a comparison, as far as it has series.
struct ComparableThing
{
    enum class Kind
    {
        Model, ///< as served by one source, on one device where it is told by device
        Device, ///< a GPU
        Worker, ///< of a cluster
        Source, ///< all that one source says
    };

    Kind kind = Kind::Model;
    std::string name; ///< of the model, the device, the worker, the source
    std::string source; ///< empty where it is the name
    std::string device; ///< of a model that is told by device
    std::string hardware; ///< the device that the series of a model name; empty: none
    std::vector<Selector::Matcher> matchers; ///< choose its series

    friend bool operator==(const ComparableThing &, const ComparableThing &) = default;
};

using ComparableThingsPtr = std::shared_ptr<const std::vector<ComparableThing>>;

/// By kind, name and source. A source that serves one model (on one device) is that model with all
/// that the source says, whether or not each series repeats the label. O(n log n). Pure.
[[nodiscard]] std::vector<ComparableThing> comparableThings(std::span<const SeriesRecord> series);

} // namespace perfdeck
