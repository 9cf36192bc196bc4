// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/BenchmarkRun.h"

#include <QString>

QT_BEGIN_NAMESPACE
class QTimeZone;
QT_END_NAMESPACE

namespace perfdeck {

// What is said about one run, for people, in as many lines as it takes. Pure; any thread.

/// "Finished 22 Nov 14:05 after 3 min. VALID, 8 of 8 cells measured. From builtin."
[[nodiscard]] QString runSentence(const BenchmarkRun &run, Timestamp now, const QTimeZone &zone);
/// Why which cells cannot be trusted; empty where nothing stands against them.
[[nodiscard]] QString verdictReasonsText(const BenchmarkRun &run);
/// What stood against measuring, each with what to do; says that nothing did.
[[nodiscard]] QString preflightText(const std::vector<VerdictReason> &reasons);
/// What was run: matrix, load, effort, objectives; a line each.
[[nodiscard]] QString definitionFacts(const BenchmarkDefinition &definition);
/// All facts of a fingerprint, a line each.
[[nodiscard]] QString environmentFacts(const EnvironmentFingerprint &environment);
/// What is not as it was in the newest older run of the same definition, or that all is.
[[nodiscard]] QString environmentChange(const BenchmarkRun &run, const BenchmarkRuns &runs);

} // namespace perfdeck
