// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/RollupCodec.h"
#include "core/store/RollupMath.h"
#include "tests/support/HistoryFixture.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;

/// What a roll-up must be, from all samples, without any of the code under test but the sum.
std::vector<RollupPoint>
bruteForce(const HistoryFixture::Expected &samples, RollupTier tier, TimeRange range)
{
    std::map<std::int64_t, std::vector<double>> buckets;
    const auto length = tierLength(tier).count();
    for (const auto &[time, value] : samples)
        buckets[time.time_since_epoch().count() / length * length].push_back(value);
    std::vector<RollupPoint> points;
    for (const auto &[start, values] : buckets) {
        const Timestamp at{Duration(start)};
        if (at + tierLength(tier) <= range.from || at >= range.to)
            continue;
        const double nan = std::nan("");
        RollupPoint point{at, nan, nan, 0, nan, nan, 0};
        for (const double value : values) {
            if (std::isnan(value))
                continue;
            point.min = point.count == 0 ? value : std::min(point.min, value);
            point.max = point.count == 0 ? value : std::max(point.max, value);
            point.first = point.count == 0 ? value : point.first;
            point.last = value;
            point.sum += value;
            ++point.count;
        }
        points.push_back(point);
    }
    return points;
}

void expectSame(const std::vector<RollupPoint> &actual, const std::vector<RollupPoint> &expected)
{
    ASSERT_EQ(actual.size(), expected.size());
    const auto same = [](double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); };
    for (std::size_t i = 0; i < actual.size(); ++i) {
        ASSERT_EQ(actual[i].start, expected[i].start);
        ASSERT_EQ(actual[i].count, expected[i].count) << i;
        ASSERT_TRUE(same(actual[i].min, expected[i].min)) << i;
        ASSERT_TRUE(same(actual[i].max, expected[i].max)) << i;
        ASSERT_TRUE(same(actual[i].first, expected[i].first)) << i;
        ASSERT_TRUE(same(actual[i].last, expected[i].last)) << i;
        ASSERT_NEAR(actual[i].sum, expected[i].sum, 1e-9 * std::abs(expected[i].sum)) << i;
    }
}

TEST(ExactSum, OfDecimalsIsTheDecimal)
{
    const std::vector<double> tenths{0.1, 0.2};
    EXPECT_EQ(exactSum(tenths), 0.3);
    const std::vector<double> many(1000, 0.01);
    EXPECT_EQ(exactSum(many), 10.0);
    const std::vector<double> huge{1e16, 1, -1e16};
    EXPECT_EQ(exactSum(huge), 1.0);
    EXPECT_EQ(exactSum({}), 0.0);
}

TEST(ExactSum, OfFullDoublesStaysWithinTheirRounding)
{
    std::mt19937_64 random(7);
    std::uniform_real_distribution<double> uniform(0, 100);
    for (int round = 0; round < 200; ++round) {
        std::vector<double> values(60);
        long double exact = 0;
        for (double &value : values) {
            value = uniform(random);
            exact += static_cast<long double>(value);
        }
        EXPECT_NEAR(
            exactSum(values), static_cast<double>(exact), static_cast<double>(exact) * 2e-16);
    }
}

TEST(ExactSum, KeepsInfinity)
{
    const std::vector<double> values{1, INFINITY, 2};
    EXPECT_EQ(exactSum(values), INFINITY);
}

TEST(FloorTo, WorksBeforeTheEpochAndAtTheEnds)
{
    EXPECT_EQ(floorTo(Timestamp(-1us), 1h), Timestamp(-1h));
    EXPECT_EQ(floorTo(Timestamp(1h), 1h), Timestamp(1h));
    EXPECT_EQ(ceilTo(Timestamp(1us), 1h), Timestamp(1h));
    EXPECT_EQ(floorTo(Timestamp::min(), 1h), Timestamp::min());
    EXPECT_EQ(ceilTo(Timestamp::max(), 1h), Timestamp::max());
}

TEST(RollupCodec, GivesBackEveryShapeOfBlock)
{
    std::mt19937_64 random(1);
    for (int round = 0; round < 300; ++round) {
        std::vector<RollupPoint> points;
        for (unsigned i = 0; i < 60; ++i) {
            if (random() % 4 == 0 && round % 3 != 0)
                continue;
            const auto value = static_cast<double>(random() % 1000) / 10;
            const Timestamp start = Timestamp(100h) + i * 1min;
            if (round % 2 == 0) // a rising counter, or one sample a minute
                points.push_back({start,
                                  value,
                                  value + round,
                                  value * 2,
                                  value,
                                  value + round,
                                  1 + random() % 60});
            else
                points.push_back({start, value - 1, value + 1, value * 60, value, value, 60});
        }
        if (points.empty())
            continue;
        const RollupBlock block = encodeRollups(points, RollupTier::Minute);
        std::vector<RollupPoint> back;
        ASSERT_TRUE(decodeRollups(block.start, block.mask, block.data, RollupTier::Minute, back));
        expectSame(back, points);
        // Cut short, it is refused, and nothing of it is given.
        back.clear();
        const ByteView cut = ByteView(block.data).first(random() % block.data.size());
        ASSERT_FALSE(decodeRollups(block.start, block.mask, cut, RollupTier::Minute, back));
        ASSERT_TRUE(back.empty());
    }
}

