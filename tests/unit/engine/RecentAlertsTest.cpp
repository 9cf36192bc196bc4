// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/alerts/RecentAlerts.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;

constexpr Timestamp at(Duration after)
{
    return Timestamp(std::chrono::seconds(1'700'000'000)) + after;
}

AlertEpisode episode(std::int64_t id, Duration fired, std::optional<Duration> ended = {})
{
    AlertEpisode made;
    made.id = EpisodeId(id);
    made.alert = AlertId(id % 2 + 1);
    made.rule = id % 2 == 0 ? "even" : "odd";
    made.firedAt = made.raisedAt = at(fired);
    if (ended)
        made.endedAt = at(*ended);
    return made;
}

AlertTransition transition(AlertId alert, Duration time)
{
    AlertTransition made;
    made.alert = alert;
    made.time = at(time);
    return made;
}

std::vector<std::int64_t> ids(const AlertHistory &history)
{
    std::vector<std::int64_t> found;
    for (const AlertEpisode &each : history.episodes)
        found.push_back(each.id.value());
    return found;
}

using Ids = std::vector<std::int64_t>;

TEST(RecentAlerts, PutsWhatIsNewerInPlaceOfWhatIsStored)
{
    RecentAlerts recent(10);
    recent.add({{}, {episode(2, 2h), episode(3, 3h)}, {}, {}});
    recent.add({{}, {episode(2, 2h, 4h)}, {}, {}});
    AlertHistory stored;
    stored.episodes = {episode(2, 2h), episode(1, 1h, 2h)};
    const AlertQuery query{{at(0h), at(10h)}, {}, {}, 10};
    const AlertHistory all = recent.joined(stored, query);
    EXPECT_EQ(ids(all), (Ids{3, 2, 1}));
    EXPECT_EQ(all.episodes[1].endedAt, at(4h));
    EXPECT_FALSE(all.isCut);
    EXPECT_EQ(ids(recent.joined(stored, {query.range, "odd", {}, 10})), (Ids{3, 1}));
    EXPECT_EQ(ids(recent.joined({}, {{at(5h), at(6h)}, {}, {}, 10})), (Ids{3})) << "2 is over";
    const AlertHistory cut = recent.joined(stored, {query.range, {}, {}, 2});
    EXPECT_EQ(ids(cut), (Ids{3, 2}));
    EXPECT_TRUE(cut.isCut);
}

TEST(RecentAlerts, AddsNothingBehindWhatWasCutOff)
{
    RecentAlerts recent(10);
    recent.add({{}, {episode(1, 1h)}, {}, {}});
    AlertHistory stored;
    stored.episodes = {episode(4, 4h), episode(2, 2h)};
    stored.isCut = true;
    EXPECT_EQ(ids(recent.joined(stored, {{at(0h), at(10h)}, {}, {}, 2})), (Ids{4, 2}));
}

TEST(RecentAlerts, GoesOnWithTheTransitionsOfOneInstance)
{
    RecentAlerts recent(10);
    const AlertId one(1);
    recent.add({{},
                {episode(2, 1h)},
                {transition(one, 1h), transition(AlertId(2), 1h), transition(one, 2h)},
                {}});
    AlertHistory stored;
    stored.episodes = {episode(2, 1h)};
    stored.transitions = {transition(one, 1h)};
    const AlertHistory found = recent.joined(stored, {{at(0h), at(10h)}, {}, one, 10});
    EXPECT_EQ(found.transitions, (std::vector{transition(one, 1h), transition(one, 2h)}));
    EXPECT_TRUE(recent.joined({}, {{at(0h), at(10h)}, {}, {}, 10}).transitions.empty());
}

TEST(RecentAlerts, ForgetsTheOldestBeyondItsLimit)
{
    RecentAlerts recent(3);
    for (int i = 1; i <= 5; ++i)
        recent.add({{}, {episode(i, i * 1h)}, {}, {}});
    EXPECT_EQ(ids(recent.joined({}, {{at(0h), at(10h)}, {}, {}, 10})), (Ids{5, 4, 3}));
}

} // namespace
} // namespace perfdeck
