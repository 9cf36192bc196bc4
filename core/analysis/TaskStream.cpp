// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/TaskStream.h"

#include "core/base/NaturalOrder.h"
#include "core/model/ClusterWords.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace perfdeck {

namespace {

SpanState spanState(TaskState state)
{
    switch (state) {
    case TaskState::Completed:
        return SpanState::Done;
    case TaskState::Failed:
    case TaskState::TimedOut:
        return SpanState::Failed;
    case TaskState::Cancelled:
    case TaskState::Cancelling:
        return SpanState::Cancelled;
    default:
        return SpanState::Running;
    }
}

/// When it ran; none where no server tells.
std::optional<std::pair<Timestamp, Timestamp>> runOf(const Task &task, Timestamp now)
{
    std::optional<Timestamp> from = task.started;
    std::optional<Timestamp> to = task.ended;
    if (!from && to && task.executionSeconds)
        from = *to
            - std::chrono::duration_cast<Duration>(
                std::chrono::duration<double>(*task.executionSeconds));
    if (!to && from && !isFinal(task.state))
        to = now;
    if (!from || !to)
        return std::nullopt;
    return std::pair(*from, std::max(*from, *to));
}

struct NaturalLess
{
    bool operator()(const std::string &a, const std::string &b) const { return naturalLess(a, b); }
};

/// Each span into the first lane that is free by then; they come in the order of their beginnings.
std::vector<GanttRow> lanesOf(const std::string &worker, std::vector<GanttSpan> spans)
{
    std::vector<GanttRow> lanes;
    for (GanttSpan &span : spans) {
        const auto free = std::ranges::find_if(
            lanes, [&span](const GanttRow &lane) { return lane.spans.back().to <= span.from; });
        GanttRow &lane = free == lanes.end() ? lanes.emplace_back() : *free;
        lane.spans.push_back(std::move(span));
    }
    for (std::size_t at = 0; at < lanes.size(); ++at)
        lanes[at].name = at == 0 ? worker : worker + " (" + std::to_string(at + 1) + ')';
    return lanes;
}

} // namespace

GanttFrame taskStream(std::span<const Task> tasks,
                      std::span<const CriticalPath> paths,
                      TimeRange range,
                      Timestamp now)
{
    std::vector<bool> critical(tasks.size(), false);
    for (const CriticalPath &path : paths)
        for (const std::size_t at : path.tasks)
            critical[at] = true;
    std::map<std::string, std::vector<GanttSpan>, NaturalLess> byWorker;
    for (std::size_t at = 0; at < tasks.size(); ++at) {
        const Task &task = tasks[at];
        const auto run = runOf(task, now);
        if (!run || task.worker.empty() || run->first >= range.to || run->second < range.from)
            continue;
        byWorker[task.worker].push_back(
            {run->first, run->second, task.id, task.type, spanState(task.state), critical[at]});
    }
    GanttFrame frame;
    frame.range = range;
    for (auto &[worker, spans] : byWorker) {
        std::ranges::stable_sort(spans, {}, &GanttSpan::from);
        std::ranges::move(lanesOf(worker, std::move(spans)), std::back_inserter(frame.rows));
    }
    return frame;
}

} // namespace perfdeck
