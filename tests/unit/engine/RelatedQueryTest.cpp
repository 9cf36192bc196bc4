// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/RelatedQuery.h"
#include "tests/support/NoisyBlocks.h"
#include "tests/support/QueryFixture.h"

#include <gtest/gtest.h>

#include <cmath>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;

constexpr int kSeconds = 2000;
const TimeRange kRange{kBlocksStart + 1500s, kBlocksStart + 2000s};

/// Workers of three series each, a sample every five seconds for 2,000 seconds.
class System
{
public:
    /// All three go up by `size` deviations at second `at`.
    void addWorker(const std::string &worker, int at = kSeconds, double size = 0)
    {
        for (const char *metric : {"queue_time_seconds", "memory_used_bytes", "load_average"})
            add({metric, Labels{{"source", "cluster"}, {"worker", worker}}}, at, size);
    }

    void add(const SeriesKey &key, int at, double size, int until = kSeconds)
    {
        const SeriesId id = m_fixture.series(key.metric, key.labels);
        NormalNoise noise(++m_seed);
        for (int second = 0; second < until; second += 5) {
            const Timestamp time = kBlocksStart + second * 1s;
            const double value = 50 + noise.next() + (second >= at ? size : 0);
            // Older samples are in the history only.
            if (second < 1000)
                m_fixture.history->put(id, time, value);
            else
                m_fixture.addLive(id, time, value);
        }
    }

    [[nodiscard]] RelatedChanges ask(const RelatedQuery &query, std::vector<Event> events = {})
    {
        QueryService service = m_fixture.service();
        SeriesLoader loader(m_fixture.live, m_fixture.history);
        return relatedChanges(service, loader, query, std::move(events), {});
    }

    QueryFixture m_fixture;

private:
    std::uint64_t m_seed = 0;
};

SeriesKey latency()
{
    return {"inference_latency_mean_seconds", Labels{{"model", "llama"}, {"source", "gpu-box"}}};
}

/// A worker breaks, another and the latency follow, three do not move.
System broken()
{
    System system;
    system.addWorker("first", 1700, 8);
    system.addWorker("second", 1760, -8);
    for (const char *calm : {"third", "fourth", "fifth"})
        system.addWorker(calm);
    system.add(latency(), 1800, 8);
    return system;
}

TEST(RelatedQuery, NamesTheCauseFirstAndSaysWhatCameBefore)
{
    System system = broken();
    const RelatedChanges changes = system.ask({kRange, latency()});
    EXPECT_EQ(changes.looked, 16U);
    EXPECT_EQ(changes.left, 0U);
    EXPECT_EQ(changes.step, Duration(5s)) << "not shorter than the time between samples";
    EXPECT_NEAR(std::chrono::duration<double>(changes.moment - kBlocksStart) / 1s, 1800, 10)
        << "when the series asked about changed";
    ASSERT_EQ(changes.series.size(), 6U)
        << "what did not move, and the series itself, are left out";
    for (std::size_t i = 0; i < 3; ++i) {
        const RelatedSeries &cause = changes.series[i];
        EXPECT_EQ(cause.series->labels.get("worker"), "first");
        EXPECT_EQ(cause.order, ChangeOrder::Before);
        EXPECT_NEAR(std::chrono::duration<double>(cause.lag) / 1s, -100, 20);
        EXPECT_EQ(cause.time, changes.moment + cause.lag);
        EXPECT_GT(cause.confidence, 0.9);
        EXPECT_NEAR(cause.shift, 8, 2);
        EXPECT_NEAR(cause.after - cause.before, 8, 1.5);
    }
    EXPECT_EQ(changes.series[3].series->labels.get("worker"), "second");
    EXPECT_LT(changes.series[3].shift, -6) << "it fell";
    EXPECT_GT(changes.series[0].cause, changes.series[3].cause);
}

TEST(RelatedQuery, TheSeriesThatBeganItHasTheOthersAfterIt)
{
    System system = broken();
    const SeriesKey asked{"load_average", Labels{{"source", "cluster"}, {"worker", "first"}}};
    const RelatedChanges changes = system.ask({kRange, asked});
    ASSERT_EQ(changes.series.size(), 6U);
    EXPECT_EQ(changes.series[0].order, ChangeOrder::With) << "of the same worker";
    EXPECT_EQ(changes.series[2].order, ChangeOrder::After);
    EXPECT_EQ(changes.series.back().order, ChangeOrder::After);
}

