// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/LiveChart.h"

#include "core/engine/Session.h"
#include "core/model/SampleSql.h"
#include "widgets/charts/PlotScale.h"
#include "widgets/models/ViewHistory.h"
#include "widgets/pages/alerts/editor/RuleFromChart.h"
#include "widgets/style/Format.h"

#include <QAction>
#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QPointer>

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <utility>

namespace perfdeck {

namespace {

/// Makes what the user changes about a chart a step of undo: `read` tells how it is, `apply` makes
/// it so.
template<class Value, class Signal, class Read, class Apply>
void record(ViewHistory &history, TimeSeriesChart *chart, Signal changed, Read read, Apply apply)
{
    const auto last = std::make_shared<Value>(read(*chart));
    QObject::connect(chart, changed, chart, [=, &history] {
        const Value before = std::exchange(*last, read(*chart));
        const auto become = [guarded = QPointer(chart), last, apply](const Value &value) {
            *last = value;
            if (guarded)
                apply(*guarded, value);
        };
        history.note(
            QCoreApplication::translate("LiveChart", "change of “%1”").arg(chart->title()),
            [become, before] { become(before); },
            [become, after = *last] { become(after); });
    });
}

} // namespace

LiveChart::LiveChart(const PageContext &context,
                     const char *objectName,
                     const QString &title,
                     ChartQuestion question)
    : m_chart(new TimeSeriesChart(context.style))
    , m_link(&linkChart(context, *m_chart))
    , m_feed(new ChartFeed(questionsTo(context.session), m_link->scope(), m_chart))
    , m_outlook(new ChartOutlook(questionsTo(context.session), m_link->scope(), *m_chart))
{
    m_chart->setObjectName(QString::fromLatin1(objectName));
    m_chart->setTitle(title);
    m_feed->setRangeRule(snapToColumns);
    m_feed->setComparing(true);
    m_feed->setColumns(m_chart->plotColumns());
    m_feed->setQuestion(std::move(question));
    tieTime();
    tieSelection(context, *m_chart);
    tieStatistics(context.session);
    tieSamples(context.session);
    tieSources(context);
    offerSql(context);
    offerRelated(context);
    offerRule(context, *m_chart, *m_feed);
    recordViews(context);
}

void LiveChart::tieTime()
{
    TimeSeriesChart *chart = m_chart;
    ChartFeed *feed = m_feed;
    TimeScope &scope = m_link->scope();
    chart->setLive(scope.isLive());
    ChartOutlook *outlook = m_outlook;
    QObject::connect(
        feed, &ChartFeed::frameReady, chart, [chart, feed, outlook, &scope](const FramePtr &frame) {
            chart->setLive(scope.isLive());
            chart->setVisibleRange(outlook->withRoom(frame->range));
            chart->setFrame(frame);
            outlook->follow(feed->question(), frame);
        });
    QObject::connect(
        feed, &ChartFeed::earlierReady, chart, [chart](const FramePtr &frame, Duration earlier) {
            chart->setGhost(
                frame,
                earlier,
                QCoreApplication::translate("LiveChart", "%1 earlier").arg(formatSpan(earlier)));
        });
    QObject::connect(chart, &TimeSeriesChart::plotColumnsChanged, feed, &ChartFeed::setColumns);
}

/// The chart on which the selection was made tells its numbers.
void LiveChart::tieStatistics(Session &session)
{
    TimeSeriesChart *chart = m_chart;
    ChartFeed *feed = m_feed;
    QObject::connect(
        chart, &TimeSeriesChart::selectionMade, chart, [chart, feed, &session](TimeRange range) {
            DistributionQuery query;
            query.selectors = feed->question().selectors;
            query.transform = feed->question().transform;
            query.maxSeries = feed->question().maxSeries;
            query.columns = 2;
            query.maxBins = 1;
            query.range = range;
            session.askDistribution(
                query, chart, [chart, query, &session](const DistributionFramePtr &now) {
                    DistributionQuery earlier = query;
                    earlier.range = {query.range.from - query.range.length(), query.range.from};
                    session.askDistribution(
                        earlier, chart, [chart, now](const DistributionFramePtr &before) {
                            chart->setSelectionStatistics(now, before);
                        });
                });
        });
}

/// An expression has no samples of its own: what the chart shows is all there is.
void LiveChart::tieSamples(Session &session)
{
    TimeSeriesChart *chart = m_chart;
    ChartFeed *feed = m_feed;
    chart->setSampleSource([chart, feed, &session](TimeRange range) -> FileContent {
        const ChartQuestion &question = feed->question();
        if (question.expression.empty())
            return session.sampleText(question.selectors, range);
        return tableContent(std::make_shared<const DataTable>(rowsWithin(chart->table(), range)));
    });
}

/// What the chart shows of the selected range, or of all it shows, as a question to the history.
void LiveChart::offerSql(const PageContext &context)
{
    TimeSeriesChart *chart = m_chart;
    auto *action = new QAction(QCoreApplication::translate("LiveChart", "Copy as SQL"), chart);
    action->setObjectName(QStringLiteral("copySql"));
    chart->addAction(action);
    QObject::connect(action, &QAction::triggered, chart, [chart, &selection = context.selection] {
        if (!chart->frame())
            return;
        std::vector<SeriesKeyPtr> shown;
        for (const FrameSeries &series : chart->frame()->series)
            shown.push_back(series.key);
        QGuiApplication::clipboard()->setText(QString::fromStdString(
            sampleSql(shown, selection.range().value_or(chart->frame()->range))));
    });
}

/// Of the selected range, or of all it shows; around its series where it shows just one.
void LiveChart::offerRelated(const PageContext &context)
{
    if (!context.showRelated)
        return;
    TimeSeriesChart *chart = m_chart;
    auto *action
        = new QAction(QCoreApplication::translate("LiveChart", "What else changed?"), chart);
    action->setObjectName(QString::fromLatin1(kRelatedAction));
    chart->addAction(action);
    QObject::connect(action,
                     &QAction::triggered,
                     chart,
                     [chart, show = context.showRelated, &selection = context.selection] {
                         RelatedQuery query{selection.range().value_or(chart->visibleRange())};
                         if (const FramePtr frame = chart->frame();
                             frame && frame->series.size() == 1)
                             query.series = *frame->series.front().key;
                         show(query);
                     });
}

void LiveChart::tieSources(const PageContext &context)
{
    struct Drawn
    {
        std::set<std::string, std::less<>> sources;
        std::set<SeriesKey> series;

        bool operator==(const Drawn &) const = default;
    };

    const auto drawn = std::make_shared<Drawn>();
    const auto show = tieEvents(
        context,
        *m_chart,
        [drawn](std::string_view source) { return drawn->sources.contains(source); },
        [drawn](const SeriesKey &series) { return drawn->series.contains(series); });
    QObject::connect(m_feed, &ChartFeed::frameReady, m_chart, [drawn, show](const FramePtr &frame) {
        Drawn now;
        for (const FrameSeries &series : frame->series) {
            now.sources.emplace(series.key->labels.get("source"));
            now.series.insert(*series.key);
        }
        if (std::exchange(*drawn, now) != now)
            show();
    });
}

void LiveChart::recordViews(const PageContext &context)
{
    record<std::set<SeriesKey>>(
        context.history,
        m_chart,
        &TimeSeriesChart::hiddenLinesChanged,
        [](const TimeSeriesChart &chart) { return chart.book().hidden(); },
        [](TimeSeriesChart &chart, const std::set<SeriesKey> &lines) {
            chart.setHiddenLines(lines);
        });
    record<std::set<SeriesKey>>(
        context.history,
        m_chart,
        &TimeSeriesChart::movedLinesChanged,
        [](const TimeSeriesChart &chart) { return chart.book().moved(); },
        [](TimeSeriesChart &chart, const std::set<SeriesKey> &lines) {
            chart.setMovedLines(lines);
        });
    record<AxisWish>(
        context.history,
        m_chart,
        &TimeSeriesChart::axisWishChanged,
        [](const TimeSeriesChart &chart) { return chart.axisWish(); },
        [](TimeSeriesChart &chart, AxisWish wish) { chart.setAxisWish(wish); });
}

TimeSeriesChart *chartAround(QWidget *widget)
{
    for (; widget != nullptr; widget = widget->parentWidget())
        if (auto *chart = qobject_cast<TimeSeriesChart *>(widget))
            return chart;
    return nullptr;
}

} // namespace perfdeck
