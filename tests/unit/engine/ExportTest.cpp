// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/Export.h"
#include "tests/support/FakeHistory.h"

#include <gtest/gtest.h>

#include <cmath>

namespace perfdeck {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

const Timestamp kNoon(seconds(1'800'000'000)); // on a full hour

class ExportTest : public testing::Test
{
protected:
    SeriesId know(std::uint32_t number, const std::string &metric, Labels labels = {})
    {
        history.state().known.push_back(
            {SeriesId(number),
             std::make_shared<const SeriesKey>(SeriesKey{metric, std::move(labels)})});
        return SeriesId(number);
    }

    Result<ExportReport> run(const ExportRequest &request)
    {
        ExportSink sink;
        sink.series = [this](const SeriesRecord &record) {
            names.push_back(record.key->toString());
            return true;
        };
        sink.samples = [this](std::span<const Timestamp> from, std::span<const double> to) {
            times.insert(times.end(), from.begin(), from.end());
            values.insert(values.end(), to.begin(), to.end());
            ++batches;
            return batches < maxBatches;
        };
        const auto reader = history.newReader();
        return exportSamples(**reader, request, sink);
    }

    FakeHistory history;
    std::vector<std::string> names;
    std::vector<Timestamp> times;
    std::vector<double> values;
    int batches = 0;
    int maxBatches = 1000;
};

TEST_F(ExportTest, EverySampleSeriesBySeriesInTheOrderOfTheirNames)
{
    const SeriesId b = know(1, "b");
    const SeriesId a2 = know(2, "a", {{"x", "2"}});
    const SeriesId a1 = know(3, "a", {{"x", "1"}});
    know(4, "a", {{"x", "nothing stored"}});
    history.put(b, kNoon, 5);
    history.put(a2, kNoon, 3);
    history.put(a1, kNoon, 1);
    history.put(a1, kNoon + seconds(1), 2);
    const auto report = run({});
    ASSERT_TRUE(report);
    EXPECT_EQ(names, (std::vector<std::string>{"a{x=\"1\"}", "a{x=\"2\"}", "b"}));
    EXPECT_EQ(values, (std::vector<double>{1, 2, 3, 5}));
    EXPECT_EQ(report->series, 3U);
    EXPECT_EQ(report->samples, 4U);
}

TEST_F(ExportTest, SelectorsAndRangeChoose)
{
    const SeriesId a = know(1, "a");
    const SeriesId b = know(2, "b");
    for (int i = 0; i < 10; ++i) {
        history.put(a, kNoon + seconds(i), i);
        history.put(b, kNoon + seconds(i), -i);
    }
    ASSERT_TRUE(run({{*Selector::parse("a")}, {kNoon + seconds(3), kNoon + seconds(6)}, {}}));
    EXPECT_EQ(values, (std::vector<double>{3, 4, 5}));
}

TEST_F(ExportTest, ManyDaysComeInSlicesWithoutLossOrRepetition)
{
    const SeriesId a = know(1, "a");
    for (int i = 0; i < 100; ++i)
        history.put(a, kNoon + minutes(97 * i), i);
    ASSERT_TRUE(run({}));
    ASSERT_EQ(values.size(), 100U);
    EXPECT_GT(batches, 5);
    for (int i = 0; i < 100; ++i) {
        ASSERT_EQ(values[static_cast<std::size_t>(i)], i);
        ASSERT_EQ(times[static_cast<std::size_t>(i)], kNoon + minutes(97 * i));
    }
}

TEST_F(ExportTest, AStepGivesTheMeanOfAGaugeAndTheLastOfACounter)
{
    const SeriesId gauge = know(1, "a");
    const SeriesId counter = know(2, "b_total");
    const double nan = std::nan("");
    for (int i = 0; i < 20; ++i) {
        history.put(gauge, kNoon + seconds(i), i == 3 ? nan : i);
        history.put(counter, kNoon + seconds(i), 100 * i);
    }
    ASSERT_TRUE(run({{}, TimeRange::everything(), seconds(10)}));
    ASSERT_EQ(values.size(), 4U);
    EXPECT_DOUBLE_EQ(values[0], 42.0 / 9);
    EXPECT_DOUBLE_EQ(values[1], 14.5);
    EXPECT_DOUBLE_EQ(values[2], 900);
    EXPECT_DOUBLE_EQ(values[3], 1900);
    EXPECT_EQ(times[1], kNoon + seconds(10));
}

TEST_F(ExportTest, EmptyStepsAreLeftOutAndUndefinedOnesStay)
{
    const SeriesId a = know(1, "a");
    history.put(a, kNoon + seconds(1), 1);
    history.put(a, kNoon + seconds(25), std::nan(""));
    ASSERT_TRUE(run({{}, TimeRange::everything(), seconds(10)}));
    EXPECT_EQ(times, (std::vector<Timestamp>{kNoon, kNoon + seconds(20)}));
    EXPECT_TRUE(std::isnan(values[1]));
}

TEST_F(ExportTest, WholeMinutesComeFromRollupsAndAreExact)
{
    const SeriesId a = know(1, "a");
    double sum = 0;
    for (int i = 0; i < 720; ++i) {
        history.put(a, kNoon + seconds(10 * i), i * i);
        sum += i < 360 ? i * i : 0;
    }
    history.state().rolledTo = kNoon + minutes(90);
    history.state().rawFrom = kNoon + minutes(60);
    ASSERT_TRUE(run({{}, TimeRange::everything(), minutes(60)}));
    ASSERT_EQ(values.size(), 2U);
    EXPECT_DOUBLE_EQ(values[0], sum / 360) << "its samples are gone, the roll-ups are not";
    EXPECT_GT(history.state().rollupReads, 0);
}

TEST_F(ExportTest, TheSinkMayEndItEarly)
{
    const SeriesId a = know(1, "a");
    const SeriesId b = know(2, "b");
    history.put(a, kNoon, 1);
    history.put(b, kNoon, 2);
    maxBatches = 1;
    ASSERT_TRUE(run({}));
    EXPECT_EQ(values, std::vector<double>{1});
    EXPECT_EQ(names, std::vector<std::string>{"a"});
}

TEST_F(ExportTest, TroubleAndStopsAreErrors)
{
    const SeriesId a = know(1, "a");
    history.put(a, kNoon, 1);
    EXPECT_EQ(run({{}, TimeRange::everything(), seconds(-1)}).error().kind,
              ErrorKind::InvalidInput);
    std::stop_source stop;
    stop.request_stop();
    const auto reader = history.newReader();
    ExportSink sink;
    sink.samples = [](auto, auto) { return true; };
    EXPECT_EQ(exportSamples(**reader, {}, sink, stop.get_token()).error().kind,
              ErrorKind::Cancelled);
    history.state().readsFail = true;
    EXPECT_EQ(run({}).error().kind, ErrorKind::Corrupt);
}

} // namespace
} // namespace perfdeck
