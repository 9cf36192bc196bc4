// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/ExpressionQuery.h"
#include "tests/support/QueryFixture.h"

#include <gtest/gtest.h>

#include <cmath>

namespace perfdeck {
namespace {

using std::chrono::seconds;

const Timestamp kNoon(seconds(1'800'000'000));

class ExpressionQueryTest : public testing::Test, public QueryFixture
{
protected:
    [[nodiscard]] Result<FramePtr> run(const std::string &expression, int columns = 600) const
    {
        ExpressionQuery query;
        query.expression = expression;
        query.name = "result_ratio";
        query.range = {kNoon, kNoon + seconds(600)};
        query.columns = columns;
        QueryService reader = service();
        return runExpression(reader, query, {});
    }
};

TEST_F(ExpressionQueryTest, ComputesThePastForEachSetOfLabels)
{
    for (const auto &[model, share] : {std::pair{"m", 0.25}, std::pair{"n", 0.5}}) {
        const SeriesId errors = series("errors_total", {{"model", model}});
        const SeriesId all = series("requests_total", {{"model", model}});
        for (int i = -12; i <= 120; ++i) {
            addLive(errors, kNoon + seconds(5 * i), 1000 + share * 10 * i);
            addLive(all, kNoon + seconds(5 * i), 5000 + 10 * i);
        }
    }
    const auto frame = run("rate(errors_total) / rate(requests_total)");
    ASSERT_TRUE(frame) << frame.error().message();
    ASSERT_EQ((*frame)->series.size(), 2U);
    const FrameSeries &first = (*frame)->series[0];
    EXPECT_EQ(first.key->labels.get("model"), "m");
    EXPECT_EQ(first.info.unit, Unit::Ratio);
    // From the first sample of the range on: the base of the rate lies before it.
    EXPECT_EQ(first.columns.front().time, kNoon.time_since_epoch().count());
    EXPECT_EQ(first.columns.size(), 120U);
    for (const FrameColumn &column : first.columns)
        EXPECT_NEAR(column.last, 0.25, 1e-12);
    EXPECT_NEAR((*frame)->series[1].mean, 0.5, 1e-12);
}

TEST_F(ExpressionQueryTest, ASeriesThatStopsLeavesAGap)
{
    const SeriesId a = series("a");
    const SeriesId b = series("b");
    for (int i = 0; i < 120; ++i) {
        addLive(a, kNoon + seconds(5 * i), 3);
        if (i < 40 || i >= 80)
            addLive(b, kNoon + seconds(5 * i), 4);
    }
    const auto frame = run("a + b");
    ASSERT_TRUE(frame);
    ASSERT_EQ((*frame)->series.size(), 1U);
    const FrameSeries &sum = (*frame)->series[0];
    EXPECT_DOUBLE_EQ(sum.last, 7);
    std::size_t gaps = 0;
    for (const FrameColumn &column : sum.columns) {
        const Timestamp time{Duration(column.time)};
        EXPECT_FALSE(time > kNoon + seconds(220) && time < kNoon + seconds(400));
        gaps += column.gapBefore ? 1 : 0;
    }
    EXPECT_EQ(gaps, 1U);
}

TEST_F(ExpressionQueryTest, SourcesOfTheirOwnClocksMeetInAColumn)
{
    const SeriesId a = series("a");
    const SeriesId b = series("b");
    for (int i = 0; i < 60; ++i) {
        addLive(a, kNoon + seconds(10 * i), i);
        addLive(b, kNoon + seconds(10 * i + 4), i);
    }
    const auto frame = run("a - b", 60);
    ASSERT_TRUE(frame);
    ASSERT_EQ((*frame)->series.size(), 1U);
    EXPECT_EQ((*frame)->series[0].columns.size(), 60U);
    EXPECT_DOUBLE_EQ((*frame)->series[0].max, 0);
    EXPECT_DOUBLE_EQ((*frame)->series[0].min, 0);
}

TEST_F(ExpressionQueryTest, RefusesWhatCannotBeReadWithItsColumn)
{
    const auto frame = run("rate(a");
    ASSERT_FALSE(frame);
    EXPECT_NE(frame.error().message().find("column"), std::string::npos) << frame.error().message();
}

TEST_F(ExpressionQueryTest, WithoutSamplesThereIsNothing)
{
    (void)series("a");
    const auto frame = run("a * 2");
    ASSERT_TRUE(frame);
    EXPECT_TRUE((*frame)->series.empty());
}

} // namespace
} // namespace perfdeck
