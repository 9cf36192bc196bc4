// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/ChartLayers.h"
#include "widgets/charts/PlotCanvas.h"
#include "widgets/charts/SeriesBook.h"

#include <optional>
#include <vector>

namespace perfdeck {

/// What lies beneath the lines of a chart: the spread of many lines, bands, and the same lines of
/// an earlier period. Keeps them in the form the canvas paints. GUI thread.
class LayerSet final
{
public:
    void setGhost(ChartGhost ghost) { m_ghost = std::move(ghost); }

    [[nodiscard]] const ChartGhost &ghost() const { return m_ghost; }

    void setBands(std::vector<ChartBand> bands) { m_bands = std::move(bands); }

    [[nodiscard]] const std::vector<ChartBand> &bands() const { return m_bands; }

    /// Nothing lies beneath the lines of the book.
    [[nodiscard]] bool isEmpty(const SeriesBook &book) const;
    /// Made anew for a plot; only those of visible lines. The columns live until the next call.
    [[nodiscard]] std::vector<CanvasLine>
    lines(const SeriesBook &book, TimeRange range, int columns, qreal ratio, const Theme &theme);
    /// Widens the bounds of an axis so that the layers of its visible lines lie within.
    void widen(const SeriesBook &book, AxisSide side, ValueExtent &extent) const;
    /// What a line of the chart was then.
    [[nodiscard]] std::optional<double> ghostAt(const SeriesKey &key, Timestamp time) const;

private:
    /// One more line for the canvas.
    void add(std::vector<FrameColumn> columns, CanvasLine look);
    void addSpread(const FrameSpread &spread, TimeRange range, int columns, const Theme &theme);
    [[nodiscard]] const FrameSeries *ghostOf(const SeriesKey &key) const;

    ChartGhost m_ghost;
    std::vector<ChartBand> m_bands;
    std::vector<std::vector<FrameColumn>> m_columns; ///< of m_lines
    std::vector<CanvasLine> m_lines;
};

} // namespace perfdeck
