// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/Feed.h"

namespace perfdeck {

/// The newest values of some series: as of now while live, else as of the end of the time scope.
class LatestFeed final : public Feed
{
    Q_OBJECT

public:
    using Feed::Feed;

    void setSelectors(std::vector<Selector> selectors);

    /// A value older than this is not the state at a moment any more.
    static constexpr Duration kMaxAge = std::chrono::minutes(5);

Q_SIGNALS:
    void valuesReady(perfdeck::LatestValuesPtr values);

protected:
    void ask(Ticket ticket) override;

    [[nodiscard]] Duration pace() const override { return std::chrono::seconds(1); }

private:
    void askPast(Ticket ticket);
    void publish(Ticket ticket, const LatestValuesPtr &values);

    std::vector<Selector> m_selectors;
};

} // namespace perfdeck
