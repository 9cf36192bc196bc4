// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/ChartText.h"

#include "widgets/style/Format.h"
#include "widgets/style/QualityText.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

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

/// The unit of all series, or none if there are several.
Unit commonUnit(const Frame &frame)
{
    const bool same
        = std::all_of(frame.series.begin(), frame.series.end(), [&](const FrameSeries &series) {
              return series.info.unit == frame.series.front().info.unit;
          });
    return same && !frame.series.empty() ? frame.series.front().info.unit : Unit::None;
}

} // namespace

DataTable frameTable(const Frame &frame)
{
    const auto tr = [](const char *text) {
        return QCoreApplication::translate("perfdeck::TimeSeriesChart", text);
    };
    const bool reduced = isReduced(frame);
    const Unit unit = commonUnit(frame);
    DataTable table;
    table.columns = {{"time", tr("Time"), Unit::None, true},
                     {"metric", tr("Metric")},
                     {"labels", tr("Labels")},
                     {"value", tr("Value"), unit}};
    if (reduced) {
        table.columns.push_back({"min", tr("Minimum"), unit});
        table.columns.push_back({"max", tr("Maximum"), unit});
        table.columns.push_back({"samples", tr("Samples"), Unit::Count});
    }
    for (const FrameSeries &series : frame.series) {
        for (const FrameColumn &column : series.columns)
            appendRow(table, series, column, reduced);
    }
    return table;
}

QString describeChart(const QString &title, const std::vector<ChartLine> &lines)
{
    const auto tr = [](const char *text) {
        return QCoreApplication::translate("perfdeck::TimeSeriesChart", text);
    };
    QStringList rows;
    for (const ChartLine &line : lines) {
        const FrameSeries &series = *line.series;
        const Unit unit = series.info.unit;
        const RatedNumber last = ratedLast(series, line.companions);
        rows << tr("%1: last %2, minimum %3, average %4, maximum %5%6")
                    .arg(line.name,
                         formatRated(last, unit),
                         formatText(series.min, unit),
                         formatText(series.mean, unit),
                         formatText(series.max, unit),
                         line.visible ? QString() : tr(", hidden"));
        if (const QString words = qualityWords(last.quality); !words.isEmpty())
            rows.last() += QStringLiteral(". ") + words;
    }
    const QString head = rows.isEmpty() ? tr("%1. No data.").arg(title)
                                        : tr("%1. %2 lines.").arg(title).arg(rows.size());
    rows.prepend(head);
    return rows.join(QLatin1Char('\n'));
}

} // namespace perfdeck
