// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/AlertRulesModel.h"

#include "widgets/models/AlertWords.h"
#include "widgets/style/CoreWords.h"

#include <QStringList>
#include <QTimeZone>

#include <array>

namespace perfdeck {

namespace {

using C = Column<AlertRuleRow>;

template<QString AlertRuleRow::*Member>
constexpr C plain(const char *title, const char *help, int characters)
{
    C column{title, help, characters};
    column.text = [](const AlertRuleRow &row) { return row.*Member; };
    return column;
}

template<double AlertRuleRow::*Member>
constexpr C count(const char *title, const char *help)
{
    C column{title, help, 8, Unit::Count};
    column.number = [](const AlertRuleRow &row) { return std::optional(row.*Member); };
    return column;
}

constexpr C stateColumn()
{
    C column = plain<&AlertRuleRow::stateText>(
        QT_TRANSLATE_NOOP("AlertRulesModel", "State"),
        QT_TRANSLATE_NOOP("AlertRulesModel", "Whether it is evaluated"),
        12);
    column.state = [](const AlertRuleRow &row) { return row.state; };
    return column;
}

constexpr C firingColumn()
{
    C column = plain<&AlertRuleRow::firing>(
        QT_TRANSLATE_NOOP("AlertRulesModel", "Firing"),
        QT_TRANSLATE_NOOP("AlertRulesModel", "How many of its instances fire"),
        18);
    column.number = [](const AlertRuleRow &row) { return std::optional(row.firingNumber); };
    column.state = [](const AlertRuleRow &row) { return row.worst; };
    column.isLeft = true;
    return column;
}

constexpr C evaluatedColumn()
{
    C column = plain<&AlertRuleRow::evaluated>(
        QT_TRANSLATE_NOOP("AlertRulesModel", "Evaluated"),
        QT_TRANSLATE_NOOP("AlertRulesModel", "When it was last evaluated"),
        15);
    column.number = [](const AlertRuleRow &row) { return row.seconds; };
    column.isLeft = true;
    column.isTime = true;
    return column;
}

constexpr C tookColumn()
{
    C column{QT_TRANSLATE_NOOP("AlertRulesModel", "Took"),
             QT_TRANSLATE_NOOP("AlertRulesModel", "How long its last evaluation took"),
             8,
             Unit::Second};
    column.number = [](const AlertRuleRow &row) { return row.took; };
    return column;
}

constexpr std::array kColumns{
    stateColumn(),
    plain<&AlertRuleRow::title>(QT_TRANSLATE_NOOP("AlertRulesModel", "Rule"),
                                QT_TRANSLATE_NOOP("AlertRulesModel", "What it says when it fires"),
                                28),
    plain<&AlertRuleRow::condition>(QT_TRANSLATE_NOOP("AlertRulesModel", "Condition"),
                                    QT_TRANSLATE_NOOP("AlertRulesModel", "What it waits for"),
                                    34),
    count<&AlertRuleRow::instances>(
        QT_TRANSLATE_NOOP("AlertRulesModel", "Matches"),
        QT_TRANSLATE_NOOP("AlertRulesModel", "How many instances it has")),
    firingColumn(),
    count<&AlertRuleRow::notices>(
        QT_TRANSLATE_NOOP("AlertRulesModel", "Notices"),
        QT_TRANSLATE_NOOP("AlertRulesModel", "How many it made since the start")),
    evaluatedColumn(),
    tookColumn(),
    plain<&AlertRuleRow::remark>(
        QT_TRANSLATE_NOOP("AlertRulesModel", "Remark"),
        QT_TRANSLATE_NOOP("AlertRulesModel", "What is wrong or odd about it"),
        30),
    plain<&AlertRuleRow::id>(QT_TRANSLATE_NOOP("AlertRulesModel", "Id"),
                             QT_TRANSLATE_NOOP("AlertRulesModel", "What it is called in files"),
                             14),
    plain<&AlertRuleRow::origin>(
        QT_TRANSLATE_NOOP("AlertRulesModel", "Origin"),
        QT_TRANSLATE_NOOP("AlertRulesModel", "The file and line it was read from"),
        18)};

QString words(const char *text)
{
    return QCoreApplication::translate("AlertRulesModel", text);
}

QString textOf(const std::string &text)
{
    return shownName(QString::fromStdString(text));
}

QString reducerText(const ThresholdCondition &condition)
{
    static constexpr std::array kTexts{
        QT_TRANSLATE_NOOP("AlertRulesModel", "average of %1 over %2"),
        QT_TRANSLATE_NOOP("AlertRulesModel", "smallest of %1 over %2"),
        QT_TRANSLATE_NOOP("AlertRulesModel", "largest of %1 over %2"),
        QT_TRANSLATE_NOOP("AlertRulesModel", "sum of %1 over %2"),
        QT_TRANSLATE_NOOP("AlertRulesModel", "newest of %1 within %2"),
        QT_TRANSLATE_NOOP("AlertRulesModel", "quantile of %1 over %2"),
        QT_TRANSLATE_NOOP("AlertRulesModel", "samples of %1 in %2"),
        QT_TRANSLATE_NOOP("AlertRulesModel", "rate of %1 over %2"),
        QT_TRANSLATE_NOOP("AlertRulesModel", "increase of %1 over %2")};
    return words(kTexts.at(std::size_t(condition.reducer)))
        .arg(textOf(condition.series), formatSpan(condition.window));
}

QString listOf(const std::vector<std::string> &rules)
{
    QStringList list;
    for (const std::string &rule : rules)
        list.append(textOf(rule));
    return list.join(QStringLiteral(", "));
}

QString allSeries(const std::string &series)
{
    return series.empty() ? words(QT_TRANSLATE_NOOP("AlertRulesModel", "all series"))
                          : textOf(series);
}

/// What is measured.
struct Measured
{
    QString operator()(const ThresholdCondition &condition) const { return reducerText(condition); }

