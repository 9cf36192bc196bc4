// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/SeriesCatalog.h"
#include "core/store/Sqlite.h"

#include <cstdint>
#include <mutex>
#include <vector>

namespace perfdeck {

/// Which number a series has in a file. Usually the number it has in this process; they differ when
/// another process added series while this one only read. Shared by the writer and the readers of
/// one file; any thread.
class FileSeries final
{
public:
    using FileId = std::int64_t; ///< 0: the file does not know the series

    explicit FileSeries(SeriesCatalog &catalog)
        : m_catalog(catalog)
    {
    }

    /// Takes in the series stored since the last call.
    void refresh(Database &database);
    [[nodiscard]] FileId find(SeriesId series) const;
    /// find(), after a refresh() where it is not known yet.
    [[nodiscard]] FileId find(SeriesId series, Database &database);
    /// Every stored series under its number in this process.
    [[nodiscard]] std::vector<SeriesRecord> all() const;
    [[nodiscard]] SeriesId fromFile(FileId id) const; ///< none when unknown

    // The writer only; the changes stand when keepNew(), and go when dropNew() is called.
    FileId store(SeriesId series, Database &database);
    void keepNew();
    void dropNew();
    /// A new file was begun: it knows no series.
    void forget();

    [[nodiscard]] SeriesCatalog &catalog() const { return m_catalog; }

    [[nodiscard]] std::size_t size() const;

private:
    struct Entry
    {
        SeriesId series;
        FileId file;
    };

    void add(Entry entry);
    void remove(Entry entry);

    SeriesCatalog &m_catalog;
    mutable std::mutex m_mutex;
    std::vector<FileId> m_toFile; ///< by process number
    std::vector<SeriesId> m_toProcess; ///< by file number
    std::vector<Entry> m_new;
    FileId m_last = 0;
    std::size_t m_count = 0;
};

} // namespace perfdeck
