// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/LayerSet.h"
#include "widgets/charts/SeriesBook.h"
#include "widgets/style/AxisScale.h"

#include <array>
#include <optional>
#include <span>
#include <utility>

namespace perfdeck {

/// The value axes of a chart: one at the left, a second at the right when its lines have several
/// units. Bounds come from the lines, what lies around them, and the wishes of page and user. GUI
/// thread.
class ValueAxes final
{
public:
    /// Fixed bounds of the left axis, by the page.
    void setFixed(std::optional<std::pair<double, double>> bounds);

    /// The part of both axes that the user zoomed into, as values; reset by resetZoom().
    void zoom(std::pair<double, double> left, std::pair<double, double> right);
    /// Whether there was a zoom.
    bool resetZoom();

    void setWish(AxisWish wish) { m_wish = wish; }

    [[nodiscard]] const AxisWish &wish() const { return m_wish; }

    /// Finds the axes anew. Returns whether labels or ticks differ from before. O(columns).
    bool update(const SeriesBook &book,
                const LayerSet &layers,
                std::span<const ChartThreshold> thresholds,
                int targetTicks);

    [[nodiscard]] const AxisScale &scale(AxisSide side) const;

    [[nodiscard]] ValueBounds bounds(AxisSide side) const;

    [[nodiscard]] bool hasRight() const { return m_hasRight; }

private:
    [[nodiscard]] std::pair<double, double>
    wanted(AxisSide side,
           const SeriesBook &book,
           const LayerSet &layers,
           std::span<const ChartThreshold> thresholds) const;

    std::array<StickyAxis, 2> m_axes;
    std::optional<std::pair<double, double>> m_fixed;
    std::optional<std::array<std::pair<double, double>, 2>> m_zoom;
    AxisWish m_wish;
    bool m_hasRight = false;
};

} // namespace perfdeck
