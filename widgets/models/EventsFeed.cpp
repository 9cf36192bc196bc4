// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/EventsFeed.h"

namespace perfdeck {

void EventsFeed::ask(Ticket ticket)
{
    TimeRange range = scope().range();
    if (scope().isLive())
        range.to += kAhead;
    questions().events(range, kLimit, this, [this, ticket](const EventsPtr &events) {
        if (!accept(ticket))
            return;
        if (events)
            Q_EMIT eventsReady(events);
        announce();
    });
}

} // namespace perfdeck