    QString operator()(const ChangeCondition &condition) const
    {
        return words(QT_TRANSLATE_NOOP("AlertRulesModel", "change of the %1 against %2 before"))
            .arg(reducerText(condition.measured), formatSpan(condition.ago));
    }

    QString operator()(const AbsenceCondition &condition) const
    {
        return words(QT_TRANSLATE_NOOP("AlertRulesModel", "age of the newest sample of %1"))
            .arg(textOf(condition.series));
    }

    QString operator()(const AnomalyCondition &condition) const
    {
        return words(QT_TRANSLATE_NOOP("AlertRulesModel", "strangeness (0 to 1) of %1"))
            .arg(textOf(condition.series));
    }

    QString operator()(const RegressionCondition &condition) const
    {
        return words(QT_TRANSLATE_NOOP("AlertRulesModel", "lasting change for the worse of %1"))
            .arg(allSeries(condition.series));
    }

    QString operator()(const ForecastCondition &condition) const
    {
        const Unit unit = metricInfo(condition.series.substr(0, condition.series.find('{'))).unit;
        return words(QT_TRANSLATE_NOOP("AlertRulesModel", "time until %1 reaches %2"))
            .arg(textOf(condition.series), formatText(condition.limit, unit));
    }

    QString operator()(const SourceCondition &condition) const
    {
        return condition.source.empty()
            ? words(QT_TRANSLATE_NOOP("AlertRulesModel", "silence of any source"))
            : words(QT_TRANSLATE_NOOP("AlertRulesModel", "silence of the source %1"))
                  .arg(textOf(condition.source));
    }

