// SPDX-License-Identifier: GPL-3.0-or-later
// The pointer half of PlotCanvas: what presses, drags and the wheel mean.
#include "widgets/charts/PlotCanvas.h"

#include <QApplication>
#include <QMouseEvent>
#include <QWheelEvent>

#include <cmath>

namespace perfdeck {

namespace {

constexpr double kZoomPerNotch = 1.25;
constexpr double kPanPerNotch = 0.1; // of the range

} // namespace

void PlotCanvas::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton) {
        event->ignore();
        return;
    }
    const bool pans
        = event->button() == Qt::MiddleButton || event->modifiers().testFlag(Qt::ShiftModifier);
    m_drag = pans ? Drag::Pan : Drag::Pressed;
    m_dragFrom = event->position().toPoint();
    m_dragTo = m_dragFrom;
    m_dragRange = m_range;
    if (parentWidget() != nullptr)
        parentWidget()->setFocus(Qt::MouseFocusReason);
}

void PlotCanvas::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    if (m_drag == Drag::Pressed
        && std::abs(at.x() - m_dragFrom.x()) >= QApplication::startDragDistance())
        m_drag = Drag::Zoom;
    if (m_drag == Drag::Zoom)
        update();
    if (m_drag == Drag::Pan && at.x() != m_dragTo.x()) {
        const double share = static_cast<double>(m_dragTo.x() - at.x()) / std::max(1, width());
        Q_EMIT panWanted(
            Duration(std::llround(share * static_cast<double>(m_dragRange.length().count()))));
    }
    m_dragTo = QPoint(std::clamp(at.x(), 0, std::max(0, width() - 1)), at.y());
    // The end of the pixel under the pointer, so that its samples count as "at or before".
    if (m_drag != Drag::Pan)
        Q_EMIT hovered(timeAt(m_dragTo.x() + 1.0) - Duration(1));
}

void PlotCanvas::mouseReleaseEvent(QMouseEvent *)
{
    const Drag finished = m_drag;
    m_drag = Drag::None;
    update();
    if (finished != Drag::Zoom || m_dragFrom.x() == m_dragTo.x())
        return;
    const auto [left, right] = std::minmax({m_dragFrom.x(), m_dragTo.x()});
    Q_EMIT rangeSelected({timeAt(left), timeAt(right)});
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
