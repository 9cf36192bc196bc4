// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/RetentionSweep.h"

#include "core/store/ClusterTables.h"
#include "core/store/TimeMath.h"

#include <algorithm>

namespace perfdeck {
namespace {

/// Rows removed in one transaction; keeps it to a few milliseconds.
constexpr std::size_t kSlice = 400;
constexpr std::size_t kVisits = 1000; ///< series looked at in one transaction
constexpr std::int64_t kPagesAtOnce = 256;
/// Old data are removed some at a time, so that the pages of the index are written less often.
constexpr Duration kMaxSlack = std::chrono::hours(6);
/// When the file is too large, this much time goes at once.
constexpr Duration kOldestStep = std::chrono::minutes(30);

Duration slackOf(Duration kept)
{
    return std::min(kept / 16, kMaxSlack);
}

} // namespace

RetentionSweep::RetentionSweep(Database &database, Retention retention)
    : m_database(database)
    , m_retention(retention)
    , m_oldestLive(database,
                   "SELECT c.start FROM chunks c JOIN stamps s ON s.id = c.stamps "
                   "WHERE c.series = ? AND s.imported = 0 ORDER BY c.start LIMIT 1")
    , m_newestLive(database,
                   "SELECT c.start FROM chunks c JOIN stamps s ON s.id = c.stamps "
                   "WHERE c.series = ? AND s.imported = 0 ORDER BY c.start DESC LIMIT 1")
    , m_oldChunks(database,
                  "SELECT c.id, c.stamps FROM chunks c JOIN stamps s ON s.id = c.stamps "
                  "WHERE c.series = ?1 AND c.start < ?2 AND s.last < ?2 AND s.imported = 0 "
                  "ORDER BY c.start LIMIT ?3")
    , m_deleteChunk(database, "DELETE FROM chunks WHERE id = ?")
    , m_releaseStamps(database, "UPDATE stamps SET uses = uses - ? WHERE id = ?")
    // The newest block stays: its number must not be given again while readers remember it.
    , m_deleteStamps(
          database,
          "DELETE FROM stamps WHERE id = ? AND uses <= 0 AND id < (SELECT max(id) FROM stamps)")
    , m_deleteRollups(database,
                      "DELETE FROM rollups WHERE id IN (SELECT id FROM rollups WHERE tier = ? "
                      "AND series = ? AND start < ? AND imported = 0 LIMIT ?)")
{
}

void RetentionSweep::plan(const std::vector<SeriesRecord> &series,
                          const FileSeries &numbers,
                          const Newest &unsealed)
{
    std::unordered_map<std::string_view, Timestamp> newestOf;
    Timestamp newestOfAll = Timestamp::min();
    for (const SeriesRecord &record : series) {
        const FileSeries::FileId id = numbers.find(record.id);
        Timestamp newest = state(id).newest.value_or(Timestamp::min());
        if (const auto found = unsealed.find(id); found != unsealed.end())
            newest = std::max(newest, found->second);
        auto &ofSource
            = newestOf.try_emplace(record.key->labels.get("source"), newest).first->second;
        ofSource = std::max(ofSource, newest);
        newestOfAll = std::max(newestOfAll, newest);
    }
    m_tasks.clear();
    m_nextTask = 0;
    for (const SeriesRecord &record : series) {
        const FileSeries::FileId id = numbers.find(record.id);
        const Timestamp newest = newestOf[record.key->labels.get("source")];
        const Task task{id,
                        earlier(newest, m_retention.raw),
                        earlier(newest, m_retention.minute),
                        earlier(newest, m_retention.hour)};
        const SeriesState &known = state(id);
        const bool hasOldChunks
            = known.oldest && *known.oldest < earlier(task.raw, slackOf(m_retention.raw));
        const bool hasOldMinutes
            = known.minutesTo < earlier(task.minutes, slackOf(m_retention.minute));
        const bool hasOldHours = known.hoursTo < earlier(task.hours, slackOf(m_retention.hour));
        if (newest > Timestamp::min() && (hasOldChunks || hasOldMinutes || hasOldHours))
            m_tasks.push_back(task);
    }
    if (newestOfAll > Timestamp::min())
        m_eventsBefore = earlier(newestOfAll, m_retention.minute);
}

bool RetentionSweep::removeSlice()
{
    std::size_t removed = removeEvents();
    for (std::size_t visited = 0;
         removed < kSlice && visited < kVisits && m_nextTask < m_tasks.size();
         ++visited) {
        const Task &task = m_tasks[m_nextTask];
        const std::size_t chunks = removeChunks(task.series, task.raw);
        const std::size_t minutes = removeRollups(task.series, 0, task.minutes);
        const std::size_t hours = removeRollups(task.series, 1, task.hours);
        removed += chunks + minutes + hours;
        if (std::max({chunks, minutes, hours}) < kSlice) {
            state(task.series).minutesTo = task.minutes;
            state(task.series).hoursTo = task.hours;
            ++m_nextTask;
        }
    }
    if (removed < kSlice && isTooLarge())
        removed += removeOldest();
    releaseStamps();
    return removed > 0 || m_nextTask < m_tasks.size();
}

std::int64_t RetentionSweep::pagesToGive()
{
    const std::int64_t pages = m_database.number("PRAGMA page_count");
    const std::int64_t unused = m_database.number("PRAGMA freelist_count");
    return std::min(unused - pages / 10 - 32, kPagesAtOnce);
}

void RetentionSweep::forget()
{
    m_states.clear();
    m_released.clear();
    m_tasks.clear();
    m_nextTask = 0;
}

RetentionSweep::SeriesState &RetentionSweep::state(FileSeries::FileId series)
{
    const auto [found, isNew] = m_states.try_emplace(series);
    SeriesState &state = found->second;
    // A series without a live chunk may have got its first one since.
    if (isNew || !state.oldest) {
        state.oldest = liveStart(m_oldestLive, series);
        state.newest = liveStart(m_newestLive, series);
    }
    return state;
}

std::optional<Timestamp> RetentionSweep::liveStart(Statement &statement, FileSeries::FileId series)
{
    statement.start(series);
    std::optional<Timestamp> start;
    if (statement.step())
        start = fromMicros(statement.number(0));
    statement.reset();
    return start;
}

std::size_t RetentionSweep::removeChunks(FileSeries::FileId series, Timestamp before)
{
    SeriesState &known = state(series);
    if (!known.oldest || *known.oldest >= before)
        return 0;
    std::vector<std::int64_t> ids;
    m_oldChunks.start(series, toMicros(before), kSlice);
    while (m_oldChunks.step()) {
        ids.push_back(m_oldChunks.number(0));
        ++m_released[m_oldChunks.number(1)];
    }
    m_oldChunks.reset();
    for (const std::int64_t id : ids)
        m_deleteChunk.run(id);
    known.oldest = liveStart(m_oldestLive, series);
    known.newest = liveStart(m_newestLive, series);
    return ids.size();
}

std::size_t RetentionSweep::removeRollups(FileSeries::FileId series, int tier, Timestamp before)
{
    m_deleteRollups.run(tier, series, toMicros(before), kSlice);
    return static_cast<std::size_t>(m_database.changes());
}

std::size_t RetentionSweep::removeEvents()
{
    if (!m_eventsBefore)
        return 0;
    std::size_t removed = removeOldClusterRows(m_database, *m_eventsBefore, kSlice);
    if (m_database.hasTable("events")) {
        Statement remove(
            m_database,
            "DELETE FROM events WHERE id IN (SELECT id FROM events WHERE time < ? LIMIT ?)");
        remove.run(toMicros(*m_eventsBefore), kSlice);
        removed += static_cast<std::size_t>(m_database.changes());
    }
    if (removed < kSlice)
        m_eventsBefore.reset();
    return removed;
}

std::size_t RetentionSweep::removeOldest()
{
    Timestamp oldest = Timestamp::max();
    for (const auto &[series, known] : m_states)
        oldest = std::min(oldest, known.oldest.value_or(Timestamp::max()));
    if (oldest == Timestamp::max())
        return 0; // what is left was imported, or is not raw
    std::size_t removed = 0;
    for (Timestamp before = later(oldest, kOldestStep); removed == 0 && before < Timestamp::max();
         before = later(before, kOldestStep * 4)) {
        std::vector<FileSeries::FileId> concerned;
        for (const auto &[series, known] : m_states)
            if (known.oldest && *known.oldest < before)
                concerned.push_back(series);
        for (const FileSeries::FileId series : concerned) {
            removed += removeChunks(series, before);
            if (removed >= kSlice)
                break;
        }
    }
    return removed;
}

bool RetentionSweep::isTooLarge()
{
    const std::int64_t used
        = m_database.number("PRAGMA page_count") - m_database.number("PRAGMA freelist_count");
    const std::int64_t bytes = used * m_database.number("PRAGMA page_size");
    return static_cast<std::uint64_t>(bytes) > m_retention.maxFileBytes;
}

void RetentionSweep::releaseStamps()
{
    for (const auto &[id, uses] : m_released) {
        m_releaseStamps.run(uses, id);
        m_deleteStamps.run(id);
    }
    m_released.clear();
}

} // namespace perfdeck
