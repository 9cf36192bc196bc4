// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/HeatReader.h"
#include "tests/support/FrameBuilder.h"
#include "tests/support/QueryFixture.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <charconv>
#include <cmath>
#include <fstream>
#include <limits>
#include <map>

namespace perfdeck {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

const Timestamp kNoon(seconds(1'800'000'000)); // a multiple of a minute
constexpr double kInfinity = std::numeric_limits<double>::infinity();

class HeatReaderTest : public testing::Test, public QueryFixture
{
protected:
    SeriesId bucket(const std::string &bound, const std::string &model = "m")
    {
        return series("x_seconds_bucket", {{"le", bound}, {"model", model}});
    }

    [[nodiscard]] HeatFrame run(TimeRange range, int columns) const
    {
        HeatQuery query;
        query.id = RequestId(3);
        query.selectors = {*Selector::parse("x_seconds_bucket")};
        query.range = range;
        query.columns = columns;
        QueryService reader = service();
        const auto heat = reader.run(query);
        EXPECT_TRUE(heat) << heat.error().message();
        return heat ? **heat : HeatFrame();
    }

    static std::vector<double> row(const HeatFrame &heat, std::size_t index)
    {
        const auto from = heat.cells.begin() + static_cast<std::ptrdiff_t>(index * heat.columns);
        return {from, from + static_cast<std::ptrdiff_t>(heat.columns)};
    }
};

TEST_F(HeatReaderTest, CellsAreWhatEachBucketRoseBy)
{
    const SeriesId low = bucket("0.1");
    const SeriesId high = bucket("0.5");
    const SeriesId all = bucket("+Inf");
    // Every 10 s: cumulative 0.1 → 0, 4, 4, 10; 0.5 → 0, 6, 8, 14; all → 0, 6, 9, 16.
    const double values[][3] = {{0, 0, 0}, {4, 6, 6}, {4, 8, 9}, {10, 14, 16}};
    for (int i = 0; i < 4; ++i) {
        addLive(low, kNoon + seconds(10 * i), values[i][0]);
        addLive(high, kNoon + seconds(10 * i), values[i][1]);
        addLive(all, kNoon + seconds(10 * i), values[i][2]);
    }
    const HeatFrame heat = run({kNoon, kNoon + seconds(30)}, 3);
    EXPECT_EQ(heat.id, RequestId(3));
    EXPECT_EQ(heat.kind, HeatRows::Buckets);
    EXPECT_EQ(heat.info.unit, Unit::Second);
    EXPECT_EQ(heat.firstColumn, kNoon);
    EXPECT_EQ(heat.columnWidth, seconds(10));
    ASSERT_EQ(heat.rows.size(), 3U);
    EXPECT_EQ(heat.rows[0].lower, 0);
    EXPECT_EQ(heat.rows[0].upper, 0.1);
    EXPECT_EQ(heat.rows[1].lower, 0.1);
    EXPECT_TRUE(heat.rows[1].isCoarse); // 0.1 to 0.5 is half or double
    EXPECT_EQ(heat.rows[2].upper, kInfinity);
    EXPECT_FALSE(heat.rows[2].isCoarse);
    EXPECT_EQ(row(heat, 0), (std::vector<double>{4, 0, 6}));
    EXPECT_EQ(row(heat, 1), (std::vector<double>{2, 2, 0}));
    EXPECT_EQ(row(heat, 2), (std::vector<double>{0, 1, 1}));
}

TEST_F(HeatReaderTest, AResetCountsItsNewValue)
{
    const SeriesId all = bucket("+Inf");
    for (const auto &[at, value] : {std::pair{0, 100.0}, {10, 105.0}, {20, 3.0}, {30, 5.0}})
        addLive(all, kNoon + seconds(at), value);
    EXPECT_EQ(row(run({kNoon, kNoon + seconds(30)}, 3), 0), (std::vector<double>{5, 3, 2}));
}

TEST_F(HeatReaderTest, NarrowColumnsShareTheIncreaseBetweenTwoPolls)
{
    const SeriesId all = bucket("+Inf");
    for (int i = 0; i < 4; ++i)
        addLive(all, kNoon + seconds(10 * i), 20.0 * i);
    const auto cells = row(run({kNoon, kNoon + seconds(30)}, 15), 0);
    ASSERT_EQ(cells.size(), 15U);
    for (const double cell : cells)
        EXPECT_DOUBLE_EQ(cell, 4); // 2 a second, columns of 2 s
}

TEST_F(HeatReaderTest, OverAGapNothingIsKnown)
{
    const SeriesId all = bucket("+Inf");
    for (const int at : {0, 10, 20, 30, 40, 120, 130, 140, 150, 160})
        addLive(all, kNoon + seconds(at), at);
    const auto cells = row(run({kNoon, kNoon + seconds(160)}, 16), 0);
    for (std::size_t i = 0; i < cells.size(); ++i)
        EXPECT_EQ(std::isnan(cells[i]), i >= 4 && i < 12) << i;
    EXPECT_DOUBLE_EQ(cells[0], 10);
    EXPECT_DOUBLE_EQ(cells[12], 10);
}

TEST_F(HeatReaderTest, SetsOfLabelsAreAddedUpOverTheBoundsTheyShare)
{
    const auto add = [this](const std::string &bound, const std::string &model, double increase) {
        const SeriesId id = bucket(bound, model);
        for (int i = 0; i < 3; ++i)
            addLive(id, kNoon + seconds(10 * i), increase * i);
    };
    add("0.1", "a", 1);
    add("0.2", "a", 3);
    add("0.5", "a", 4);
    add("+Inf", "a", 5);
    add("0.1", "b", 10);
    add("0.5", "b", 20);
    add("+Inf", "b", 20);
    add("nonsense", "c", 7);
    const HeatFrame heat = run({kNoon, kNoon + seconds(20)}, 2);
    ASSERT_EQ(heat.rows.size(), 3U); // 0.2 is a's alone
    EXPECT_EQ(heat.rows[1].upper, 0.5);
    EXPECT_EQ(row(heat, 0), (std::vector<double>{11, 11}));
    EXPECT_EQ(row(heat, 1), (std::vector<double>{13, 13}));
    EXPECT_EQ(row(heat, 2), (std::vector<double>{1, 1}));
    EXPECT_EQ(heat.seriesLeftOut, 1U);
}

TEST_F(HeatReaderTest, ABucketBehindItsNeighbourIsNoNegativeCount)
{
    const SeriesId low = bucket("1");
    const SeriesId all = bucket("+Inf");
    for (int i = 0; i < 3; ++i) {
        addLive(low, kNoon + seconds(10 * i), 5 * i);
        addLive(all, kNoon + seconds(10 * i), 4 * i);
    }
    const HeatFrame heat = run({kNoon, kNoon + seconds(20)}, 2);
    EXPECT_EQ(row(heat, 0), (std::vector<double>{5, 5}));
    EXPECT_EQ(row(heat, 1), (std::vector<double>{0, 0}));
}

TEST_F(HeatReaderTest, RollUpsGiveTheSameTotal)
{
    const SeriesId all = bucket("+Inf");
    for (int i = 0; i <= 6 * 60 * 12; ++i)
        history->put(all, kNoon + seconds(5 * i), i);
    history->state().rolledTo = kNoon + std::chrono::hours(6);
    const HeatFrame heat = run({kNoon, kNoon + std::chrono::hours(6)}, 60);
    EXPECT_EQ(heat.tier, FrameTier::Minute);
    double sum = 0;
    for (const double cell : heat.cells)
        sum += std::isnan(cell) ? 0 : cell;
    EXPECT_NEAR(sum, 6 * 60 * 12, 12); // the first minute has no base
}

TEST_F(HeatReaderTest, NothingThatMatchesIsAnEmptyPicture)
{
    const HeatFrame heat = run({kNoon, kNoon + minutes(1)}, 10);
    EXPECT_TRUE(heat.rows.empty());
    EXPECT_TRUE(heat.cells.empty());
    HeatQuery query;
    query.range = {kNoon, kNoon};
    QueryService reader = service();
    EXPECT_FALSE(reader.run(query));
}

// A real server under traffic, stopped and started again: every answer it gave is in one cell, but
// for those of the time in which it was away.
TEST_F(HeatReaderTest, TheRecordedRunKeepsItsCounts)
{
    std::ifstream file(PERFDECK_TEST_DATA "/metrics/recorded/model-server-run/scrapes.prom.ndjson");
    std::map<std::string, std::vector<Sample>> buckets;
    std::vector<Timestamp> times;
    for (std::string line; std::getline(file, line);) {
        const auto scrape = nlohmann::json::parse(line);
        const Timestamp time{std::chrono::milliseconds(scrape["t_ms"].get<std::int64_t>())};
        const std::string body = scrape.value("body", std::string());
        const std::string start = "trustformers_inference_latency_seconds_bucket{le=\"";
        for (std::size_t at = body.find("\n" + start); at != std::string::npos;
             at = body.find("\n" + start, at + 1)) {
            const std::size_t bound = at + 1 + start.size();
            const std::size_t value = body.find("} ", bound) + 2;
            buckets[body.substr(bound, body.find('"', bound) - bound)].push_back(
                {time, std::stod(body.substr(value))});
        }
    }
    ASSERT_EQ(buckets.size(), 16U);
    std::map<double, double> expected; // cumulative increases, gaps left out
    TimeRange range{Timestamp::max(), Timestamp::min()};
    for (const auto &[bound, samples] : buckets) {
        const SeriesId id = bucket(bound);
        double sum = 0;
        for (std::size_t i = 0; i < samples.size(); ++i) {
            history->put(id, samples[i].time, samples[i].value);
            range.from = std::min(range.from, samples[i].time);
            range.to = std::max(range.to, samples[i].time);
            if (i == 0 || samples[i].time - samples[i - 1].time > std::chrono::milliseconds(2500))
                continue;
            const double before = samples[i - 1].value;
            sum += samples[i].value < before ? samples[i].value : samples[i].value - before;
        }
        expected[bound == "+Inf" ? kInfinity : std::stod(bound)] = sum;
    }
    EXPECT_GT(expected[kInfinity], 500);
    for (const int columns : {7, 200, 3000}) {
        const HeatFrame heat = run(range, columns);
        ASSERT_EQ(heat.rows.size(), 16U);
        double total = 0;
        for (std::size_t row = 0; row < heat.rows.size(); ++row) {
            for (std::size_t column = 0; column < heat.columns; ++column)
                total += std::isnan(heat.at(row, column)) ? 0 : heat.at(row, column);
            EXPECT_NEAR(total, expected[heat.rows[row].upper], 1e-6) << heat.rows[row].upper;
        }
    }
}

TEST(EntityHeatTest, RowsAreEntitiesInNaturalOrder)
{
    FrameBuilder builder({kNoon, kNoon + seconds(100)}, 10);
    for (const char *core : {"10", "2", "0"})
        builder.addEvery({"cpu_utilization_ratio", {{"core", core}}},
                         seconds(5),
                         [](std::size_t i) { return i == 3 ? 1.0 : 0.25; });
    builder.addEvery({"cpu_utilization_ratio", {}}, seconds(5), [](std::size_t) { return 0.5; });
    const HeatFrame heat = entityHeat(*builder.build(), "core");
    EXPECT_EQ(heat.kind, HeatRows::Entities);
    EXPECT_EQ(heat.info.unit, Unit::Ratio);
    ASSERT_EQ(heat.rows.size(), 3U);
    EXPECT_EQ(heat.rows[0].name, "0");
    EXPECT_EQ(heat.rows[2].name, "10");
    EXPECT_EQ(heat.seriesLeftOut, 1U);
    EXPECT_EQ(heat.columns, 10U);
    EXPECT_EQ(heat.at(1, 1), 1.0); // the peak of 10…20 s is kept
    EXPECT_EQ(heat.at(1, 0), 0.25);
}

} // namespace
} // namespace perfdeck
