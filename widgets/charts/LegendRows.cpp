// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/LegendRows.h"

#include "widgets/style/Format.h"
#include "widgets/style/QualityText.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

namespace perfdeck {

namespace {

using NumberText = std::function<QString(double value, Unit unit)>;

/// In one prefix with about three significant digits; each number with a unit of its own when the
/// smallest would be lost in that, or there are two axes.
NumberText numberText(const std::vector<ChartLine> &lines, const AxisScale &axis)
{
    double largest = 0;
    double smallest = std::numeric_limits<double>::infinity();
    bool oneAxis = true;
    for (const ChartLine &line : lines) {
        oneAxis = oneAxis && line.side == AxisSide::Left;
        for (const double value : {line.series->max, line.series->mean, line.series->last}) {
            const double size = std::abs(value);
            if (!std::isfinite(size) || size == 0)
                continue;
            largest = std::max(largest, size);
            smallest = std::min(smallest, size);
        }
    }
    if (largest > 500 * smallest || !oneAxis || axis.logarithmic)
        return [](double value, Unit unit) { return formatText(value, unit); };
    const auto digits = [&axis](double value) { // before the point, less one
        return value > 0 && std::isfinite(value)
            ? static_cast<int>(std::floor(std::log10(value / axis.factor)))
            : 0;
    };
    const int decimals = std::min(2 - digits(smallest), 3 - digits(largest));
    return [decimals = std::clamp(decimals, 0, 4), unit = ScaledUnit{axis.factor, {}}](
               double value, Unit) { return formatIn(value, unit, decimals); };
}

/// Whether a comes before b when larger numbers come first.
bool isLarger(double a, double b)
{
    return std::isnan(b) ? !std::isnan(a) : a > b;
}

} // namespace

std::vector<LegendRow> legendRows(const std::vector<ChartLine> &lines, const AxisScale &axis)
{
    const NumberText text = numberText(lines, axis);
    std::vector<LegendRow> rows;
    rows.reserve(lines.size());
    for (const ChartLine &line : lines) {
        const FrameSeries &series = *line.series;
        const Unit unit = series.info.unit;
        const RatedNumber last = ratedLast(series, line.companions);
        LegendRow row{rows.size(), line.name, line.color, line.visible, {}, {}};
        row.values = {shownNumber(last), series.min, series.mean, series.max};
        for (std::size_t i = 0; i < LegendRow::kNumbers; ++i)
            row.texts[i] = text(row.values[i], unit);
        row.texts[0].prepend(qualityMark(last.quality));
        if (line.side == AxisSide::Right)
            row.name += QStringLiteral(" →");
        rows.push_back(std::move(row));
    }
    return rows;
}

void sortRows(std::vector<LegendRow> &rows, LegendSort sort)
{
    if (sort == LegendSort::AsGiven)
        return;
    const auto column = static_cast<std::size_t>(sort) - static_cast<std::size_t>(LegendSort::Last);
    std::stable_sort(rows.begin(), rows.end(), [&](const LegendRow &a, const LegendRow &b) {
        return sort == LegendSort::Name ? a.name.localeAwareCompare(b.name) < 0
                                        : isLarger(a.values[column], b.values[column]);
    });
}

void filterRows(std::vector<LegendRow> &rows, const QString &text)
{
    std::erase_if(rows, [&text](const LegendRow &row) {
        return !row.name.contains(text, Qt::CaseInsensitive);
    });
}

} // namespace perfdeck
