// SPDX-License-Identifier: GPL-3.0-or-later
// What the user does with a TimeSeriesChart: crosshair, zoom, keys.
#include "widgets/charts/ChartReadout.h"
#include "widgets/charts/PinnedReadout.h"
#include "widgets/charts/PlotCanvas.h"
#include "widgets/charts/ReadoutRows.h"
#include "widgets/charts/TimeSeriesChart.h"

#include <QApplication>
#include <QKeyEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace perfdeck {

namespace {

constexpr Duration kShortest = std::chrono::milliseconds(10);
constexpr Duration kLongest = std::chrono::days(20 * 366);
constexpr double kKeyZoom = 1.5;

} // namespace

void TimeSeriesChart::setCursor(std::optional<Timestamp> time)
{
    if (m_pinned->isVisible())
        return; // what is pinned stands still
    m_canvas->setCursorTime(time);
    updateReadout();
}

std::optional<Timestamp> TimeSeriesChart::cursorTime() const
{
    return m_canvas->cursorTime();
}

void TimeSeriesChart::moveCursor(std::optional<Timestamp> time)
{
    if (time == m_canvas->cursorTime())
        return;
    setCursor(time);
    Q_EMIT cursorMoved(time);
}

void TimeSeriesChart::updateReadout()
{
    const std::optional<Timestamp> cursor = m_canvas->cursorTime();
    if (!cursor || !m_range.contains(*cursor) || !m_book.hasSamples() || m_canvas->isDragging()) {
        m_readout->hide();
        return;
    }
    Readout readout = readOut({m_book,
                               m_layers,
                               m_canvas->marks(),
                               marksAtCursor(),
                               *cursor,
                               m_sampling,
                               m_highlight,
                               timeZone(),
                               theme()});
    m_canvas->setMarkers(std::move(readout.markers));
    m_readout->setContent(std::move(readout.content));
    if (m_pinned->isVisible())
        m_readout->hide();
    else
        m_readout->showBeside(cursorX(), readoutArea());
}

const ReadoutContent *TimeSeriesChart::readout() const
{
    const bool isRead = !m_readout->isHidden() || m_pinned->isVisible();
    return isRead ? &m_readout->content() : nullptr;
}

int TimeSeriesChart::cursorX() const
{
    return m_canvas->x() + static_cast<int>(std::lround(m_canvas->xOf(*cursorTime())));
}

QRect TimeSeriesChart::readoutArea() const
{
    return {0, m_canvas->y(), width(), height() - m_canvas->y()};
}

/// Pins what is read out at the crosshair, or frees it.
void TimeSeriesChart::togglePin()
{
    if (m_pinned->isVisible())
        return freePin();
    if (!m_readout->isVisible())
        return;
    m_pinned->pin(m_readout->content(), cursorX(), readoutArea());
    m_readout->hide();
}

void TimeSeriesChart::freePin()
{
    if (m_pinned->isAncestorOf(QApplication::focusWidget()))
        setFocus(Qt::OtherFocusReason);
    m_pinned->hide();
    updateReadout();
}

void TimeSeriesChart::setSampling(Sampling sampling)
{
    m_sampling = sampling;
    updateReadout();
}

void TimeSeriesChart::select(TimeRange range)
{
    const Duration length = std::clamp(range.length(), kShortest, kLongest);
    range.to = range.from + length;
    m_hasRange = true;
    showRange(range);
    Q_EMIT rangeSelected(range);
}

void TimeSeriesChart::zoom(double factor, Timestamp around)
{
    const auto scaled = [factor](Duration part) {
        return Duration(std::llround(static_cast<double>(part.count()) * factor));
    };
    const Duration length = scaled(m_range.length());
    if (m_range.isEmpty() || length < kShortest || length > kLongest)
        return;
    select({around - scaled(around - m_range.from), around + scaled(m_range.to - around)});
}

void TimeSeriesChart::pan(Duration shift)
{
    if (!m_range.isEmpty())
        select({m_range.from + shift, m_range.to + shift});
}

void TimeSeriesChart::stepCursor(int columns)
{
    if (m_range.isEmpty())
        return;
    const double column
        = static_cast<double>(m_range.length().count()) / std::max(1, m_canvas->width());
    m_pinned->hide();
    const Timestamp start = cursorTime().value_or(m_range.to - Duration(1));
    const Timestamp wanted = start + Duration(std::llround(column * columns));
    moveCursor(std::clamp(wanted, m_range.from, m_range.to - Duration(1)));
}

