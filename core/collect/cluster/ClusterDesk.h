// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/cluster/ClusterBook.h"
#include "core/collect/cluster/ClusterSampler.h"
#include "core/model/Observation.h"

namespace perfdeck {

/// Where the readings of all servers of one cluster arrive, and observations leave: joined, with
/// events, and with samples on the beat of the server whose word counts most. Shared by the pollers
/// of one thread.
class ClusterDesk final
{
public:
    explicit ClusterDesk(const std::string &name);

    [[nodiscard]] Observation take(ClusterReading reading);
    /// A server was removed; gives what is to be shown from now on.
    [[nodiscard]] Observation forget(SourceId source);

private:
    ClusterBook m_book;
    ClusterSampler m_sampler;
};

} // namespace perfdeck
