// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/JournalReader.h"

#include "core/model/Sample.h"
#include "core/store/JournalFormat.h"
#include "core/store/SortedSamples.h"

#include <limits>

namespace perfdeck {
namespace {

constexpr std::int64_t kNewest = std::numeric_limits<std::int64_t>::max();

} // namespace

JournalReader::JournalReader(Database &database)
    : m_database(database)
    , m_state(database, "SELECT id, layout, upto, sealed FROM layouts ORDER BY id")
    , m_layouts(database, "SELECT layout, series FROM layouts ORDER BY id")
    , m_rows(database, "SELECT time, data FROM journal WHERE layout = ? AND id > ? ORDER BY id")
{
}

void JournalReader::collect(FileSeries::FileId series, TimeRange range, SampleRuns &runs)
{
    refresh();
    const std::vector<Place> *found = places(series);
    if (!found)
        return;
    std::vector<Timestamp> times;
    std::vector<double> values;
    bool isAscending = true;
    for (const Place &place : *found) {
        const auto progress = m_progress.find(place.layout);
        const bool isSealed = progress != m_progress.end() && place.column < progress->second.sealed;
        m_rows.start(place.layout, isSealed ? progress->second.upto : 0);
        while (m_rows.step()) {
            const Timestamp time {Duration(m_rows.number(0))};
            if (!range.contains(time))
                continue;
            const double value = journalValue(m_rows.blob(1), place.column);
            if (isAbsent(value))
                continue;
            isAscending = isAscending && (times.empty() || times.back() < time);
            times.push_back(time);
            values.push_back(value);
        }
        m_rows.reset();
    }
    if (!isAscending) {
        SortedSamples sorted(times, values);
        times = std::move(sorted.times);
        values = std::move(sorted.values);
    }
    runs.addDecoded(std::move(times), std::move(values), kNewest);
}

std::optional<TimeRange> JournalReader::bounds(FileSeries::FileId series)
{
    SampleRuns runs;
    std::vector<Timestamp> times;
    std::vector<double> values;
    collect(series, TimeRange::everything(), runs);
    if (!runs.finish(TimeRange::everything(), times, values) || times.empty())
        return std::nullopt;
    return TimeRange {times.front(), times.back()};
}

std::optional<TimeRange> JournalReader::bounds()
{
    Statement both(m_database, "SELECT min(time), max(time) FROM journal");
    if (!both.step() || both.isNull(0))
        return std::nullopt;
    return TimeRange {Timestamp(Duration(both.number(0))), Timestamp(Duration(both.number(1)))};
}

void JournalReader::refresh()
{
    std::int64_t rows = 0;
    std::int64_t last = 0;
    m_progress.clear();
    m_state.start();
    while (m_state.step()) {
        ++rows;
        last = m_state.number(0);
        if (const std::int64_t upto = m_state.number(2))
            m_progress[m_state.number(1)] = {upto, static_cast<std::size_t>(m_state.number(3))};
    }
    m_state.reset();
    if (rows == m_layoutRows && last == m_lastLayoutRow)
        return;
    m_places.clear();
    m_columns.clear();
    readLayouts();
    m_layoutRows = rows;
    m_lastLayoutRow = last;
}

void JournalReader::readLayouts()
{
    m_layouts.start();
    while (m_layouts.step()) {
        const std::int64_t layout = m_layouts.number(0);
        std::size_t &column = m_columns[layout];
        for (const FileSeries::FileId series : layoutSeries(m_layouts.blob(1)))
            m_places[series].push_back({layout, column++});
    }
    m_layouts.reset();
}

const std::vector<JournalReader::Place> *JournalReader::places(FileSeries::FileId series)
{
    const auto found = m_places.find(series);
    return found == m_places.end() ? nullptr : &found->second;
}

} // namespace perfdeck
