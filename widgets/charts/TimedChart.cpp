// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/TimedChart.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace perfdeck {

namespace {

constexpr Duration kShortest = std::chrono::milliseconds(10);
constexpr Duration kLongest = std::chrono::days(20 * 366);
constexpr double kKeyZoom = 1.5;
constexpr double kWheelZoom = 1.2; // per notch
constexpr double kPanShare = 0.1;
constexpr double kShortestDrag = 4; // pixels; less is a click

} // namespace

void TimedChart::setVisibleRange(TimeRange range)
{
    if (range == m_range)
        return;
    m_range = range;
    refresh();
}

void TimedChart::setCursor(std::optional<Timestamp> time)
{
    const bool wasMarked = marksAtCursor() != nullptr;
    m_cursor = time;
    if (wasMarked || marksAtCursor() != nullptr)
        showReadout();
    update();
}

void TimedChart::moveCursor(std::optional<Timestamp> time)
{
    if (time == m_cursor)
        return;
    setCursor(time);
    Q_EMIT cursorMoved(time);
}

int TimedChart::plotColumns() const
{
    return std::max(1, int(std::lround(plot().width() * devicePixelRatioF())));
}

double TimedChart::xOf(Timestamp time) const
{
    const QRectF area = plot();
    return area.left()
        + area.width() * static_cast<double>((time - m_range.from).count())
        / std::max(1.0, static_cast<double>(m_range.length().count()));
}

Timestamp TimedChart::timeAt(double x) const
{
    const QRectF area = plot();
    const double share = (x - area.left()) / area.width();
    return m_range.from
        + Duration(std::llround(share * static_cast<double>(m_range.length().count())));
}

void TimedChart::select(TimeRange range)
{
    const Duration length = std::clamp(range.length(), kShortest, kLongest);
    const Timestamp middle = range.from + range.length() / 2;
    range = {middle - length / 2, middle - length / 2 + length};
    setVisibleRange(range);
    Q_EMIT rangeSelected(range);
}

void TimedChart::zoom(double factor, Timestamp around)
{
    const auto scaled = [factor](Duration part) {
        return Duration(std::llround(static_cast<double>(part.count()) * factor));
    };
    select({around - scaled(around - m_range.from), around + scaled(m_range.to - around)});
}

void TimedChart::pan(double share)
{
    const Duration shift(std::llround(static_cast<double>(m_range.length().count()) * share));
    select({m_range.from + shift, m_range.to + shift});
}

void TimedChart::paintOverlay(QPainter &painter) const
{
    const Theme &theme = look().theme();
    const QRectF area = plot();
    paintSelection(painter);
    paintMarks(painter, theme);
    if (m_cursor && m_range.contains(*m_cursor)) {
        painter.setPen(QPen(theme.dim, 1));
        const double x = std::floor(xOf(*m_cursor)) + 0.5;
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    }
}

void TimedChart::resizeEvent(QResizeEvent *event)
{
    PaintedChart::resizeEvent(event);
    layOutMarks();
    Q_EMIT plotColumnsChanged(plotColumns());
}

void TimedChart::mousePressEvent(QMouseEvent *event)
{
    const bool isPan = event->button() == Qt::MiddleButton;
    if ((event->button() != Qt::LeftButton && !isPan) || !plot().contains(event->position()))
        return PaintedChart::mousePressEvent(event);
    const bool isSelect = event->modifiers().testFlag(Qt::ShiftModifier);
    m_drag = Drag{event->position().x(),
                  event->position().x(),
                  isPan          ? Drag::Kind::Pan
                      : isSelect ? Drag::Kind::Select
                                 : Drag::Kind::Zoom};
}

void TimedChart::mouseMoveEvent(QMouseEvent *event)
{
    const double x = event->position().x();
    if (m_drag && m_drag->kind == Drag::Kind::Pan) {
        pan((m_drag->to - x) / plot().width());
        m_drag->to = x;
        return;
    }
    if (m_drag) {
        m_drag->to = x;
        setCurrentItem(-1);
        update();
        return;
    }
    PaintedChart::mouseMoveEvent(event);
    moveCursor(plot().contains(event->position()) ? std::optional(timeAt(x)) : std::nullopt);
}

void TimedChart::mouseReleaseEvent(QMouseEvent *event)
{
    const std::optional<Drag> drag = std::exchange(m_drag, std::nullopt);
    update();
    if (!drag || drag->kind == Drag::Kind::Pan)
        return PaintedChart::mouseReleaseEvent(event);
    if (std::abs(drag->to - drag->from) < kShortestDrag) {
        if (const MarkLane::Group *group = marksUnder(event->position()))
            return activateMarks(*group);
        return PaintedChart::mouseReleaseEvent(event);
    }
    const QRectF area = plot();
    const auto [from, to] = std::minmax(drag->from, drag->to);
    const TimeRange times{timeAt(std::max(from, area.left())), timeAt(std::min(to, area.right()))};
    if (drag->kind == Drag::Kind::Select)
        selectTimes(times);
    else
        select(times);
}

void TimedChart::mouseDoubleClickEvent(QMouseEvent *)
{
    m_drag.reset();
    Q_EMIT liveRequested();
}

void TimedChart::leaveEvent(QEvent *event)
{
    PaintedChart::leaveEvent(event);
    moveCursor(std::nullopt);
}

void TimedChart::wheelEvent(QWheelEvent *event)
{
    if (!plot().contains(event->position()))
        return event->ignore();
    const QPoint delta = event->angleDelta();
    const double notches = (delta.y() != 0 ? delta.y() : delta.x()) / 120.0;
    if (event->modifiers().testFlag(Qt::ShiftModifier) || delta.y() == 0)
        pan(-notches * kPanShare);
    else
        zoom(std::pow(kWheelZoom, -notches), timeAt(event->position().x()));
}

void TimedChart::keyPressEvent(QKeyEvent *event)
{
    const Timestamp middle = m_cursor.value_or(m_range.from + m_range.length() / 2);
    if (event->modifiers() != Qt::NoModifier || m_range.isEmpty())
        return PaintedChart::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_W:
        return zoom(1 / kKeyZoom, middle);
    case Qt::Key_S:
        return zoom(kKeyZoom, middle);
    case Qt::Key_A:
        return pan(-kPanShare);
    case Qt::Key_D:
        return pan(kPanShare);
    case Qt::Key_0:
        Q_EMIT liveRequested();
        return;
    case Qt::Key_Escape:
        if (undoOne())
            return;
        break;
    default:
        if (takeMarkKey(event->key()))
            return;
        break;
    }
    PaintedChart::keyPressEvent(event);
}

} // namespace perfdeck
