// SPDX-License-Identifier: GPL-3.0-or-later
// What the user does with a TimeSeriesChart: crosshair, zoom, keys.
#include "widgets/charts/ChartReadout.h"
#include "widgets/charts/PlotCanvas.h"
#include "widgets/charts/TimeSeriesChart.h"
#include "widgets/style/Format.h"
#include "widgets/style/QualityText.h"

#include <QKeyEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace perfdeck {

namespace {

constexpr Duration kShortest = std::chrono::milliseconds(10);
constexpr Duration kLongest = std::chrono::days(20 * 366);
constexpr double kKeyZoom = 1.5;
constexpr std::size_t kMostMarks = 6; // read out of one group

/// What a line was in the earlier period, and by how much it differs now.
ChartReadout::Row ghostRow(const QString &name,
                           double then,
                           const std::optional<SampleReading> &now,
                           const ChartLine &line)
{
    const Unit unit = line.series->info.unit;
    QString difference;
    if (now && std::isfinite(now->value)) {
        const double by = now->value - then;
        const QString sign = by > 0 ? QStringLiteral("+") : QString();
        difference = sign + formatText(by, unit);
        if (then != 0 && unit != Unit::Ratio)
            difference
                += QStringLiteral(" (%1%2 %)").arg(sign, formatNumber(by / std::abs(then) * 100));
    }
    QColor faint = line.color;
    faint.setAlphaF(0.5F);
    return {name, formatText(then, unit), difference, faint, false};
}

void appendMarks(std::vector<ChartReadout::Row> &rows,
                 const MarkLane::Group &group,
                 const MarkLane &lane,
                 const Theme &theme,
                 const QTimeZone &zone)
{
    for (std::size_t i = 0; i < std::min(group.marks.size(), kMostMarks); ++i) {
        const ChartMark &mark = lane.marks()[group.marks[i]];
        QString time = formatTime(mark.from, zone);
        if (mark.to)
            time += QStringLiteral("–") + formatTime(*mark.to, zone);
        rows.push_back({mark.text, time, {}, MarkLane::colorOf(mark.kind, theme), false});
    }
}

} // namespace

void TimeSeriesChart::setCursor(std::optional<Timestamp> time)
{
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
    std::vector<ChartReadout::Row> rows;
    std::vector<CanvasMarker> markers;
    for (std::size_t i = 0; i < m_book.lines().size(); ++i) {
        const ChartLine &line = m_book.lines()[i];
        if (!line.visible)
            continue;
        const auto reading = sampleAt(*line.series, *cursor);
        const Unit unit = line.series->info.unit;
        const QString value = reading
            ? formatRated(line.companions.rate(reading->value, reading->time), unit)
            : tr("no sample");
        const bool isRange = reading && reading->count > 1 && reading->min < reading->max;
        const QString note = isRange
            ? tr("%1 to %2").arg(formatText(reading->min, unit), formatText(reading->max, unit))
            : QString();
        if (reading && std::isfinite(reading->value))
            markers.push_back({reading->time, reading->value, line.color, line.side});
        rows.push_back({line.name, value, note, line.color, m_highlight == i});
        if (const auto then = m_layers.ghostAt(*line.series->key, *cursor))
            rows.push_back(ghostRow(m_layers.ghost().name, *then, reading, line));
    }
    if (const MarkLane::Group *group = marksAtCursor())
        appendMarks(rows, *group, m_canvas->marks(), theme(), timeZone());
    m_canvas->setMarkers(std::move(markers));
    m_readout->setContent(formatDateTime(*cursor, timeZone()), std::move(rows));
    const int x = m_canvas->x() + static_cast<int>(std::lround(m_canvas->xOf(*cursor)));
    m_readout->showBeside(x, QRect(0, m_canvas->y(), width(), m_canvas->height()));
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
            return activateMarks(group->marks);
        break;
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
