// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/LiveChart.h"

#include "widgets/charts/PlotScale.h"

#include <utility>

namespace perfdeck {

LiveChart::LiveChart(const PageContext &context,
                     const char *objectName,
                     const QString &title,
                     ChartQuestion question)
    : m_chart(new TimeSeriesChart(context.style))
    , m_feed(new ChartFeed(questionsTo(context.session), context.scope, m_chart))
{
    TimeSeriesChart *chart = m_chart;
    ChartFeed *feed = m_feed;
    TimeScope &scope = context.scope;
    Crosshair &crosshair = context.crosshair;
    chart->setObjectName(QString::fromLatin1(objectName));
    chart->setTitle(title);
    chart->setTimeZone(scope.zone());
    QObject::connect(&scope, &TimeScope::zoneChanged, chart, [chart, &scope] {
        chart->setTimeZone(scope.zone());
    });
    chart->setLive(scope.isLive());
    feed->setRangeRule(snapToColumns);
    feed->setColumns(chart->plotColumns());
    feed->setQuestion(std::move(question));
    QObject::connect(feed, &ChartFeed::frameReady, chart, [chart, &scope](const FramePtr &frame) {
        chart->setLive(scope.isLive());
        chart->setVisibleRange(frame->range);
        chart->setFrame(frame);
    });
    QObject::connect(chart, &TimeSeriesChart::plotColumnsChanged, feed, &ChartFeed::setColumns);
    QObject::connect(chart, &TimeSeriesChart::rangeSelected, &scope, &TimeScope::showRange);
    QObject::connect(chart, &TimeSeriesChart::liveRequested, &scope, &TimeScope::backToLive);
    QObject::connect(chart, &TimeSeriesChart::cursorMoved, &crosshair, &Crosshair::point);
    QObject::connect(&crosshair, &Crosshair::moved, chart, [chart](std::optional<Timestamp> time) {
        chart->setCursor(time);
    });
}

TimeSeriesChart *chartAround(QWidget *widget)
{
    for (; widget != nullptr; widget = widget->parentWidget())
        if (auto *chart = qobject_cast<TimeSeriesChart *>(widget))
            return chart;
    return nullptr;
}

} // namespace perfdeck
