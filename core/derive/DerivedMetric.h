// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/derive/Expression.h"
#include "core/model/MetricDefinition.h"

#include <vector>

namespace perfdeck {

/// A definition that can be computed.
struct DerivedMetric
{
    MetricDefinition definition;
    Expression expression;
    /// Several sources meet in it, here or in a derived metric that it reads.
    bool joinsSources = false;
};

struct CompiledMetrics
{
    std::vector<DerivedMetric> metrics; ///< each behind those it reads
    /// Definitions that cannot be computed, and why; `metrics` holds none that reads one of them.
    std::vector<DerivedMetricStatus> refused;
};

/// Checks definitions and brings them into the order in which they are computed. Refused are names
/// that no metric can have, that PerfDeck itself uses or that stand twice, expressions that cannot
/// be read, and metrics that read themselves, directly or in a circle. Pure.
[[nodiscard]] CompiledMetrics compileMetrics(std::vector<MetricDefinition> definitions);

} // namespace perfdeck
