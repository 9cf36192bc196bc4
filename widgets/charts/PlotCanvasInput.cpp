// SPDX-License-Identifier: GPL-3.0-or-later
// The pointer half of PlotCanvas: what presses, drags and the wheel mean.
#include "widgets/charts/PlotCanvas.h"

#include <QApplication>
#include <QMouseEvent>
#include <QWheelEvent>

#include <cmath>
#include <utility>

namespace perfdeck {

namespace {

constexpr double kZoomPerNotch = 1.25;
constexpr double kPanPerNotch = 0.1; // of the range

} // namespace

PlotCanvas::Drag PlotCanvas::wantedDrag(const QMouseEvent &event) const
{
    if (event.button() == Qt::MiddleButton)
        return Drag::Pan;
    if (event.button() != Qt::LeftButton)
        return Drag::None;
    if (event.modifiers().testFlag(Qt::ShiftModifier))
        return Drag::Select;
    return event.modifiers().testFlag(Qt::AltModifier) ? Drag::Values : Drag::Zoom;
}

void PlotCanvas::mousePressEvent(QMouseEvent *event)
{
    m_wanted = wantedDrag(*event);
    if (m_wanted == Drag::None) {
        event->ignore();
        return;
    }
    m_drag = m_wanted == Drag::Pan ? Drag::Pan : Drag::Pressed;
    m_dragFrom = event->position().toPoint();
    m_dragTo = m_dragFrom;
    m_dragRange = m_range;
    if (parentWidget() != nullptr)
        parentWidget()->setFocus(Qt::MouseFocusReason);
}

void PlotCanvas::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    const QPoint moved = at - m_dragFrom;
    if (m_drag == Drag::Pressed
        && std::abs(m_wanted == Drag::Values ? moved.y() : moved.x())
            >= QApplication::startDragDistance())
        m_drag = m_wanted;
    if (m_drag != Drag::None)
        update();
    if (m_drag == Drag::Pan && at.x() != m_dragTo.x()) {
        const double share = static_cast<double>(m_dragTo.x() - at.x()) / std::max(1, width());
        Q_EMIT panWanted(
            Duration(std::llround(share * static_cast<double>(m_dragRange.length().count()))));
    }
    m_dragTo = QPoint(std::clamp(at.x(), 0, std::max(0, width() - 1)),
                      std::clamp(at.y(), 0, std::max(0, height() - 1)));
    // The end of the pixel under the pointer, so that its samples count as "at or before".
    if (m_drag != Drag::Pan)
        Q_EMIT hovered(timeAt(m_dragTo.x() + 1.0) - Duration(1));
}

void PlotCanvas::mouseReleaseEvent(QMouseEvent *event)
{
    const Drag finished = std::exchange(m_drag, Drag::None);
    const QRect area = dragged();
    update();
    if (finished == Drag::Pressed)
        return press(event->position());
    const TimeRange times{timeAt(area.left()), timeAt(area.right())};
    if (finished == Drag::Values && area.height() > 1)
        Q_EMIT valuesSelected(area.top(), area.bottom());
    else if (finished == Drag::Zoom && area.width() > 1)
        Q_EMIT rangeSelected(times);
    else if (finished == Drag::Select && area.width() > 1)
        Q_EMIT selected(times);
}

/// A press that became no drag.
void PlotCanvas::press(QPointF at)
{
    const MarkLane::Group *group = at.y() >= height() - MarkLane::kHeight
        ? m_marks.groupAt(at.x(), MarkLane::kHeight / 2.0)
        : nullptr;
    if (group != nullptr)
        Q_EMIT marksPressed(*group);
    else
        Q_EMIT clicked(timeAt(at.x()));
}

void PlotCanvas::mouseDoubleClickEvent(QMouseEvent *event)
{
    m_drag = Drag::None;
    if (event->button() == Qt::LeftButton)
        Q_EMIT liveWanted();
}

void PlotCanvas::wheelEvent(QWheelEvent *event)
{
    const QPoint angle = event->angleDelta();
    const bool pans = event->modifiers().testFlag(Qt::ShiftModifier)
        || std::abs(angle.x()) > std::abs(angle.y());
    const double notches = (pans && angle.x() != 0 ? angle.x() : angle.y()) / 120.0;
    if (notches == 0.0)
        return;
    if (pans) {
        const double share = -notches * kPanPerNotch;
        Q_EMIT panWanted(
            Duration(std::llround(share * static_cast<double>(m_range.length().count()))));
    } else {
        Q_EMIT zoomWanted(std::pow(kZoomPerNotch, -notches), timeAt(event->position().x()));
    }
    event->accept();
}

void PlotCanvas::leaveEvent(QEvent *)
{
    Q_EMIT hovered(std::nullopt);
}

void PlotCanvas::cancelDrag()
{
    m_drag = Drag::None;
    update();
}

} // namespace perfdeck
