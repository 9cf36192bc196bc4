// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/AlertsModel.h"

#include "core/analysis/AlertFacts.h"
#include "widgets/models/AlertWords.h"
#include "widgets/style/CoreWords.h"

#include <QTimeZone>

#include <array>
#include <cmath>
#include <utility>

namespace perfdeck {

namespace {

using C = Column<AlertRow>;

template<QString AlertRow::*Member>
constexpr C plain(const char *title, const char *help, int characters)
{
    C column{title, help, characters};
    column.text = [](const AlertRow &row) { return row.*Member; };
    return column;
}

constexpr C severityColumn()
{
    C column{QT_TRANSLATE_NOOP("AlertsModel", "Severity"),
             QT_TRANSLATE_NOOP("AlertsModel", "How bad it is"),
             12};
    column.number = [](const AlertRow &row) { return std::optional(row.rank); };
    column.text = [](const AlertRow &row) { return row.severity; };
    column.state = [](const AlertRow &row) { return row.state; };
    column.isLeft = true;
    return column;
}

constexpr C placeColumn()
{
    C column = plain<&AlertRow::place>(QT_TRANSLATE_NOOP("AlertsModel", "Where"),
                                       QT_TRANSLATE_NOOP("AlertsModel", "Its labels"),
                                       18);
    column.note = [](const AlertRow &row) { return row.labels; };
    return column;
}

constexpr C valueColumn()
{
    C column{QT_TRANSLATE_NOOP("AlertsModel", "Value"),
             QT_TRANSLATE_NOOP("AlertsModel", "At the last evaluation"),
             9};
    column.number = [](const AlertRow &row) { return row.number; };
    column.text = [](const AlertRow &row) { return row.value; };
    return column;
}

constexpr C sinceColumn()
{
    C column{QT_TRANSLATE_NOOP("AlertsModel", "Since"),
             QT_TRANSLATE_NOOP("AlertsModel", "When it began to fire"),
             15};
    column.number = [](const AlertRow &row) { return std::optional(row.seconds); };
    column.text = [](const AlertRow &row) { return row.since; };
    column.isLeft = true;
    column.isTime = true;
    return column;
}

constexpr C stateColumn()
{
    C column = plain<&AlertRow::marks>(
        QT_TRANSLATE_NOOP("AlertsModel", "State"),
        QT_TRANSLATE_NOOP("AlertsModel", "Whether it fires, and who looks after it"),
        22);
    column.note = [](const AlertRow &row) { return row.problem; };
    return column;
}

constexpr C courseColumn()
{
    C column{QT_TRANSLATE_NOOP("AlertsModel", "Course"),
             QT_TRANSLATE_NOOP("AlertsModel", "Its series over the range of the window"),
             14};
    column.text = [](const AlertRow &) { return QString(); };
    return column;
}

constexpr std::array kColumns{
    severityColumn(),
    plain<&AlertRow::title>(QT_TRANSLATE_NOOP("AlertsModel", "Alert"),
                            QT_TRANSLATE_NOOP("AlertsModel", "What is wrong"),
                            22),
    placeColumn(),
    valueColumn(),
    plain<&AlertRow::level>(QT_TRANSLATE_NOOP("AlertsModel", "Level"),
                            QT_TRANSLATE_NOOP("AlertsModel", "That the value passed"),
                            10),
    courseColumn(),
    sinceColumn(),
    stateColumn(),
    plain<&AlertRow::rule>(QT_TRANSLATE_NOOP("AlertsModel", "Rule"),
                           QT_TRANSLATE_NOOP("AlertsModel", "Which rule found it"),
                           14),
    plain<&AlertRow::source>(QT_TRANSLATE_NOOP("AlertsModel", "Source"),
                             QT_TRANSLATE_NOOP("AlertsModel", "Where its samples come from"),
                             12)};

bool isKept(const Alert &alert, Timestamp now)
{
    return alert.isActive() && (!alert.isOpen(now) || alert.silence.isValid() || alert.isInhibited);
}

bool accepts(AlertSelection selection, const Alert &alert, Timestamp now)
{
    switch (selection) {
    case AlertSelection::Active:
        return alert.isActive();
    case AlertSelection::Open:
        return alert.isActive() && !isKept(alert, now);
    case AlertSelection::Kept:
        return isKept(alert, now);
    case AlertSelection::Pending:
        return alert.state == AlertState::Pending;
    case AlertSelection::All:
        break;
    }
    return true;
}

AlertRow rowOf(const Alert &alert, const AlertRule *rule, Timestamp now, const QTimeZone &zone)
{
    AlertRow row;
    row.id = QString::fromStdString(alertFingerprint(alert.id));
    row.state = severityState(alert.severity);
    row.rank = double(alert.severity);
    row.severity = severityText(alert.severity);
    row.title = shownName(QString::fromStdString(alert.title));
    row.place = alertPlace(alert.labels);
    row.labels = alertPlace(alert.labels, true);
    const Unit unit = rule == nullptr ? Unit::None : alertUnit(rule->condition, alert.series.get());
    row.value = formatText(alert.value, unit);
    if (!std::isnan(alert.value))
        row.number = alert.value;
    if (rule != nullptr && !std::holds_alternative<CompositeCondition>(rule->condition))
        row.level
            = comparatorSign(rule->ladder.comparator) + QChar(u' ') + formatText(alert.level, unit);
    const Timestamp since = alert.episode.isValid() ? alert.firedAt : alert.raisedAt;
    row.since = formatColumnMoment(since, now, zone);
    row.seconds = std::chrono::duration<double>(since.time_since_epoch()).count();
    row.marks = alertMarks(alert, now, zone);
    row.problem = coreText(alert.problem);
    row.rule = shownName(QString::fromStdString(alert.rule));
    row.source = shownName(QString::fromUtf8(alertSource(alert.labels)));
    row.isStale = !alert.isActive() || isKept(alert, now);
    return row;
}

} // namespace

bool AlertFilter::accepts(Severity of, const std::string &from, const Labels &labels) const
{
    return (!severity || *severity == of) && (!rule || *rule == from)
        && (!source || *source == alertSource(labels));
}

RuleBook::RuleBook(AlertRuleStatesPtr states)
    : m_states(std::move(states))
{
    for (const AlertRuleStatus &status : *m_states)
        m_rules.emplace(status.rule.id, &status.rule);
}

const AlertRule *RuleBook::rule(const std::string &id) const
{
    const auto found = m_rules.find(id);
    return found == m_rules.end() ? nullptr : found->second;
}

std::vector<AlertRow> alertRows(const Alerts &alerts,
                                const RuleBook &rules,
                                AlertSelection selection,
                                const AlertFilter &filter,
                                Timestamp now,
                                const QTimeZone &zone)
{
    std::vector<AlertRow> rows;
    for (const AlertPtr &alert : alerts)
        if (accepts(selection, *alert, now)
            && filter.accepts(alert->severity, alert->rule, alert->labels))
            rows.push_back(rowOf(*alert, rules.rule(alert->rule), now, zone));
    return rows;
}

AlertsModel::AlertsModel(QObject *parent)
    : RowModel(kColumns, "AlertsModel", parent)
{
}

} // namespace perfdeck
