// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/ComparisonQuery.h"
#include "tests/support/HistoryFixture.h"
#include "tests/support/QueryFixture.h"

#include <gtest/gtest.h>

#include <fstream>

namespace perfdeck {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

const Timestamp kStart(seconds(1'763'733'600)); // 2025-11-21T14:00:00Z

ComparedSide sideOf(const std::string &source, TimeRange range = {kStart, kStart + minutes(10)})
{
    return {source, {{"source", Selector::Match::Equal, source}}, range};
}

/// Ten minutes of two sources; the second is slower by half.
void fill(QueryFixture &fixture)
{
    for (const char *source : {"a", "b"}) {
        const double middle = source[0] == 'a' ? 1 : 1.5;
        const SeriesId latency = fixture.series("inference_latency_mean_seconds",
                                                {{"source", source}, {"model", source}});
        const SeriesId buckets
            = fixture.series("latency_bucket", {{"source", source}, {"le", "1"}});
        for (int at = 0; at < 600; ++at) {
            const double value = middle * (1 + 0.01 * ((at * 37) % 11));
            if (at < 300) {
                fixture.history->put(latency, kStart + seconds(at), value);
                fixture.history->put(buckets, kStart + seconds(at), at);
            } else {
                fixture.addLive(latency, kStart + seconds(at), value);
            }
        }
    }
}

Result<SideComparisonPtr> run(const QueryFixture &fixture, const ComparisonQuery &query)
{
    QueryService service = fixture.service();
    return runComparison(service, query, {});
}

TEST(ComparisonQuery, comparesLiveAndStoredSamplesTogether)
{
    QueryFixture fixture;
    fill(fixture);
    const auto made = run(fixture, {{sideOf("a"), sideOf("b")}, {}});
    ASSERT_TRUE(made) << made.error().message();
    const SideSamples &samples = (*made)->samples;
    ASSERT_EQ(samples.metrics.size(), 1U) << "raw families and counters are not compared";
    EXPECT_EQ(samples.metrics[0].key.toString(), "inference_latency_mean_seconds")
        << "whose it is does not matter";
    EXPECT_EQ(samples.metrics[0].sides[0].values.size(), 600U);
    ASSERT_EQ((*made)->judgements.size(), 1U);
    EXPECT_EQ((*made)->judgements[0].verdict, Verdict::Regressed);
    EXPECT_NEAR((*made)->judgements[0].comparison.shift, 0.5, 0.02);
}

TEST(ComparisonQuery, oneThingIsComparedAtTwoTimes)
{
    QueryFixture fixture;
    fill(fixture);
    const auto made = run(fixture,
                          {{sideOf("a", {kStart, kStart + minutes(5)}),
                            sideOf("a", {kStart + minutes(5), kStart + minutes(10)})},
                           {}});
    ASSERT_TRUE(made);
    const SampleTrack &later = (*made)->samples.metrics[0].sides[1];
    EXPECT_EQ(later.times.front(), kStart + minutes(5));
    EXPECT_EQ(later.samples, 300U);
}

TEST(ComparisonQuery, longRangesAreMeansOfBlocks)
{
    QueryFixture fixture;
    fill(fixture);
    const TimeRange day{kStart, kStart + hours(24)};
    const auto made = run(fixture, {{sideOf("a", day), sideOf("b", day)}, {}});
    ASSERT_TRUE(made);
    EXPECT_EQ((*made)->samples.block, Duration(minutes(1)));
    EXPECT_EQ((*made)->samples.metrics[0].sides[0].values.size(), 10U);
}

TEST(ComparisonQuery, onlyTheMetricsAskedForAndOnlySamples)
{
    QueryFixture fixture;
    fill(fixture);
    const auto made = run(fixture, {{sideOf("a"), sideOf("b")}, {"latency_bucket"}, false});
    ASSERT_TRUE(made);
    ASSERT_EQ((*made)->samples.metrics.size(), 1U);
    EXPECT_EQ((*made)->samples.metrics[0].key.toString(), "latency_bucket{le=\"1\"}");
    EXPECT_TRUE((*made)->judgements.empty());
}

TEST(ComparisonQuery, aStopEndsIt)
{
    QueryFixture fixture;
    fill(fixture);
    QueryService service = fixture.service();
    std::stop_source stop;
    stop.request_stop();
    const auto made = runComparison(service, {{sideOf("a"), sideOf("b")}, {}}, stop.get_token());
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().kind, ErrorKind::Cancelled);
}

class ComparedFiles : public testing::Test
{
protected:
    [[nodiscard]] ComparedSide file(const std::string &name, const std::string &text) const
    {
        std::ofstream(m_folder.file(name)) << text;
        ComparedSide side;
        side.name = name;
        side.file = m_folder.file(name);
        return side;
    }

    TemporaryFolder m_folder;
    QueryFixture m_fixture;
};

TEST_F(ComparedFiles, areSidesWithTimesOfTheirOwn)
{
    const auto made = run(m_fixture,
                          {{file("a.csv",
                                 "time,value\n2026-01-01T00:00:00Z,1\n2026-01-01T00:00:05Z,\n"
                                 "2026-01-01T00:00:10Z,3\n"),
                            file("b.json", "{\"series\":[{\"label\":\"value\",\"raw\":[4,5,6]}]}")},
                           {}});
    ASSERT_TRUE(made) << made.error().message();
    const SideSamples &samples = (*made)->samples;
    ASSERT_EQ(samples.metrics.size(), 1U);
    const std::vector<SampleTrack> &sides = samples.metrics[0].sides;
    EXPECT_EQ(sides[0].values, (std::vector<double>{1, 3}));
    EXPECT_EQ(sides[0].notFinite, 1U);
    EXPECT_EQ(toIso8601(sides[0].times[1]), "2026-01-01T00:00:10.000000Z");
    EXPECT_EQ(sides[1].values, (std::vector<double>{4, 5, 6}));
    EXPECT_EQ(sides[1].times[2], Timestamp(seconds(2))) << "rows without times";
    EXPECT_EQ(toIso8601(samples.sides[0].range.from), "2026-01-01T00:00:00.000000Z");
}

TEST_F(ComparedFiles, yearsOfRowsStayRows)
{
    std::string text = "date,value\n";
    for (int year = 1990; year < 2020; ++year)
        text += std::to_string(year) + "-01-01," + std::to_string(year % 7) + "\n";
    const auto made = run(m_fixture, {{file("a.csv", text), file("b.csv", text)}, {}});
    ASSERT_TRUE(made);
    EXPECT_EQ((*made)->samples.block, Duration(0));
    EXPECT_EQ((*made)->samples.metrics[0].sides[0].values.size(), 30U);
}

TEST_F(ComparedFiles, thatCannotBeReadAreNamed)
{
    const auto message = [this](const ComparedSide &side) {
        const auto made = run(m_fixture, {{side, side}, {}});
        return made ? std::string() : made.error().message();
    };
    ComparedSide missing;
    missing.file = m_folder.file("none.csv");
    EXPECT_NE(message(missing).find("none.csv cannot be opened"), std::string::npos);
    EXPECT_NE(message(file("empty.csv", "time,value\n")).find("empty.csv"), std::string::npos);
    EXPECT_NE(message(file("bad.json", "{\"series\":[{\"raw\":[1,}]}")).find("bad.json"),
              std::string::npos);
}

} // namespace
} // namespace perfdeck
