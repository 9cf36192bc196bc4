// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/BenchmarkRun.h"
#include "core/model/MetricInfo.h"

#include <optional>
#include <string>
#include <string_view>

namespace perfdeck {

// Stable words of benchmarks, for files, tables and results. Pure, any thread.

[[nodiscard]] std::string_view benchmarkKindName(BenchmarkKind kind);
[[nodiscard]] std::optional<BenchmarkKind> benchmarkKind(std::string_view word);
[[nodiscard]] std::string_view benchmarkPriorityName(BenchmarkPriority priority);
[[nodiscard]] std::optional<BenchmarkPriority> benchmarkPriority(std::string_view word);
[[nodiscard]] std::string_view arrivalProcessName(ArrivalProcess process);
[[nodiscard]] std::optional<ArrivalProcess> arrivalProcess(std::string_view word);
/// "latency", "time_to_first_token", …
[[nodiscard]] std::string_view benchmarkMeasureName(BenchmarkMeasure measure);
[[nodiscard]] std::optional<BenchmarkMeasure> benchmarkMeasure(std::string_view word);
/// What its values and limits are measured in.
[[nodiscard]] Unit benchmarkMeasureUnit(BenchmarkMeasure measure);
[[nodiscard]] Better benchmarkMeasureBetter(BenchmarkMeasure measure);
[[nodiscard]] std::string_view runStateName(RunState state);
[[nodiscard]] std::optional<RunState> runState(std::string_view word);
/// "unknown", "valid", "invalid"
[[nodiscard]] std::string_view runVerdictName(RunVerdict verdict);
[[nodiscard]] std::optional<RunVerdict> runVerdict(std::string_view word);

/// "p99" of 0.99, "p99.9" of 0.999.
[[nodiscard]] std::string quantileName(double quantile);
/// "latency_p99"; of the mean only "error_ratio".
[[nodiscard]] std::string objectiveName(const ServiceObjective &objective);
/// The way back, without its limit.
[[nodiscard]] std::optional<ServiceObjective> parseObjectiveName(std::string_view name);

/// "bert-base, batch 8, 128 tokens, float32": those parts that apply; "all" of none.
[[nodiscard]] std::string cellTitle(const CellKey &key);

} // namespace perfdeck
