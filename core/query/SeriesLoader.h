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

    /// False when the last load missed what the history holds, because it could not be read.
    [[nodiscard]] bool isComplete() const { return m_isComplete; }

    /// The connection to the history, opened when needed; null while there is none. A failed
    /// attempt is repeated after a second.
    [[nodiscard]] HistoryReader *reader();

    /// There is a history, but no connection to it.
    [[nodiscard]] bool isCutOff() { return m_history != nullptr && reader() == nullptr; }

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
    bool m_isComplete = true;
};

} // namespace perfdeck
