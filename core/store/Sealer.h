// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/ChunkWriter.h"
#include "core/store/GroupHead.h"

#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace perfdeck {

/// Turns one closed head into chunks, a slice of its columns at a time, so that no transaction is
/// long. Columns that are present at the same ticks share one block of times. Recorder thread only.
class Sealer final
{
public:
    /// `sealed` columns of it are in the file already.
    explicit Sealer(std::shared_ptr<GroupHead> head, std::size_t sealed = 0);

    /// Told of every chunk that was written.
    using ChunkAdded = std::function<void(FileSeries::FileId, SeriesId, const StoredStamps &)>;

    /// Seals up to `columns` more columns within the caller's transaction.
    void
    seal(std::size_t columns, ChunkWriter &writer, FileSeries &series, const ChunkAdded &added);

    void keep() { m_kept = m_next; } ///< the transaction was committed

    void drop(); ///< it was rolled back
    void restart(); ///< the file is gone: everything must be sealed again

    [[nodiscard]] bool isDone() const { return m_next >= columns(); }

    [[nodiscard]] std::size_t columns() const { return m_columns; }

    [[nodiscard]] std::size_t sealed() const { return m_next; }

    [[nodiscard]] std::size_t left() const { return columns() - m_next; }

    [[nodiscard]] GroupHead &head() const { return *m_head; }

private:
    /// Presence of a column, one entry per tick in the order of time.
    using Pattern = std::vector<bool>;

    [[nodiscard]] bool gather(std::size_t column); ///< false: has no sample
    const StoredStamps &stamps(ChunkWriter &writer);

    std::shared_ptr<GroupHead> m_head;
    std::size_t m_columns = 0;
    std::vector<std::uint32_t> m_order;
    std::size_t m_next = 0;
    std::size_t m_kept = 0;
    std::map<Pattern, StoredStamps> m_stamps;
    Pattern m_pattern;
    std::vector<Timestamp> m_times;
    std::vector<double> m_values;
};

} // namespace perfdeck
