// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Alert.h"
#include "widgets/models/RowModel.h"

#include <map>
#include <optional>
#include <string>

QT_BEGIN_NAMESPACE
class QTimeZone;
QT_END_NAMESPACE

namespace perfdeck {

struct AlertRow
{
    QString id; ///< alertFingerprint()
    CellState state = CellState::None; ///< of its severity
    double rank = 0; ///< of its severity
    QString severity;
    QString title;
    QString place; ///< the values of its labels
    QString labels; ///< with their names
    QString value; ///< with unit
    std::optional<double> number; ///< the same, in base units
    QString level; ///< with comparison and unit
    QString since;
    double seconds = 0; ///< since the epoch
    QString marks;
    QString problem;
    QString rule;
    QString source;
    bool isStale = false; ///< looked after, silenced, or not firing yet

    friend bool operator==(const AlertRow &, const AlertRow &) = default;
};

/// Which alerts are listed.
enum class AlertSelection
{
    Active,
    Open, ///< those that nobody looks after and nothing keeps from being told
    Kept, ///< acknowledged, snoozed, silenced or inhibited
    Pending,
    All
};

/// By what alerts and episodes are told apart on the page.
struct AlertFilter
{
    std::optional<Severity> severity;
    std::optional<std::string> rule;
    std::optional<std::string> source; ///< alertSource()

    [[nodiscard]] bool accepts(Severity of, const std::string &rule, const Labels &labels) const;

    friend bool operator==(const AlertFilter &, const AlertFilter &) = default;
};

/// Rules by their ids; they live as long as the states.
class RuleBook final
{
public:
    RuleBook() = default;
    explicit RuleBook(AlertRuleStatesPtr states);

    /// Null: there is none.
    [[nodiscard]] const AlertRule *rule(const std::string &id) const;

private:
    AlertRuleStatesPtr m_states;
    std::map<std::string, const AlertRule *, std::less<>> m_rules;
};

/// In the order given. Any thread.
[[nodiscard]] std::vector<AlertRow> alertRows(const Alerts &alerts,
                                              const RuleBook &rules,
                                              AlertSelection selection,
                                              const AlertFilter &filter,
                                              Timestamp now,
                                              const QTimeZone &zone);

class AlertsModel final : public RowModel<AlertRow>
{
public:
    enum Columns
    {
        Severity,
        Title,
        Place,
        Value,
        Level,
        Course,
        Since,
        State,
        Rule,
        Source
    };

    explicit AlertsModel(QObject *parent = nullptr);
};

} // namespace perfdeck
