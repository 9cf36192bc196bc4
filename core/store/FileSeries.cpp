// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/FileSeries.h"

#include <algorithm>

namespace perfdeck {

void FileSeries::refresh(Database &database)
{
    const std::lock_guard lock(m_mutex);
    Statement rows(database, "SELECT id, metric, labels FROM series WHERE id > ? ORDER BY id");
    rows.start(m_last);
    while (rows.step()) {
        const FileId file = rows.number(0);
        m_last = file;
        Result<Labels> labels = Labels::fromJson(rows.text(2));
        if (!labels)
            continue; // a damaged row must not hide the others
        auto key = std::make_shared<const SeriesKey>(
            SeriesKey{std::string(rows.text(1)), std::move(*labels)});
        const SeriesId same(static_cast<SeriesId::Value>(file));
        const SeriesId series = m_catalog.adopt({same, key}) ? same : m_catalog.intern(key);
        add({series, file});
    }
}

FileSeries::FileId FileSeries::find(SeriesId series) const
{
    const std::lock_guard lock(m_mutex);
    return series.value() < m_toFile.size() ? m_toFile[series.value()] : 0;
}

FileSeries::FileId FileSeries::find(SeriesId series, Database &database)
{
    if (const FileId known = find(series))
        return known;
    refresh(database);
    return find(series);
}

std::vector<SeriesRecord> FileSeries::all() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<SeriesRecord> records;
    records.reserve(m_count);
    for (std::size_t i = 1; i < m_toFile.size(); ++i) {
        const SeriesId series(static_cast<SeriesId::Value>(i));
        if (m_toFile[i] != 0)
            records.push_back({series, m_catalog.key(series)});
    }
    return records;
}

SeriesId FileSeries::fromFile(FileId id) const
{
    const std::lock_guard lock(m_mutex);
    const auto at = static_cast<std::size_t>(id);
    return id > 0 && at < m_toProcess.size() ? m_toProcess[at] : SeriesId();
}

FileSeries::FileId FileSeries::store(SeriesId series, Database &database)
{
    if (const FileId known = find(series))
        return known;
    const SeriesKeyPtr key = m_catalog.key(series);
    if (!key)
        return 0;
    const std::lock_guard lock(m_mutex);
    // Always ascending, so that readers of other processes find what is new by its number.
    const Entry entry{series,
                      std::max<FileId>(m_last + 1, static_cast<FileId>(m_toProcess.size()))};
    Statement insert(database, "INSERT INTO series(id, metric, labels) VALUES(?,?,?)");
    const std::string labels = key->labels.toJson();
    insert.run(entry.file, std::string_view(key->metric), std::string_view(labels));
    add(entry);
    m_new.push_back(entry);
    return entry.file;
}

void FileSeries::keepNew()
{
    const std::lock_guard lock(m_mutex);
    for (const Entry &entry : m_new)
        m_last = std::max(m_last, entry.file);
    m_new.clear();
}

void FileSeries::dropNew()
{
    const std::lock_guard lock(m_mutex);
    for (const Entry &entry : m_new)
        remove(entry);
    m_new.clear();
}

void FileSeries::forget()
{
    const std::lock_guard lock(m_mutex);
    m_toFile.clear();
    m_toProcess.clear();
    m_new.clear();
    m_last = 0;
    m_count = 0;
}

std::size_t FileSeries::size() const
{
    const std::lock_guard lock(m_mutex);
    return m_count;
}

void FileSeries::add(Entry entry)
{
    const std::size_t series = entry.series.value();
    const auto file = static_cast<std::size_t>(entry.file);
    if (series >= m_toFile.size())
        m_toFile.resize(series + 1);
    if (file >= m_toProcess.size())
        m_toProcess.resize(file + 1);
    m_count += m_toFile[series] == 0;
    m_toFile[series] = entry.file;
    m_toProcess[file] = entry.series;
}

void FileSeries::remove(Entry entry)
{
    m_toFile[entry.series.value()] = 0;
    m_toProcess[static_cast<std::size_t>(entry.file)] = SeriesId();
    --m_count;
}

} // namespace perfdeck
