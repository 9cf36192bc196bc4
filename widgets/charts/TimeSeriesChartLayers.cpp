// SPDX-License-Identifier: GPL-3.0-or-later
// What a TimeSeriesChart shows besides its lines: marks, an earlier period, levels, bands,
// selection.
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

/// The range of the shortest mark there; else what lies between the neighbouring marks.
void TimeSeriesChart::selectUnderCursor()
{
    const Timestamp at = cursorTime().value_or(m_range.from + m_range.length() / 2);
    const MarkLane &lane = m_canvas->marks();
    TimeRange wanted{std::max(m_range.from, lane.before(at + Duration(1)).value_or(m_range.from)),
                     std::min(m_range.to, lane.after(at).value_or(m_range.to))};
    std::optional<Duration> shortest;
    for (const ChartMark &mark : lane.marks()) {
        if (!mark.to || !TimeRange{mark.from, *mark.to}.contains(at))
            continue;
        const Duration length = *mark.to - mark.from;
        if (shortest && *shortest <= length)
            continue;
        shortest = length;
        wanted = {mark.from, *mark.to};
    }
    selectTimes(wanted);
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
        Q_EMIT noteWanted(cursorTime().value_or(m_range.to - Duration(1)), std::nullopt);
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

/// One mark is opened; many in one place are zoomed apart.
void TimeSeriesChart::activateMarks(const std::vector<std::size_t> &marks)
{
    if (marks.empty())
        return;
    const std::vector<ChartMark> &all = m_canvas->marks().marks();
    const ChartMark &first = all.at(marks.front());
    const ChartMark &last = all.at(marks.back());
    if (marks.size() == 1 || first.from == last.from) {
        Q_EMIT markActivated(first.id);
        return;
    }
    const Duration margin = (last.from - first.from) / 4 + Duration(1);
    select({first.from - margin, last.from + margin});
}

} // namespace perfdeck
