// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/ClusterFrames.h"
#include "tests/unit/analysis/ClusterMaker.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

const FrameWords kWords{"title", "?", "interval", "ended"};

TEST(ClusterFramesTest, OpenCasesAreInTheCurveButInNoBin)
{
    const std::vector<Outage> outages{{"a", moment(0), moment(10), true, Outage::End::Back},
                                      {"b", moment(0), moment(20), true, Outage::End::Back},
                                      {"c", moment(0), moment(15), true, Outage::End::StillDown}};
    const auto frame = recoveryFrame(outages, kWords);
    ASSERT_EQ(frame->series.size(), 1U);
    const DistributionSeries &series = frame->series.front();
    ASSERT_EQ(series.curve.size(), 2U);
    EXPECT_NEAR(series.curve[0].share, 1.0 / 3, 1e-12);
    EXPECT_EQ(series.curve[1].value, 20);
    EXPECT_EQ(series.count, 2U);
    std::uint64_t binned = 0;
    for (const std::uint64_t count : series.bins)
        binned += count;
    EXPECT_EQ(binned, 2U);
    EXPECT_EQ(series.bins.size() + 1, frame->edges.size());
    EXPECT_TRUE(recoveryFrame({}, kWords)->series.empty());
    EXPECT_TRUE(recoveryFrame(std::span(outages).last(1), kWords)->series.empty());
}

TEST(ClusterFramesTest, WaitingTimesStandByType)
{
    std::vector<TaskGroup> groups;
    for (int i = 0; i < 8; ++i) {
        TaskGroup group;
        group.type = i == 0 ? "" : "type" + std::to_string(i);
        group.completed = std::uint64_t(100 - i);
        group.waiting.sorted = {1, 2, 3};
        groups.push_back(group);
    }
    groups[7].waiting.sorted.clear();
    const auto frame = waitingFrame(groups, kWords);
    ASSERT_EQ(frame->series.size(), kMostTypes);
    EXPECT_EQ(frame->seriesLeftOut, 1U);
    EXPECT_EQ(frame->series[0].key->labels.get("type"), "?");
    EXPECT_EQ(frame->series[1].key->labels.get("type"), "type1");
    EXPECT_EQ(frame->series[1].count, 3U);
    EXPECT_EQ(frame->series[1].info.title, "title");
    EXPECT_TRUE(waitingFrame({}, kWords)->edges.empty());
}

TEST(ClusterFramesTest, BarsTellTheirCases)
{
    FailureRates rates;
    rates.rates = {{"cuda", 1, 29, *wilson(1, 29)}, {"", 0, 20, *wilson(0, 20)}};
    const auto frame = failureFrame(rates, kWords);
    ASSERT_EQ(frame->categories.size(), 2U);
    EXPECT_EQ(frame->categories[0].name, "cuda · 29");
    EXPECT_EQ(frame->categories[1].name, "? · 20");
    ASSERT_TRUE(frame->categories[0].bars[0].interval);
    EXPECT_NEAR(frame->categories[0].bars[0].interval->second, 0.1718, 5e-5);
}

} // namespace
} // namespace perfdeck
