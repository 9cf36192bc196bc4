// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/TimeRange.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace perfdeck {

/// How a span ended or stands.
enum class SpanState
{
    Running,
    Done,
    Waiting,
    Failed,
    Cancelled,
};

/// What a row did for a while: [from, to).
struct GanttSpan
{
    Timestamp from;
    Timestamp to;
    std::string name; ///< "task 812"
    std::string kind; ///< colours spans: the same kind, the same colour
    SpanState state = SpanState::Done;
    bool isCritical = false; ///< on the critical path
};

struct GanttRow
{
    std::string name;
    std::vector<GanttSpan> spans; ///< ascending by from; may touch, must not overlap
};

/// What entities (workers, devices, streams) did when. Never changes.
struct GanttFrame
{
    TimeRange range; ///< of everything in it
    std::vector<GanttRow> rows; ///< from the top down
};

using GanttFramePtr = std::shared_ptr<const GanttFrame>;

/// One run of pixel columns of a row: a span of its own, or many that are too short to be told
/// apart.
struct SpanRun
{
    int firstColumn = 0;
    int lastColumn = 0; ///< inclusive
    std::size_t span = 0; ///< the longest of those in it
    std::size_t count = 0; ///< how many spans begin or lie in it
    bool isCritical = false; ///< any of them
    bool hasFailed = false; ///< any of them
};

/// The spans of a row that touch `range`, reduced to runs of `columns` pixels: those that lie in
/// one pixel are merged and a longer neighbour makes room, so there are never more runs than pixels
/// and a short failure is not lost. O(log n + spans in range). Pure.
[[nodiscard]] std::vector<SpanRun>
spanRuns(std::span<const GanttSpan> spans, TimeRange range, int columns);

/// The span of a row at a moment; -1 where there is none. O(log n).
[[nodiscard]] std::ptrdiff_t spanAt(std::span<const GanttSpan> spans, Timestamp time);

} // namespace perfdeck
