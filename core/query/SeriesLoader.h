// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Frame.h"
#include "core/store/HistoryStore.h"
#include "core/store/LiveWindow.h"

#include <memory>
#include <optional>
#include <vector>

namespace perfdeck {

/// What is known of one series in a range: oldest part first, coarse to fine, without overlap.
struct SeriesData
{
    std::vector<RollupPoint> hours;
    std::vector<RollupPoint> minutes;
    std::vector<Timestamp> times;
    std::vector<double> values;

    void clear();
    [[nodiscard]] FrameTier tier() const;
};

/// The coarsest tier that still has two buckets in every column.
[[nodiscard]] FrameTier tierFor(Duration columnWidth);

/// Joins live and stored samples of a series without a hole or a repetition at the seam. What the
/// wished tier no longer holds (raw samples have a shorter life than roll-ups) comes from the next
/// coarser one; what is not rolled up yet comes raw. A history that cannot be read leaves what memory
/// holds. One per reader thread.
class SeriesLoader final
{
public:
    SeriesLoader(std::shared_ptr<const LiveWindow> live, std::shared_ptr<const HistoryStore> history);
    ~SeriesLoader();

    void load(SeriesId series, TimeRange range, FrameTier tier, SeriesData &data);
    /// The connection to the history, opened when needed; null while there is none. A failed attempt
    /// is repeated after a second.
    [[nodiscard]] HistoryReader *reader();
    /// Gives up a connection that failed; the next use opens a new one.
    void dropReader();

private:
    void loadStored(SeriesId series, TimeRange range, FrameTier tier, SeriesData &data);
    [[nodiscard]] Status readWished(SeriesId series, TimeRange range, FrameTier tier, SeriesData &data);
    [[nodiscard]] Status readOlder(SeriesId series, TimeRange range, SeriesData &data);
    [[nodiscard]] Status readMissing(SeriesId series, RollupTier tier, TimeRange hole, SeriesData &data);

    std::shared_ptr<const LiveWindow> m_live;
    std::shared_ptr<const HistoryStore> m_history;
    std::unique_ptr<HistoryReader> m_reader;
    std::optional<SteadyTime> m_lastAttempt;
    std::vector<Timestamp> m_liveTimes;
    std::vector<double> m_liveValues;
};

} // namespace perfdeck
