// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/SpanPainter.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace perfdeck {

namespace {

/// Samples closer than this many pixels to a run join it; further ones are connected by a sloped
/// line.
constexpr double kJoinDistance = 1.6;
/// Values far outside the plot end here; keeps slopes finite.
constexpr double kFarRows = 30'000;
constexpr float kNoRun = 1e9F;

/// A run stands for several strokes side by side: together they reach into the next column more
/// often than one does. Found by holding pictures of noise against stroked polylines.
constexpr double kManyStrokes = 1.5;

constexpr int kLanes = 8;
using Lanes [[gnu::vector_size(16)]] = std::int16_t;
using EightBytes [[gnu::vector_size(8)]] = std::uint8_t;

Lanes readLanes(const std::uint8_t *from)
{
    EightBytes bytes;
    std::memcpy(&bytes, from, sizeof bytes);
    return __builtin_convertvector(bytes, Lanes);
}

void writeLanes(std::uint8_t *to, Lanes lanes)
{
    const auto bytes = __builtin_convertvector(lanes, EightBytes);
    std::memcpy(to, &bytes, sizeof bytes);
}

/// What one run covers more than another; fractions of a row lie mostly at the same side of it.
Lanes beyond(Lanes other, Lanes own)
{
    const Lanes more = other - own;
    return more > 0 ? more : Lanes{};
}

/// In steps, which runs over `to`; what lies behind is 0 before and after.
void setRows(std::uint8_t *rows, int from, int to, int value)
{
    for (int r = from; r < to; r += 16)
        std::memset(rows + r, value, 16);
    std::memset(rows + to, 0, 16);
}

} // namespace

void SpanPainter::begin(const PlotScale &scale)
{
    m_scale = scale;
    m_width = static_cast<int>(scale.width);
    m_height = static_cast<int>(scale.height);
    m_xFactor = scale.width / static_cast<double>(scale.length());
    m_used = 0;
    setValues(scale.values);
}

void SpanPainter::setValues(const ValueBounds &values)
{
    m_scale.values = values;
    m_topLevel = values.level(values.max);
    m_yFactor = (m_scale.height - 2 * m_scale.inset) / (m_topLevel - values.level(values.min));
}

void SpanPainter::add(std::span<const FrameColumn> columns, const SpanPen &pen)
{
    if (columns.empty() || !(m_scale.values.max > m_scale.values.min))
        return;
    if (m_used == m_lines.size())
        m_lines.emplace_back();
    Line &line = m_lines[m_used++];
    reset(line, pen);
    trace(line, columns);
    finishRuns(line);
}

void SpanPainter::reset(Line &line, const SpanPen &pen) const
{
    line.pen = pen;
    line.pen.color |= 0xFF000000U;
    line.top.assign(static_cast<std::size_t>(m_width), kNoRun);
    line.bottom.assign(static_cast<std::size_t>(m_width), -kNoRun);
    line.segments.clear();
    line.dots.clear();
    line.firstSegment = 0;
    line.firstDot = 0;
    line.bleed.clear();
    const double half = pen.width / 2;
    for (int distance = 1; distance < half + 1 && distance <= kMaxReach; ++distance) {
        const double once
            = coveredUpTo(distance + 1, 0, 1, half) - coveredUpTo(distance, 0, 1, half);
        line.bleed.push_back(
            static_cast<std::int16_t>(PixelBand::kFull * std::min(1.0, kManyStrokes * once) + 0.5));
    }
    line.reach = static_cast<int>(line.bleed.size());
}

void SpanPainter::trace(Line &line, std::span<const FrameColumn> columns)
{
    m_hasLast = false;
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
        addColumn(line, column, joinsNext);
    }
}

void SpanPainter::addColumn(Line &line, const FrameColumn &column, bool joinsNext)
{
    const auto row = [this](double value) {
        const double level = m_scale.values.level(value);
        return std::clamp(m_scale.inset + (m_topLevel - level) * m_yFactor, -kFarRows, kFarRows);
    };
    const std::int64_t start = m_scale.range.from.time_since_epoch().count();
    const double x0 = static_cast<double>(column.time - start) * m_xFactor;
    const double x1 = static_cast<double>(column.lastTime - start) * m_xFactor;
    const PixelPoint first{x0, row(std::isnan(column.first) ? column.min : column.first)};
    const PixelPoint last{x1, row(std::isnan(column.last) ? column.min : column.last)};
    const bool isRun = column.count > 2;
    if (isRun)
        addRun(line, x0, x1, row(column.max), row(column.min));
    const bool alone = !m_hasLast && !joinsNext;
    join(line, first, isRun);
    if (column.count == 2)
        addSegment(line, first, last);
    else if (column.count < 2 && alone)
        line.dots.push_back(first);
    m_lastIsRun = isRun;
    m_last = last;
    m_hasLast = true;
}

