// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/Sealer.h"

#include <algorithm>

namespace perfdeck {

Sealer::Sealer(std::shared_ptr<GroupHead> head, std::size_t sealed)
    : m_head(std::move(head))
    , m_order(m_head->timeOrder())
    , m_next(sealed)
    , m_kept(sealed)
{
    for (std::size_t tick = 0; tick < m_head->ticks(); ++tick)
        m_columns = std::max(m_columns, m_head->row(tick).size());
}

void Sealer::seal(std::size_t columns,
                  ChunkWriter &writer,
                  FileSeries &series,
                  const ChunkAdded &added)
{
    const std::size_t end = std::min(m_next + columns, m_columns);
    for (; m_next < end; ++m_next) {
        if (!gather(m_next))
            continue;
        const SeriesId member = m_head->layout()->series[m_next];
        const FileSeries::FileId id = series.find(member);
        if (id == 0)
            continue; // a number nobody has interned: nothing names it
        const StoredStamps &shared = stamps(writer);
        writer.addChunk(id, shared, m_values);
        added(id, member, shared);
    }
}

void Sealer::drop()
{
    m_next = m_kept;
    // Blocks of the lost transaction are gone; those before it would be found, but sharing them
    // less is cheaper than remembering which is which.
    m_stamps.clear();
}

void Sealer::restart()
{
    m_next = 0;
    m_kept = 0;
    m_stamps.clear();
}

bool Sealer::gather(std::size_t column)
{
    m_times.clear();
    m_values.clear();
    m_pattern.assign(m_order.size(), false);
    for (std::size_t i = 0; i < m_order.size(); ++i) {
        const double value = m_head->value(m_order[i], column);
        if (isAbsent(value))
            continue;
        const Timestamp time = m_head->time(m_order[i]);
        if (!m_times.empty() && m_times.back() == time) {
            m_values.back() = value; // the one written later
            continue;
        }
        m_times.push_back(time);
        m_values.push_back(value);
        m_pattern[i] = true;
    }
    return !m_times.empty();
}

const StoredStamps &Sealer::stamps(ChunkWriter &writer)
{
    const auto found = m_stamps.find(m_pattern);
    if (found != m_stamps.end())
        return found->second;
    return m_stamps.emplace(m_pattern, writer.addStamps(m_times, false)).first->second;
}

} // namespace perfdeck
