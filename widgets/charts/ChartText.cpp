// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/ChartText.h"

#include "core/report/TableWriter.h"
#include "widgets/style/Format.h"
#include "widgets/style/QualityText.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <string>
#include <string_view>

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

void appendRow(std::string &out, const std::string &name, const FrameColumn &column, bool reduced)
{
    out += toIso8601(Timestamp(Duration(column.lastTime)));
    out += name;
    out += numberText(column.last);
    if (reduced) {
        out += ',';
        out += numberText(column.min);
        out += ',';
        out += numberText(column.max);
        out += ',' + std::to_string(column.count);
    }
    out += '\n';
}

} // namespace

QString frameToCsv(const Frame &frame)
{
    const bool reduced = isReduced(frame);
    std::string out
        = reduced ? "time,metric,labels,value,min,max,samples\n" : "time,metric,labels,value\n";
    for (const FrameSeries &series : frame.series) {
        std::string name = ",";
        name += csvText(series.key->metric);
        name += ',';
        name += csvText(series.key->labels.toJson());
        name += ',';
        for (const FrameColumn &column : series.columns)
            appendRow(out, name, column, reduced);
    }
    return QString::fromStdString(out);
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
