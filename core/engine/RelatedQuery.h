// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Event.h"
#include "core/model/Series.h"
#include "core/model/TimeRange.h"

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace perfdeck {

class QueryService;
class SeriesLoader;

/// A question for what else changed: around a change of one series, around an alert, or in a range
/// that somebody marked.
struct RelatedQuery
{
    TimeRange range; ///< in which it changed; three times as long before it shows what is usual
    SeriesKey series{}; ///< that is asked about; without a metric: none
    /// What the others came before or after where `series` itself did not change in the range.
    /// None: what is found to have begun it all.
    std::optional<Timestamp> moment{};
    std::chrono::milliseconds timeLimit{2000}; ///< for the reading; the nearest series come first

    /// Around the moment at which an alert fired or a level changed that is seen in blocks, steps
    /// or samples of this length: forty before it, for causes, and twenty after it.
    [[nodiscard]] static RelatedQuery around(SeriesKey series, Timestamp moment, Duration block);
};

/// When a series changed, against RelatedChanges::moment.
enum class ChangeOrder
{
    Before,
    With, ///< within a step, or it cannot be told
    After
};

struct RelatedSeries
{
    SeriesKeyPtr series;
    ChangeOrder order = ChangeOrder::With;
    Timestamp time; ///< start of the step at which it began to differ
    Duration lag{0}; ///< from the moment to that time; below 0: it was earlier
    double confidence = 0; ///< that it changed, 0…1
    double cause = 0; ///< that what it belongs to began it, 0…1; a rank, not a probability
    double shift = 0; ///< in robust deviations of the time before; below 0: it fell
    double before = 0; ///< levels in the unit of the metric, of counters per second
    double after = 0; ///< NaN where it is gone
    bool isGone = false; ///< has no more samples since
    bool hasEvent = false; ///< an event that concerns what it belongs to lies just before
};

struct RelatedChanges
{
    TimeRange range; ///< that was looked at: whole steps, none newer than the newest sample
    Duration step{0}; ///< means over so long were compared
    Timestamp moment; ///< that the others came before or after
    std::vector<RelatedSeries> series; ///< causes first; those of one thing together
    std::vector<Event> events; ///< in the range and just before it, oldest first
    std::size_t looked = 0; ///< series that there was enough of to judge
    std::size_t left = 0; ///< that were not looked at for lack of time
};

using RelatedChangesPtr = std::shared_ptr<const RelatedChanges>;

inline constexpr std::size_t kMostRelated = 50;

/// Ranks what else changed by core/stats/correlate/ChangeRanking.h; series of one worker, model,
/// device, disk … are one part of the system. `events` are those that are known of the time. A stop
/// ends early with what is known then. Deterministic but for the time limit. One reader thread.
[[nodiscard]] RelatedChanges relatedChanges(QueryService &service,
                                            SeriesLoader &loader,
                                            const RelatedQuery &query,
                                            std::vector<Event> events,
                                            const std::stop_token &stop);

/// The time whose events matter to such a question.
[[nodiscard]] TimeRange eventRangeOf(const RelatedQuery &query);

} // namespace perfdeck
