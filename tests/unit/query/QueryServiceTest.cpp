// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/FrameCompanions.h"
#include "core/query/QueryService.h"
#include "tests/support/QueryFixture.h"

#include <gtest/gtest.h>

#include <cmath>

namespace perfdeck {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

const Timestamp kNoon(seconds(1'800'000'000));

class QueryServiceTest : public testing::Test, public QueryFixture
{
protected:
    FramePtr run(const RangeQuery &query)
    {
        QueryService reader(catalog, live, history);
        auto frame = reader.run(query);
        EXPECT_TRUE(frame) << frame.error().message();
        return frame ? *frame : nullptr;
    }

    static RangeQuery query(const std::string &selector, TimeRange range)
    {
        RangeQuery query;
        query.id = RequestId(7);
        query.selectors = {*Selector::parse(selector)};
        query.range = range;
        return query;
    }
};

TEST_F(QueryServiceTest, AFrameSaysWhatItAnswers)
{
    const SeriesId id = series("memory_used_bytes");
    addLive(id, kNoon, 17);
    QueryService reader(catalog, live, history);
    reader.setRevisionSource([] { return Revision(42); });
    const auto frame = reader.run(query("memory_used_bytes", {kNoon, kNoon + minutes(1)}));
    ASSERT_TRUE(frame);
    EXPECT_EQ((*frame)->id, RequestId(7));
    EXPECT_EQ((*frame)->revision, Revision(42));
    EXPECT_EQ((*frame)->columns, 800);
    ASSERT_EQ((*frame)->series.size(), 1U);
    EXPECT_EQ((*frame)->series[0].id, id);
    EXPECT_EQ((*frame)->series[0].info.unit, Unit::Byte);
    EXPECT_EQ((*frame)->series[0].last, 17);
    EXPECT_EQ((*frame)->series[0].lastTime, kNoon.time_since_epoch().count());
}

TEST_F(QueryServiceTest, OfTooManyTheLargestStay)
{
    for (const auto &[name, value] :
         {std::pair{"a", 5.0}, {"b", 9.0}, {"c", std::nan("")}, {"d", 7.0}, {"e", 1.0}})
        addLive(series("latency_seconds", {{"model", name}}), kNoon, value);
    RangeQuery asked = query("latency_seconds", {kNoon, kNoon + minutes(1)});
    asked.maxSeries = 2;
    asked.keepLargest = true;
    const FramePtr frame = run(asked);
    ASSERT_EQ(frame->series.size(), 2U);
    EXPECT_EQ(frame->series[0].key->labels.get("model"), "b");
    EXPECT_EQ(frame->series[1].key->labels.get("model"), "d");
    EXPECT_EQ(frame->seriesLeftOut, 3U);
    asked.maxSeries = 9;
    EXPECT_EQ(run(asked)->series.size(), 5U);
}

TEST_F(QueryServiceTest, TooManySeriesBecomeASpreadWithOutliers)
{
    for (int i = 0; i < 30; ++i) {
        const SeriesId id = series("latency_seconds", {{"model", std::to_string(i)}});
        for (int second = 0; second < 60; ++second)
            addLive(id, kNoon + std::chrono::seconds(second), i == 12 ? 500 : i);
    }
    RangeQuery asked = query("latency_seconds", {kNoon, kNoon + minutes(1)});
    asked.columns = 60;
    asked.spreadAbove = 20;
    asked.maxOutliers = 1;
    const FramePtr frame = run(asked);
    EXPECT_EQ(frame->spread.series, 30U);
    EXPECT_EQ(frame->spread.info.unit, Unit::Second);
    ASSERT_EQ(frame->spread.columns.size(), 60U);
    EXPECT_DOUBLE_EQ(frame->spread.columns[7].p50, 15.5); // of 0…29 with 500 instead of 12
    ASSERT_EQ(frame->series.size(), 1U);
    EXPECT_EQ(frame->series[0].key->labels.get("model"), "12");
    EXPECT_EQ(frame->series[0].last, 500);
    EXPECT_EQ(frame->seriesLeftOut, 0U);

    asked.spreadAbove = 30; // not more than that
    EXPECT_EQ(run(asked)->spread.series, 0U);
    EXPECT_EQ(run(asked)->series.size(), 30U);
    asked.spreadAbove = 20;
    asked.keepLargest = true;
    EXPECT_TRUE(run(asked)->spread.columns.empty());
}

TEST_F(QueryServiceTest, ASpreadOfSeveralUnitsWouldMeanNothing)
{
    for (int i = 0; i < 15; ++i) {
        addLive(series("latency_seconds", {{"model", std::to_string(i)}}), kNoon, i);
        addLive(series("memory_used_bytes", {{"model", std::to_string(i)}}), kNoon, i);
    }
    RangeQuery asked = query("latency_seconds", {kNoon, kNoon + minutes(1)});
    asked.selectors.push_back(*Selector::parse("memory_used_bytes"));
    asked.spreadAbove = 20;
    const FramePtr frame = run(asked);
    EXPECT_TRUE(frame->spread.columns.empty());
    EXPECT_EQ(frame->series.size(), 30U);
}

TEST_F(QueryServiceTest, WhatIsSaidAboutASeriesStandsBehindAllSeries)
{
    const Labels labels{{"quantile", "0.99"}};
    addLive(series("latency_seconds", labels), kNoon, 0.004);
    addLive(series("latency_seconds", {{"quantile", "0.5"}}), kNoon, 0.001);
    addLive(series("latency_seconds_quality", labels), kNoon, 8);
    addLive(series("latency_seconds_limit", labels), kNoon, 0.005);
    RangeQuery asked = query("latency_seconds", {kNoon, kNoon + minutes(1)});
    EXPECT_EQ(run(asked)->series.size(), 2U);
    asked.companions = true;
    asked.maxSeries = 2;
    const FramePtr frame = run(asked);
    ASSERT_EQ(frame->series.size(), 4U);
    EXPECT_EQ(frame->companions, 2U);
    EXPECT_EQ(frame->seriesLeftOut, 0U);
    const FrameSeries &first = frame->series[0];
    const RatedNumber rated = ratedLast(first, companionsOf(*frame, *first.key));
    EXPECT_EQ(rated, (RatedNumber{0.004, Quality(QualityFlag::AtMost), 0.005}));
    const FrameCompanions none = companionsOf(*frame, *frame->series[1].key);
    EXPECT_EQ(none.quality, nullptr);
    EXPECT_TRUE(companionsOf(*frame, *first.key).rate(1, kNoon + seconds(1)).quality.isGood());
}

TEST_F(QueryServiceTest, SeriesComeInTheOrderOfTheSelectorsEachOnce)
{
    series("a", {{"x", "1"}});
    series("b");
    series("a", {{"x", "2"}});
    RangeQuery asked = query("b", {kNoon, kNoon + minutes(1)});
    asked.selectors.push_back(*Selector::parse("a{x=\"2\"}"));
    asked.selectors.push_back(*Selector::parse("a"));
    const FramePtr frame = run(asked);
    ASSERT_EQ(frame->series.size(), 3U);
    EXPECT_EQ(frame->series[0].key->toString(), "b");
    EXPECT_EQ(frame->series[1].key->toString(), "a{x=\"2\"}");
    EXPECT_EQ(frame->series[2].key->toString(), "a{x=\"1\"}");
}

TEST_F(QueryServiceTest, SeriesBeyondTheLimitAreCounted)
{
    for (int i = 0; i < 25; ++i)
        series("a", {{"x", std::to_string(i)}});
    RangeQuery asked = query("a", {kNoon, kNoon + minutes(1)});
    asked.maxSeries = 10;
    const FramePtr frame = run(asked);
    EXPECT_EQ(frame->series.size(), 10U);
    EXPECT_EQ(frame->seriesLeftOut, 15U);
}

TEST_F(QueryServiceTest, OnlySamplesOfTheRangeUnlessNeighboursAreWanted)
{
    const SeriesId id = series("a");
    for (int i = 0; i < 10; ++i)
        addLive(id, kNoon + minutes(i), i);
    RangeQuery asked = query("a", {kNoon + seconds(150), kNoon + seconds(250)});
    FramePtr frame = run(asked);
    ASSERT_EQ(frame->series[0].columns.size(), 2U);
    EXPECT_EQ(frame->series[0].columns[0].first, 3);
    EXPECT_EQ(frame->series[0].columns[1].first, 4);
    asked.neighbours = true;
    frame = run(asked);
    ASSERT_EQ(frame->series[0].columns.size(), 4U);
    EXPECT_EQ(frame->series[0].columns.front().first, 2);
    EXPECT_EQ(frame->series[0].columns.back().first, 5);
    EXPECT_EQ(frame->series[0].count, 2U);
    EXPECT_EQ(frame->series[0].max, 4);
    // Looking between two samples of a slow source.
    asked.range = {kNoon + seconds(130), kNoon + seconds(140)};
    frame = run(asked);
    ASSERT_EQ(frame->series[0].columns.size(), 2U);
    EXPECT_EQ(frame->series[0].columns[0].first, 2);
    EXPECT_EQ(frame->series[0].columns[1].first, 3);
    EXPECT_EQ(frame->series[0].count, 0U);
    EXPECT_TRUE(std::isnan(frame->series[0].max));
}

TEST_F(QueryServiceTest, RatesBeginAtTheFirstSampleOfTheRange)
{
    const SeriesId id = series("requests_total");
    for (int i = 0; i < 60; ++i)
        addLive(id, kNoon + seconds(i), i < 30 ? 4.0 * i : 4.0 * (i - 30) + 2);
    RangeQuery asked = query("requests_total", {kNoon + seconds(10), kNoon + seconds(60)});
    asked.transform = Transform::Rate;
    const FramePtr frame = run(asked);
    const FrameSeries &rates = frame->series[0];
    EXPECT_EQ(rates.count, 50U) << "the base of the first lies before the range";
    EXPECT_EQ(rates.columns.front().time, (kNoon + seconds(10)).time_since_epoch().count());
    EXPECT_EQ(rates.max, 4.0);
    EXPECT_EQ(rates.min, 2.0) << "the reset counts its new value and nothing negative";
}

TEST_F(QueryServiceTest, RatesAreFormedBeforeAnythingIsThinnedOut)
{
    const SeriesId id = series("requests_total");
    // Resets at every second sample: thinning first would see hardly any of the increase.
    for (int i = 0; i < 1000; ++i)
        addLive(id, kNoon + seconds(i), i % 2 == 0 ? 1.0 : 11.0);
    RangeQuery asked = query("requests_total", {kNoon, kNoon + seconds(1000)});
    asked.transform = Transform::Rate;
    asked.columns = 10;
    const FramePtr frame = run(asked);
    EXPECT_EQ(frame->series[0].max, 10.0);
    EXPECT_EQ(frame->series[0].min, 1.0);
    EXPECT_NEAR(frame->series[0].mean, 5.5, 0.05);
}

TEST_F(QueryServiceTest, WideColumnsUseRollupsAndSayso)
{
    const SeriesId id = series("a");
    for (int i = 0; i < 24 * 60; ++i)
        history->put(id, kNoon + minutes(i), i == 700 ? 1e6 : i % 7);
    history->state().rolledTo = kNoon + minutes(24 * 60);
    RangeQuery asked = query("a", {kNoon, kNoon + minutes(24 * 60)});
    asked.columns = 100;
    const FramePtr frame = run(asked);
    EXPECT_EQ(frame->tier, FrameTier::Minute);
    EXPECT_LE(frame->series[0].columns.size(), 101U);
    EXPECT_EQ(frame->series[0].max, 1e6) << "roll-ups keep peaks";
    EXPECT_EQ(frame->series[0].count, 24U * 60);
    asked.columns = 1000;
    EXPECT_EQ(run(asked)->tier, FrameTier::Raw);
}

TEST_F(QueryServiceTest, CountersOverRollupsKeepTheirRate)
{
    const SeriesId id = series("requests_total");
    for (int i = 0; i < 24 * 360; ++i)
        history->put(id, kNoon + seconds(10 * i), 30.0 * i);
    history->state().rolledTo = kNoon + minutes(23 * 60);
    RangeQuery asked = query("requests_total", {kNoon + minutes(60), kNoon + minutes(24 * 60)});
    asked.columns = 100;
    asked.transform = Transform::Rate;
    const FramePtr frame = run(asked);
    EXPECT_EQ(frame->tier, FrameTier::Minute);
    EXPECT_NEAR(frame->series[0].min, 3.0, 1e-9);
    EXPECT_NEAR(frame->series[0].max, 3.0, 1e-9);
}

TEST_F(QueryServiceTest, ImpossibleQueriesAreRefused)
{
    QueryService reader(catalog, live, history);
    RangeQuery asked = query("a", {kNoon, kNoon + minutes(1)});
    asked.columns = 0;
    EXPECT_EQ(reader.run(asked).error().kind, ErrorKind::InvalidInput);
    asked.columns = 16385;
    EXPECT_EQ(reader.run(asked).error().kind, ErrorKind::InvalidInput);
    asked.columns = 10;
    asked.range.to = asked.range.from;
    EXPECT_EQ(reader.run(asked).error().kind, ErrorKind::InvalidInput);
}

TEST_F(QueryServiceTest, AStopEndsWithCancelled)
{
    series("a");
    std::stop_source stop;
    stop.request_stop();
    QueryService reader(catalog, live, history);
    const auto frame = reader.run(query("a", {kNoon, kNoon + minutes(1)}), stop.get_token());
    ASSERT_FALSE(frame);
    EXPECT_EQ(frame.error().kind, ErrorKind::Cancelled);
}

TEST_F(QueryServiceTest, TheWholeOfTimeCanBeAskedFor)
{
    const SeriesId id = series("a");
    addLive(id, kNoon, 1);
    RangeQuery asked = query("a", {Timestamp(seconds(0)), Timestamp(seconds(4'000'000'000))});
    asked.neighbours = true;
    EXPECT_EQ(run(asked)->series[0].count, 1U);
    asked.range = TimeRange::everything();
    EXPECT_EQ(run(asked)->series[0].count, 1U);
    EXPECT_EQ(run(asked)->range, TimeRange::everything()) << "as asked";
}

TEST_F(QueryServiceTest, LatestComesFromMemoryElseFromTheFile)
{
    const SeriesId inMemory = series("a", {{"x", "memory"}});
    const SeriesId stored = series("a", {{"x", "stored"}});
    const SeriesId old = series("a", {{"x", "old"}});
    history->put(inMemory, kNoon - seconds(5), 1);
    addLive(inMemory, kNoon, 2);
    history->put(stored, kNoon - minutes(2), 3);
    history->put(stored, kNoon - minutes(3), 9);
    history->put(old, kNoon - minutes(20), 4);
    QueryService reader(catalog, live, history);
    LatestValues values = reader.latest({*Selector::parse("a")}, kNoon + seconds(1));
    ASSERT_EQ(values.size(), 2U);
    EXPECT_EQ(values[0].sample.value, 2);
    EXPECT_EQ(values[1].id, stored);
    EXPECT_EQ(values[1].sample.value, 3);
    EXPECT_EQ(values[1].key->labels.get("x"), "stored");
    values = reader.latest({*Selector::parse("a")}, kNoon + seconds(1), minutes(60));
    EXPECT_EQ(values.size(), 3U) << "a wider look is not answered from what is remembered";
}

TEST_F(QueryServiceTest, LatestForgetsASampleThatGotTooOld)
{
    const SeriesId stored = series("a");
    history->put(stored, kNoon, 3);
    QueryService reader(catalog, live, history);
    EXPECT_EQ(reader.latest({*Selector::parse("a")}, kNoon + minutes(4)).size(), 1U);
    EXPECT_EQ(reader.latest({*Selector::parse("a")}, kNoon + minutes(5) + seconds(1)).size(), 0U);
}

TEST_F(QueryServiceTest, EventsComeFromTheHistoryNewestFirst)
{
    history->append(std::vector<Event>{{kNoon, "source-down", Severity::Warning, "a", "1", {}},
                                       {kNoon + seconds(1), "source-up", {}, "a", "2", {}},
                                       {kNoon + seconds(9), "storage", {}, "", "3", {}}});
    QueryService reader(catalog, live, history);
    const auto events = reader.events({kNoon, kNoon + seconds(5)}, 10);
    ASSERT_EQ(events.size(), 2U);
    EXPECT_EQ(events[0].text, "2");
    history->state().readsFail = true;
    EXPECT_TRUE(reader.events({kNoon, kNoon + seconds(5)}, 10).empty());
}

TEST_F(QueryServiceTest, ExtentJoinsMemoryAndFile)
{
    QueryService reader(catalog, live, history);
    EXPECT_FALSE(reader.extent());
    const SeriesId id = series("a");
    addLive(id, kNoon + minutes(5), 1);
    EXPECT_EQ(reader.extent(), (TimeRange{kNoon + minutes(5), kNoon + minutes(5) + Duration(1)}));
    history->put(id, kNoon, 1);
    EXPECT_EQ(reader.extent(), (TimeRange{kNoon, kNoon + minutes(5) + Duration(1)}));
}

TEST_F(QueryServiceTest, WorksWithoutMemoryAndWithoutHistory)
{
    const SeriesId id = series("a");
    history->put(id, kNoon, 1);
    QueryService fileOnly(catalog, nullptr, history);
    EXPECT_EQ((*fileOnly.run(query("a", {kNoon, kNoon + seconds(9)})))->series[0].count, 1U);
    EXPECT_TRUE(fileOnly.extent());
    QueryService nothing(catalog, nullptr, nullptr);
    EXPECT_EQ((*nothing.run(query("a", {kNoon, kNoon + seconds(9)})))->series[0].count, 0U);
    EXPECT_FALSE(nothing.extent());
    EXPECT_TRUE(nothing.latest({*Selector::parse("a")}, kNoon).empty());
}

} // namespace
} // namespace perfdeck
