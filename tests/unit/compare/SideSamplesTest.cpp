// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/SideSamples.h"

#include <gtest/gtest.h>

#include <limits>

namespace perfdeck {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

const Timestamp kStart(seconds(1'763'733'600)); // 2025-11-21T14:00:00Z

ComparedSide side(Duration length)
{
    return {"side", {}, {kStart, kStart + length}};
}

SeriesRecord record(std::string metric, Labels labels)
{
    return {{}, std::make_shared<const SeriesKey>(SeriesKey{std::move(metric), std::move(labels)})};
}

TEST(SideSamples, blocksAreAsLongAsTheLongestRangeNeeds)
{
    const auto of = [](Duration length) {
        return blockFor(std::vector<ComparedSide>{side(minutes(1)), side(length)});
    };
    EXPECT_EQ(of(hours(1)), Duration(0));
    EXPECT_EQ(of(hours(2)), minutes(1));
    EXPECT_EQ(of(hours(24)), minutes(1));
    EXPECT_EQ(of(hours(24 * 7)), minutes(15));
    EXPECT_EQ(of(hours(24 * 365)), hours(6));
    EXPECT_EQ(of(hours(24 * 3650)), hours(24));
}

TEST(SideSamples, labelsThatOnlySayWhoseGoWhereTheyAgree)
{
    const std::vector<SeriesKey> names = sharedNames(std::vector<SeriesRecord>{
        record("latency", {{"source", "a"}, {"model", "m"}, {"quantile", "0.5"}}),
        record("latency", {{"source", "a"}, {"model", "m"}, {"quantile", "0.9"}}),
        record("gpu", {{"source", "a"}, {"device", "0"}}),
        record("gpu", {{"source", "a"}, {"device", "1"}}),
        record("queue", {{"source", "a"}}),
        record("queue", {{"source", "a"}, {"model", "m"}})});
    EXPECT_EQ(names[0].toString(), "latency{quantile=\"0.5\"}");
    EXPECT_EQ(names[1].toString(), "latency{quantile=\"0.9\"}");
    EXPECT_EQ(names[2].toString(), "gpu{device=\"0\"}");
    EXPECT_EQ(names[3].toString(), "gpu{device=\"1\"}");
    EXPECT_EQ(names[4].toString(), "queue");
    EXPECT_EQ(names[5].toString(), "queue{model=\"m\"}") << "else two would have one name";
}

TEST(SideSamples, keepsSamplesAndCountsWhatIsNoNumber)
{
    SampleGatherer gatherer({side(hours(1)), side(hours(1))}, Duration(0));
    const double nan = std::numeric_limits<double>::quiet_NaN();
    gatherer.add(1,
                 {"queue_depth", {}},
                 std::vector<Timestamp>{kStart, kStart + seconds(1), kStart + seconds(2)},
                 std::vector<double>{3, nan, 5});
    const SideSamples samples = gatherer.take();
    ASSERT_EQ(samples.metrics.size(), 1U);
    EXPECT_TRUE(samples.metrics[0].sides[0].values.empty());
    const SampleTrack &track = samples.metrics[0].sides[1];
    EXPECT_EQ(track.values, (std::vector<double>{3, 5}));
    EXPECT_EQ(track.times[1], kStart + seconds(2));
    EXPECT_EQ(track.samples, 2U);
    EXPECT_EQ(track.notFinite, 1U);
}

TEST(SideSamples, blocksCountFromTheRangeAndHalfOnesAreLeftOut)
{
    SampleGatherer gatherer({side(minutes(2) + seconds(30))}, minutes(1));
    // 0 1 2 … 149 s, in two pieces that divide a block, with a hole over the second minute's end.
    std::vector<Timestamp> times;
    std::vector<double> values;
    for (int second = 0; second < 150; ++second) {
        if (second >= 90 && second < 120)
            continue;
        times.push_back(kStart + seconds(second));
        values.push_back(second);
    }
    const std::span<const Timestamp> allTimes(times);
    const std::span<const double> allValues(values);
    gatherer.add(0, {"queue_depth", {}}, allTimes.first(40), allValues.first(40));
    gatherer.add(0, {"queue_depth", {}}, allTimes.subspan(40), allValues.subspan(40));
    const SideSamples samples = gatherer.take();
    const SampleTrack &track = samples.metrics[0].sides[0];
    EXPECT_EQ(track.values, (std::vector<double>{29.5, 74.5}));
    EXPECT_EQ(track.times, (std::vector<Timestamp>{kStart, kStart + minutes(1)}));
    EXPECT_EQ(track.samples, 120U);
    EXPECT_EQ(track.afterLastBlock, 30U);
}

TEST(SideSamples, metricsWithABetterDirectionComeFirst)
{
    SampleGatherer gatherer({side(hours(1))}, Duration(0));
    const std::vector<Timestamp> times{kStart};
    const std::vector<double> values{1};
    gatherer.add(0, {"batch_size", {}}, times, values);
    gatherer.add(0, {"error_ratio", {}}, times, values);
    const SideSamples samples = gatherer.take();
    EXPECT_EQ(samples.metrics[0].key.metric, "error_ratio");
    EXPECT_EQ(samples.metrics[0].info.better, Better::Lower);
    EXPECT_EQ(samples.metrics[1].key.metric, "batch_size");
}

TEST(SideSamples, countersAndWhatNeverChangesAreNotCompared)
{
    EXPECT_TRUE(isComparedMetric("inference_latency_seconds"));
    EXPECT_TRUE(isComparedMetric("custom_cache_hits"));
    EXPECT_FALSE(isComparedMetric("cluster_tasks_completed_total"));
    EXPECT_FALSE(isComparedMetric("memory_total_bytes"));
    EXPECT_FALSE(isComparedMetric("scrape_duration_seconds"));
    EXPECT_FALSE(isComparedMetric("vllm:num_requests_running"));
    EXPECT_FALSE(isComparedMetric("up"));
}

} // namespace
} // namespace perfdeck
