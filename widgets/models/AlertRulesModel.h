// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/AlertRule.h"
#include "widgets/models/RowModel.h"

#include <optional>

QT_BEGIN_NAMESPACE
class QTimeZone;
QT_END_NAMESPACE

namespace perfdeck {

struct AlertRuleRow
{
    QString id; ///< of the rule
    CellState state = CellState::None;
    QString stateText;
    QString title;
    QString condition;
    double instances = 0;
    QString firing; ///< "1 critical, 2 warnings"; empty: none
    double firingNumber = 0;
    CellState worst = CellState::None; ///< of those that fire
    double notices = 0;
    QString evaluated;
    std::optional<double> seconds; ///< since the epoch, of that
    std::optional<double> took; ///< seconds
    QString origin;
    QString remark; ///< what is wrong or odd about it; empty for nothing
    bool isStale = false; ///< it is switched off

    friend bool operator==(const AlertRuleRow &, const AlertRuleRow &) = default;
};

/// What a rule waits for, in one line: "average of x over 1 min > 500 ms".
[[nodiscard]] QString alertConditionText(const AlertRule &rule);

/// A rule that made more than this part of at least so many notices is not worth its noise (the
/// usual lists of alert reviews: one rule, most of the pages).
inline constexpr double kNoisyShare = 0.8;
inline constexpr std::uint64_t kFewNotices = 10;

/// In the order given. Any thread.
[[nodiscard]] std::vector<AlertRuleRow>
alertRuleRows(const AlertRuleStates &rules, Timestamp now, const QTimeZone &zone);

class AlertRulesModel final : public RowModel<AlertRuleRow>
{
public:
    enum Columns
    {
        State,
        Title,
        Condition,
        Instances,
        Firing,
        Notices,
        Evaluated,
        Took,
        Remark,
        Id,
        Origin
    };

    explicit AlertRulesModel(QObject *parent = nullptr);
};

} // namespace perfdeck
