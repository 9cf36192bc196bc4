// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/QuantileSketch.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace perfdeck {
namespace {

using Random = std::mt19937_64;

double someValue(Random &random, unsigned shape)
{
    const double even = std::uniform_real_distribution(-1.0, 1.0)(random);
    switch (shape % 5) {
    case 0:
        return std::lognormal_distribution(3.0, 1.0)(random);
    case 1:
        return even * 1000;
    case 2:
        return std::round(even * 3); // many zeros and repetitions
    case 3:
        return std::copysign(std::exp(even * 600),
                             std::uniform_real_distribution(-1.0, 1.0)(random));
    default:
        return std::pow(10.0, even * 12);
    }
}

std::vector<double> someValues(Random &random)
{
    const auto shape = static_cast<unsigned>(random() % 5);
    std::vector<double> values(1 + random() % 2000);
    for (double &value : values)
        value = someValue(random, shape);
    return values;
}

QuantileSketch sketchOf(const std::vector<double> &values)
{
    QuantileSketch sketch;
    for (const double value : values)
        sketch.add(value);
    return sketch;
}

TEST(QuantileSketchProperties, EveryQuantileKeepsToTheRelativeError)
{
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        Random random(seed);
        std::vector<double> values = someValues(random);
        const QuantileSketch sketch = sketchOf(values);
        std::ranges::sort(values);
        for (double q = 0; q <= 1; q += 1.0 / 64) {
            const double exact
                = values[static_cast<std::size_t>(q * static_cast<double>(values.size() - 1))];
            const double allowed = std::fabs(exact) * QuantileSketch::kRelativeError * (1 + 1e-9);
            ASSERT_NEAR(sketch.quantile(q), exact, allowed) << "seed " << seed << " q " << q;
        }
    }
}

TEST(QuantileSketchProperties, MergingIsAddingAll)
{
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        Random random(seed);
        std::vector<double> values = someValues(random);
        const std::vector<double> more = someValues(random);
        QuantileSketch merged = sketchOf(values);
        merged.merge(sketchOf(more));
        values.insert(values.end(), more.begin(), more.end());
        ASSERT_EQ(merged, sketchOf(values)) << "seed " << seed;
    }
}

TEST(QuantileSketchProperties, MergingCommutesAndAssociates)
{
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        Random random(seed);
        const QuantileSketch a = sketchOf(someValues(random));
        const QuantileSketch b = sketchOf(someValues(random));
        const QuantileSketch c = sketchOf(someValues(random));
        const auto plus = [](QuantileSketch left, const QuantileSketch &right) {
            left.merge(right);
            return left;
        };
        ASSERT_EQ(plus(a, b), plus(b, a)) << "seed " << seed;
        ASSERT_EQ(plus(plus(a, b), c), plus(a, plus(b, c))) << "seed " << seed;
        ASSERT_EQ(plus(a, QuantileSketch()), a) << "seed " << seed;
    }
}

TEST(QuantileSketchProperties, BytesComeBackAsTheSameSketch)
{
    for (std::uint64_t seed = 0; seed < 500; ++seed) {
        Random random(seed);
        const QuantileSketch sketch = sketchOf(someValues(random));
        Bytes bytes;
        sketch.encode(bytes);
        const auto back = QuantileSketch::decode(bytes);
        ASSERT_TRUE(back) << "seed " << seed;
        ASSERT_EQ(*back, sketch) << "seed " << seed;
        for (std::size_t size = 0; size < bytes.size(); size += 1 + bytes.size() / 20)
            ASSERT_FALSE(QuantileSketch::decode(ByteView(bytes).first(size))) << "seed " << seed;
    }
}

TEST(QuantileSketchProperties, DamagedBytesAreRefusedOrMakeAUsableSketch)
{
    for (std::uint64_t seed = 0; seed < 5000; ++seed) {
        Random random(seed);
        Bytes bytes;
        sketchOf(someValues(random)).encode(bytes);
        for (std::size_t i = 0; i < 1 + seed % 4; ++i)
            bytes[random() % bytes.size()] = static_cast<std::uint8_t>(random());
        const auto back = QuantileSketch::decode(bytes);
        if (!back)
            continue;
        Bytes again;
        back->encode(again);
        ASSERT_EQ(QuantileSketch::decode(again).value(), *back) << "seed " << seed;
        ASSERT_EQ(std::isnan(back->quantile(0.5)), back->count() == 0) << "seed " << seed;
    }
}

} // namespace
} // namespace perfdeck
