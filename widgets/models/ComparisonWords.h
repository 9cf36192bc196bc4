// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/SideJudgement.h"
#include "widgets/models/RowSnapshot.h"

#include <QString>
#include <QTimeZone>

namespace perfdeck {

// What core/compare found, in words. Any thread.

/// "A", "B", … "Z", "27"
[[nodiscard]] QString sideLetter(std::size_t side);

/// "Latency p95", "GPU · device 0"
[[nodiscard]] QString measureName(const ComparedMetric &metric);

[[nodiscard]] QString verdictText(Verdict verdict);
[[nodiscard]] CellState verdictState(Verdict verdict);

/// A p or q value: "0.031", "< 0.0001".
[[nodiscard]] QString chanceText(double value);

/// "+12.9 %"; in the unit of the metric where a share cannot be said.
[[nodiscard]] QString shiftText(const Comparison &comparison, Unit unit);
/// "+10 … +15 %"
[[nodiscard]] QString intervalText(const Comparison &comparison, Unit unit);

/// Why the verdict is what it is, and what would be needed for another.
[[nodiscard]] QString verdictNote(const Comparison &comparison, double qValue, Verdict verdict);

/// All that a figure rests on: samples, time, what was left out, method.
[[nodiscard]] QString explanation(const SideComparison &comparison,
                                  const SideJudgement &judgement,
                                  const QTimeZone &zone);

/// How many of each verdict there are, worst first.
[[nodiscard]] QString verdictSentence(const SideComparison &comparison);

} // namespace perfdeck
