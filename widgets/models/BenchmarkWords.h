// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/BenchmarkScaling.h"
#include "widgets/models/RowSnapshot.h"

#include <QString>
#include <QStringList>

QT_BEGIN_NAMESPACE
class QTimeZone;
QT_END_NAMESPACE

namespace perfdeck {

// What is said about benchmarks, for people. Pure; any thread.

[[nodiscard]] QString benchmarkKindText(BenchmarkKind kind);
[[nodiscard]] QString benchmarkPriorityText(BenchmarkPriority priority);
[[nodiscard]] QString arrivalText(ArrivalProcess arrivals);
[[nodiscard]] QString runStateText(RunState state);
[[nodiscard]] CellState runStateShape(RunState state);
[[nodiscard]] QString runVerdictText(RunVerdict verdict);
[[nodiscard]] CellState runVerdictShape(RunVerdict verdict);
[[nodiscard]] QString measureText(BenchmarkMeasure measure);
/// "Latency, median", "Latency p99", "Throughput".
[[nodiscard]] QString cellNumberText(CellNumber number);
[[nodiscard]] QString scalingAxisText(ScalingAxis axis);
/// Of a live sample: "latency_p99" is "Latency p99"; names it does not know stay.
[[nodiscard]] QString liveNameText(const std::string &name);

/// The title of a definition, or its id where it has none.
[[nodiscard]] QString definitionTitle(const BenchmarkDefinition &definition);
/// "bert-base · cpu · float32 · batch 8 · 16 users": what applies; never empty.
[[nodiscard]] QString cellKeyText(const CellKey &key);
/// "12.3 ms (12.1 ms … 12.6 ms)", "–".
[[nodiscard]] QString estimateText(const Estimate &estimate, Unit unit);
/// As estimateText(); of a percentile for which there was too little, how much it takes.
[[nodiscard]] QString percentileText(const MeasuredValues &values, double quantile);
/// "p99 of latency at most 500 ms".
[[nodiscard]] QString objectiveText(const ServiceObjective &objective);
/// "cpu.governor powersave → performance; kernel 6.1 → 6.2"; of many the first ones.
[[nodiscard]] QString differencesText(const std::vector<FactDifference> &differences);

/// The verdict on a run: invalid where any cell is, valid where any was judged so.
[[nodiscard]] RunVerdict verdictOf(const BenchmarkRun &run);
/// Waits or runs.
[[nodiscard]] bool isLive(const BenchmarkRun &run);
/// Something of it can still be measured.
[[nodiscard]] bool isResumable(const BenchmarkRun &run);
/// "45 %, 3 of 8 cells, 1 of 2 models, about 4 min left".
[[nodiscard]] QString progressText(const RunProgress &progress);
/// What it is doing: the step, or what it waits for.
[[nodiscard]] QString runStepText(const BenchmarkRun &run);

} // namespace perfdeck
