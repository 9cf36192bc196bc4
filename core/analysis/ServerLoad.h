// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Cluster.h"

#include <deque>
#include <map>
#include <optional>

namespace perfdeck {

/// What PerfDeck asks of one server, as a rate.
struct ServerLoad
{
    double requestsPerMinute = 0;
    double bytesPerMinute = 0; ///< received, as they came over the wire
};

/// Makes rates of the counters that come with each reading, over the last minute. One thread.
class ServerLoadBook final
{
public:
    /// A reading of the same moment as before counts once; a counter that fell begins anew.
    void take(const Cluster &cluster);
    /// Over at least five seconds, at most about a minute; none before that.
    [[nodiscard]] std::optional<ServerLoad> loadOf(SourceId source) const;

private:
    struct Mark
    {
        Timestamp time;
        std::uint64_t requests = 0;
        std::uint64_t bytes = 0;
    };

    std::map<SourceId, std::deque<Mark>> m_marks; ///< oldest first
};

} // namespace perfdeck
