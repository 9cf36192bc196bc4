// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/notify/Inhibited.h"
#include "tests/unit/alerts/notify/NoticeFixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace perfdeck {

using testing::firing;
using ::testing::IsEmpty;
using testing::shared;

namespace {

Inhibition coordinatorOverCluster()
{
    return {{{"rule", LabelMatcher::Kind::Equal, "coordinator"}},
            {{"rule", LabelMatcher::Kind::Pattern, "worker-*"}},
            {"cluster"}};
}

} // namespace

TEST(Inhibited, MutesTargetsThatAgree)
{
    const auto coordinator = shared(firing("coordinator", {{"cluster", "a"}}));
    const auto near = shared(firing("worker-lost", {{"cluster", "a"}}));
    const auto far = shared(firing("worker-lost", {{"cluster", "b"}}));
    const auto other = shared(firing("gpu-hot", {{"cluster", "a"}}));
    EXPECT_EQ(inhibitedAlerts({coordinatorOverCluster()}, {far, near, coordinator, other}),
              std::vector{near->id});
}

TEST(Inhibited, LabelsThatNeitherHasAgree)
{
    const auto coordinator = shared(firing("coordinator"));
    const auto worker = shared(firing("worker-lost"));
    EXPECT_EQ(inhibitedAlerts({coordinatorOverCluster()}, {worker, coordinator}),
              std::vector{worker->id});
}

TEST(Inhibited, ASourceThatOnlyWaitsMutesNothing)
{
    Alert coordinator = firing("coordinator", {{"cluster", "a"}});
    coordinator.state = AlertState::Pending;
    const auto worker = shared(firing("worker-lost", {{"cluster", "a"}}));
    EXPECT_THAT(inhibitedAlerts({coordinatorOverCluster()}, {worker, shared(coordinator)}),
                IsEmpty());
}

TEST(Inhibited, SourcesDoNotMuteEachOther)
{
    const Inhibition all{{{"severity", LabelMatcher::Kind::Equal, "warning"}}, {}, {"cluster"}};
    const auto one = shared(firing("a", {{"cluster", "a"}}));
    const auto two = shared(firing("b", {{"cluster", "a"}}));
    EXPECT_THAT(inhibitedAlerts({all}, {one, two}), IsEmpty());
}

} // namespace perfdeck
