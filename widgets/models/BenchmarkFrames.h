// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/BenchmarkCompatibility.h"
#include "core/analysis/BenchmarkHistory.h"
#include "core/analysis/BenchmarkRanking.h"
#include "core/analysis/BenchmarkScaling.h"
#include "core/model/BarFrame.h"
#include "core/model/CurveFrame.h"
#include "core/model/DistributionFrame.h"
#include "core/model/MatrixFrame.h"

#include <QString>

#include <span>
#include <string>
#include <vector>

QT_BEGIN_NAMESPACE
class QTimeZone;
QT_END_NAMESPACE

namespace perfdeck {

// Judgements on benchmarks as the charts take them, in the words of the screen. Any thread.

/// What tells these curves apart, in their order: the parts of their keys that are not all the
/// same, the definition and the fingerprint where those differ.
[[nodiscard]] std::vector<std::string> curveNames(std::span<const ScalingCurve> curves);
/// A number over batch or load; the knee is marked.
[[nodiscard]] CurveFramePtr
scalingFrame(std::span<const ScalingCurve> curves, ScalingAxis axis, CellNumber number);
/// A latency over the throughput reached; the knee is marked, and the last point that keeps the
/// objectives.
[[nodiscard]] CurveFramePtr
loadCurveFrame(std::span<const ScalingCurve> curves, ScalingAxis axis, CellNumber number);
/// Best first; ties are said in the names.
[[nodiscard]] BarFramePtr
rankingFrame(const ResultRanking &ranking, RankedBy by, CellNumber number);
[[nodiscard]] MatrixFramePtr compatibilityFrame(const CompatibilityMatrix &matrix);
/// A line a fingerprint; changes are marked.
[[nodiscard]] CurveFramePtr historyFrame(std::span<const CellHistoryLine> lines, CellNumber number);
/// How the values of a cell are spread, and how they came one after the other; empty without any.
[[nodiscard]] DistributionFramePtr sampleDistribution(const MeasuredValues &values);
[[nodiscard]] CurveFramePtr sampleCourse(const MeasuredValues &values);
/// The newest values of one name ("throughput", "latency_p99", "power_watts") of a running cell.
[[nodiscard]] CurveFramePtr liveFrame(std::span<const RunSample> samples, const std::string &name);
/// The names there are, ascending.
[[nodiscard]] std::vector<std::string> liveNames(std::span<const RunSample> samples);

/// In words: where the knees are, and how sure that is; what keeps its objectives how far.
[[nodiscard]] QString kneeText(std::span<const ScalingCurve> curves, ScalingAxis axis);
/// "1–2: a, b can't be told apart"; and what differs between the machines.
[[nodiscard]] QString rankingText(const ResultRanking &ranking);
/// What fingerprints there are, what differs between them, which changes were found.
[[nodiscard]] QString
historyText(std::span<const CellHistoryLine> lines, CellNumber number, const QTimeZone &zone);

} // namespace perfdeck
