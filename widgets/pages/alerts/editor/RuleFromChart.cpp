// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/alerts/editor/RuleFromChart.h"

#include "widgets/charts/TimeSeriesChart.h"
#include "widgets/models/ChartFeed.h"
#include "widgets/models/SeriesTreeModel.h"
#include "widgets/pages/PageContext.h"

#include <QAction>
#include <QCoreApplication>

#include <cmath>
#include <vector>

namespace perfdeck {

namespace {

/// With two digits, away from zero.
double roundedOut(double value)
{
    if (value == 0 || !std::isfinite(value))
        return value;
    const double step = std::pow(10.0, std::floor(std::log10(std::abs(value))) - 1);
    return std::copysign(std::ceil(std::abs(value) / step), value) * step;
}

std::vector<const FrameSeries *> shownSeries(const TimeSeriesChart &chart)
{
    std::vector<const FrameSeries *> shown;
    if (const FramePtr frame = chart.frame())
        for (const FrameSeries &series : frame->series)
            if (!chart.book().hidden().contains(*series.key))
                shown.push_back(&series);
    return shown;
}

void warnBeyond(AlertRule &rule, const std::vector<const FrameSeries *> &shown)
{
    if (shown.empty())
        return;
    const bool isHighGood = shown.front()->info.better == Better::Higher;
    double worst = std::numeric_limits<double>::quiet_NaN();
    for (const FrameSeries *series : shown)
        worst = isHighGood ? std::fmin(worst, series->min) : std::fmax(worst, series->max);
    rule.ladder.comparator = isHighGood ? Comparator::Below : Comparator::Above;
    if (std::isfinite(worst))
        rule.ladder.raise[std::size_t(Severity::Warning)] = isHighGood ? worst : roundedOut(worst);
}

} // namespace

AlertRule ruleFromChart(const TimeSeriesChart &chart, const ChartFeed &feed)
{
    const ChartQuestion &question = feed.question();
    const std::vector<const FrameSeries *> shown = shownSeries(chart);
    ThresholdCondition condition;
    if (!question.expression.empty())
        condition.series = question.expression;
    else if (shown.size() == 1)
        condition.series = exactSelector(*shown.front()->key).toString();
    else if (!question.selectors.empty())
        condition.series = question.selectors.front().toString();
    if (question.expression.empty() && question.transform == Transform::Rate)
        condition.reducer = Reducer::Rate;
    AlertRule rule;
    rule.condition = condition;
    warnBeyond(rule, shown);
    const QString title = rule.ladder.comparator == Comparator::Below
        ? QCoreApplication::translate("RuleFromChart", "%1 is low")
        : QCoreApplication::translate("RuleFromChart", "%1 is high");
    rule.title = title.arg(chart.title()).toStdString();
    return rule;
}

void offerRule(const PageContext &context, TimeSeriesChart &chart, const ChartFeed &feed)
{
    if (!context.editRule)
        return;
    auto *action = new QAction(
        QCoreApplication::translate("RuleFromChart", "&Alert on this series …"), &chart);
    action->setObjectName(QStringLiteral("alertOnSeries"));
    chart.addAction(action);
    QObject::connect(action, &QAction::triggered, &chart, [&chart, &feed, edit = context.editRule] {
        edit(ruleFromChart(chart, feed));
    });
}

} // namespace perfdeck
