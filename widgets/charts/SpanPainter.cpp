// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/SpanPainter.h"

#include <algorithm>
#include <cmath>

namespace perfdeck {

namespace {

/// Samples closer than this many pixels to a run join it; further ones are connected by a sloped line.
constexpr double kJoinDistance = 1.6;
/// Values far outside the plot end here; keeps slopes finite.
constexpr double kFarRows = 30'000;

/// A run stands for several strokes side by side: together they reach into the next column more often than
/// one does. Found by holding pictures of noise against stroked polylines.
constexpr double kManyStrokes = 1.5;

/// ∫ clamp(v, 0, thickness) dv up to z.
double ramp(double z, double thickness)
{
    if (z <= 0)
        return 0;
    return z < thickness ? z * z / 2 : thickness * z - thickness * thickness / 2;
}

/// How much of (−∞, t] a band of this half width covers, on average while its centre moves from lo to hi.
double coveredUpTo(double t, double lo, double hi, double half)
{
    const double travel = hi - lo;
    if (travel < 0.01)
        return std::clamp(t - (lo + hi) / 2 + half, 0.0, 2 * half);
    return (ramp(t - lo + half, 2 * half) - ramp(t - hi + half, 2 * half)) / travel;
}

/// d + (s − d) × a/255 for the four channels at once.
QRgb blend(QRgb under, QRgb over, std::uint32_t alpha)
{
    const std::uint32_t keep = 255 - alpha;
    const auto twoChannels = [](std::uint32_t weighted) {
        return ((weighted + ((weighted >> 8) & 0xFF00FFU) + 0x800080U) >> 8) & 0xFF00FFU;
    };
    const std::uint32_t even = (over & 0xFF00FFU) * alpha + (under & 0xFF00FFU) * keep;
    const std::uint32_t odd = ((over >> 8) & 0xFF00FFU) * alpha + ((under >> 8) & 0xFF00FFU) * keep;
    return twoChannels(even) | (twoChannels(odd) << 8);
}

/// Adds coverage to the rows from `top` to `bottom`; `full` is that of a whole row. 0 <= top < bottom <= size.
inline void addBand(std::uint32_t *rows, float top, float bottom, float full)
{
    const auto begin = static_cast<int>(top);
    const auto end = static_cast<int>(bottom);
    if (begin == end) {
        rows[begin] += static_cast<std::uint32_t>((bottom - top) * full);
        return;
    }
    rows[begin] += static_cast<std::uint32_t>((static_cast<float>(begin + 1) - top) * full);
    const auto whole = static_cast<std::uint32_t>(full);
    for (int r = begin + 1; r < end; ++r)
        rows[r] += whole;
    rows[end] += static_cast<std::uint32_t>((bottom - static_cast<float>(end)) * full);
}

} // namespace

void SpanPainter::paint(QImage &image,
                        const PlotScale &scale,
                        std::span<const FrameColumn> columns,
                        const SpanPen &pen)
{
    if (image.isNull() || columns.empty() || scale.max <= scale.min)
        return;
    Q_ASSERT(image.depth() == 32);
    m_scale = scale;
    m_pen = pen;
    m_pen.color |= 0xFF000000U;
    begin(image.width(), image.height());
    trace(columns);
    composite(image);
}

void SpanPainter::begin(int width, int height)
{
    if (width != m_width || height != m_height) {
        m_width = width;
        m_height = height;
        m_mask.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 0);
    }
    m_cells.assign(static_cast<std::size_t>(width), Cell {1, 0, height, 0});
    m_edge.resize(static_cast<std::size_t>(height) + 1);
    m_hasLast = false;
    m_bleed.clear();
    const double half = m_pen.width / 2;
    for (int distance = 1; distance < half + 1; ++distance)
        m_bleed.push_back(static_cast<float>(255 * std::min(1.0, kManyStrokes * (coveredUpTo(distance + 1, 0, 1, half)
                                                                         - coveredUpTo(distance, 0, 1, half)))));
}

