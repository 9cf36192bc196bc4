// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/StampsCache.h"

#include "core/store/ChunkCodec.h"

namespace perfdeck {
StampsCache::StampsCache(Database &database, std::size_t maxBlocks)
    : m_select(database, "SELECT count, data FROM stamps WHERE id = ?")
    , m_maxBlocks(maxBlocks)
{
}

StampsCache::Times StampsCache::get(std::int64_t id, Timestamp start)
{
    auto found = m_blocks.find(id);
    if (found == m_blocks.end() || found->second->front() != start) {
        Times loaded = load(id);
        if (!loaded || loaded->front() != start)
            return nullptr;
        if (m_blocks.size() >= m_maxBlocks)
            m_blocks.clear();
        found = m_blocks.insert_or_assign(id, std::move(loaded)).first;
    }
    return found->second;
}

StampsCache::Times StampsCache::load(std::int64_t id)
{
    m_select.start(id);
    auto times = std::make_shared<std::vector<Timestamp>>();
    bool isGood = false;
    if (m_select.step()) {
        const auto count = static_cast<std::size_t>(m_select.number(0));
        isGood = count > 0 && count <= kMaxChunkSamples
            && decodeTimes(m_select.blob(1), count, *times).has_value();
    }
    m_select.reset();
    return isGood ? times : nullptr;
}

} // namespace perfdeck
