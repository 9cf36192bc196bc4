// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/BoundedQueue.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <thread>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(BoundedQueue, KeepsOrderAndDropsTheOldest)
{
    BoundedQueue<int> queue(3);
    EXPECT_EQ(queue.push(1), 0U);
    EXPECT_EQ(queue.push(2), 0U);
    EXPECT_EQ(queue.push(3), 0U);
    EXPECT_EQ(queue.push(4), 1U);
    EXPECT_EQ(queue.size(), 3U);
    EXPECT_EQ(queue.dropped(), 1U);
    EXPECT_THAT(queue.popAll(0ms), ElementsAre(2, 3, 4));
    EXPECT_THAT(queue.popAll(0ms), IsEmpty());
    EXPECT_EQ(queue.push(5), 0U);
    EXPECT_EQ(queue.dropped(), 1U);
}

TEST(BoundedQueue, TakesWhatCanOnlyBeMoved)
{
    BoundedQueue<std::unique_ptr<int>> queue(1);
    (void)queue.push(std::make_unique<int>(1));
    (void)queue.push(std::make_unique<int>(2));
    const auto entries = queue.popAll(0ms);
    ASSERT_EQ(entries.size(), 1U);
    EXPECT_EQ(*entries[0], 2);
}

TEST(BoundedQueue, QueueWithoutRoomDropsEverything)
{
    BoundedQueue<int> queue(0);
    EXPECT_EQ(queue.push(1), 1U);
    EXPECT_EQ(queue.push(2), 1U);
    EXPECT_EQ(queue.dropped(), 2U);
    EXPECT_EQ(queue.size(), 0U);
}

TEST(BoundedQueue, NothingEntersAfterCloseAndTheRestComesOut)
{
    BoundedQueue<int> queue(3);
    (void)queue.push(1);
    queue.close();
    EXPECT_TRUE(queue.isClosed());
    EXPECT_EQ(queue.push(2), 0U);
    EXPECT_THAT(queue.popAll(1h), ElementsAre(1));
    EXPECT_THAT(queue.popAll(1h), IsEmpty()); // does not wait
    EXPECT_EQ(queue.dropped(), 0U);
}

TEST(BoundedQueue, NudgeEndsOneWait)
{
    BoundedQueue<int> queue(3);
    queue.nudge();
    EXPECT_THAT(queue.popAll(1h), IsEmpty());
    (void)queue.push(7);
    EXPECT_THAT(queue.popAll(1h), ElementsAre(7));
}

TEST(BoundedQueue, PushWakesTheWaitingThread)
{
    BoundedQueue<int> queue(3);
    std::jthread pusher([&queue] { (void)queue.push(42); });
    EXPECT_THAT(queue.popAll(1h), ElementsAre(42));
}

TEST(BoundedQueue, ManyThreadsLoseNothingUncounted)
{
    constexpr int kThreads = 4;
    constexpr int kEach = 5000;
    BoundedQueue<int> queue(64);
    std::atomic<std::uint64_t> dropped = 0;
    std::uint64_t popped = 0;
    {
        std::vector<std::jthread> pushers;
        for (int t = 0; t < kThreads; ++t)
            pushers.emplace_back([&] {
                for (int i = 0; i < kEach; ++i)
                    dropped += queue.push(i);
            });
        std::jthread closer([&pushers, &queue] {
            for (std::jthread &pusher : pushers)
                pusher.join();
            queue.close();
        });
        while (!queue.isClosed())
            popped += queue.popAll(10ms).size();
    }
    popped += queue.popAll(0ms).size();
    EXPECT_EQ(dropped, queue.dropped());
    EXPECT_EQ(popped + dropped, std::uint64_t{kThreads} * kEach);
}

} // namespace
} // namespace perfdeck
