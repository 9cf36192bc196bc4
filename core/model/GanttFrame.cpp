// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/GanttFrame.h"

#include <algorithm>

namespace perfdeck {

namespace {

/// Which pixel column a moment falls into, clamped to the range.
int columnAt(Timestamp time, TimeRange range, int columns)
{
    const double share = static_cast<double>((time - range.from).count())
        / static_cast<double>(range.length().count());
    return static_cast<int>(std::clamp(share * columns, 0.0, columns - 1.0));
}

SpanRun runOf(const GanttSpan &span, std::size_t index, int from, int to)
{
    return {from, to, index, 1, span.isCritical, span.state == SpanState::Failed};
}

void merge(SpanRun &run, const GanttSpan &span, std::size_t index, Duration longest)
{
    if (span.to - span.from > longest)
        run.span = index;
    ++run.count;
    run.isCritical |= span.isCritical;
    run.hasFailed |= span.state == SpanState::Failed;
}

} // namespace

std::vector<SpanRun> spanRuns(std::span<const GanttSpan> spans, TimeRange range, int columns)
{
    std::vector<SpanRun> runs;
    if (range.isEmpty() || columns < 1)
        return runs;
    const auto first
        = std::partition_point(spans.begin(), spans.end(), [range](const GanttSpan &span) {
              return span.to <= range.from;
          });
    for (auto at = first; at != spans.end() && at->from < range.to; ++at) {
        int from = columnAt(at->from, range, columns);
        const int to = columnAt(std::max(at->from, at->to - Duration(1)), range, columns);
        const auto index = static_cast<std::size_t>(at - spans.begin());
        if (!runs.empty() && runs.back().lastColumn >= from) {
            SpanRun &before = runs.back();
            if (before.firstColumn < from)
                before.lastColumn = from - 1; // it has pixels left, this one may have only this
            else if (to > from)
                ++from;
            else {
                merge(before, *at, index, spans[before.span].to - spans[before.span].from);
                continue;
            }
        }
        runs.push_back(runOf(*at, index, from, to));
    }
    return runs;
}

std::ptrdiff_t spanAt(std::span<const GanttSpan> spans, Timestamp time)
{
    const auto after = std::partition_point(
        spans.begin(), spans.end(), [time](const GanttSpan &span) { return span.from <= time; });
    if (after == spans.begin() || std::prev(after)->to <= time)
        return -1;
    return std::prev(after) - spans.begin();
}

} // namespace perfdeck
