// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Selector.h"
#include "core/store/HistoryStore.h"

#include <functional>
#include <span>
#include <stop_token>
#include <vector>

namespace perfdeck {

/// Which samples leave a history.
struct ExportRequest
{
    std::vector<Selector> selectors; ///< series that match any of them; none: all series
    TimeRange range = TimeRange::everything();
    /// 0: every stored sample. Else one value per step that has samples, stamped with the start of
    /// the step (steps count from the epoch): the last value of a counter, the mean of the finite
    /// values of any other series, NaN where all are NaN. Steps of whole minutes or hours come from
    /// roll-ups, also where the samples themselves are gone; the range then covers whole minutes or
    /// hours.
    Duration step{0};
};

/// Where they go; each function returns false to end the export early.
struct ExportSink
{
    std::function<bool(const SeriesRecord &)>
        series; ///< before its samples, of those that have any
    std::function<bool(std::span<const Timestamp>, std::span<const double>)> samples; ///< ascending
};

struct ExportReport
{
    std::uint64_t series = 0; ///< with samples
    std::uint64_t samples = 0;
};

/// Streams the samples of a history, series by series in the order of metric and labels. Memory is
/// bounded by a day of samples, or the roll-ups, of one series. Any thread; a stop ends with
/// Cancelled.
[[nodiscard]] Result<ExportReport> exportSamples(HistoryReader &reader,
                                                 const ExportRequest &request,
                                                 const ExportSink &sink,
                                                 std::stop_token stop = {});

} // namespace perfdeck
