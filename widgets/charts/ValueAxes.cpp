// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/ValueAxes.h"

#include <algorithm>
#include <cmath>

namespace perfdeck {

namespace {

/// A level is brought into view as long as the lines keep this share of the height.
constexpr double kLineShare = 0.4;

std::size_t indexOf(AxisSide side)
{
    return side == AxisSide::Left ? 0 : 1;
}

bool looksTheSame(const AxisScale &a, const AxisScale &b)
{
    return a.min == b.min && a.max == b.max && a.unit == b.unit && a.logarithmic == b.logarithmic
        && a.ticks.size() == b.ticks.size();
}

} // namespace

void ValueAxes::setFixed(std::optional<std::pair<double, double>> bounds)
{
    m_fixed = bounds;
    m_axes[0].reset();
}

void ValueAxes::zoom(std::pair<double, double> left, std::pair<double, double> right)
{
    m_zoom = {left, right};
}

bool ValueAxes::resetZoom()
{
    return std::exchange(m_zoom, std::nullopt).has_value();
}

bool ValueAxes::update(const SeriesBook &book,
                       const LayerSet &layers,
                       std::span<const ChartThreshold> thresholds,
                       int targetTicks)
{
    bool changed = std::exchange(m_hasRight, book.hasRight()) != m_hasRight;
    for (const AxisSide side : {AxisSide::Left, AxisSide::Right}) {
        if (side == AxisSide::Right && !m_hasRight)
            continue;
        StickyAxis &axis = m_axes[indexOf(side)];
        const AxisScale before = axis.scale();
        if (m_zoom)
            axis.reset(); // a zoom is shown as it was asked for
        AxisWish wish = m_wish;
        if (m_zoom)
            wish.base = AxisWish::Base::Data;
        const auto [min, max] = wanted(side, book, layers, thresholds);
        changed |= !looksTheSame(before, axis.update(min, max, book.unit(side), targetTicks, wish));
    }
    return changed;
}

std::pair<double, double> ValueAxes::wanted(AxisSide side,
                                            const SeriesBook &book,
                                            const LayerSet &layers,
                                            std::span<const ChartThreshold> thresholds) const
{
    if (m_zoom)
        return (*m_zoom)[indexOf(side)];
    if (side == AxisSide::Left && m_fixed && !m_wish.logarithmic)
        return *m_fixed;
    ValueExtent extent = book.extent(side, m_wish.logarithmic);
    layers.widen(book, side, extent);
    if (side == AxisSide::Right)
        return {extent.min, extent.max};
    const ValueBounds plain{0, 1, m_wish.logarithmic};
    const auto height = [&](const ValueExtent &of) {
        const double foot = plain.logarithmic ? of.min : std::min(of.min, 0.0);
        return plain.level(of.max) - plain.level(foot);
    };
    for (const ChartThreshold &threshold : thresholds) {
        ValueExtent wider = extent;
        wider.include(threshold.value);
        if (height(extent) >= kLineShare * height(wider))
            extent = wider;
    }
    return {extent.min, extent.max};
}

const AxisScale &ValueAxes::scale(AxisSide side) const
{
    return m_axes[indexOf(side)].scale();
}

ValueBounds ValueAxes::bounds(AxisSide side) const
{
    const AxisScale &axis = scale(side);
    return {axis.min, axis.max, axis.logarithmic};
}

} // namespace perfdeck
