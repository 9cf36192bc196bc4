// SPDX-License-Identifier: GPL-3.0-or-later
// What the user does with a TimeSeriesChart: crosshair, zoom, keys.
#include "widgets/charts/ChartReadout.h"
#include "widgets/charts/PlotCanvas.h"
#include "widgets/charts/TimeSeriesChart.h"
#include "widgets/style/Format.h"
#include "widgets/style/QualityText.h"

#include <QKeyEvent>

#include <cmath>

namespace perfdeck {

namespace {

constexpr Duration kShortest = std::chrono::milliseconds(10);
constexpr Duration kLongest = std::chrono::days(20 * 366);
constexpr double kKeyZoom = 1.5;

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
            markers.push_back({reading->time, reading->value, line.color});
        rows.push_back({line.name, value, note, line.color, m_highlight == i});
    }
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
    m_book.showAll();
    rebuildLines();
}

void TimeSeriesChart::keyPressEvent(QKeyEvent *event)
{
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
    case Qt::Key_0:
        Q_EMIT liveRequested();
        return;
    case Qt::Key_Escape:
        break;
    default:
        return ChartView::keyPressEvent(event);
    }
    // Esc undoes one thing at a time, then belongs to the window.
    if (m_canvas->isDragging())
        return m_canvas->cancelDrag();
    if (cursorTime())
        return moveCursor(std::nullopt);
    if (!m_book.hidden().empty())
        return showAllLines();
    ChartView::keyPressEvent(event);
}

} // namespace perfdeck
