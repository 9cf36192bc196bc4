// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/StatisticsText.h"

#include "widgets/charts/TimeSeriesChart.h"
#include "widgets/style/Format.h"

#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <optional>

namespace perfdeck {

namespace {

QString row(const QStringList &cells, const char *tag, const QColor &mark)
{
    QString html
        = QStringLiteral("<tr><td style=\"color:%1\">%2</td>")
              .arg(mark.name(),
                   QLatin1String(tag) == QLatin1String("th") ? QString() : QStringLiteral("▬"));
    for (const QString &cell : cells)
        html
            += QStringLiteral("<%1 align=\"%2\" style=\"padding-left:8px;font-weight:400\">%3</%1>")
                   .arg(QLatin1String(tag),
                        cell == cells.front() ? QStringLiteral("left") : QStringLiteral("right"),
                        cell.toHtmlEscaped());
    return html + QStringLiteral("</tr>");
}

const DistributionSeries *find(const DistributionFrame *frame, const SeriesKey &key)
{
    if (frame == nullptr)
        return nullptr;
    for (const DistributionSeries &series : frame->series)
        if (*series.key == key)
            return &series;
    return nullptr;
}

std::optional<double> quantileOf(const DistributionSeries &series, double quantile)
{
    for (const QuantileMark &mark : series.quantiles)
        if (mark.quantile == quantile)
            return mark.value;
    return std::nullopt;
}

/// "+12 %" of the medians; of shares the difference itself.
QString changeOf(const DistributionSeries &now, const DistributionSeries *before)
{
    const auto new50 = quantileOf(now, 0.5);
    const auto old50 = before != nullptr ? quantileOf(*before, 0.5) : std::nullopt;
    if (!new50 || !old50)
        return QStringLiteral("–");
    const double by = *new50 - *old50;
    const QString sign = by > 0 ? QStringLiteral("+") : QString();
    if (now.info.unit == Unit::Ratio || *old50 == 0)
        return sign + formatText(by, now.info.unit);
    return QStringLiteral("%1%2 %").arg(sign, formatNumber(by / std::abs(*old50) * 100));
}

QStringList
cellsOf(const QString &name, const DistributionSeries &now, const DistributionSeries *before)
{
    const Unit unit = now.info.unit;
    const auto quantile = [&](double q) {
        const auto value = quantileOf(now, q);
        return value ? formatText(*value, unit) : QStringLiteral("–");
    };
    return {name,
            QLocale().toString(static_cast<qulonglong>(now.count)),
            formatText(now.min, unit),
            formatText(now.mean, unit),
            quantile(0.5),
            quantile(0.95),
            quantile(0.99),
            formatText(now.max, unit),
            changeOf(now, before)};
}

} // namespace

QString statisticsHtml(const DistributionFrame &now,
                       const DistributionFrame *before,
                       const SeriesBook &book,
                       const Theme &theme,
                       const QTimeZone &zone)
{
    QString rows = row({TimeSeriesChart::tr("%1, %2").arg(formatDateTime(now.range.from, zone),
                                                          formatDuration(now.range.length())),
                        TimeSeriesChart::tr("samples"),
                        TimeSeriesChart::tr("min"),
                        TimeSeriesChart::tr("mean"),
                        TimeSeriesChart::tr("p50"),
                        TimeSeriesChart::tr("p95"),
                        TimeSeriesChart::tr("p99"),
                        TimeSeriesChart::tr("max"),
                        TimeSeriesChart::tr("p50 against before")},
                       "th",
                       theme.dim);
    for (const ChartLine &line : book.lines()) {
        const DistributionSeries *series = line.visible ? find(&now, *line.series->key) : nullptr;
        if (series != nullptr)
            rows += row(
                cellsOf(line.name, *series, find(before, *line.series->key)), "td", line.color);
    }
    QString html = QStringLiteral("<table cellspacing=\"0\">%1</table>").arg(rows);
    if (now.rawFrom)
        html += QStringLiteral("<div style=\"color:%1\">%2</div>")
                    .arg(theme.dim.name(),
                         TimeSeriesChart::tr(
                             "Samples before %1 are kept as roll-ups only and not in here.")
                             .arg(formatDateTime(*now.rawFrom, zone))
                             .toHtmlEscaped());
    return html;
}

} // namespace perfdeck
