// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/SampleVisit.h"
#include "tests/support/QueryFixture.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

namespace perfdeck {
namespace {

using std::chrono::hours;
using std::chrono::seconds;

const Timestamp kStart(seconds(1'800'000'000));

class SampleVisitTest : public testing::Test, protected QueryFixture
{
protected:
    /// Three days at a sample a minute; the last of them in memory too.
    SampleVisitTest()
    {
        for (const char *name : {"b", "a"}) {
            const SeriesId id = series(name, {{"source", "s"}});
            for (int minute = 0; minute < 3 * 24 * 60; ++minute) {
                const Timestamp time = kStart + std::chrono::minutes(minute);
                history->put(id, time, minute);
                if (minute >= 2 * 24 * 60)
                    addLive(id, time, minute);
                wanted[name][time] = minute;
            }
        }
    }

    Status visit(TimeRange range)
    {
        return service().visitSamples(
            {Selector{"a", {}}, Selector{"b", {}}},
            range,
            [this](const SeriesRecord &record,
                   std::span<const Timestamp> times,
                   std::span<const double> values,
                   double share) {
                EXPECT_GE(share, done);
                EXPECT_LE(share, 1.0);
                done = share;
                if (order.empty() || order.back() != record.key->metric)
                    order.push_back(record.key->metric);
                for (std::size_t i = 0; i < times.size(); ++i)
                    EXPECT_TRUE(found[record.key->metric].emplace(times[i], values[i]).second);
                return --patience > 0;
            });
    }

    std::map<std::string, std::map<Timestamp, double>> wanted;
    std::map<std::string, std::map<Timestamp, double>> found;
    std::vector<std::string> order;
    double done = 0;
    int patience = 1000;
};

TEST_F(SampleVisitTest, everySampleComesOnceInOrder)
{
    ASSERT_TRUE(visit(TimeRange::everything()));
    EXPECT_EQ(found, wanted);
    EXPECT_EQ(order, (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(done, 1.0);
}

TEST_F(SampleVisitTest, onlyTheRangeIsVisited)
{
    ASSERT_TRUE(visit({kStart + hours(47), kStart + hours(49)}));
    ASSERT_EQ(found["a"].size(), 120U);
    EXPECT_EQ(found["a"].begin()->first, kStart + hours(47));
}

TEST_F(SampleVisitTest, aVisitorEndsIt)
{
    patience = 2;
    const Status ended = visit(TimeRange::everything());
    ASSERT_FALSE(ended);
    EXPECT_EQ(ended.error().kind, ErrorKind::Cancelled);
    EXPECT_LT(found["a"].size(), wanted["a"].size());
}

TEST_F(SampleVisitTest, aHistoryThatCannotBeReadIsAnError)
{
    history->state().readsFail = true;
    const Status failed = visit(TimeRange::everything());
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().kind, ErrorKind::Unavailable);
}

TEST_F(SampleVisitTest, whatMemoryHoldsNeedsNoHistory)
{
    history->state().readable = false;
    ASSERT_TRUE(visit({kStart + hours(49), kStart + hours(50)}));
    EXPECT_EQ(found["a"].size(), 60U);
    EXPECT_FALSE(visit({kStart + hours(40), kStart + hours(50)}));
}

} // namespace
} // namespace perfdeck
