// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/LegendRows.h"

#include "widgets/style/Format.h"
#include "widgets/style/QualityText.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>

namespace perfdeck {

namespace {

/// Writes one of the four numbers of a line.
using NumberText = std::function<QString(double value, Unit unit, std::size_t column)>;
using Numbers = std::array<double, LegendRow::kNumbers>;

Numbers numbersOf(const ChartLine &line)
{
    const FrameSeries &series = *line.series;
    return {shownNumber(ratedLast(series, line.companions)), series.min, series.mean, series.max};
}

constexpr std::size_t kMean = 2; // of the numbers

/// Counts and other whole numbers need no decimals; their mean does.
bool areWhole(const std::vector<ChartLine> &lines, double factor)
{
    for (const ChartLine &line : lines) {
        const Numbers numbers = numbersOf(line);
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            const double shown = numbers[i] / factor;
            if (i != kMean && std::isfinite(shown) && shown != std::floor(shown))
                return false;
        }
    }
    return true;
}

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
        return [](double value, Unit unit, std::size_t) { return formatText(value, unit); };
    const auto digits = [&axis](double value) { // before the point, less one
        return value > 0 && std::isfinite(value)
            ? static_cast<int>(std::floor(std::log10(value / axis.factor)))
            : 0;
    };
    const int decimals = std::clamp(std::min(2 - digits(smallest), 3 - digits(largest)), 0, 4);
    const bool whole = areWhole(lines, axis.factor);
    return [decimals, whole, unit = ScaledUnit{axis.factor, {}}](
               double value, Unit, std::size_t column) {
        const int shown = !whole ? decimals : column == kMean ? std::min(decimals, 1) : 0;
        return formatIn(value, unit, shown);
    };
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
        row.values = numbersOf(line);
        for (std::size_t i = 0; i < LegendRow::kNumbers; ++i)
            row.texts[i] = text(row.values[i], unit, i);
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