void SpanPainter::trace(std::span<const FrameColumn> columns)
{
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const FrameColumn &column = columns[i];
        if (std::isnan(column.min)) {
            m_hasLast = false;
            continue;
        }
        if (column.gapBefore)
            m_hasLast = false;
        const bool joinsNext = i + 1 < columns.size() && !columns[i + 1].gapBefore
            && !std::isnan(columns[i + 1].min);
        addColumn(column, joinsNext);
    }
}

void SpanPainter::addColumn(const FrameColumn &column, bool joinsNext)
{
    const auto row = [this](double value) { return std::clamp(m_scale.y(value), -kFarRows, kFarRows); };
    const double x0 = m_scale.x(column.time);
    const double x1 = m_scale.x(column.lastTime);
    const Point first {x0, row(std::isnan(column.first) ? column.min : column.first)};
    const Point last {x1, row(std::isnan(column.last) ? column.min : column.last)};
    if (column.count > 2) {
        addRun(x0, x1, row(column.max), row(column.min));
        join(first, true);
        m_lastIsRun = true;
    } else {
        const bool alone = !m_hasLast && !joinsNext;
        join(first, false);
        if (column.count > 1)
            addLine(first, last);
        else if (alone)
            addDot(first);
        m_lastIsRun = false;
    }
    m_last = last;
    m_hasLast = true;
}

void SpanPainter::addRun(double x0, double x1, double top, double bottom)
{
    const int from = std::max(0, static_cast<int>(std::floor(x0)));
    const int to = std::min(m_width - 1, static_cast<int>(std::floor(x1)));
    for (int c = from; c <= to; ++c) {
        Cell &cell = m_cells[static_cast<std::size_t>(c)];
        const bool empty = cell.runTop > cell.runBottom;
        cell.runTop = empty ? static_cast<float>(top) : std::min(cell.runTop, static_cast<float>(top));
        cell.runBottom = empty ? static_cast<float>(bottom) : std::max(cell.runBottom, static_cast<float>(bottom));
    }
}

void SpanPainter::join(Point to, bool toRun)
{
    if (!m_hasLast)
        return;
    if (!(toRun && m_lastIsRun && to.x - m_last.x < kJoinDistance)) {
        addLine(m_last, to);
        return;
    }
    // Neighbouring runs meet half way instead of being joined by hundreds of tiny lines.
    const double middle = (m_last.y + to.y) / 2;
    addRun(m_last.x, m_last.x, std::min(m_last.y, middle), std::max(m_last.y, middle));
    addRun(to.x, to.x, std::min(to.y, middle), std::max(to.y, middle));
}

void SpanPainter::addLine(Point from, Point to)
{
    const double reach = m_pen.width + 1;
    if (to.x < -reach || from.x > m_width + reach)
        return;
    const double slope = to.x > from.x ? (to.y - from.y) / (to.x - from.x) : 0;
    if (from.x < -reach)
        from = {-reach, from.y + slope * (-reach - from.x)};
    if (to.x > m_width + reach)
        to = {m_width + reach, from.y + slope * (m_width + reach - from.x)};
    if (std::abs(to.y - from.y) <= to.x - from.x)
        addFlatLine(from, to);
    else
        addSteepLine(from, to);
}

/// Column by column: in each the band moves from one row to another.
void SpanPainter::addFlatLine(Point from, Point to)
{
    const double slope = to.x > from.x ? (to.y - from.y) / (to.x - from.x) : 0;
    const double half = m_pen.width / 2 * std::sqrt(1 + slope * slope);
    const int firstColumn = std::max(0, static_cast<int>(std::floor(from.x)));
    const int lastColumn = std::min(m_width - 1, static_cast<int>(std::floor(to.x)));
    for (int c = firstColumn; c <= lastColumn; ++c) {
        const double left = std::max<double>(from.x, c);
        const double right = std::min<double>(to.x, c + 1);
        const double ya = from.y + slope * (left - from.x);
        const double yb = from.y + slope * (right - from.x);
        const double lo = std::min(ya, yb);
        const double hi = std::max(ya, yb);
        const int top = std::max(0, static_cast<int>(std::floor(lo - half)));
        const int bottom = std::min(m_height - 1, static_cast<int>(std::floor(hi + half)));
        double before = coveredUpTo(top, lo, hi, half);
        for (int r = top; r <= bottom; ++r) {
            const double upTo = coveredUpTo(r + 1, lo, hi, half);
            cover(c, r, (upTo - before) * (right - left));
            before = upTo;
        }
    }
}

