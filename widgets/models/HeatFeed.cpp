// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/HeatFeed.h"

#include <algorithm>
#include <utility>

namespace perfdeck {

void HeatFeed::setSelectors(std::vector<Selector> selectors)
{
    m_selectors = std::move(selectors);
    refresh();
}

void HeatFeed::ask(Ticket ticket)
{
    HeatQuery query;
    query.selectors = m_selectors;
    query.range = scope().range();
    query.columns = kColumns;
    questions().heat(std::move(query), this, [this, ticket](const HeatFramePtr &frame) {
        if (!accept(ticket))
            return;
        if (frame)
            Q_EMIT frameReady(frame);
        announce();
    });
}

/// A cell is what it is until the next one begins.
Duration HeatFeed::pace() const
{
    constexpr Duration kLeast = std::chrono::seconds(2);
    constexpr Duration kMost = std::chrono::seconds(15);
    return std::clamp(scope().span() / kColumns, kLeast, kMost);
}

} // namespace perfdeck
