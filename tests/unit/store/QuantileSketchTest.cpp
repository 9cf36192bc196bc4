// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/QuantileSketch.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace perfdeck {
namespace {

using Limits = std::numeric_limits<double>;

constexpr double kAllowed = QuantileSketch::kRelativeError * (1 + 1e-9);

QuantileSketch backFromBytes(const QuantileSketch &sketch)
{
    Bytes bytes;
    sketch.encode(bytes);
    const Result<QuantileSketch> back = QuantileSketch::decode(bytes);
    EXPECT_TRUE(back);
    return back.value_or(QuantileSketch());
}

TEST(QuantileSketch, AnEmptyOneHasNoQuantiles)
{
    const QuantileSketch sketch;
    EXPECT_EQ(sketch.count(), 0U);
    EXPECT_TRUE(std::isnan(sketch.quantile(0.5)));
    EXPECT_EQ(backFromBytes(sketch), sketch);
}

TEST(QuantileSketch, FindsTheRanksOfAThousandNumbers)
{
    QuantileSketch sketch;
    for (int i = 1000; i >= 0; --i)
        sketch.add(i);
    EXPECT_EQ(sketch.count(), 1001U);
    for (const double q : {0.0, 0.01, 0.25, 0.5, 0.9, 0.99, 1.0})
        EXPECT_NEAR(sketch.quantile(q), 1000 * q, 1000 * q * kAllowed) << q;
}

TEST(QuantileSketch, OrdersNegativesZerosAndPositives)
{
    QuantileSketch sketch;
    for (const double value : {-100.0, -1.0, 0.0, -0.0, 2.0})
        sketch.add(value);
    EXPECT_NEAR(sketch.quantile(0), -100, 100 * kAllowed);
    EXPECT_NEAR(sketch.quantile(0.25), -1, kAllowed);
    EXPECT_EQ(sketch.quantile(0.5), 0);
    EXPECT_EQ(sketch.quantile(0.75), 0);
    EXPECT_NEAR(sketch.quantile(1), 2, 2 * kAllowed);
    EXPECT_EQ(backFromBytes(sketch), sketch);
}

TEST(QuantileSketch, KeepsToItsErrorFromTheSmallestToTheLargest)
{
    for (const double value :
         {1e-300, 1e-12, 0.999999, 1.0, 1.0202020202, 3e8, 1e300, Limits::max()}) {
        QuantileSketch sketch;
        sketch.add(value);
        EXPECT_NEAR(sketch.quantile(0.5) / value, 1, kAllowed) << value;
        EXPECT_EQ(backFromBytes(sketch), sketch);
    }
}

TEST(QuantileSketch, TakesInfinityAndTheTinyAndIgnoresNan)
{
    QuantileSketch sketch;
    sketch.add(Limits::quiet_NaN());
    EXPECT_EQ(sketch.count(), 0U);
    sketch.add(Limits::infinity());
    sketch.add(-Limits::infinity());
    sketch.add(Limits::denorm_min());
    EXPECT_EQ(sketch.count(), 3U);
    EXPECT_EQ(sketch.quantile(0), -Limits::infinity());
    EXPECT_EQ(sketch.quantile(0.5), 0);
    EXPECT_EQ(sketch.quantile(1), Limits::infinity());
    EXPECT_EQ(backFromBytes(sketch), sketch);
}

TEST(QuantileSketch, CountsWeights)
{
    QuantileSketch sketch;
    sketch.add(1, 99);
    sketch.add(50, 1);
    sketch.add(7, 0);
    EXPECT_EQ(sketch.count(), 100U);
    EXPECT_NEAR(sketch.quantile(0.98), 1, kAllowed);
    EXPECT_NEAR(sketch.quantile(1), 50, 50 * kAllowed);
}

TEST(QuantileSketch, StaysSmallOnDisk)
{
    QuantileSketch sketch;
    for (int i = 0; i < 3600; ++i)
        sketch.add(10 + i % 90); // one decade: 116 buckets
    Bytes bytes;
    sketch.encode(bytes);
    EXPECT_LE(bytes.size(), 300U);
}

TEST(QuantileSketch, RefusesGarbage)
{
    const auto isCorrupt = [](const Bytes &bytes) {
        const auto decoded = QuantileSketch::decode(bytes);
        return !decoded && decoded.error().kind == ErrorKind::Corrupt;
    };
    EXPECT_TRUE(isCorrupt({}));
    EXPECT_TRUE(isCorrupt({0}));
    EXPECT_TRUE(isCorrupt({0, 0}));
    EXPECT_FALSE(isCorrupt({0, 0, 0})); // the empty sketch
    EXPECT_TRUE(isCorrupt({0, 0, 0, 0})); // something behind it
    EXPECT_FALSE(isCorrupt({0, 1, 2, 5, 0, 0})); // five in bucket 1
    EXPECT_TRUE(isCorrupt({0, 1, 2, 0, 0, 0})); // a bucket with nothing in it
    EXPECT_TRUE(isCorrupt({0, 1, 2, 5, 1, 0, 5, 0, 0})); // two runs that touch
    EXPECT_TRUE(
        isCorrupt({0, 1, 0xFE, 0xFF, 0x07, 5, 0, 0})); // bucket 65535: above the largest double
    EXPECT_TRUE(isCorrupt({0, 0xFF, 0xFF, 0xFF, 0x7F, 2, 5, 0, 0})); // longer than the bytes
    EXPECT_TRUE(isCorrupt(
        {0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01, 1, 2, 5, 0, 0})); // overflow
}

} // namespace
} // namespace perfdeck
