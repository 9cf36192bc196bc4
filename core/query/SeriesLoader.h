// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/query/TieredReader.h"
#include "core/store/LiveWindow.h"

#include <memory>
#include <optional>
#include <vector>

namespace perfdeck {

/// Joins live and stored samples of a series without a hole or a repetition at the seam. A history
/// that cannot be read leaves what memory holds. One per reader thread.
class SeriesLoader final
{
public:
    SeriesLoader(std::shared_ptr<const LiveWindow> live,
                 std::shared_ptr<const HistoryStore> history);
    ~SeriesLoader();

    void load(SeriesId series, TimeRange range, FrameTier tier, SeriesData &data);
    /// The connection to the history, opened when needed; null while there is none. A failed
    /// attempt is repeated after a second.
    [[nodiscard]] HistoryReader *reader();
    /// Gives up a connection that failed; the next use opens a new one.
    void dropReader();

private:
    void loadStored(SeriesId series, TimeRange range, FrameTier tier, SeriesData &data);

    std::shared_ptr<const LiveWindow> m_live;
    std::shared_ptr<const HistoryStore> m_history;
    std::unique_ptr<HistoryReader> m_reader;
    std::optional<SteadyTime> m_lastAttempt;
    std::vector<Timestamp> m_liveTimes;
    std::vector<double> m_liveValues;
};

} // namespace perfdeck
