// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/SeriesBook.h"
#include "widgets/style/AxisScale.h"

#include <QColor>
#include <QString>

#include <array>
#include <vector>

namespace perfdeck {

/// In which order a legend lists its lines: as they come, by name, or by a number, largest first.
enum class LegendSort
{
    AsGiven,
    Name,
    Last,
    Min,
    Mean,
    Max,
};

/// One line as the legend tells it.
struct LegendRow
{
    static constexpr std::size_t kNumbers = 4; ///< last, min, mean, max

    std::size_t line = 0; ///< index in the book
    QString name;
    QColor color;
    bool visible = true;
    std::array<double, kNumbers> values{};
    std::array<QString, kNumbers> texts;
};

/// Numbers of one axis are in its prefix without unit, unless some would vanish in it.
[[nodiscard]] std::vector<LegendRow> legendRows(const std::vector<ChartLine> &lines,
                                                const AxisScale &axis);
/// What has no number stands last.
void sortRows(std::vector<LegendRow> &rows, LegendSort sort);
/// Drops rows whose names do not contain the text, in whatever case.
void filterRows(std::vector<LegendRow> &rows, const QString &text);

} // namespace perfdeck