    QString operator()(const CompositeCondition &condition) const
    {
        QStringList parts;
        if (!condition.all.empty())
            parts.append(words(QT_TRANSLATE_NOOP("AlertRulesModel", "all of %1 fire"))
                             .arg(listOf(condition.all)));
        if (!condition.any.empty())
            parts.append(words(QT_TRANSLATE_NOOP("AlertRulesModel", "one of %1 fires"))
                             .arg(listOf(condition.any)));
        if (!condition.none.empty())
            parts.append(words(QT_TRANSLATE_NOOP("AlertRulesModel", "none of %1 fires"))
                             .arg(listOf(condition.none)));
        return parts.join(QStringLiteral("; "));
    }
};

/// Its selector names the metric; of an expression nobody knows the unit.
Unit levelUnit(const AlertCondition &condition)
{
    const ThresholdCondition *measured = std::get_if<ThresholdCondition>(&condition);
    if (const auto *change = std::get_if<ChangeCondition>(&condition))
        measured = &change->measured;
    SeriesKey key;
    if (measured != nullptr)
        key.metric = measured->series.substr(0, measured->series.find('{'));
    return alertUnit(condition, &key);
}

QString firingText(const std::array<std::size_t, 3> &firing)
{
    AlertCounts counts;
    for (std::size_t at = 0; at < firing.size(); ++at)
        counts.active[at] = int(firing[at]);
    return counts.total() == 0 ? QString() : countsText(counts);
}

/// The first that is so.
QString remarkOf(const AlertRuleStatus &status, std::uint64_t allNotices)
{
    if (!status.problem.empty())
        return coreText(status.problem);
    if (!status.rule.isEnabled)
        return {};
    if (status.extra > 0)
        return QCoreApplication::translate("AlertRulesModel",
                                           "%n more instances than it may have are left out",
                                           nullptr,
                                           int(status.extra));
    if (status.instances == 0 && status.lastEvaluation)
        return words(QT_TRANSLATE_NOOP("AlertRulesModel", "It matches nothing"));
    if (allNotices >= kFewNotices && double(status.notices) > kNoisyShare * double(allNotices))
        return words(QT_TRANSLATE_NOOP("AlertRulesModel", "It made %1 of all notices"))
            .arg(formatText(double(status.notices) / double(allNotices), Unit::Ratio));
    return {};
}

AlertRuleRow
rowOf(const AlertRuleStatus &status, std::uint64_t allNotices, Timestamp now, const QTimeZone &zone)
{
    const AlertRule &rule = status.rule;
    AlertRuleRow row;
    row.id = QString::fromStdString(rule.id);
    const bool hasProblem = !status.problem.empty();
    row.isStale = !rule.isEnabled;
    row.state = !rule.isEnabled ? CellState::Waiting
        : hasProblem            ? CellState::Warning
                                : CellState::Good;
    row.stateText = !rule.isEnabled ? words(QT_TRANSLATE_NOOP("AlertRulesModel", "off"))
        : hasProblem                ? words(QT_TRANSLATE_NOOP("AlertRulesModel", "problem"))
                                    : words(QT_TRANSLATE_NOOP("AlertRulesModel", "on"));
    row.title = textOf(rule.title.empty() ? rule.id : rule.title);
    row.condition = alertConditionText(rule);
    row.instances = double(status.instances);
    row.firing = firingText(status.firing);
    for (std::size_t at = 0; at < status.firing.size(); ++at) {
        row.firingNumber += double(status.firing[at]);
        if (status.firing[at] > 0)
            row.worst = severityState(Severity(at));
    }
    row.notices = double(status.notices);
    if (status.lastEvaluation) {
        row.evaluated = formatColumnMoment(*status.lastEvaluation, now, zone);
        row.seconds
            = std::chrono::duration<double>(status.lastEvaluation->time_since_epoch()).count();
        row.took = std::chrono::duration<double>(status.took).count();
    }
    row.origin = status.origin == "built in"
        ? words(QT_TRANSLATE_NOOP("AlertRulesModel", "built in"))
        : textOf(status.origin);
    row.remark = remarkOf(status, allNotices);
    return row;
}

} // namespace

QString alertConditionText(const AlertRule &rule)
{
    QString text = std::visit(Measured(), rule.condition);
    if (std::holds_alternative<CompositeCondition>(rule.condition))
        return text;
    const Unit unit = levelUnit(rule.condition);
    QStringList levels;
    for (std::size_t at = 0; at < rule.ladder.raise.size(); ++at)
        if (const auto &level = rule.ladder.raise[at])
            levels.append(words(QT_TRANSLATE_NOOP("AlertRulesModel", "%1 %2 (%3)"))
                              .arg(comparatorSign(rule.ladder.comparator),
                                   formatText(*level, unit),
                                   severityText(Severity(at)).toLower()));
    return text + QChar(u' ') + levels.join(QStringLiteral(", "));
}

std::vector<AlertRuleRow>
alertRuleRows(const AlertRuleStates &rules, Timestamp now, const QTimeZone &zone)
{
    std::uint64_t notices = 0;
    for (const AlertRuleStatus &status : rules)
        notices += status.notices;
    std::vector<AlertRuleRow> rows;
    for (const AlertRuleStatus &status : rules)
        rows.push_back(rowOf(status, notices, now, zone));
    return rows;
}

AlertRulesModel::AlertRulesModel(QObject *parent)
    : RowModel(kColumns, "AlertRulesModel", parent)
{
}

} // namespace perfdeck
