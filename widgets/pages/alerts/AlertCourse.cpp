// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/alerts/AlertCourse.h"

#include "core/engine/Session.h"
#include "widgets/charts/TimeSeriesChart.h"
#include "widgets/models/AlertWords.h"
#include "widgets/models/ChartFeed.h"
#include "widgets/models/FindingsModel.h"
#include "widgets/models/SeriesTreeModel.h"
#include "widgets/pages/alerts/editor/ConditionWords.h"
#include "widgets/style/Style.h"

#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

constexpr int kChartHeight = 160;
constexpr std::chrono::minutes kAround{30};

bool isCounter(const SeriesKey &series)
{
    return metricInfo(series.metric).kind == MetricKind::Counter;
}

} // namespace

std::vector<ChartThreshold> alertLevels(const AlertRule &rule)
{
    std::vector<ChartThreshold> levels;
    if (const auto *forecast = std::get_if<ForecastCondition>(&rule.condition))
        levels.push_back({forecast->limit, AlertCourse::tr("Limit"), Severity::Info});
    if (!isDrawable(rule.condition))
        return levels;
    for (std::size_t at = 0; at < rule.ladder.raise.size(); ++at)
        if (const auto &level = rule.ladder.raise[at])
            levels.push_back({*level, severityText(Severity(at)), Severity(at)});
    return levels;
}

AlertCourse::AlertCourse(PageContext context, QWidget *parent)
    : QWidget(parent)
    , m_context(std::move(context))
    , m_scope(m_context.clock, m_context.scope.zone())
    , m_chart(new TimeSeriesChart(m_context.style))
    , m_feed(new ChartFeed(questionsTo(m_context.session), m_scope, m_chart))
{
    m_chart->setObjectName(QStringLiteral("chart-alert"));
    m_chart->setAccessibleName(tr("The metric of the alert"));
    m_chart->setMinimumHeight(kChartHeight);
    m_chart->setLegendVisible(false);
    m_chart->setTimeZone(m_scope.zone());
    m_feed->setRangeRule(snapToColumns);
    m_feed->setColumns(m_chart->plotColumns());
    connect(m_chart, &TimeSeriesChart::plotColumnsChanged, m_feed, &ChartFeed::setColumns);
    connect(m_chart, &TimeSeriesChart::rangeSelected, &m_scope, &TimeScope::showRange);
    connect(m_chart, &TimeSeriesChart::liveRequested, this, &AlertCourse::showRange);
    connect(m_feed, &ChartFeed::frameReady, this, [this](const FramePtr &frame) {
        m_chart->setVisibleRange(frame->range);
        m_chart->setFrame(frame);
        // Without samples there is no unit to say them in.
        m_chart->setThresholds(frame->series.empty() ? std::vector<ChartThreshold>() : m_levels);
    });
    connect(&m_context.session, &Session::advanced, m_feed, &Feed::advance);
    connect(&m_context.scope, &TimeScope::zoneChanged, this, [this] {
        m_scope.setZone(m_context.scope.zone());
        m_chart->setTimeZone(m_context.scope.zone());
    });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_chart);
}

void AlertCourse::show(const AlertSubject &subject, const AlertRule *rule)
{
    const bool isOther = subject.id != m_subject.id || subject.episodeId != m_subject.episodeId;
    m_subject = subject;
    setVisible(subject.series != nullptr);
    if (!subject.series)
        return;
    ChartMark fired;
    fired.from = subject.from;
    fired.to = subject.to.value_or(m_context.clock->now());
    fired.text = QString::fromStdString(subject.title);
    fired.kind = ChartMark::Kind::Alert;
    fired.severity = subject.severity;
    m_chart->setMarks({std::move(fired)});
    m_levels = rule == nullptr ? std::vector<ChartThreshold>() : alertLevels(*rule);
    if (!isOther)
        return;
    m_chart->setTitle(seriesText(*subject.series));
    m_chart->setFrame(nullptr);
    m_chart->setThresholds({});
    showRange();
    ChartQuestion question;
    question.selectors = {exactSelector(*subject.series)};
    question.transform = isCounter(*subject.series) ? Transform::Rate : Transform::None;
    m_feed->setQuestion(std::move(question));
}

/// What is open goes on up to now.
void AlertCourse::showRange()
{
    const Timestamp from = m_subject.from - kAround;
    if (m_subject.to)
        m_scope.showRange({from, *m_subject.to + kAround});
    else
        m_scope.showSince(from);
}

void AlertCourse::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_feed->setActive(true);
}

void AlertCourse::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_feed->setActive(false);
}

} // namespace perfdeck
