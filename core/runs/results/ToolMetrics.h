// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/BenchmarkRun.h"

#include <map>
#include <string>

namespace perfdeck {

/// One metric as AIPerf and GenAI-Perf report it, from JSON and CSV alike.
struct ToolMetric
{
    std::string unit; ///< "ms", "requests/sec", empty for a count
    std::map<std::string, double> statistics; ///< "avg", "p99", "min", "std"; a single value is avg
};

/// By names like "request_latency".
using ToolMetrics = std::map<std::string, ToolMetric>;

/// Fills a cell in base units. What AIPerf calls inter-token latency is (latency − time to first
/// token) / (tokens − 1) of each request, our time per output token; its inter-chunk latency is
/// each gap, our inter-token latency. Metrics that have no measure of ours become numbers under
/// their own name, times with "_seconds". Percentiles of fewer requests than they need get a
/// warning. Pure.
void putMetrics(const ToolMetrics &metrics, BenchmarkCell &cell);

} // namespace perfdeck