/// The same, row by row.
void SpanPainter::addSteepLine(Point from, Point to)
{
    if (from.y > to.y)
        std::swap(from, to);
    const double slope = (to.x - from.x) / (to.y - from.y);
    const double half = m_pen.width / 2 * std::sqrt(1 + slope * slope);
    const int firstRow = std::max(0, static_cast<int>(std::floor(from.y)));
    const int lastRow = std::min(m_height - 1, static_cast<int>(std::floor(to.y)));
    for (int r = firstRow; r <= lastRow; ++r) {
        const double above = std::max<double>(from.y, r);
        const double below = std::min<double>(to.y, r + 1);
        const double xa = from.x + slope * (above - from.y);
        const double xb = from.x + slope * (below - from.y);
        const double lo = std::min(xa, xb);
        const double hi = std::max(xa, xb);
        const int left = std::max(0, static_cast<int>(std::floor(lo - half)));
        const int right = std::min(m_width - 1, static_cast<int>(std::floor(hi + half)));
        double before = coveredUpTo(left, lo, hi, half);
        for (int c = left; c <= right; ++c) {
            const double upTo = coveredUpTo(c + 1, lo, hi, half);
            cover(c, r, (upTo - before) * (below - above));
            before = upTo;
        }
    }
}

void SpanPainter::addDot(Point center)
{
    const double radius = m_pen.dotRadius;
    for (int c = static_cast<int>(std::floor(center.x - radius - 1)); c <= center.x + radius + 1; ++c) {
        for (int r = static_cast<int>(std::floor(center.y - radius - 1)); r <= center.y + radius + 1; ++r) {
            if (c < 0 || c >= m_width || r < 0 || r >= m_height)
                continue;
            const double distance = std::hypot(c + 0.5 - center.x, r + 0.5 - center.y);
            cover(c, r, std::clamp(radius + 0.5 - distance, 0.0, 1.0));
        }
    }
}

void SpanPainter::cover(int column, int row, double share)
{
    const auto c = static_cast<std::size_t>(column);
    Cell &cell = m_cells[c];
    cell.maskTop = std::min(cell.maskTop, row);
    cell.maskBottom = std::max(cell.maskBottom, row + 1);
    std::uint8_t &mask = m_mask[c * static_cast<std::size_t>(m_height) + static_cast<std::size_t>(row)];
    const int sum = mask + static_cast<int>(share * 255 + 0.5);
    mask = static_cast<std::uint8_t>(std::min(sum, 255));
}

void SpanPainter::composite(QImage &image)
{
    auto *pixels = reinterpret_cast<QRgb *>(image.bits());
    const auto stride = static_cast<std::size_t>(image.bytesPerLine()) / sizeof(QRgb);
    // A run of a flat line is as thick as the line; a long one ends almost where its samples end, as a
    // stroked spike does.
    for (Cell &cell : m_cells) {
        if (!cell.hasRun())
            continue;
        const auto over = static_cast<float>(m_pen.width / 2) / (1 + 0.5F * (cell.runBottom - cell.runTop));
        const auto height = static_cast<float>(m_height);
        cell.runTop = std::clamp(cell.runTop - over, 0.0F, height);
        cell.runBottom = std::clamp(cell.runBottom + over, 0.0F, height);
    }
    for (int c = 0; c < m_width; ++c)
        compositeColumn(pixels + c, stride, c);
}

