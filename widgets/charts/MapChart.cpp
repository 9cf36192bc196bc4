// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/MapChart.h"

#include <QApplication>
#include <QMenu>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace perfdeck {

namespace {

constexpr double kStep = 1.25; ///< of one turn of the wheel
constexpr double kTurn = 120; ///< eighths of a degree, as Qt counts
constexpr double kMostPixels = 400; ///< per unit
constexpr double kMove = 40; ///< pixels per key
constexpr double kAside = 2; ///< what lies aside counts so much more than what lies ahead

} // namespace

double MapChart::fittingScale() const
{
    const QRectF plane = planeBounds();
    const QRectF area = mapArea();
    if (plane.isEmpty() || area.isEmpty())
        return 1;
    return std::min(
        {area.width() / plane.width(), area.height() / plane.height(), kMostPixels / 3});
}

double MapChart::scale() const
{
    return m_isFitted ? fittingScale() : m_scale;
}

QPointF MapChart::origin() const
{
    return m_isFitted ? planeBounds().center() : m_centre;
}

QPointF MapChart::toScreen(QPointF plane) const
{
    return mapArea().center() + (plane - origin()) * scale();
}

QRectF MapChart::toScreen(const QRectF &plane) const
{
    return {toScreen(plane.topLeft()), plane.size() * scale()};
}

void MapChart::fit()
{
    m_isFitted = true;
    refresh();
}

void MapChart::zoom(double factor, QPointF at)
{
    const double before = scale();
    const double least = fittingScale() / 2;
    const double after = std::clamp(before * factor, least, std::max(least, kMostPixels));
    const QPointF fromCentre = at - mapArea().center();
    m_centre = origin() + fromCentre / before - fromCentre / after;
    m_scale = after;
    m_isFitted = false;
    refresh();
}

void MapChart::move(QPointF by)
{
    const double pixels = scale();
    m_centre = origin() - by / pixels;
    m_scale = pixels;
    m_isFitted = false;
    refresh();
}

/// As little as brings the item into sight.
void MapChart::reveal(int item)
{
    const QRectF box = toScreen(boxOf(item));
    const QRectF area = mapArea();
    const double right = std::max(0.0, area.left() - box.left());
    const double left = std::max(0.0, box.right() - area.right());
    const double down = std::max(0.0, area.top() - box.top());
    const double up = std::max(0.0, box.bottom() - area.bottom());
    if (const QPointF by(right > 0 ? right : -left, down > 0 ? down : -up); !by.isNull())
        move(by);
}

int MapChart::itemAt(QPointF position) const
{
    if (!mapArea().contains(position))
        return -1;
    const QPointF plane = (position - mapArea().center()) / scale() + origin();
    for (int item = 0; item < itemCount(); ++item)
        if (boxOf(item).contains(plane))
            return item;
    return -1;
}

/// The nearest in that direction.
int MapChart::neighbour(int item, int right, int up) const
{
    if (item < 0)
        return itemCount() > 0 ? 0 : -1;
    const QPointF from = boxOf(item).center();
    int best = item;
    double least = std::numeric_limits<double>::infinity();
    for (int other = 0; other < itemCount(); ++other) {
        const QPointF way = boxOf(other).center() - from;
        const double ahead
            = right != 0 ? (right > 0 ? way.x() : -way.x()) : (up > 0 ? -way.y() : way.y());
        const double aside = std::abs(right != 0 ? way.y() : way.x());
        const double length = ahead + kAside * aside;
        if (other != item && ahead > 1e-6 && length < least) {
            least = length;
            best = other;
        }
    }
    return best;
}

void MapChart::mousePressEvent(QMouseEvent *event)
{
    PaintedChart::mousePressEvent(event);
    if (event->button() != Qt::LeftButton)
        return;
    m_isPressed = true;
    m_isDragged = false;
    m_pressedAt = event->position();
    event->accept();
}

void MapChart::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_isPressed || content() != Content::Shown)
        return PaintedChart::mouseMoveEvent(event);
    const QPointF by = event->position() - m_pressedAt;
    if (!m_isDragged && by.manhattanLength() < QApplication::startDragDistance())
        return;
    m_isDragged = true;
    m_pressedAt = event->position();
    setCurrentItem(-1);
    move(by);
}

void MapChart::mouseReleaseEvent(QMouseEvent *event)
{
    PaintedChart::mouseReleaseEvent(event);
    if (event->button() != Qt::LeftButton || !std::exchange(m_isPressed, false) || m_isDragged)
        return;
    const int item = content() == Content::Shown ? itemAt(event->position()) : -1;
    if (item >= 0)
        Q_EMIT clicked(item);
}

void MapChart::wheelEvent(QWheelEvent *event)
{
    if (content() != Content::Shown)
        return PaintedChart::wheelEvent(event);
    zoom(std::pow(kStep, event->angleDelta().y() / kTurn), event->position());
    event->accept();
}

void MapChart::keyPressEvent(QKeyEvent *event)
{
    const bool moves = event->modifiers().testFlag(Qt::ShiftModifier);
    const QPointF middle = mapArea().center();
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoom(kStep, middle);
    case Qt::Key_Minus:
        return zoom(1 / kStep, middle);
    case Qt::Key_0:
        return fit();
    case Qt::Key_Left:
        if (moves)
            return move({kMove, 0});
        break;
    case Qt::Key_Right:
        if (moves)
            return move({-kMove, 0});
        break;
    case Qt::Key_Up:
        if (moves)
            return move({0, kMove});
        break;
    case Qt::Key_Down:
        if (moves)
            return move({0, -kMove});
        break;
    default:
        break;
    }
    PaintedChart::keyPressEvent(event);
    if (currentItem() >= 0)
        reveal(currentItem());
}

void MapChart::addToMenu(QMenu &menu)
{
    menu.addAction(tr("Show all of it") + QStringLiteral("\t0"), this, &MapChart::fit);
}

} // namespace perfdeck
