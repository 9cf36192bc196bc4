// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/RowScroll.h"
#include "widgets/pages/profiling/timeline/TimelineChart.h"
#include "widgets/pages/profiling/timeline/TimeRuler.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace perfdeck {

namespace {

constexpr std::int64_t kShortest = 100; ///< ns, the shortest that is seen
constexpr double kNotch = 120; ///< eighths of a degree, as Qt counts
constexpr double kZoomStep = 0.8; ///< of a notch or a key
constexpr double kPanStep = 0.1; ///< of what is seen, for a key

} // namespace

void TimelineChart::setWindow(ProfileSpan window)
{
    if (!m_index)
        return;
    const ProfileSpan all = m_index->extent();
    const std::int64_t length
        = std::clamp(window.length(), std::min(kShortest, all.length()), all.length());
    const std::int64_t from = std::clamp(window.from, all.from, all.to - length);
    const ProfileSpan wanted{from, from + length};
    if (wanted == m_window)
        return;
    m_window = wanted;
    refresh();
}

void TimelineChart::zoom(double factor, double x)
{
    const QRectF area = plot();
    const double share = std::clamp((x - area.left()) / std::max(1.0, area.width()), 0.0, 1.0);
    const auto length = std::max(kShortest, std::int64_t(double(m_window.length()) * factor));
    const auto from = m_window.from + std::int64_t(share * double(m_window.length() - length));
    setWindow({from, from + length});
}

void TimelineChart::pan(double share)
{
    const auto by = std::int64_t(share * double(m_window.length()));
    setWindow({m_window.from + by, m_window.to + by});
}

void TimelineChart::mark(std::optional<ProfileSpan> span)
{
    setSpan(span);
    refresh(); // the subtitle says how long it is
    Q_EMIT spanSelected(span);
}

void TimelineChart::showAll()
{
    if (m_index)
        setWindow(m_index->extent());
}

void TimelineChart::showMarked()
{
    if (!m_span)
        return;
    const std::int64_t margin = m_span->length() / 20;
    setWindow({m_span->from - margin, m_span->to + margin});
}

void TimelineChart::markCurrent()
{
    if (currentItem() < 0)
        return;
    const ProfileEvents &events = m_index->profile().events;
    const auto event = std::size_t(currentItem());
    const std::int64_t start = events.start[event];
    mark(ProfileSpan{start, start + std::max<std::int64_t>(1, events.duration[event])});
}

void TimelineChart::addToMenu(QMenu &menu)
{
    PaintedChart::addToMenu(menu);
    if (content() != Content::Shown)
        return;
    menu.addSeparator();
    menu.addAction(tr("Show all\t0"), this, &TimelineChart::showAll);
    menu.addAction(tr("Mark this event\tReturn"), this, &TimelineChart::markCurrent)
        ->setEnabled(currentItem() >= 0);
    menu.addAction(tr("Zoom to what is marked\tF"), this, &TimelineChart::showMarked)
        ->setEnabled(m_span.has_value());
    menu.addAction(tr("End the mark\tEsc"), this, [this] { mark({}); })
        ->setEnabled(m_span.has_value());
}

void TimelineChart::resizeEvent(QResizeEvent *event)
{
    PaintedChart::resizeEvent(event);
    layOutScroll();
}

void TimelineChart::wheelEvent(QWheelEvent *event)
{
    if (content() != Content::Shown)
        return;
    const bool overPlot = plot().contains(event->position());
    if (m_scroll->isVisible() && (event->modifiers().testFlag(Qt::ControlModifier) || !overPlot)) {
        setCurrentItem(-1);
        m_scroll->turn(*event);
    } else if (event->modifiers().testFlag(Qt::ShiftModifier)) {
        const QPoint turn = event->angleDelta();
        pan(-kPanStep * double(turn.x() != 0 ? turn.x() : turn.y()) / kNotch);
    } else {
        if (event->angleDelta().x() != 0)
            pan(-kPanStep * event->angleDelta().x() / kNotch);
        if (event->angleDelta().y() != 0)
            zoom(std::pow(kZoomStep, event->angleDelta().y() / kNotch), event->position().x());
    }
    event->accept();
}