void SpanPainter::addRun(Line &line, double x0, double x1, double top, double bottom) const
{
    const int from = floorOf(std::clamp(x0, 0.0, static_cast<double>(m_width)));
    const int to = x1 < 0 ? -1 : floorOf(std::min(m_width - 1.0, x1));
    for (int c = from; c <= to; ++c) {
        const auto cell = static_cast<std::size_t>(c);
        line.top[cell] = std::min(line.top[cell], static_cast<float>(top));
        line.bottom[cell] = std::max(line.bottom[cell], static_cast<float>(bottom));
    }
}

void SpanPainter::join(Line &line, PixelPoint to, bool toRun)
{
    if (!m_hasLast)
        return;
    if (!(toRun && m_lastIsRun && to.x - m_last.x < kJoinDistance)) {
        addSegment(line, m_last, to);
        return;
    }
    // Neighbouring runs meet half way instead of being joined by hundreds of tiny lines.
    const double middle = (m_last.y + to.y) / 2;
    addRun(line, m_last.x, m_last.x, std::min(m_last.y, middle), std::max(m_last.y, middle));
    addRun(line, to.x, to.x, std::min(to.y, middle), std::max(to.y, middle));
}

void SpanPainter::addSegment(Line &line, PixelPoint from, PixelPoint to) const
{
    const double reach = line.pen.width + 1;
    if (to.x < -reach || from.x > m_width + reach)
        return;
    const double slope = to.x > from.x ? (to.y - from.y) / (to.x - from.x) : 0;
    if (from.x < -reach)
        from = {-reach, from.y + slope * (-reach - from.x)};
    if (to.x > m_width + reach)
        to = {m_width + reach, from.y + slope * (m_width + reach - from.x)};
    line.segments.push_back({from, to});
}

/// A run of a flat line is as thick as the line; a long one ends almost where its samples end, as a
/// stroked spike does. Columns without a run come out with the top at the lower and the bottom at
/// the upper edge.
void SpanPainter::finishRuns(Line &line) const
{
    constexpr auto kPad = static_cast<std::size_t>(kMaxReach);
    const std::size_t padded = line.top.size() + 2 * kPad;
    const auto height = static_cast<float>(m_height);
    line.runTop.assign(padded, m_height * 256);
    line.runBottom.assign(padded, 0);
    const auto half = static_cast<float>(line.pen.width / 2);
    for (std::size_t c = 0; c < line.top.size(); ++c) {
        const float over = half / (1 + 0.5F * (line.bottom[c] - line.top[c]));
        line.runTop[c + kPad]
            = static_cast<int>(std::clamp(line.top[c] - over, 0.0F, height) * 256);
        line.runBottom[c + kPad]
            = static_cast<int>(std::clamp(line.bottom[c] + over, 0.0F, height) * 256);
    }
}

void SpanPainter::paint(QImage &image, const PlotBackdrop &backdrop)
{
    Q_ASSERT(image.depth() == 32 && image.width() == m_width && image.height() == m_height);
    m_band.resize(m_height);
    m_mask.resize(m_height);
    const std::size_t rows = static_cast<std::size_t>(m_height) + 1 + 2 * PixelBand::kSlack;
    m_cover.resize(rows);
    for (auto &cover : m_runCover)
        cover.resize(rows);
    for (int left = 0; left < m_width; left += PixelBand::kColumns) {
        m_band.load(backdrop, left);
        for (std::size_t i = 0; i < m_used; ++i)
            paintBand(m_lines[i], left, maskBand(m_lines[i], left));
        m_band.store(image, left);
    }
}

/// Rasterises the sloped parts that touch the band; false when there are none.
bool SpanPainter::maskBand(Line &line, int left)
{
    const int right = left + PixelBand::kColumns;
    const double reach = line.pen.width + 1;
    m_mask.moveTo(left);
    bool any = false;
    auto &segments = line.segments;
    while (line.firstSegment < segments.size() && segments[line.firstSegment].to.x + reach < left)
        ++line.firstSegment;
    for (std::size_t i = line.firstSegment;
         i < segments.size() && segments[i].from.x - reach < right;
         ++i, any = true)
        m_mask.addLine(segments[i].from, segments[i].to, line.pen.width);
    const double dotReach = line.pen.dotRadius + 1;
    while (line.firstDot < line.dots.size() && line.dots[line.firstDot].x + dotReach < left)
        ++line.firstDot;
    for (std::size_t i = line.firstDot; i < line.dots.size() && line.dots[i].x - dotReach < right;
         ++i, any = true)
        m_mask.addDot(line.dots[i], line.pen.dotRadius);
    return any;
}

