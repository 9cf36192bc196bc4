// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/ChunkCodec.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <random>

namespace perfdeck {
namespace {

using Random = std::mt19937_64;
using Limits = std::numeric_limits<double>;

double uniform(Random &random, double from, double to)
{
    return std::uniform_real_distribution(from, to)(random);
}

std::size_t below(Random &random, std::size_t limit)
{
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
}

double roundTo(double value, int decimals)
{
    const double power = std::pow(10.0, decimals);
    return std::round(value * power) / power;
}

/// The next value of a series of some shape, from the one before.
using Shape = double (*)(Random &random, double previous);

constexpr Shape kShapes[] = {
    [](Random &, double) { return 0.1; },
    [](Random &random, double) { return uniform(random, -1e6, 1e6); },
    [](Random &random, double) { return roundTo(uniform(random, 0, 100), 2); },
    [](Random &random, double) { return roundTo(uniform(random, -1, 1), 9); },
    [](Random &random, double x) {
        return roundTo(x, 0) + static_cast<double>(below(random, 1000));
    },
    [](Random &random, double x) { return x + (below(random, 20) == 0 ? 1 : 0); },
    [](Random &random, double x) { return 0.9 * x + uniform(random, 0, 10); },
    [](Random &random, double) {
        return static_cast<double>(static_cast<float>(uniform(random, 0, 1)));
    },
    [](Random &random, double) { return static_cast<double>(below(random, 40)) / 41; },
    [](Random &random, double) { return static_cast<double>(below(random, 1000)) * 4096 * 7; },
    [](Random &random, double) { return std::bit_cast<double>(random()); },
    [](Random &random, double) { return std::bit_cast<double>(random() >> 12); }, // denormals
    [](Random &random, double) {
        return std::ldexp(uniform(random, -1, 1), static_cast<int>(below(random, 2000)) - 1000);
    },
    [](Random &random, double) { return std::exp(uniform(random, -20, 20)); },
    [](Random &random, double) { return below(random, 2) == 0 ? 0.0 : -0.0; },
    [](Random &random, double x) { return x + 0x1p60 * static_cast<double>(below(random, 3)); },
};

double oddValue(Random &random)
{
    constexpr double kOdd[] = {-0.0,
                               0.0,
                               1e308,
                               -1e308,
                               0x1p51,
                               -0x1p53,
                               Limits::infinity(),
                               -Limits::infinity(),
                               Limits::quiet_NaN(),
                               Limits::denorm_min()};
    const std::size_t which = below(random, std::size(kOdd) + 1);
    if (which == std::size(kOdd)) // a NaN with a payload
        return std::bit_cast<double>((random() >> 1) | 0x7FF0'0000'0000'0001ULL);
    return kOdd[which];
}

std::vector<double> someValues(Random &random)
{
    const std::size_t count
        = below(random, 3) == 0 ? 1 + below(random, 20) : 1 + below(random, 1024);
    const Shape shape = kShapes[below(random, std::size(kShapes))];
    const std::size_t oddEvery = below(random, 2) == 0 ? 0 : 1 + below(random, 200);
    std::vector<double> values;
    double value = uniform(random, 0, 1000);
    while (values.size() < count) {
        value = shape(random, value);
        values.push_back(oddEvery > 0 && below(random, oddEvery) == 0 ? oddValue(random) : value);
    }
    return values;
}

std::vector<Timestamp> someTimes(Random &random)
{
    const std::size_t count = 1 + below(random, 600);
    const auto step = static_cast<std::int64_t>(1 + below(random, 10'000'000));
    const std::size_t jitter
        = below(random, 2) == 0 ? 1 : 1 + below(random, static_cast<std::size_t>(step));
    const std::size_t gapEvery = 1 + below(random, 500);
    std::vector<Timestamp> times;
    auto now = static_cast<std::int64_t>(random() >> 4) - (std::int64_t{1} << 58);
    while (times.size() < count) {
        times.emplace_back(Duration(now + static_cast<std::int64_t>(below(random, jitter))));
        now += step * (below(random, gapEvery) == 0 ? 1000 : 1);
    }
    return times;
}

bool sameBits(const std::vector<double> &a, const std::vector<double> &b)
{
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0;
}

/// Cut, flipped, overwritten: what a disk may give back.
Bytes damaged(Random &random, Bytes bytes)
{
    switch (below(random, 3)) {
    case 0:
        bytes.resize(below(random, bytes.size() + 1));
        break;
    case 1:
        bytes[below(random, bytes.size())] ^= static_cast<std::uint8_t>(1U << below(random, 8));
        break;
    default:
        for (std::size_t i = 0; i < 1 + bytes.size() / 8; ++i)
            bytes[below(random, bytes.size())] = static_cast<std::uint8_t>(random());
    }
    // A copy of exactly this size, so that a sanitizer sees any step behind it.
    bytes.shrink_to_fit();
    return bytes;
}

TEST(ChunkCodecProperties, EveryBlockComesBackBitForBit)
{
    for (std::uint64_t seed = 0; seed < 4000; ++seed) {
        Random random(seed);
        const std::vector<double> values = someValues(random);
        Bytes bytes;
        encodeValues(values, bytes);
        bytes.shrink_to_fit();
        std::vector<double> back;
        ASSERT_TRUE(decodeValues(bytes, values.size(), back)) << "seed " << seed;
        ASSERT_TRUE(sameBits(values, back)) << "seed " << seed;
        ASSERT_LE(bytes.size(), 9 + values.size() * sizeof(double)) << "seed " << seed;
    }
}

TEST(ChunkCodecProperties, EncodingTheSameTwiceGivesTheSameBytes)
{
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        Random random(seed);
        const std::vector<double> values = someValues(random);
        Bytes once;
        Bytes twice;
        encodeValues(values, once);
        encodeValues(values, twice);
        ASSERT_EQ(once, twice) << "seed " << seed;
    }
}

TEST(ChunkCodecProperties, EveryBlockOfTimesComesBack)
{
    for (std::uint64_t seed = 0; seed < 2000; ++seed) {
        Random random(seed);
        const std::vector<Timestamp> times = someTimes(random);
        Bytes bytes;
        encodeTimes(times, bytes);
        bytes.shrink_to_fit();
        std::vector<Timestamp> back;
        ASSERT_TRUE(decodeTimes(bytes, times.size(), back)) << "seed " << seed;
        ASSERT_EQ(back, times) << "seed " << seed;
    }
}

TEST(ChunkCodecProperties, DamagedValuesNeverDoHarm)
{
    std::size_t refused = 0;
    for (std::uint64_t seed = 0; seed < 4000; ++seed) {
        Random random(seed);
        const std::vector<double> values = someValues(random);
        Bytes bytes;
        encodeValues(values, bytes);
        std::vector<double> back;
        const Status status = decodeValues(damaged(random, bytes), values.size(), back);
        ASSERT_LE(back.capacity(), kMaxChunkSamples);
        refused += status ? 0U : 1U;
    }
    EXPECT_GT(refused, 1200U); // every cut, and every flip that breaks the structure
}

TEST(ChunkCodecProperties, EveryCutIsNoticed)
{
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        Random random(seed);
        const std::vector<double> values = someValues(random);
        Bytes bytes;
        encodeValues(values, bytes);
        std::vector<double> back;
        for (std::size_t size = 0; size < bytes.size(); ++size) {
            const Bytes cut(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size));
            ASSERT_FALSE(decodeValues(cut, values.size(), back))
                << "seed " << seed << " size " << size;
        }
    }
}

TEST(ChunkCodecProperties, DamagedTimesAreRefusedOrAscend)
{
    for (std::uint64_t seed = 0; seed < 5000; ++seed) {
        Random random(seed);
        const std::vector<Timestamp> times = someTimes(random);
        Bytes bytes;
        encodeTimes(times, bytes);
        std::vector<Timestamp> back;
        if (!decodeTimes(damaged(random, bytes), times.size(), back))
            continue;
        ASSERT_EQ(back.size(), times.size());
        for (std::size_t i = 1; i < back.size(); ++i)
            ASSERT_LT(back[i - 1], back[i]) << "seed " << seed;
    }
}

} // namespace
} // namespace perfdeck
