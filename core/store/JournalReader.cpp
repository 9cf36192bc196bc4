// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/JournalReader.h"

#include "core/model/Sample.h"
#include "core/store/JournalFormat.h"
#include "core/store/SortedSamples.h"
#include "core/store/TimeMath.h"

#include <algorithm>
#include <limits>

namespace perfdeck {
namespace {

constexpr std::int64_t kNewest = std::numeric_limits<std::int64_t>::max();
/// A journal larger than this is read anew for every series instead of being kept.
constexpr std::size_t kMaxKeptBytes = 24U << 20U;

} // namespace

// substr() takes the eight bytes out of the page; the whole row would be copied.
JournalReader::JournalReader(Database &database)
    : m_database(database)
    , m_state(database, "SELECT id, layout, upto, sealed FROM layouts ORDER BY id")
    , m_series(database, "SELECT layout, series FROM layouts ORDER BY id")
    , m_newRows(database, "SELECT id, layout, time, data FROM journal WHERE id > ? ORDER BY id")
    , m_column(
          database,
          "SELECT time, substr(data, ?, 8) FROM journal WHERE id > ? AND layout = ? ORDER BY id")
{
}

void JournalReader::collect(FileSeries::FileId series, TimeRange range, SampleRuns &runs)
{
    refreshLayouts();
    const auto found = m_places.find(series);
    if (found == m_places.end())
        return;
    if (m_keepsRows)
        refreshRows();
    Samples samples;
    for (const Place &place : found->second) {
        const Layout &layout = m_layouts[place.layout];
        if (m_keepsRows)
            fromMemory(layout, place.column, range, samples);
        else
            fromFile(place, place.column < layout.sealed ? layout.upto : 0, range, samples);
    }
    if (!samples.isAscending) {
        SortedSamples sorted(samples.times, samples.values);
        samples.times = std::move(sorted.times);
        samples.values = std::move(sorted.values);
    }
    runs.addDecoded(std::move(samples.times), std::move(samples.values), kNewest);
}

std::optional<TimeRange> JournalReader::bounds(FileSeries::FileId series)
{
    SampleRuns runs;
    std::vector<Timestamp> times;
    std::vector<double> values;
    collect(series, TimeRange::everything(), runs);
    if (!runs.finish(TimeRange::everything(), times, values) || times.empty())
        return std::nullopt;
    return TimeRange{times.front(), times.back()};
}

std::optional<TimeRange> JournalReader::bounds()
{
    Statement both(m_database, "SELECT min(time), max(time) FROM journal");
    if (!both.step() || both.isNull(0))
        return std::nullopt;
    return TimeRange{fromMicros(both.number(0)), fromMicros(both.number(1))};
}

void JournalReader::refreshLayouts()
{
    std::int64_t rows = 0;
    std::int64_t last = 0;
    m_state.start();
    while (m_state.step()) {
        ++rows;
        last = m_state.number(0);
        if (const std::int64_t upto = m_state.number(2)) {
            Layout &layout = m_layouts[m_state.number(1)];
            layout.upto = upto;
            layout.sealed = static_cast<std::size_t>(m_state.number(3));
        }
    }
    m_state.reset();
    if (rows == m_layoutRows && last == m_lastLayoutRow)
        return;
    readPlaces();
    m_layoutRows = rows;
    m_lastLayoutRow = last;
}

void JournalReader::readPlaces()
{
    m_places.clear();
    std::unordered_map<std::int64_t, std::size_t> columns;
    m_series.start();
    while (m_series.step()) {
        const std::int64_t layout = m_series.number(0);
        std::size_t &column = columns[layout];
        for (const FileSeries::FileId series : layoutSeries(m_series.blob(1)))
            m_places[series].push_back({layout, column++});
    }
    m_series.reset();
    std::erase_if(m_layouts, [&](const auto &entry) { return !columns.contains(entry.first); });
}

void JournalReader::refreshRows()
{
    m_newRows.start(m_lastRow);
    while (m_newRows.step() && m_keepsRows) {
        m_lastRow = m_newRows.number(0);
        Layout &layout = m_layouts[m_newRows.number(1)];
        if (layout.upto > 0)
            forgetSealedRows(layout);
        keepRow(layout, m_lastRow, fromMicros(m_newRows.number(2)), m_newRows.blob(3));
        m_keptBytes += layout.rows.back().columns * sizeof(double);
        if (m_keptBytes > kMaxKeptBytes) {
            m_keptBytes = 0;
            for (auto &[id, kept] : m_layouts) {
                forgetSealedRows(kept);
                m_keptBytes += kept.values.size() * sizeof(double);
            }
            m_keepsRows = m_keptBytes <= kMaxKeptBytes / 2;
        }
    }
    m_newRows.reset();
    if (m_keepsRows)
        return;
    for (auto &[id, layout] : m_layouts) {
        layout.rows = {};
        layout.values = {};
    }
}

void JournalReader::keepRow(Layout &layout, std::int64_t id, Timestamp time, ByteView data)
{
    const std::size_t columns = data.size() / sizeof(double);
    layout.rows.push_back({id, time, layout.values.size(), columns});
    layout.values.resize(layout.values.size() + columns);
    std::memcpy(
        layout.values.data() + layout.rows.back().offset, data.data(), columns * sizeof(double));
}

void JournalReader::forgetSealedRows(Layout &layout)
{
    const auto isSealed
        = [&](const Row &row) { return row.id <= layout.upto && row.columns <= layout.sealed; };
    const auto end = std::ranges::find_if_not(layout.rows, isSealed);
    if (end == layout.rows.begin())
        return;
    const std::size_t cut = end == layout.rows.end() ? layout.values.size() : end->offset;
    layout.values.erase(layout.values.begin(),
                        layout.values.begin() + static_cast<std::ptrdiff_t>(cut));
    layout.rows.erase(layout.rows.begin(), end);
    for (Row &row : layout.rows)
        row.offset -= cut;
}

void JournalReader::fromMemory(const Layout &layout,
                               std::size_t column,
                               TimeRange range,
                               Samples &samples) const
{
    for (const Row &row : layout.rows) {
        const bool isSealed = row.id <= layout.upto && column < layout.sealed;
        if (!isSealed && column < row.columns && range.contains(row.time))
            samples.add(row.time, layout.values[row.offset + column]);
    }
}

void JournalReader::fromFile(const Place &place,
                             std::int64_t after,
                             TimeRange range,
                             Samples &samples)
{
    m_column.start(place.column * sizeof(double) + 1, after, place.layout);
    while (m_column.step()) {
        const Timestamp time = fromMicros(m_column.number(0));
        if (range.contains(time))
            samples.add(time, journalValue(m_column.blob(1), 0));
    }
    m_column.reset();
}

void JournalReader::Samples::add(Timestamp time, double value)
{
    if (isAbsent(value))
        return;
    isAscending = isAscending && (times.empty() || times.back() < time);
    times.push_back(time);
    values.push_back(value);
}

} // namespace perfdeck
