// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Cluster.h"

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace perfdeck {

/// The profiles of a server's workers from round to round. Taking one apart costs more than all the
/// rest of a worker, and it hardly ever changes: a known worker's is read again only when its host
/// changed, and otherwise every sixteenth round. One thread at a time.
class ProfileBook final
{
public:
    static constexpr unsigned kTurns = 16;

    void beginRound() { ++m_round; }

    /// `read` makes the profile anew; an equal one keeps the pointer.
    [[nodiscard]] WorkerProfilePtr get(std::string_view id,
                                       std::string_view host,
                                       const std::function<void(WorkerProfile &)> &read);

private:
    struct Hash
    {
        using is_transparent = void;

        std::size_t operator()(std::string_view text) const
        {
            return std::hash<std::string_view>{}(text);
        }
    };

    struct Entry
    {
        WorkerProfilePtr profile;
        unsigned turn = 0;
    };

    std::unordered_map<std::string, Entry, Hash, std::equal_to<>> m_entries;
    unsigned m_round = 0;
};

} // namespace perfdeck