void TimelineChart::reveal(int item)
{
    const ProfileEvents &events = m_index->profile().events;
    const auto event = std::uint32_t(item);
    m_scroll->reveal(m_index->rowOf(event), rowCount(), rowsThatFit());
    const std::int64_t start = events.start[event];
    const std::int64_t end = start + events.duration[event];
    if (end > m_window.from && start < m_window.to)
        return;
    const std::int64_t middle = start + (end - start) / 2;
    setWindow({middle - m_window.length() / 2, middle - m_window.length() / 2 + m_window.length()});
}

void TimelineChart::keyPressEvent(QKeyEvent *event)
{
    if (content() != Content::Shown || event->modifiers().testFlag(Qt::ControlModifier))
        return PaintedChart::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_W:
    case Qt::Key_Plus:
        return zoom(kZoomStep, plot().center().x());
    case Qt::Key_S:
    case Qt::Key_Minus:
        return zoom(1 / kZoomStep, plot().center().x());
    case Qt::Key_A:
        return pan(-kPanStep);
    case Qt::Key_D:
        return pan(kPanStep);
    case Qt::Key_0:
        return showAll();
    case Qt::Key_F:
        return showMarked();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return markCurrent();
    case Qt::Key_Escape:
        if (m_span)
            return mark({});
        break;
    default:
        break;
    }
    PaintedChart::keyPressEvent(event);
    const int key = event->key();
    const bool isStep
        = key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down;
    if (isStep && currentItem() >= 0)
        reveal(currentItem());
}

void TimelineChart::mousePressEvent(QMouseEvent *event)
{
    PaintedChart::mousePressEvent(event);
    const QRectF area = plot();
    const QRectF ruler(area.left(), contentArea().top(), area.width(), area.top());
    const bool inRuler = event->position().y() < area.top() && ruler.contains(event->position());
    if (event->button() != Qt::LeftButton || content() != Content::Shown
        || !(inRuler || area.contains(event->position())))
        return;
    m_gesture = Gesture::Pressed;
    m_pressedAt = event->position();
    m_windowBefore = m_window;
    m_wouldMark = inRuler || event->modifiers().testFlag(Qt::ShiftModifier);
}

void TimelineChart::mouseMoveEvent(QMouseEvent *event)
{
    const double moved = event->position().x() - m_pressedAt.x();
    if (m_gesture == Gesture::Pressed && std::abs(moved) >= QApplication::startDragDistance())
        m_gesture = m_wouldMark ? Gesture::Marking : Gesture::Panning;
    if (m_gesture == Gesture::Panning) {
        setCurrentItem(-1);
        const auto by = std::int64_t(moved / plot().width() * double(m_windowBefore.length()));
        return setWindow({m_windowBefore.from - by, m_windowBefore.to - by});
    }
    if (m_gesture == Gesture::Marking) {
        const QRectF area = plot();
        const auto bounded = [&](double x) {
            return timeAtX(std::clamp(x, area.left(), area.right()), m_window, area);
        };
        const auto [from, to]
            = std::minmax({bounded(m_pressedAt.x()), bounded(event->position().x())});
        return setSpan(ProfileSpan{from, std::max(from + 1, to)});
    }
    PaintedChart::mouseMoveEvent(event);
}

void TimelineChart::mouseReleaseEvent(QMouseEvent *event)
{
    const Gesture gesture = std::exchange(m_gesture, Gesture::None);
    if (gesture == Gesture::Marking)
        return mark(m_span);
    if (gesture != Gesture::Pressed)
        return PaintedChart::mouseReleaseEvent(event);
    const int item = itemAt(event->position());
    const bool isLayer = item >= 0;
    Q_EMIT layerChosen(isLayer ? m_index->profile().events.layer[std::size_t(item)] : kNoIndex);
}

} // namespace perfdeck
