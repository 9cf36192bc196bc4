// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Config.h"
#include "core/store/FileSeries.h"
#include "core/store/Sqlite.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace perfdeck {

/// Removes what is older than the history keeps, and the oldest when the file is too large. Ages
/// count back from the newest live sample of a source; imported data are never touched. Works in
/// slices within the caller's transactions. Recorder thread only; the tables must exist.
class RetentionSweep final
{
public:
    RetentionSweep(Database &database, Retention retention);

    /// Newest unsealed sample of a series, by its number in the file.
    using Newest = std::unordered_map<FileSeries::FileId, Timestamp>;

    /// Decides what has to go. Call once before a round of slices.
    void plan(const std::vector<SeriesRecord> &series,
              const FileSeries &numbers,
              const Newest &unsealed);
    /// Removes a slice; false when nothing is left to do.
    [[nodiscard]] bool removeSlice();
    /// How many free pages may be given back now, keeping some for what comes next.
    [[nodiscard]] std::int64_t pagesToGive();
    /// The transaction was rolled back.
    void forget();

private:
    struct SeriesState
    {
        std::optional<Timestamp> oldest; ///< start of the oldest live chunk
        std::optional<Timestamp> newest; ///< start of the newest live chunk
        Timestamp minutesTo = Timestamp::min(); ///< roll-ups before this are removed already
        Timestamp hoursTo = Timestamp::min();
    };

    struct Task
    {
        FileSeries::FileId series = 0;
        Timestamp raw; ///< chunks that end before this go
        Timestamp minutes;
        Timestamp hours;
    };

    SeriesState &state(FileSeries::FileId series);
    [[nodiscard]] std::optional<Timestamp> liveStart(Statement &statement,
                                                     FileSeries::FileId series);
    /// Removed chunks.
    std::size_t removeChunks(FileSeries::FileId series, Timestamp before);
    std::size_t removeRollups(FileSeries::FileId series, int tier, Timestamp before);
    std::size_t removeEvents();
    std::size_t removeOldest();
    [[nodiscard]] bool isTooLarge();
    void releaseStamps();

    Database &m_database;
    Retention m_retention;
    Statement m_oldestLive;
    Statement m_newestLive;
    Statement m_oldChunks;
    Statement m_deleteChunk;
    Statement m_releaseStamps;
    Statement m_deleteStamps;
    Statement m_deleteRollups;
    std::unordered_map<FileSeries::FileId, SeriesState> m_states;
    std::unordered_map<std::int64_t, std::int64_t> m_released; ///< uses given up, by block of times
    std::vector<Task> m_tasks;
    std::size_t m_nextTask = 0;
    std::optional<Timestamp> m_eventsBefore;
};

} // namespace perfdeck
