// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/dashboard/ItemView.h"

#include "widgets/models/ChartFeed.h"
#include "widgets/models/LatestFeed.h"
#include "widgets/models/LatestModel.h"
#include "widgets/models/Trend.h"
#include "widgets/pages/LiveChart.h"
#include "widgets/pages/LiveHeatMap.h"
#include "widgets/panels/Panel.h"
#include "widgets/panels/Tile.h"
#include "widgets/style/MetricTitles.h"
#include "widgets/style/QualityText.h"
#include "widgets/style/Style.h"
#include "widgets/tables/RowTable.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace perfdeck {

namespace {

constexpr int kTileColumns = 60;
constexpr std::size_t kTileSeries = 200;
constexpr std::size_t kChartSeries = 20; ///< more lines cannot be told apart
constexpr Duration kTilePace = std::chrono::seconds(1);

ChartQuestion questionOf(const DashboardItem &item, std::size_t most)
{
    ChartQuestion question;
    question.selectors = item.series;
    question.expression = item.expression;
    question.transform = item.isRate ? Transform::Rate : Transform::None;
    question.maxSeries = most;
    question.keepLargest = item.expression.empty();
    return question;
}

/// Over the range, of the largest series (of the smallest for the minimum).
std::optional<double> statisticOf(const Frame &frame, const Trend &trend, TileStatistic statistic)
{
    if (statistic == TileStatistic::Last)
        return trend.value;
    if (statistic == TileStatistic::Mean)
        return trend.mean;
    const bool isMaximum = statistic == TileStatistic::Maximum;
    double found = std::nan("");
    for (const FrameSeries &series : frame.series)
        found = isMaximum ? std::fmax(found, series.max) : std::fmin(found, series.min);
    return std::isnan(found) ? std::nullopt : std::optional(found);
}

TileReading readingOf(const DashboardItem &item, const Frame &frame)
{
    TileReading reading;
    const Trend trend = trendOf(frame, item.series, Reduce::Largest);
    const std::optional<double> value = statisticOf(frame, trend, item.statistic);
    if (!value) {
        reading.value = QStringLiteral("–");
        reading.change = QCoreApplication::translate("DashboardItems", "no data");
        return reading;
    }
    const Unit unit = item.isRate ? Unit::PerSecond : frame.series.front().info.unit;
    const bool isRated = item.statistic == TileStatistic::Last;
    const Formatted text = formatValue(isRated ? shownNumber(trend.rated) : *value, unit);
    reading.value = isRated ? qualityMark(trend.rated.quality) + text.value : text.value;
    reading.remark = isRated ? qualityWords(trend.rated.quality) : QString();
    reading.unit = text.unit;
    reading.course = trend.course;
    reading.fullScale = unit == Unit::Ratio ? 1 : 0;
    return reading;
}

ItemView makeTile(const PageContext &context, const DashboardItem &item, QWidget *parent)
{
    auto *tile = new Tile(context.style, itemTitle(item), parent);
    auto *feed = new ChartFeed(questionsTo(context.session), context.scope, tile);
    feed->setColumns(kTileColumns);
    feed->setPace(kTilePace, kTilePace);
    feed->setQuestion(questionOf(item, kTileSeries));
    QObject::connect(feed, &ChartFeed::frameReady, tile, [tile, item](const FramePtr &frame) {
        tile->setReading(readingOf(item, *frame));
    });
    return {tile, feed};
}

ItemView makeChart(const PageContext &context, const DashboardItem &item, QWidget *parent)
{
    const LiveChart live(
        context, "dashboardChart", itemTitle(item), questionOf(item, kChartSeries));
    TimeSeriesChart *chart = live.chart();
    chart->setParent(parent);
    chart->setEmptyText(
        QCoreApplication::translate("DashboardItems", "No such series in this range"),
        itemTitle(item));
    QObject::connect(&live.feed(), &ChartFeed::refused, chart, [chart](const QString &reason) {
        chart->setEmptyText(
            QCoreApplication::translate("DashboardItems", "The expression cannot be computed"),
            reason);
        chart->setFrame(std::make_shared<const Frame>());
    });
    return {chart, &live.feed()};
}

ItemView makeTable(const PageContext &context, const DashboardItem &item, QWidget *parent)
{
    auto *panel = new Panel(context.style, itemTitle(item), parent);
    auto *rows = new LatestModel(panel);
    auto *table = new RowTable(*rows, context.style);
    table->setAccessibleName(itemTitle(item));
    table->showColumns(
        {LatestModel::Metric, LatestModel::Labels, LatestModel::Value, LatestModel::Age},
        LatestModel::Labels);
    panel->setContent(table);
    auto *feed = new LatestFeed(questionsTo(context.session), context.scope, panel);
    feed->setSelectors(item.series);
    QObject::connect(
        feed, &LatestFeed::valuesReady, rows, [rows, &scope = context.scope](const auto &values) {
            rows->setRows(latestRows(*values, scope.range().to));
        });
    return {panel, feed};
}

ItemView makeHeatMap(const PageContext &context, const DashboardItem &item, QWidget *parent)
{
    const LiveHeatMap live(context, "dashboardHeatMap", itemTitle(item));
    live.map()->setParent(parent);
    live.feed().setSelectors(item.series);
    return {live.map(), &live.feed()};
}

} // namespace

ItemView makeItemView(const PageContext &context, const DashboardItem &item, QWidget *parent)
{
    switch (item.kind) {
    case DashboardItem::Kind::Tile:
        return makeTile(context, item, parent);
    case DashboardItem::Kind::Table:
        return makeTable(context, item, parent);
    case DashboardItem::Kind::HeatMap:
        return makeHeatMap(context, item, parent);
    case DashboardItem::Kind::Chart:
        break;
    }
    return makeChart(context, item, parent);
}

QString itemTitle(const DashboardItem &item)
{
    if (!item.title.empty())
        return QString::fromStdString(item.title);
    if (!item.expression.empty())
        return QString::fromStdString(item.expression);
    if (item.series.empty())
        return itemKindWord(item.kind);
    const Selector &first = item.series.front();
    QString title = first.metric.empty() ? QString::fromStdString(first.toString())
                                         : metricTitle(metricInfo(first.metric));
    if (title.isEmpty())
        title = QString::fromStdString(first.metric);
    const int more = int(item.series.size()) - 1;
    return more == 0
        ? title
        : QCoreApplication::translate("DashboardItems", "%1 and %n more", nullptr, more).arg(title);
}

QString itemKindWord(DashboardItem::Kind kind)
{
    switch (kind) {
    case DashboardItem::Kind::Tile:
        return QCoreApplication::translate("DashboardItems", "Tile");
    case DashboardItem::Kind::Table:
        return QCoreApplication::translate("DashboardItems", "Table");
    case DashboardItem::Kind::HeatMap:
        return QCoreApplication::translate("DashboardItems", "Heat map");
    case DashboardItem::Kind::Chart:
        break;
    }
    return QCoreApplication::translate("DashboardItems", "Chart");
}

bool isCounterName(const std::string &metric)
{
    return metricInfo(metric).kind == MetricKind::Counter;
}

} // namespace perfdeck