TEST(RelatedQuery, WithoutASeriesTheCauseIsTheMoment)
{
    System system = broken();
    const RelatedChanges changes = system.ask({kRange});
    ASSERT_EQ(changes.series.size(), 7U);
    EXPECT_NEAR(std::chrono::duration<double>(changes.moment - kBlocksStart) / 1s, 1700, 10);
}

TEST(RelatedQuery, AnAlertIsTheMomentWhereItsSeriesDidNotChange)
{
    System system = broken();
    const SeriesKey steady{"load_average", Labels{{"source", "cluster"}, {"worker", "third"}}};
    const Timestamp fired = kBlocksStart + 1730s;
    const RelatedQuery query = RelatedQuery::around(steady, fired, 10s);
    EXPECT_EQ(query.range, (TimeRange{fired - 400s, fired + 200s}));
    const RelatedChanges changes = system.ask(query);
    EXPECT_EQ(changes.moment, fired);
    ASSERT_EQ(changes.series.size(), 7U);
    EXPECT_EQ(changes.series.front().order, ChangeOrder::Before);
    EXPECT_EQ(changes.series.back().order, ChangeOrder::After);
}

TEST(RelatedQuery, WhatIsGoneIsAChange)
{
    System system = broken();
    system.add({"up", Labels{{"source", "cluster"}, {"worker", "lost"}}}, kSeconds, 0, 1650);
    const RelatedChanges changes = system.ask({kRange, latency()});
    const auto gone = std::ranges::find(changes.series, true, &RelatedSeries::isGone);
    ASSERT_NE(gone, changes.series.end());
    EXPECT_EQ(gone->series->labels.get("worker"), "lost");
    EXPECT_EQ(gone->order, ChangeOrder::Before);
    EXPECT_TRUE(std::isnan(gone->after));
}

TEST(RelatedQuery, EventsOfAThingCountForIt)
{
    System system = broken();
    const Event deployed{kBlocksStart + 1695s,
                         "deployment",
                         Severity::Info,
                         "cluster",
                         "Worker first was updated.",
                         Labels{{"worker", "first"}}};
    Event finding = deployed;
    finding.kind = "regression";
    const RelatedChanges with = system.ask({kRange, latency()}, {deployed});
    ASSERT_EQ(with.series.size(), 6U);
    EXPECT_TRUE(with.series.front().hasEvent);
    EXPECT_FALSE(with.series.back().hasEvent) << "it concerns another worker";
    ASSERT_EQ(with.events.size(), 1U);
    EXPECT_FALSE(system.ask({kRange, latency()}, {finding}).series.front().hasEvent)
        << "what was found in a series is no cause of it";
}

TEST(RelatedQuery, ARangeThatGoesOnBeyondTheNewestSampleEndsThere)
{
    System system = broken();
    const RelatedChanges changes
        = system.ask({{kBlocksStart + 1500s, kBlocksStart + 9000s}, latency()});
    EXPECT_LE(changes.range.to, kBlocksStart + 2000s);
    for (const RelatedSeries &series : changes.series)
        EXPECT_FALSE(series.isGone) << series.series->toString();
}

TEST(RelatedQuery, TimeIsBoundedAndTheNearestComeFirst)
{
    System system = broken();
    RelatedQuery query{kRange, latency()};
    query.timeLimit = std::chrono::milliseconds(-1);
    const RelatedChanges changes = system.ask(query);
    EXPECT_EQ(changes.looked, 0U);
    EXPECT_EQ(changes.left, 16U);
    EXPECT_TRUE(changes.series.empty());
}

TEST(RelatedQuery, NothingThere)
{
    System system;
    EXPECT_TRUE(system.ask({kRange, latency()}).series.empty());
    system.addWorker("alone");
    EXPECT_TRUE(system.ask({{kRange.from, kRange.from}, {}}).series.empty());
    EXPECT_TRUE(system.ask({kRange, {}}).series.empty());
}

} // namespace
} // namespace perfdeck
