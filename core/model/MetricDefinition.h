// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

namespace perfdeck {

/// A metric that somebody defined by an expression over others, as it was written.
struct MetricDefinition
{
    std::string name; ///< the stored metric name; its ending tells the unit, as of any metric
    std::string expression; ///< core/derive/README.md describes the language
    std::string help; ///< one sentence for people; may be empty

    friend bool operator==(const MetricDefinition &, const MetricDefinition &) = default;
};

/// How a defined metric fares.
struct DerivedMetricStatus
{
    MetricDefinition definition;
    std::size_t series = 0; ///< met so far
    std::string problem; ///< one sentence; empty while it is computed

    friend bool operator==(const DerivedMetricStatus &, const DerivedMetricStatus &) = default;
};

} // namespace perfdeck
