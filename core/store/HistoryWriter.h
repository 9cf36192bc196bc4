// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/ChunkWriter.h"
#include "core/store/FileSeries.h"
#include "core/store/GroupBook.h"
#include "core/store/PlainRows.h"
#include "core/store/RetentionSweep.h"
#include "core/store/RollupWriter.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace perfdeck {

/// The writing half of one open file. Every function is one transaction and throws SqliteFailure
/// with nothing changed, in the file or in `book`. Recorder thread only.
class HistoryWriter final
{
public:
    /// Opens or creates; brings an old file forward. Fails as Newer or InvalidInput when the file
    /// is not ours to write.
    [[nodiscard]] static Result<std::unique_ptr<HistoryWriter>> open(const std::string &path,
                                                                     Retention retention);

    /// Takes in the stored series and reads the journal back into heads.
    void recover(FileSeries &series, GroupBook &book);
    /// Makes everything durable that was appended, and seals a slice of what is closed.
    void flush(FileSeries &series, GroupBook &book, const PlainRows &rows);
    /// Seals whatever the heads of the series hold, then writes these samples (times strictly
    /// ascending) as chunks that retention leaves alone.
    void import(FileSeries &series,
                GroupBook &book,
                SeriesId id,
                std::span<const Timestamp> times,
                std::span<const double> values);

    /// Seals what does not grow any more, removes what is too old, gives pages back: a bounded
    /// amount of work, in several short transactions.
    void maintain(FileSeries &series, GroupBook &book, Timestamp now);
    /// Time of the oldest sample; none when there is none.
    [[nodiscard]] std::optional<Timestamp> oldest();

private:
    /// Last numbers given. Journal rows are numbered here and not by SQLite, which would begin at 1
    /// again whenever the journal is empty: then "sealed up to row n" would mean something else.
    struct Numbers
    {
        std::int64_t layout = 0;
        std::int64_t tick = 0;
    };

    HistoryWriter(const std::string &path, Retention retention);

    void prepareHead();
    void prepareArchive();
    void writeHead(GroupHead &head, FileSeries &series);
    void writeLayout(Layout &layout, FileSeries &series);
    /// How many columns it sealed.
    std::size_t sealSlice(GroupState &group, FileSeries &series);
    void sealAll(GroupState &group, FileSeries &series);
    void sealFront(Sealer &sealer, std::size_t columns, FileSeries &series);
    void sealIdle(FileSeries &series, GroupBook &book);
    void removeDeadLayouts(GroupBook &book);
    [[nodiscard]] static RetentionSweep::Newest newestUnsealed(const FileSeries &series,
                                                               GroupBook &book);
    void writeEvents(std::span<const Event> events);
    void writeNotes(std::span<const NoteChange> changes);
    /// Runs `work` in a transaction; afterwards memory agrees with the file, whatever happened.
    template<class Work>
    void transact(FileSeries &series, GroupBook &book, const Work &work);
    void dropStatements();

    Database m_database;
    Retention m_retention;
    std::optional<Statement> m_insertLayout;
    std::optional<Statement> m_progress;
    std::optional<Statement> m_insertTick;
    std::optional<Statement> m_deleteTicks;
    std::unique_ptr<ChunkWriter> m_chunks;
    std::unique_ptr<RollupWriter> m_rollups;
    std::unique_ptr<RetentionSweep> m_sweep;
    Bytes m_bytes;
    Numbers m_numbers;
};

} // namespace perfdeck