void SpanPainter::paintBand(const Line &line, int left, bool masked)
{
    const int columns = std::min(PixelBand::kColumns, m_width - left);
    uncoverRuns();
    for (int c = left - line.reach; c < left + line.reach; ++c)
        coverRun(line, c);
    for (int c = 0; c < columns; ++c) {
        coverRun(line, left + c + line.reach);
        paintColumn(line, left + c, c, masked && m_mask.extent(c).top < m_mask.extent(c).bottom);
    }
    if (masked)
        m_mask.clearFrom(columns);
}

void SpanPainter::paintColumn(const Line &line, int column, int inBand, bool masked)
{
    int top = m_height * 256;
    int bottom = 0;
    for (int c = column - line.reach; c <= column + line.reach; ++c) {
        top = std::min(top, line.runTop[static_cast<std::size_t>(c + kMaxReach)]);
        bottom = std::max(bottom, line.runBottom[static_cast<std::size_t>(c + kMaxReach)]);
    }
    int first = top >> 8;
    int last = (bottom + 255) >> 8;
    if (masked) {
        first = std::min(first, m_mask.extent(inBand).top);
        last = std::max(last, m_mask.extent(inBand).bottom);
    }
    if (first >= last)
        return;
    mergeRuns(line, column, first, last);
    std::uint8_t *cover = m_cover.data();
    if (masked)
        m_mask.take(inBand, cover);
    if (line.pen.alpha < 255) {
        for (int r = first; r < last; ++r)
            cover[r] = static_cast<std::uint8_t>(cover[r] * line.pen.alpha / 255);
    }
    m_band.blend(inBand, first, last, cover, line.pen.color);
}

void SpanPainter::uncoverRuns()
{
    for (std::size_t i = 0; i < m_runCover.size(); ++i) {
        std::fill(m_runCover[i].begin() + m_runRows[i].from,
                  m_runCover[i].begin() + m_runRows[i].to,
                  std::uint8_t{0});
        m_runRows[i] = {0, 0};
    }
}

/// Puts what the run of a column covers in the place of a column no longer in reach.
void SpanPainter::coverRun(const Line &line, int column)
{
    const auto place = static_cast<std::size_t>(column + kMaxReach) % m_runCover.size();
    std::uint8_t *cover = m_runCover[place].data();
    RowRange &rows = m_runRows[place];
    setRows(cover, rows.from, rows.to, 0);
    const int top = line.runTop[static_cast<std::size_t>(column + kMaxReach)];
    const int bottom = line.runBottom[static_cast<std::size_t>(column + kMaxReach)];
    rows = {0, 0};
    if (top >= bottom)
        return;
    const int begin = top >> 8;
    const int end = bottom >> 8;
    setRows(cover, begin, end, PixelBand::kFull);
    cover[end] = static_cast<std::uint8_t>((bottom & 255) / 2);
    cover[begin] = static_cast<std::uint8_t>(cover[begin] - (top & 255) / 2);
    rows = {begin, end + 1};
}

/// Own run and, of what it leaves open, what the runs beside it cover: a line is wider than one
/// pixel.
void SpanPainter::mergeRuns(const Line &line, int column, int from, int to)
{
    const auto coverOf = [&](int c) {
        return m_runCover[static_cast<std::size_t>(c + kMaxReach) % m_runCover.size()].data();
    };
    const std::uint8_t *own = coverOf(column);
    int r = from;
    for (; r < to; r += kLanes) {
        const Lanes mine = readLanes(own + r);
        Lanes sum = mine;
        for (int distance = 1; distance <= line.reach; ++distance) {
            const std::int16_t share = line.bleed[static_cast<std::size_t>(distance) - 1];
            sum += (beyond(readLanes(coverOf(column - distance) + r), mine) * share) >> 7;
            sum += (beyond(readLanes(coverOf(column + distance) + r), mine) * share) >> 7;
        }
        writeLanes(m_cover.data() + r,
                   sum > PixelBand::kFull ? Lanes{} + std::int16_t{PixelBand::kFull} : sum);
    }
    std::memset(m_cover.data() + r, 0, PixelBand::kSlack);
}

} // namespace perfdeck
