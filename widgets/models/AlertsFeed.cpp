// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/AlertsFeed.h"

#include "widgets/style/CoreWords.h"

namespace perfdeck {

namespace {

/// An alert of this very moment belongs to a live view.
constexpr std::chrono::seconds kAhead{1};

} // namespace

void AlertsFeed::ask(Ticket ticket)
{
    AlertQuery query;
    query.range = scope().range();
    if (scope().isLive())
        query.range.to += kAhead;
    questions().alerts(query, this, [this, ticket](const Result<AlertHistoryPtr> &history) {
        if (!accept(ticket))
            return;
        if (history)
            Q_EMIT historyReady(*history);
        else
            Q_EMIT refused(coreText(history.error().message()));
        announce();
    });
}

} // namespace perfdeck
