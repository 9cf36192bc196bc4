// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/regressions/SeriesCourse.h"

#include "core/engine/Session.h"
#include "core/model/MetricInfo.h"
#include "widgets/charts/TimeSeriesChart.h"
#include "widgets/models/ChartFeed.h"

#include <utility>

namespace perfdeck {

namespace {

constexpr int kChartHeight = 150;

Selector selectorOf(const SeriesKey &series)
{
    Selector selector;
    selector.metric = series.metric;
    for (const auto &[name, value] : series.labels)
        selector.matchers.push_back({name, Selector::Match::Equal, value});
    return selector;
}

} // namespace

SeriesCourse::SeriesCourse(const PageContext &context,
                           const char *objectName,
                           const QString &title,
                           QObject *parent)
    : QObject(parent)
    , m_scope(context.clock, context.scope.zone())
    , m_chart(new TimeSeriesChart(context.style))
    , m_feed(new ChartFeed(questionsTo(context.session), m_scope, m_chart))
{
    m_chart->setObjectName(QString::fromLatin1(objectName));
    m_chart->setTitle(title);
    m_chart->setMinimumHeight(kChartHeight);
    m_chart->setLegendVisible(false);
    m_chart->setTimeZone(m_scope.zone());
    m_feed->setRangeRule(snapToColumns);
    m_feed->setColumns(m_chart->plotColumns());
    connect(m_chart, &TimeSeriesChart::plotColumnsChanged, m_feed, &ChartFeed::setColumns);
    connect(m_chart, &TimeSeriesChart::rangeSelected, &m_scope, &TimeScope::showRange);
    connect(m_chart, &TimeSeriesChart::liveRequested, this, [this] { m_scope.showRange(m_range); });
    connect(m_feed, &ChartFeed::frameReady, this, [this](const FramePtr &frame) {
        m_chart->setVisibleRange(frame->range);
        m_chart->setFrame(frame);
    });
    const TimeScope &window = context.scope;
    connect(&window, &TimeScope::zoneChanged, this, [this, &window] {
        m_scope.setZone(window.zone());
        m_chart->setTimeZone(window.zone());
    });
}

void SeriesCourse::show(const SeriesKey &series, TimeRange range, std::vector<ChartMark> marks)
{
    ChartQuestion question;
    question.selectors = {selectorOf(series)};
    question.transform
        = metricInfo(series.metric).kind == MetricKind::Counter ? Transform::Rate : Transform::None;
    m_range = range;
    m_scope.showRange(range);
    m_feed->setQuestion(std::move(question));
    m_chart->setFrame(nullptr);
    m_chart->setMarks(std::move(marks));
}

void SeriesCourse::setActive(bool active)
{
    m_feed->setActive(active);
}

} // namespace perfdeck
