// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/store/Sqlite.h"

#include <memory>
#include <unordered_map>
#include <vector>

namespace perfdeck {

/// Decoded blocks of times of one connection. Not thread-safe.
class StampsCache final
{
public:
    static constexpr std::size_t kReaderBlocks = 1024; ///< about 4 MiB decoded
    static constexpr std::size_t kWriterBlocks = 64; ///< enough for an hour of a group
    using Times = std::shared_ptr<const std::vector<Timestamp>>;

    explicit StampsCache(Database &database, std::size_t maxBlocks = kReaderBlocks);
    /// Null when the block is missing, damaged or does not begin at `start`.
    [[nodiscard]] Times get(std::int64_t id, Timestamp start);

private:
    [[nodiscard]] Times load(std::int64_t id);

    Statement m_select;
    std::size_t m_maxBlocks;
    std::unordered_map<std::int64_t, Times> m_blocks;
};

} // namespace perfdeck