void SpanPainter::compositeColumn(QRgb *pixels, std::size_t stride, int column)
{
    const Cell &cell = m_cells[static_cast<std::size_t>(column)];
    const auto height = static_cast<float>(m_height);
    const float ownTop = cell.hasRun() ? cell.runTop : height;
    const float ownBottom = cell.hasRun() ? cell.runBottom : height;
    const auto reach = static_cast<int>(m_bleed.size());
    const int firstNear = std::max(0, column - reach);
    const int lastNear = std::min(m_width - 1, column + reach);
    float top = ownTop;
    float bottom = cell.hasRun() ? ownBottom : 0;
    for (int c = firstNear; c <= lastNear; ++c) {
        const Cell &near = m_cells[static_cast<std::size_t>(c)];
        if (near.hasRun()) {
            top = std::min(top, near.runTop);
            bottom = std::max(bottom, near.runBottom);
        }
    }
    int firstRow = std::max(0, static_cast<int>(top));
    int lastRow = std::min(m_height, static_cast<int>(bottom) + 1);
    if (cell.maskTop < cell.maskBottom) {
        firstRow = std::min(firstRow, cell.maskTop);
        lastRow = std::max(lastRow, cell.maskBottom);
    }
    if (firstRow >= lastRow)
        return;
    const int solidFrom = std::clamp(static_cast<int>(std::ceil(ownTop)), firstRow, lastRow);
    const int solidTo = std::clamp(static_cast<int>(ownBottom), solidFrom, lastRow);

    std::fill_n(m_edge.begin() + firstRow, lastRow - firstRow, 0U);
    std::uint32_t *edge = m_edge.data();
    if (solidFrom >= solidTo) {
        if (ownTop < ownBottom)
            addBand(edge, ownTop, ownBottom, 255.5F);
    } else {
        // Whole rows between; only the two ends are fractions.
        edge[std::max(0, solidFrom - 1)] += static_cast<std::uint32_t>((static_cast<float>(solidFrom) - ownTop) * 255);
        edge[solidTo] += static_cast<std::uint32_t>((ownBottom - static_cast<float>(solidTo)) * 255);
    }
    // What the runs of neighbouring columns cover beyond the own one: a line is wider than one pixel.
    for (int c = firstNear; c <= lastNear; ++c) {
        const Cell &near = m_cells[static_cast<std::size_t>(c)];
        if (c == column || !near.hasRun())
            continue;
        const float full = m_bleed[static_cast<std::size_t>(std::abs(c - column) - 1)];
        const float above = std::min(near.runBottom, ownTop);
        if (near.runTop < above)
            addBand(edge, near.runTop, above, full);
        const float below = std::max(near.runTop, ownBottom);
        if (below < near.runBottom)
            addBand(edge, below, near.runBottom, full);
    }
    if (cell.maskTop < cell.maskBottom)
        addMask(column, cell.maskTop, cell.maskBottom);
    blendRows(pixels, stride, firstRow, solidFrom);
    blendSolid(pixels, stride, solidFrom, solidTo);
    blendRows(pixels, stride, solidTo, lastRow);
}

/// Takes over what the sloped lines covered and leaves the mask clean.
void SpanPainter::addMask(int column, int from, int to)
{
    std::uint8_t *mask = m_mask.data() + static_cast<std::size_t>(column) * static_cast<std::size_t>(m_height);
    for (int r = from; r < to; ++r) {
        std::uint32_t &cover = m_edge[static_cast<std::size_t>(r)];
        cover = std::max<std::uint32_t>(cover, mask[r]);
        mask[r] = 0;
    }
}

/// Rows that the run covers whole.
void SpanPainter::blendSolid(QRgb *pixels, std::size_t stride, int from, int to) const
{
    QRgb *pixel = pixels + static_cast<std::size_t>(from) * stride;
    const auto strength = static_cast<std::uint32_t>(m_pen.alpha);
    for (int r = from; r < to; ++r, pixel += stride)
        *pixel = strength == 255 ? m_pen.color : blend(*pixel, m_pen.color, strength);
}

/// Rows at and beyond the ends of the run, and rows of sloped lines.
void SpanPainter::blendRows(QRgb *pixels, std::size_t stride, int from, int to) const
{
    const auto strength = static_cast<std::uint32_t>(m_pen.alpha);
    QRgb *pixel = pixels + static_cast<std::size_t>(from) * stride;
    for (int r = from; r < to; ++r, pixel += stride) {
        const std::uint32_t cover = std::min(m_edge[static_cast<std::size_t>(r)], 255U);
        *pixel = blend(*pixel, m_pen.color, cover * strength / 255);
    }
}

} // namespace perfdeck
