// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/LineMask.h"

#include <algorithm>
#include <cmath>

namespace perfdeck {

namespace {

/// ∫ clamp(v, 0, thickness) dv up to z.
double ramp(double z, double thickness)
{
    const double inside = std::clamp(z, 0.0, thickness);
    return inside * inside / 2 + thickness * std::max(z - thickness, 0.0);
}

/// coveredUpTo() for many places of one band.
class Sweep final
{
public:
    Sweep(double lo, double hi, double half)
        : m_first(lo - half)
        , m_last(hi - half)
        , m_thickness(2 * half)
        , m_inverse(hi - lo < 0.01 ? 0 : 1 / (hi - lo))
    {
    }

    [[nodiscard]] double upTo(double t) const
    {
        if (m_inverse == 0.0)
            return std::clamp(t - (m_first + m_last) / 2, 0.0, m_thickness);
        return (ramp(t - m_first, m_thickness) - ramp(t - m_last, m_thickness)) * m_inverse;
    }

private:
    double m_first;
    double m_last;
    double m_thickness;
    double m_inverse;
};

} // namespace

double coveredUpTo(double t, double lo, double hi, double half)
{
    return Sweep(lo, hi, half).upTo(t);
}

void LineMask::resize(int height)
{
    if (height == m_height)
        return;
    m_height = height;
    m_mask.assign(static_cast<std::size_t>(height) * PixelBand::kColumns, 0);
    m_extents.fill({height, 0});
}

void LineMask::addLine(PixelPoint from, PixelPoint to, double width)
{
    if (std::abs(to.y - from.y) <= to.x - from.x)
        addFlatLine(from, to, width);
    else
        addSteepLine(from, to, width);
}

/// Column by column: in each the band moves from one row to another.
void LineMask::addFlatLine(PixelPoint from, PixelPoint to, double width)
{
    const double slope = to.x > from.x ? (to.y - from.y) / (to.x - from.x) : 0;
    const double half = width / 2 * std::sqrt(1 + slope * slope);
    const int first = std::max(m_left, floorOf(from.x));
    const int last = std::min(m_left + PixelBand::kColumns - 1, floorOf(to.x));
    for (int c = first; c <= last; ++c) {
        const double left = std::max<double>(from.x, c);
        const double right = std::min<double>(to.x, c + 1);
        const double ya = from.y + slope * (left - from.x);
        const double yb = from.y + slope * (right - from.x);
        const double lo = std::min(ya, yb);
        const double hi = std::max(ya, yb);
        const int top = std::max(0, floorOf(lo - half));
        const int bottom = std::min(m_height - 1, floorOf(hi + half));
        const Sweep sweep(lo, hi, half);
        double before = sweep.upTo(top);
        for (int r = top; r <= bottom; ++r) {
            const double upTo = sweep.upTo(r + 1);
            cover(c - m_left, r, (upTo - before) * (right - left));
            before = upTo;
        }
    }
}

/// The same, row by row; only the rows in which the line is near the band.
void LineMask::addSteepLine(PixelPoint from, PixelPoint to, double width)
{
    if (from.y > to.y)
        std::swap(from, to);
    const double slope = (to.x - from.x) / (to.y - from.y);
    const double half = width / 2 * std::sqrt(1 + slope * slope);
    const int firstColumn = m_left;
    const int lastColumn = m_left + PixelBand::kColumns - 1;
    double nearTop = from.y;
    double nearBottom = to.y;
    if (std::abs(slope) > 1e-3) {
        const double atLeft = from.y + (firstColumn - half - 1 - from.x) / slope;
        const double atRight = from.y + (lastColumn + half + 2 - from.x) / slope;
        nearTop = std::max(nearTop, std::min(atLeft, atRight));
        nearBottom = std::min(nearBottom, std::max(atLeft, atRight));
    }
    const int firstRow = std::max(0, floorOf(nearTop));
    const int lastRow = std::min(m_height - 1, floorOf(nearBottom));
    for (int r = firstRow; r <= lastRow; ++r) {
        const double above = std::max<double>(from.y, r);
        const double below = std::min<double>(to.y, r + 1);
        const double xa = from.x + slope * (above - from.y);
        const double xb = from.x + slope * (below - from.y);
        const double lo = std::min(xa, xb);
        const double hi = std::max(xa, xb);
        const int left = std::max(firstColumn, floorOf(lo - half));
        const int right = std::min(lastColumn, floorOf(hi + half));
        const Sweep sweep(lo, hi, half);
        double before = sweep.upTo(left);
        for (int c = left; c <= right; ++c) {
            const double upTo = sweep.upTo(c + 1);
            cover(c - m_left, r, (upTo - before) * (below - above));
            before = upTo;
        }
    }
}

void LineMask::addDot(PixelPoint center, double radius)
{
    const int firstColumn = std::max(m_left, floorOf(center.x - radius - 1));
    const int lastColumn
        = std::min(m_left + PixelBand::kColumns - 1, floorOf(center.x + radius + 1));
    const int firstRow = std::max(0, floorOf(center.y - radius - 1));
    const int lastRow = std::min(m_height - 1, floorOf(center.y + radius + 1));
    for (int c = firstColumn; c <= lastColumn; ++c) {
        for (int r = firstRow; r <= lastRow; ++r) {
            const double distance = std::hypot(c + 0.5 - center.x, r + 0.5 - center.y);
            cover(c - m_left, r, std::clamp(radius + 0.5 - distance, 0.0, 1.0));
        }
    }
}

void LineMask::cover(int column, int row, double share)
{
    const auto c = static_cast<std::size_t>(column);
    Extent &extent = m_extents[c];
    extent.top = std::min(extent.top, row);
    extent.bottom = std::max(extent.bottom, row + 1);
    std::uint8_t &mask
        = m_mask[c * static_cast<std::size_t>(m_height) + static_cast<std::size_t>(row)];
    const int sum = mask + static_cast<int>(share * 255 + 0.5);
    mask = static_cast<std::uint8_t>(std::min(sum, 255));
}

void LineMask::take(int column, std::uint8_t *cover)
{
    const auto c = static_cast<std::size_t>(column);
    std::uint8_t *mask = m_mask.data() + c * static_cast<std::size_t>(m_height);
    Extent &extent = m_extents[c];
    for (int r = extent.top; r < extent.bottom; ++r) {
        cover[r]
            = std::max(cover[r], static_cast<std::uint8_t>((mask[r] + 1) / 2)); // 255 becomes 128
        mask[r] = 0;
    }
    extent = {m_height, 0};
}

void LineMask::clearFrom(int column)
{
    for (int c = column; c < PixelBand::kColumns; ++c) {
        Extent &extent = m_extents[static_cast<std::size_t>(c)];
        if (extent.top >= extent.bottom)
            continue;
        const auto start = m_mask.begin() + static_cast<std::ptrdiff_t>(c) * m_height;
        std::fill(start + extent.top, start + extent.bottom, std::uint8_t{0});
        extent = {m_height, 0};
    }
}

} // namespace perfdeck
