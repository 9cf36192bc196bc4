// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/ReadoutRows.h"

#include "widgets/charts/LayerLines.h"
#include "widgets/charts/TimeSeriesChart.h"
#include "widgets/style/Format.h"
#include "widgets/style/QualityText.h"

#include <algorithm>
#include <cmath>

namespace perfdeck {

namespace {

using Row = ReadoutContent::Row;

constexpr std::size_t kMostMarks = 6; // of one group
constexpr qsizetype kMostSources = 3;
constexpr Duration kWorthSaying = std::chrono::seconds(1); // age of a sample

QString toWords(const ValueExtent &extent, Unit unit)
{
    return TimeSeriesChart::tr("%1 to %2")
        .arg(formatText(extent.min, unit), formatText(extent.max, unit));
}

QString sourceOf(const FrameSeries &series)
{
    return QString::fromStdString(std::string(series.key->labels.get("source")));
}

Row lineRow(const ReadoutSubject &subject,
            const ChartLine &line,
            const std::optional<SampleReading> &reading)
{
    Row row;
    row.name = line.name;
    row.color = line.color;
    row.value = TimeSeriesChart::tr("no sample");
    if (!reading)
        return row;
    const Unit unit = line.series->info.unit;
    const RatedNumber rated = line.companions.rate(reading->value, reading->time);
    row.value = formatRated(rated, unit);
    if (reading->estimated)
        row.value.prepend(QStringLiteral("≈ "));
    if (reading->count > 1 && reading->min < reading->max)
        row.note = toWords({reading->min, reading->max}, unit);
    QStringList sampled{
        reading->estimated
            ? TimeSeriesChart::tr("interpolated")
            : TimeSeriesChart::tr("sampled %1").arg(formatTime(reading->time, subject.zone))};
    if (const QString source = sourceOf(*line.series); !source.isEmpty())
        sampled << source;
    if (const QString words = qualityWords(rated.quality); !words.isEmpty())
        sampled << words;
    row.sampled = sampled.join(QStringLiteral(", "));
    return row;
}

/// What a line was in the earlier period, and by how much it differs now.
Row ghostRow(const QString &name,
             double then,
             const std::optional<SampleReading> &now,
             const ChartLine &line)
{
    const Unit unit = line.series->info.unit;
    QString difference;
    if (now && std::isfinite(now->value)) {
        const double by = now->value - then;
        const QString sign = by > 0 ? QStringLiteral("+") : QString();
        difference = sign + formatText(by, unit);
        if (then != 0 && unit != Unit::Ratio)
            difference
                += QStringLiteral(" (%1%2 %)").arg(sign, formatNumber(by / std::abs(then) * 100));
    }
    QColor faint = line.color;
    faint.setAlphaF(0.5F);
    return {name, formatText(then, unit), difference, faint};
}

void appendSpread(std::vector<Row> &rows, const ReadoutSubject &subject)
{
    const FrameSpread *spread = subject.book.spread();
    const SpreadColumn *column = spread != nullptr ? spreadAt(*spread, subject.time) : nullptr;
    if (column == nullptr)
        return;
    const Unit unit = spread->info.unit;
    rows.push_back({TimeSeriesChart::tr("median of %1 lines").arg(column->series),
                    formatText(column->p50, unit),
                    {},
                    subject.theme.text});
    rows.push_back({TimeSeriesChart::tr("middle half"),
                    toWords({column->p25, column->p75}, unit),
                    {},
                    subject.theme.dim});
    rows.push_back({TimeSeriesChart::tr("p5 to p95"),
                    toWords({column->p5, column->p95}, unit),
                    {},
                    subject.theme.dim});
}

/// What the rows have in common.
QStringList footOf(const ReadoutSubject &subject, std::optional<Timestamp> newest)
{
    QStringList foot;
    QStringList sources;
    for (const ChartLine &line : subject.book.lines()) {
        const QString source = sourceOf(*line.series);
        if (line.visible && !source.isEmpty() && !sources.contains(source))
            sources << source;
    }
    if (!sources.isEmpty() && sources.size() <= kMostSources)
        foot << TimeSeriesChart::tr("from %1").arg(sources.join(QStringLiteral(", ")));
    if (newest && subject.time - *newest >= kWorthSaying)
        foot
            << TimeSeriesChart::tr("sampled %1 before").arg(formatDuration(subject.time - *newest));
    if (subject.book.frame()->tier == FrameTier::Minute)
        foot << TimeSeriesChart::tr("1-minute roll-ups");
    if (subject.book.frame()->tier == FrameTier::Hour)
        foot << TimeSeriesChart::tr("1-hour roll-ups");
    return foot.isEmpty() ? foot : QStringList{foot.join(QStringLiteral(" · "))};
}

} // namespace

std::vector<ChartReadout::Row> markRows(const MarkLane &lane,
                                        const MarkLane::Group &group,
                                        const QTimeZone &zone,
                                        const Theme &theme)
{
    std::vector<Row> rows;
    for (std::size_t i = 0; i < std::min(group.marks.size(), kMostMarks); ++i) {
        const ChartMark &mark = lane.marks()[group.marks[i]];
        QString time = formatTime(mark.from, zone);
        if (mark.to)
            time += QStringLiteral("–") + formatTime(*mark.to, zone);
        rows.push_back({mark.text, time, {}, MarkLane::colorOf(mark, theme)});
    }
    return rows;
}

Readout readOut(const ReadoutSubject &subject)
{
    Readout readout;
    std::vector<Row> &rows = readout.content.rows;
    readout.content.time = formatDateTime(subject.time, subject.zone);
    std::optional<Timestamp> newest;
    appendSpread(rows, subject);
    for (std::size_t i = 0; i < subject.book.lines().size(); ++i) {
        const ChartLine &line = subject.book.lines()[i];
        if (!line.visible)
            continue;
        const auto reading = sampleAt(*line.series, subject.time, subject.sampling);
        rows.push_back(lineRow(subject, line, reading));
        rows.back().strong = subject.highlight == i;
        if (const auto then = subject.layers.ghostAt(*line.series->key, subject.time))
            rows.push_back(ghostRow(subject.layers.ghost().name, *then, reading, line));
        if (!reading || !std::isfinite(reading->value))
            continue;
        readout.markers.push_back({reading->time, reading->value, line.color, line.side});
        newest = newest ? std::max(*newest, reading->time) : reading->time;
    }
    if (subject.marks != nullptr)
        for (Row &row : markRows(subject.lane, *subject.marks, subject.zone, subject.theme))
            rows.push_back(std::move(row));
    readout.content.foot = footOf(subject, newest);
    return readout;
}

} // namespace perfdeck
