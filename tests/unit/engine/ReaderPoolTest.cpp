// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/ReaderPool.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <latch>

namespace perfdeck {
namespace {

std::unique_ptr<QueryService> emptyService()
{
    return std::make_unique<QueryService>(std::make_shared<SeriesCatalog>(), nullptr, nullptr);
}

TEST(ReaderPoolTest, EveryJobRunsOnceOnAThreadOfThePool)
{
    std::atomic<int> ran{0};
    std::atomic<int> ranHere{0};
    {
        std::latch all(200);
        ReaderPool pool(2, 1000, emptyService);
        for (int i = 0; i < 200; ++i)
            pool.submit({[&, caller = std::this_thread::get_id()](QueryService &, std::stop_token) {
                             ++ran;
                             ranHere += std::this_thread::get_id() == caller ? 1 : 0;
                             all.count_down();
                         },
                         {}});
        all.wait();
    }
    EXPECT_EQ(ran, 200);
    EXPECT_EQ(ranHere, 0);
}

TEST(ReaderPoolTest, AFullLineRefusesAtOnce)
{
    std::promise<void> release;
    std::shared_future<void> released(release.get_future());
    std::latch busy(1);
    ReaderPool pool(1, 2, emptyService);
    pool.submit({[&](QueryService &, std::stop_token) {
                     busy.count_down();
                     released.wait();
                 },
                 {}});
    busy.wait();
    int refused = 0;
    for (int i = 0; i < 5; ++i)
        pool.submit({[](QueryService &, std::stop_token) {}, [&refused] { ++refused; }});
    EXPECT_EQ(refused, 3);
    release.set_value();
}

TEST(ReaderPoolTest, TheEndStopsWhatRunsAndForgetsWhatWaits)
{
    std::atomic<bool> stopped{false};
    std::atomic<int> later{0};
    {
        std::latch busy(1);
        ReaderPool pool(1, 10, emptyService);
        pool.submit({[&](QueryService &, std::stop_token stop) {
                         busy.count_down();
                         while (!stop.stop_requested())
                             std::this_thread::yield();
                         stopped = true;
                     },
                     {}});
        busy.wait();
        pool.submit({[&](QueryService &, std::stop_token) { ++later; }, {}});
    }
    EXPECT_TRUE(stopped);
    EXPECT_EQ(later, 0);
}

} // namespace
} // namespace perfdeck
