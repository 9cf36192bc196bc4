// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/ChartText.h"

#include "widgets/charts/TimeSeriesChart.h"
#include "widgets/style/Format.h"
#include "widgets/style/QualityText.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <utility>

namespace perfdeck {

namespace {

bool isReduced(const Frame &frame)
{
    return std::any_of(frame.series.begin(), frame.series.end(), [](const FrameSeries &series) {
        return std::any_of(series.columns.begin(),
                           series.columns.end(),
                           [](const FrameColumn &column) { return column.count > 1; });
    });
}

void appendRow(DataTable &table, const FrameSeries &series, const FrameColumn &column, bool reduced)
{
    table.cells.insert(table.cells.end(),
                       {Cell(column.lastTime),
                        Cell(series.key->metric),
                        Cell(series.key->labels.toJson()),
                        Cell(column.last)});
    if (reduced)
        table.cells.insert(
            table.cells.end(),
            {Cell(column.min), Cell(column.max), Cell(static_cast<std::int64_t>(column.count))});
}

/// Each quantile as a series of its own.
void appendSpread(DataTable &table, const FrameSpread &spread, bool reduced)
{
    constexpr std::array kQuantiles{std::pair{"0.05", &SpreadColumn::p5},
                                    std::pair{"0.25", &SpreadColumn::p25},
                                    std::pair{"0.5", &SpreadColumn::p50},
                                    std::pair{"0.75", &SpreadColumn::p75},
                                    std::pair{"0.95", &SpreadColumn::p95}};
    FrameSeries series;
    for (const auto &[quantile, value] : kQuantiles) {
        series.key = std::make_shared<const SeriesKey>(SeriesKey{
            spread.info.name, {{"lines", std::to_string(spread.series)}, {"quantile", quantile}}});
        for (const SpreadColumn &column : spread.columns) {
            const double at = column.*value;
            appendRow(table,
                      series,
                      {column.time, column.time, at, at, at, at, column.series, false},
                      reduced);
        }
    }
}

/// The unit of all series, or none if there are several.
Unit commonUnit(const Frame &frame)
{
    const bool same
        = std::all_of(frame.series.begin(), frame.series.end(), [&](const FrameSeries &series) {
              return series.info.unit == frame.series.front().info.unit;
          });
    if (frame.series.empty())
        return frame.spread.info.unit;
    return same ? frame.series.front().info.unit : Unit::None;
}

} // namespace

DataTable frameTable(const Frame &frame)
{
    const bool reduced = isReduced(frame);
    const Unit unit = commonUnit(frame);
    DataTable table;
    table.columns = {{"time", TimeSeriesChart::tr("Time"), Unit::None, true},
                     {"metric", TimeSeriesChart::tr("Metric")},
                     {"labels", TimeSeriesChart::tr("Labels")},
                     {"value", TimeSeriesChart::tr("Value"), unit}};
    if (reduced) {
        table.columns.push_back({"min", TimeSeriesChart::tr("Minimum"), unit});
        table.columns.push_back({"max", TimeSeriesChart::tr("Maximum"), unit});
        table.columns.push_back({"samples", TimeSeriesChart::tr("Samples"), Unit::Count});
    }
    appendSpread(table, frame.spread, reduced);
    for (const FrameSeries &series : frame.series) {
        for (const FrameColumn &column : series.columns)
            appendRow(table, series, column, reduced);
    }
    return table;
}

QString
describeChart(const QString &title, const std::vector<ChartLine> &lines, const FrameSpread *spread)
{
    QStringList rows;
    for (const ChartLine &line : lines) {
        const FrameSeries &series = *line.series;
        const Unit unit = series.info.unit;
        const RatedNumber last = ratedLast(series, line.companions);
        rows << TimeSeriesChart::tr("%1: last %2, minimum %3, average %4, maximum %5%6")
                    .arg(line.name,
                         formatRated(last, unit),
                         formatText(series.min, unit),
                         formatText(series.mean, unit),
                         formatText(series.max, unit),
                         line.visible ? QString() : TimeSeriesChart::tr(", hidden"));
        if (const QString words = qualityWords(last.quality); !words.isEmpty())
            rows.last() += QStringLiteral(". ") + words;
    }
    if (spread != nullptr && !spread->columns.empty()) {
        const SpreadColumn &last = spread->columns.back();
        const Unit unit = spread->info.unit;
        rows.prepend(TimeSeriesChart::tr("Spread of %1 lines: median %2, p5 %3, p95 %4")
                         .arg(QString::number(spread->series),
                              formatText(last.p50, unit),
                              formatText(last.p5, unit),
                              formatText(last.p95, unit)));
    }
    const QString head = rows.isEmpty()
        ? TimeSeriesChart::tr("%1. No data.").arg(title)
        : TimeSeriesChart::tr("%1. %2 lines.").arg(title).arg(lines.size());
    rows.prepend(head);
    return rows.join(QLatin1Char('\n'));
}

} // namespace perfdeck