void TimeSeriesChart::showAllLines()
{
    setHiddenLines({});
    Q_EMIT hiddenLinesChanged();
}

void TimeSeriesChart::setHiddenLines(std::set<SeriesKey> hidden)
{
    m_book.setHidden(std::move(hidden));
    rebuildLines();
}

void TimeSeriesChart::setMovedLines(std::set<SeriesKey> moved)
{
    m_book.setMoved(std::move(moved));
    rebuildLines();
}

void TimeSeriesChart::moveLine(std::size_t line)
{
    m_book.move(line);
    m_axes.resetZoom();
    rebuildLines();
    layOut(); // an axis may have come or gone
    Q_EMIT movedLinesChanged();
}

void TimeSeriesChart::keyPressEvent(QKeyEvent *event)
{
    const Qt::KeyboardModifiers others
        = event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier);
    if (others != Qt::NoModifier)
        return ChartView::keyPressEvent(event); // a shortcut of the window
    const int step = event->modifiers().testFlag(Qt::ShiftModifier) ? 10 : 1;
    const Timestamp middle = cursorTime().value_or(m_range.from + m_range.length() / 2);
    switch (event->key()) {
    case Qt::Key_Left:
        return stepCursor(-step);
    case Qt::Key_Right:
        return stepCursor(step);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
    case Qt::Key_W:
        return zoom(1 / kKeyZoom, middle);
    case Qt::Key_Minus:
    case Qt::Key_S:
        return zoom(kKeyZoom, middle);
    case Qt::Key_A:
        return pan(-m_range.length() / 10);
    case Qt::Key_D:
        return pan(m_range.length() / 10);
    case Qt::Key_Period:
        return stepMark(true);
    case Qt::Key_Comma:
        return stepMark(false);
    case Qt::Key_F:
        return focusSelection();
    case Qt::Key_R:
        return selectUnderCursor();
    case Qt::Key_N:
        return wantNote();
    case Qt::Key_L:
        return toggleLogarithmic();
    case Qt::Key_Z:
        return toggleZero();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (const MarkLane::Group *group = marksAtCursor())
            return activateMarks(*group);
        return togglePin();
    case Qt::Key_0:
        return resetView();
    case Qt::Key_Escape:
        if (undoOne())
            return;
        break;
    default:
        break;
    }
    ChartView::keyPressEvent(event);
}

/// Esc undoes one thing at a time, then belongs to the window.
bool TimeSeriesChart::undoOne()
{
    if (m_canvas->isDragging())
        m_canvas->cancelDrag();
    else if (m_pinned->isVisible())
        freePin();
    else if (selection())
        clearSelection();
    else if (cursorTime())
        moveCursor(std::nullopt);
    else if (!m_book.hidden().empty())
        showAllLines();
    else
        return false;
    return true;
}

/// Back to what the page shows by itself.
void TimeSeriesChart::resetView()
{
    m_pinned->hide();
    if (m_axes.resetZoom())
        updateValueAxis();
    Q_EMIT liveRequested();
}

void TimeSeriesChart::zoomValues(int top, int bottom)
{
    const auto between = [&](AxisSide side) {
        return std::pair(m_canvas->valueAt(bottom, side), m_canvas->valueAt(top, side));
    };
    m_axes.zoom(between(AxisSide::Left), between(AxisSide::Right));
    updateValueAxis();
}

void TimeSeriesChart::setAxisWish(AxisWish wish)
{
    m_axes.setWish(wish);
    updateCanvasLines();
}

void TimeSeriesChart::wishAxis(AxisWish wish)
{
    m_axes.resetZoom();
    setAxisWish(wish);
    Q_EMIT axisWishChanged();
}

void TimeSeriesChart::toggleLogarithmic()
{
    AxisWish wish = axisWish();
    wish.logarithmic = !wish.logarithmic;
    wishAxis(wish);
}

bool TimeSeriesChart::startsAtZero() const
{
    const ValueBounds bounds = m_axes.bounds(AxisSide::Left);
    return !bounds.logarithmic && bounds.min <= 0 && bounds.max >= 0;
}

void TimeSeriesChart::toggleZero()
{
    wishAxis({startsAtZero() ? AxisWish::Base::Data : AxisWish::Base::Zero, false});
}

} // namespace perfdeck
