// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/Feed.h"

namespace perfdeck {

/// The newest events within the window's time scope.
class EventsFeed final : public Feed
{
    Q_OBJECT

public:
    using Feed::Feed;

    static constexpr std::size_t kLimit = 200;
    /// An event of this very moment belongs to a live view.
    static constexpr Duration kAhead = std::chrono::seconds(1);

Q_SIGNALS:
    void eventsReady(perfdeck::EventsPtr events);

protected:
    void ask(Ticket ticket) override;

    [[nodiscard]] Duration pace() const override { return std::chrono::seconds(2); }
};

} // namespace perfdeck
