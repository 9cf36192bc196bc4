// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/PlotCanvas.h"

#include <cmath>

namespace perfdeck {

namespace {

constexpr double kDotRadius = 2.5;

} // namespace

PlotCanvas::PlotCanvas(QWidget *parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMouseTracking(true);
    setFocusPolicy(Qt::NoFocus);
    setObjectName(QStringLiteral("plotCanvas"));
    setCursor(Qt::CrossCursor);
}

void PlotCanvas::setTheme(const Theme &theme)
{
    m_theme = theme;
    invalidate();
}

void PlotCanvas::setScale(TimeRange range, const ValueBounds &left, const ValueBounds &right)
{
    if (range == m_range && left == m_left && right == m_right)
        return;
    m_range = range;
    m_left = left;
    m_right = right;
    invalidate();
}

void PlotCanvas::setGrid(CanvasGrid grid)
{
    m_grid = std::move(grid);
    invalidate();
}

void PlotCanvas::setLines(std::vector<CanvasLine> lines)
{
    m_lines = std::move(lines);
    m_dirty = true;
    update();
}

void PlotCanvas::setMessage(const QString &headline, const QString &hint)
{
    if (headline == m_headline && hint == m_hint)
        return;
    m_headline = headline;
    m_hint = hint;
    update();
}

void PlotCanvas::setNote(const QString &note)
{
    if (note == m_note)
        return;
    m_note = note;
    update();
}

void PlotCanvas::setCursorTime(std::optional<Timestamp> time)
{
    if (time == m_cursor)
        return;
    m_cursor = time;
    update();
}

void PlotCanvas::setMarkers(std::vector<CanvasMarker> markers)
{
    m_markers = std::move(markers);
    update();
}

void PlotCanvas::setLevels(std::vector<CanvasLevel> levels)
{
    m_levels = std::move(levels);
    update();
}

void PlotCanvas::setMarks(std::vector<ChartMark> marks)
{
    m_marks.setMarks(std::move(marks));
    update();
}

void PlotCanvas::setSelection(std::optional<TimeRange> selection)
{
    if (selection == m_selection)
        return;
    m_selection = selection;
    update();
}

void PlotCanvas::setPixelRatio(qreal ratio)
{
    m_ratio = ratio;
    invalidate();
}

void PlotCanvas::invalidate()
{
    m_dirty = true;
    m_marks.layOut(logicalScale(AxisSide::Left));
    update();
}

qreal PlotCanvas::pixelRatio() const
{
    return m_ratio > 0 ? m_ratio : devicePixelRatioF();
}

int PlotCanvas::columns() const
{
    return std::max(1, static_cast<int>(std::lround(width() * pixelRatio())));
}

const ValueBounds &PlotCanvas::boundsOf(AxisSide side) const
{
    return side == AxisSide::Left ? m_left : m_right;
}

PlotScale PlotCanvas::deviceScale(const QSize &size) const
{
    return {m_range,
            m_left,
            static_cast<double>(size.width()),
            static_cast<double>(size.height()),
            kInset * pixelRatio()};
}

PlotScale PlotCanvas::logicalScale(AxisSide side) const
{
    PlotScale scale = deviceScale(size());
    scale.values = boundsOf(side);
    scale.inset = kInset;
    return scale;
}

double PlotCanvas::xOf(Timestamp time) const
{
    return deviceScale(size()).x(time.time_since_epoch().count());
}

double PlotCanvas::yOf(double value, AxisSide side) const
{
    return logicalScale(side).y(value);
}

Timestamp PlotCanvas::timeAt(double x) const
{
    return deviceScale(size()).timeAt(x);
}

double PlotCanvas::valueAt(double y, AxisSide side) const
{
    return logicalScale(side).valueAt(y);
}

void PlotCanvas::resizeEvent(QResizeEvent *)
{
    invalidate();
    if (const int now = columns(); now != m_columns) {
        m_columns = now;
        Q_EMIT columnsChanged(now);
    }
}

void PlotCanvas::makeBackdrop(const QSize &size)
{
    const PlotScale scale = deviceScale(size);
    const int thick = std::max(1, static_cast<int>(pixelRatio()));
    const auto place
        = [thick](double at) { return static_cast<int>(std::lround(at - thick / 2.0)); };
    const auto rows = static_cast<std::size_t>(size.height());
    m_backdrop.plain.assign(rows, m_theme.raised.rgb());
    m_backdrop.marked.assign(rows, m_theme.grid.rgb());
    for (std::size_t i = 0; i < m_grid.values.size(); ++i) {
        const int top = place(scale.y(m_grid.values[i]));
        const QRgb color = (i == 0 ? m_theme.line : m_theme.grid).rgb();
        for (int y = std::max(0, top); y < std::min(size.height(), top + thick); ++y) {
            m_backdrop.plain[static_cast<std::size_t>(y)] = color;
            m_backdrop.marked[static_cast<std::size_t>(y)] = color;
        }
    }
    m_backdrop.markedColumns.clear();
    for (const Timestamp time : m_grid.times) {
        const int left = place(scale.x(time.time_since_epoch().count()));
        for (int x = std::max(0, left); x < std::min(size.width(), left + thick); ++x)
            m_backdrop.markedColumns.push_back(x);
    }
}

void PlotCanvas::renderLines()
{
    const qreal ratio = pixelRatio();
    const QSize wanted(columns(), std::max(1, static_cast<int>(std::lround(height() * ratio))));
    if (m_image.size() != wanted)
        m_image = QImage(wanted, QImage::Format_RGB32);
    makeBackdrop(wanted);
    m_painter.begin(deviceScale(wanted));
    for (const CanvasLine &line : m_lines) {
        m_painter.setValues(boundsOf(line.side));
        m_painter.add(*line.columns,
                      {line.color.rgb(), line.width * ratio, kDotRadius * ratio, line.alpha});
    }
    m_painter.paint(m_image, m_backdrop);
    m_image.setDevicePixelRatio(ratio);
    m_dirty = false;
}

} // namespace perfdeck
