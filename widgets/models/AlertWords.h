// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/AlertFacts.h"
#include "core/model/Alert.h"
#include "widgets/models/RowSnapshot.h"

#include <QString>

QT_BEGIN_NAMESPACE
class QTimeZone;
QT_END_NAMESPACE

namespace perfdeck {

// What is said about alerts, for people. Pure; any thread.

[[nodiscard]] QString severityText(Severity severity);
/// The shape and colour that stand with it.
[[nodiscard]] CellState severityState(Severity severity);
[[nodiscard]] QString alertStateText(AlertState state);
/// Why an instance went over to another state, or how an episode ended.
[[nodiscard]] QString alertReasonText(AlertReason reason);
[[nodiscard]] QString alertActionText(AlertAction::Kind kind);
[[nodiscard]] QString comparatorSign(Comparator comparator);

/// The values of its labels: "node-1, llama-3". With `named` as label and value: "model llama-3".
[[nodiscard]] QString alertPlace(const Labels &labels, bool named = false);

/// In which unit the number of a rule is measured; `series` is null where there is none.
[[nodiscard]] Unit alertUnit(const AlertCondition &condition, const SeriesKey *series);

/// "acknowledged by ada, flapping": what stands beside that it fires, or its state; never empty.
[[nodiscard]] QString alertMarks(const Alert &alert, Timestamp now, const QTimeZone &zone);

/// "Critical: 540 ms, above 500 ms. Firing since 14:05, for 12 min." `rule` is null where it is
/// gone.
[[nodiscard]] QString
alertSentence(const Alert &alert, const AlertRule *rule, Timestamp now, const QTimeZone &zone);
[[nodiscard]] QString episodeSentence(const AlertEpisode &episode,
                                      const AlertRule *rule,
                                      Timestamp now,
                                      const QTimeZone &zone);

/// "looked after within 4 min, over after 12 min (medians of 31 and 40)"; empty of none.
[[nodiscard]] QString paceText(const AlertPace &pace);

/// Active instances: by severity, and those among them that are told nobody.
struct AlertCounts
{
    std::array<int, 3> active{}; ///< by Severity
    int acknowledged = 0;
    int silenced = 0;
    int inhibited = 0;
    int pending = 0; ///< not among the active ones

    [[nodiscard]] int total() const { return active[0] + active[1] + active[2]; }
};

[[nodiscard]] AlertCounts countAlerts(const Alerts &alerts, Timestamp now);
/// "2 critical, 5 warnings; 1 silenced".
[[nodiscard]] QString countsText(const AlertCounts &counts);
[[nodiscard]] CellState countsState(const AlertCounts &counts);

/// For the clipboard: all that is known of it, a fact a line.
[[nodiscard]] QString
alertText(const Alert &alert, const AlertRule *rule, Timestamp now, const QTimeZone &zone);
/// The same as JSON, times in UTC.
[[nodiscard]] QString alertJson(const Alert &alert);

} // namespace perfdeck
