// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace perfdeck {

/// Base units only; widgets choose prefixes (ms, GiB, %).
enum class Unit
{
    None,
    Second,
    Byte,
    BytePerSecond,
    Ratio, ///< 0..1, shown as percent
    Hertz,
    Celsius,
    Watt,
    Joule,
    PerSecond, ///< events per second
    RequestPerSecond,
    SamplePerSecond,
    TokenPerSecond,
    Count,
};

enum class MetricKind
{
    Gauge,
    Counter
};

/// Which way is good, for colours, comparisons and regressions.
enum class Better
{
    Neither,
    Lower,
    Higher
};

/// What travels with a number: how it is called, measured and judged.
struct MetricInfo
{
    std::string name; ///< the stored metric name
    std::string title; ///< short and plain: "Latency p95" is built by the caller from labels
    Unit unit = Unit::None;
    MetricKind kind = MetricKind::Gauge;
    Better better = Better::Neither;
};

/// The description of a stored metric: from the table of names PerfDeck makes itself, else inferred
/// from the suffix by the Prometheus rules (_seconds, _bytes, _ratio, _total, …). Any thread.
[[nodiscard]] MetricInfo metricInfo(std::string_view name);

/// Whether the name stands in that table.
[[nodiscard]] bool isOwnMetric(std::string_view name);

} // namespace perfdeck
