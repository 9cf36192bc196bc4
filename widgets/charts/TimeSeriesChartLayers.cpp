// SPDX-License-Identifier: GPL-3.0-or-later
// What a TimeSeriesChart shows besides its lines: marks, an earlier period, levels, bands,
// selection.
#include "core/model/Note.h"
#include "widgets/charts/PinnedReadout.h"
#include "widgets/charts/PlotCanvas.h"
#include "widgets/charts/StatisticsText.h"
#include "widgets/charts/TimeSeriesChart.h"
#include "widgets/style/Format.h"

#include <algorithm>
#include <cmath>

namespace perfdeck {

namespace {

constexpr double kMarkReach = 4; // logical pixels from the crosshair

} // namespace

void TimeSeriesChart::setMarks(std::vector<ChartMark> marks)
{
    m_canvas->setMarks(std::move(marks));
    updateReadout();
}

void TimeSeriesChart::setGhost(FramePtr earlier, Duration shift, const QString &name)
{
    m_canvas->setLines({});
    m_layers.setGhost({std::move(earlier), shift, name});
    updateCanvasLines();
    update();
}

void TimeSeriesChart::setThresholds(std::vector<ChartThreshold> thresholds)
{
    m_thresholds = std::move(thresholds);
    updateThresholds();
    updateValueAxis();
}

void TimeSeriesChart::updateThresholds()
{
    std::vector<CanvasLevel> levels;
    for (const ChartThreshold &threshold : m_thresholds) {
        const QColor color = threshold.severity == Severity::Critical ? theme().critical
            : threshold.severity == Severity::Warning                 ? theme().warn
                                                                      : theme().dim;
        const QString value = formatText(threshold.value, m_book.unit());
        levels.push_back({threshold.value, threshold.name + QLatin1Char(' ') + value, color});
    }
    m_canvas->setLevels(std::move(levels));
}

void TimeSeriesChart::setBands(std::vector<ChartBand> bands)
{
    m_canvas->setLines({});
    m_layers.setBands(std::move(bands));
    updateCanvasLines();
}

void TimeSeriesChart::setSelection(std::optional<TimeRange> selection)
{
    if (selection != m_canvas->selection())
        m_statistics->hide();
    m_canvas->setSelection(selection);
}

void TimeSeriesChart::setSelectionStatistics(DistributionFramePtr now, DistributionFramePtr before)
{
    if (!now || !selection() || now->range != *selection())
        return;
    const int x = m_canvas->x() + static_cast<int>(std::lround(m_canvas->xOf(selection()->to)));
    m_statistics->showHtml(
        statisticsHtml(*now, before.get(), m_book, theme(), timeZone()), x, readoutArea());
}

std::optional<TimeRange> TimeSeriesChart::selection() const
{
    return m_canvas->selection();
}

void TimeSeriesChart::selectTimes(TimeRange range)
{
    if (range.isEmpty())
        return;
    setSelection(range);
    Q_EMIT selectionMade(range);
}

void TimeSeriesChart::clearSelection()
{
    setSelection(std::nullopt);
    Q_EMIT selectionCleared();
}

const MarkLane::Group *TimeSeriesChart::marksAtCursor() const
{
    const auto cursor = cursorTime();
    return cursor ? m_canvas->marks().groupAt(m_canvas->xOf(*cursor), kMarkReach) : nullptr;
}

void TimeSeriesChart::selectUnderCursor()
{
    const Timestamp at = cursorTime().value_or(m_range.from + m_range.length() / 2);
    selectTimes(m_canvas->marks().stretchAt(at, m_range));
}

void TimeSeriesChart::focusSelection()
{
    if (const auto range = selection())
        return select(*range);
    if (!m_range.isEmpty() && cursorTime()) {
        const Duration half = m_range.length() / 10;
        select({*cursorTime() - half, *cursorTime() + half});
    }
}

void TimeSeriesChart::wantNote()
{
    if (const auto range = selection())
        Q_EMIT noteWanted(range->from, range->to);
    else if (!m_range.isEmpty())
        Q_EMIT noteWanted(noteTime(cursorTime(), m_range), std::nullopt);
}

/// Marks out of sight are brought into it.
void TimeSeriesChart::stepMark(bool forward)
{
    const MarkLane &lane = m_canvas->marks();
    const Timestamp start
        = cursorTime().value_or(forward ? m_range.from - Duration(1) : m_range.to);
    const auto found = forward ? lane.after(start) : lane.before(start);
    if (!found)
        return;
    if (!m_range.contains(*found))
        pan(*found - (m_range.from + m_range.length() / 2));
    m_pinned->hide();
    moveCursor(*found);
}

void TimeSeriesChart::activateMarks(const MarkLane::Group &group)
{
    const MarkLane::Choice choice = m_canvas->marks().choose(group);
    if (choice.apart)
        select(*choice.apart);
    else
        Q_EMIT markActivated(choice.id);
}

} // namespace perfdeck
