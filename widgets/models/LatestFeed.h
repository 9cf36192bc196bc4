// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/Background.h"
#include "widgets/models/Feed.h"

#include <functional>
#include <utility>
#include <vector>

namespace perfdeck {

/// The newest values of some series: as of now while live, else as of the end of the time scope.
class LatestFeed final : public Feed
{
    Q_OBJECT

public:
    using Feed::Feed;

    void setSelectors(std::vector<Selector> selectors);

    /// Makes something else of the values beside the GUI thread, in place of valuesReady(): with
    /// each answer `take` gives the work, and `show` gets what it made. The feed is settled after
    /// that.
    template<class Take, class Show>
    void digest(Take take, Show show)
    {
        m_digest = [this, take = std::move(take), show = std::move(show)](
                       Ticket ticket, const LatestValuesPtr &values) {
            m_background.run(take(values), [this, ticket, show](auto made) {
                if (!accept(ticket))
                    return;
                show(std::move(made));
                announce();
            });
        };
    }

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
    std::function<void(Ticket, const LatestValuesPtr &)> m_digest;
    Background m_background;
};

} // namespace perfdeck