class StoredRollups : public testing::Test
{
protected:
    void fill(int ticks, Duration step)
    {
        ASSERT_TRUE(m_history.open());
        m_latency = m_history.series(1, 0, "inference_latency_seconds");
        m_gauge = m_history.series(1, 1, "load_average");
        for (int tick = 0; tick < ticks; ++tick) {
            const Timestamp time = kHistoryStart + tick * step;
            m_history.appendRow(
                1,
                time,
                {{m_latency, std::abs(historyValue(1, time))}, {m_gauge, historyValue(2, time)}});
            if (tick % 50 == 0)
                m_history.flush();
        }
        m_history.flush();
    }

    HistoryFixture::Expected &expected(SeriesId id)
    {
        return m_history.expected()[m_history.catalog().key(id)->toString()];
    }

    void check(SeriesId id, RollupTier tier, TimeRange range)
    {
        auto reader = m_history.store().newReader();
        ASSERT_TRUE(reader.has_value());
        const auto rolled = (*reader)->rolledUpTo(id);
        ASSERT_TRUE(rolled.has_value());
        std::vector<RollupPoint> points;
        ASSERT_TRUE((*reader)->readRollup(id, tier, range, points));
        range.to = std::min(range.to, *rolled);
        expectSame(points, bruteForce(expected(id), tier, range));
    }

    HistoryFixture m_history;
    SeriesId m_latency;
    SeriesId m_gauge;
};

TEST_F(StoredRollups, EqualBruteForceInBothTiers)
{
    fill(40'000, 5s); // 55 hours
    for (const SeriesId id : {m_latency, m_gauge}) {
        check(id, RollupTier::Minute, TimeRange::everything());
        check(id, RollupTier::Hour, TimeRange::everything());
        check(id, RollupTier::Minute, {kHistoryStart + 100min, kHistoryStart + 3000min});
        check(id, RollupTier::Hour, {kHistoryStart + 10h, kHistoryStart + 30h});
    }
    auto reader = m_history.store().newReader();
    EXPECT_GE((*reader)->rolledUpTo(m_gauge).value(), m_history.now() - 3h);
}

TEST_F(StoredRollups, FollowLateSamplesAndImports)
{
    fill(6'000, 5s);
    std::vector<Timestamp> times;
    std::vector<double> values;
    for (int i = 0; i < 100; ++i) {
        times.push_back(kHistoryStart + 1h + i * 7s);
        values.push_back(1000 + i);
        m_history.expect(m_gauge, times.back(), values.back());
    }
    ASSERT_TRUE(m_history.store().import(m_gauge, times, values));
    m_history.flush();
    m_history.expectAllStored();
    check(m_gauge, RollupTier::Minute, TimeRange::everything());
    check(m_gauge, RollupTier::Hour, TimeRange::everything());
    // The same once more changes nothing: it is not counted twice.
    ASSERT_TRUE(m_history.store().import(m_gauge, times, values));
    check(m_gauge, RollupTier::Minute, TimeRange::everything());
}

TEST_F(StoredRollups, SketchesAnswerQuantilesOfAnyRange)
{
    fill(40'000, 5s);
    auto reader = m_history.store().newReader();
    for (const TimeRange range : {TimeRange::everything(),
                                  TimeRange{kHistoryStart + 90min, kHistoryStart + 900min},
                                  TimeRange{kHistoryStart + 10min, kHistoryStart + 20min}}) {
        const Result<QuantileSketch> sketch = (*reader)->readSketch(m_latency, range);
        ASSERT_TRUE(sketch.has_value());
        std::vector<double> values;
        for (const auto &[time, value] : expected(m_latency))
            if (range.contains(time) && !std::isnan(value))
                values.push_back(value);
        std::sort(values.begin(), values.end());
        EXPECT_EQ(sketch->count(), values.size());
        for (const double q : {0.5, 0.9, 0.99}) {
            const double exact
                = values[static_cast<std::size_t>(q * static_cast<double>(values.size() - 1))];
            EXPECT_NEAR(sketch->quantile(q), exact, exact * 0.021 + 1e-9);
        }
    }
    EXPECT_EQ((*reader)->readSketch(m_gauge, TimeRange::everything())->count(), 0U);
}

} // namespace
} // namespace perfdeck
