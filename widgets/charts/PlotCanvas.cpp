// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/PlotCanvas.h"

#include <QPainter>
#include <QPaintEvent>

#include <cmath>

namespace perfdeck {

namespace {

constexpr double kLineWidth = 1.5; // logical pixels
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

void PlotCanvas::setScale(TimeRange range, double min, double max)
{
    if (range == m_range && min == m_min && max == m_max)
        return;
    m_range = range;
    m_min = min;
    m_max = max;
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

void PlotCanvas::setPixelRatio(qreal ratio)
{
    m_ratio = ratio;
    invalidate();
}

void PlotCanvas::invalidate()
{
    m_dirty = true;
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

PlotScale PlotCanvas::deviceScale(const QSize &size) const
{
    return {m_range,
            m_min,
            m_max,
            static_cast<double>(size.width()),
            static_cast<double>(size.height()),
            kInset * pixelRatio()};
}

double PlotCanvas::xOf(Timestamp time) const
{
    return deviceScale(size()).x(time.time_since_epoch().count());
}

double PlotCanvas::yOf(double value) const
{
    PlotScale scale = deviceScale(size());
    scale.inset = kInset;
    return scale.y(value);
}

Timestamp PlotCanvas::timeAt(double x) const
{
    return deviceScale(size()).timeAt(x);
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
    for (const CanvasLine &line : m_lines)
        m_painter.add(*line.columns,
                      {line.color.rgb(), kLineWidth * ratio, kDotRadius * ratio, line.alpha});
    m_painter.paint(m_image, m_backdrop);
    m_image.setDevicePixelRatio(ratio);
    m_dirty = false;
}

void PlotCanvas::paintEvent(QPaintEvent *)
{
    if (m_dirty)
        renderLines();
    QPainter painter(this);
    painter.drawImage(QPointF(0, 0), m_image);
    paintSelection(painter);
    paintCursor(painter);
    paintMessage(painter);
}

void PlotCanvas::paintCursor(QPainter &painter) const
{
    if (!m_cursor || !m_range.contains(*m_cursor))
        return;
    const int x = static_cast<int>(std::floor(xOf(*m_cursor)));
    painter.fillRect(QRect(x, 0, 1, height()), m_theme.dim);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const CanvasMarker &marker : m_markers) {
        painter.setPen(QPen(m_theme.raised, 1.5));
        painter.setBrush(marker.color);
        painter.drawEllipse(QPointF(xOf(marker.time), yOf(marker.value)), 4, 4);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void PlotCanvas::paintSelection(QPainter &painter) const
{
    if (m_drag != Drag::Zoom)
        return;
    QColor fill = m_theme.accent;
    fill.setAlphaF(0.14F);
    const QRect area(QPoint(std::min(m_dragFrom.x(), m_dragTo.x()), 0),
                     QPoint(std::max(m_dragFrom.x(), m_dragTo.x()), height() - 1));
    painter.fillRect(area, fill);
    painter.fillRect(QRect(area.left(), 0, 1, height()), m_theme.accent);
    painter.fillRect(QRect(area.right(), 0, 1, height()), m_theme.accent);
}

void PlotCanvas::paintMessage(QPainter &painter) const
{
    if (!m_note.isEmpty()) {
        painter.setPen(m_theme.dim);
        painter.drawText(rect().adjusted(0, 4, -8, 0), Qt::AlignRight | Qt::AlignTop, m_note);
    }
    if (m_headline.isEmpty())
        return;
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    const int lineHeight = fontMetrics().height() + 4;
    const QRect box = rect().adjusted(4, 0, -4, 0);
    const int top = (height() - (m_hint.isEmpty() ? 1 : 3) * lineHeight) / 2;
    painter.setPen(m_theme.text);
    painter.setFont(strong);
    painter.drawText(QRect(box.left(), top, box.width(), lineHeight),
                     Qt::AlignCenter,
                     painter.fontMetrics().elidedText(m_headline, Qt::ElideRight, box.width()));
    painter.setPen(m_theme.dim);
    painter.setFont(font());
    painter.drawText(QRect(box.left(), top + lineHeight, box.width(), 2 * lineHeight),
                     Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap,
                     m_hint);
}

} // namespace perfdeck
