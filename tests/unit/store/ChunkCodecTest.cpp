// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/ChunkCodec.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <functional>
#include <limits>

namespace perfdeck {
namespace {

using Limits = std::numeric_limits<double>;

std::vector<std::uint64_t> bitsOf(const std::vector<double> &values)
{
    std::vector<std::uint64_t> bits;
    for (const double value : values)
        bits.push_back(std::bit_cast<std::uint64_t>(value));
    return bits;
}

std::vector<double> made(std::size_t count, const std::function<double(std::size_t)> &value)
{
    std::vector<double> values;
    for (std::size_t i = 0; i < count; ++i)
        values.push_back(value(i));
    return values;
}

/// Evenly spread whole numbers below `limit`.
std::vector<double> noise(std::size_t count, std::uint64_t limit)
{
    std::uint64_t state = 1;
    return made(count, [&](std::size_t) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<double>((state >> 33) % limit);
    });
}

std::vector<double> hundredths(std::size_t count)
{
    std::vector<double> values = noise(count, 512);
    for (double &value : values)
        value /= 100;
    return values;
}

/// Encodes, decodes, compares bit for bit; returns the size in bytes.
std::size_t roundTrip(const std::vector<double> &values)
{
    Bytes bytes;
    encodeValues(values, bytes);
    std::vector<double> back;
    const Status status = decodeValues(bytes, values.size(), back);
    EXPECT_TRUE(status) << (status ? std::string() : status.error().message());
    EXPECT_EQ(bitsOf(back), bitsOf(values));
    EXPECT_LE(bytes.size(), values.size() * sizeof(double) + 1 + sizeof(double));
    return bytes.size();
}

std::size_t roundTripTimes(const std::vector<std::int64_t> &micros)
{
    std::vector<Timestamp> times;
    for (const std::int64_t value : micros)
        times.emplace_back(Duration(value));
    Bytes bytes;
    encodeTimes(times, bytes);
    std::vector<Timestamp> back;
    EXPECT_TRUE(decodeTimes(bytes, times.size(), back));
    EXPECT_EQ(back, times);
    return bytes.size();
}

TEST(ChunkCodec, KeepsASingleValueOfEveryKind)
{
    for (const double value : {0.0,
                               -0.0,
                               1.0,
                               -17.25,
                               0.1,
                               1e300,
                               Limits::denorm_min(),
                               Limits::max(),
                               Limits::lowest(),
                               Limits::infinity(),
                               -Limits::infinity(),
                               Limits::quiet_NaN(),
                               Limits::signaling_NaN()})
        EXPECT_EQ(roundTrip({value}), 9U) << value;
}

TEST(ChunkCodec, StoresAConstantInNineBytes)
{
    EXPECT_EQ(roundTrip(std::vector<double>(kMaxChunkSamples, 0.1)), 9U);
    EXPECT_EQ(roundTrip(std::vector<double>(512, Limits::quiet_NaN())), 9U);
}

TEST(ChunkCodec, PacksDecimalsAsIntegers)
{
    // 0.00 … 5.11: nine bits each.
    EXPECT_LE(roundTrip(hundredths(512)), 512U * 9 / 8 + 12);
}

TEST(ChunkCodec, StoresACounterWithConstantStepInAFewBytes)
{
    EXPECT_LE(
        roundTrip(made(512, [](std::size_t i) { return 1e6 + static_cast<double>(i) * 125; })),
        24U);
    EXPECT_LE(
        roundTrip(made(512, [](std::size_t i) { return 3.7e14 - static_cast<double>(i) * 4096; })),
        24U);
}

TEST(ChunkCodec, StoresAParabolaBySecondDifferences)
{
    EXPECT_LE(roundTrip(made(512, [](std::size_t i) { return static_cast<double>(i * i); })), 24U);
}

TEST(ChunkCodec, TakesOutTheCommonFactor)
{
    auto pages = noise(512, 64);
    for (double &value : pages)
        value = 8e9 + value * 4096;
    EXPECT_LE(roundTrip(pages), 512U * 6 / 8 + 20);
    auto thousands = noise(512, 64);
    for (double &value : thousands)
        value *= 21000;
    EXPECT_LE(roundTrip(thousands), 512U * 6 / 8 + 20);
}

TEST(ChunkCodec, PacksRareChangesByTheirPlaces)
{
    double level = 40;
    const auto states = made(512, [&](std::size_t i) { return level += i % 40 == 39 ? 1 : 0; });
    EXPECT_LE(roundTrip(states), 40U);
}

TEST(ChunkCodec, OneOutlierCostsAFewBytes)
{
    auto values = hundredths(512);
    const std::size_t before = roundTrip(values);
    values[200] = 1e9;
    EXPECT_LE(roundTrip(values), before + 24);
}

TEST(ChunkCodec, NanAndInfinityDoNotSpoilADecimalBlock)
{
    auto values = hundredths(512);
    const std::size_t before = roundTrip(values);
    values[0] = Limits::quiet_NaN();
    values[77] = Limits::infinity();
    values[511] = -0.0;
    EXPECT_LE(roundTrip(values), before + 50);
    for (std::size_t i = 1; i < 512; i += 2)
        values[i] = Limits::quiet_NaN();
    EXPECT_LE(roundTrip(values), before);
}

TEST(ChunkCodec, AFewOddNumbersDoNotSpoilADecimalBlock)
{
    auto values = hundredths(512);
    const std::size_t before = roundTrip(values);
    for (std::size_t i = 5; i < 512; i += 60)
        values[i] = std::sqrt(static_cast<double>(i));
    EXPECT_LE(roundTrip(values), before + 9 * 10 + 20);
}

TEST(ChunkCodec, KeepsNanPayloadsApart)
{
    std::vector<double> values;
    for (std::uint64_t i = 0; i < 300; ++i)
        values.push_back(std::bit_cast<double>(0x7FF0'0000'0000'0001ULL + i * 0x1234'5678ULL));
    values.push_back(std::bit_cast<double>(0xFFF8'0000'0000'0000ULL));
    values.push_back(1.5);
    roundTrip(values);
}

TEST(ChunkCodec, KeepsBothZeros)
{
    roundTrip({0.0, -0.0, 0.0, -0.0, 5.0});
    roundTrip({-0.0, 1.0, 2.0});
    roundTrip(made(100, [](std::size_t i) { return i % 3 == 0 ? -0.0 : 0.0; }));
}

TEST(ChunkCodec, KeepsDenormalsAndExtremes)
{
    roundTrip(
        made(300, [](std::size_t i) { return Limits::denorm_min() * static_cast<double>(i); }));
    roundTrip({Limits::max(), Limits::lowest(), Limits::min(), Limits::denorm_min(), 0.0, 1.0});
    roundTrip(made(64, [](std::size_t i) {
        return std::ldexp(i % 2 == 0 ? 1.0 : -1.0, 10 * static_cast<int>(i));
    }));
}

TEST(ChunkCodec, KeepsIntegersAroundTheDecimalLimit)
{
    for (const double start : {0x1p51, 0x1p52, 0x1p53, -0x1p51, 0x1p63})
        roundTrip(made(512, [&](std::size_t i) { return start + static_cast<double>(i) - 256; }));
}

TEST(ChunkCodec, PacksSinglePrecisionNumbersBelowFourBytes)
{
    const auto floats = made(512, [](std::size_t i) {
        return static_cast<double>(0.5F + 0.4F * std::sin(static_cast<float>(i) * 1.7F));
    });
    EXPECT_LE(roundTrip(floats), 512U * 4);
}

TEST(ChunkCodec, PacksRatiosOfSmallCountsByTheirNumber)
{
    auto ratios = noise(512, 64);
    for (double &ratio : ratios)
        ratio /= 99;
    EXPECT_LE(roundTrip(ratios), 512U + 512U); // six bits an index, eight bytes an entry
}

TEST(ChunkCodec, FillsTheLargestChunk)
{
    roundTrip(made(kMaxChunkSamples,
                   [](std::size_t i) { return static_cast<double>(i * i % 7919) / 8; }));
    roundTrip(
        made(kMaxChunkSamples, [](std::size_t i) { return std::sin(static_cast<double>(i)); }));
}

TEST(ChunkCodec, RandomBitsStayRaw)
{
    std::uint64_t state = 1;
    const auto random = made(512, [&](std::size_t) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        return std::bit_cast<double>(state ^ (state >> 29));
    });
    EXPECT_EQ(roundTrip(random), 1 + 512 * sizeof(double));
}

TEST(ChunkCodec, AppendsBehindWhatIsThere)
{
    Bytes bytes{1, 2, 3};
    encodeValues(std::vector<double>{1, 2, 3}, bytes);
    std::vector<double> back;
    ASSERT_TRUE(decodeValues(ByteView(bytes).subspan(3), 3, back));
    EXPECT_EQ(back, (std::vector<double>{1, 2, 3}));
}

TEST(ChunkCodec, RefusesWhatItDidNotWrite)
{
    const auto values
        = made(100, [](std::size_t i) { return static_cast<double>(i * i % 53) / 10; });
    Bytes bytes;
    encodeValues(values, bytes);
    std::vector<double> back;
    EXPECT_FALSE(decodeValues(bytes, 0, back));
    EXPECT_FALSE(decodeValues(bytes, kMaxChunkSamples + 1, back));
    EXPECT_FALSE(decodeValues({}, 1, back));
    EXPECT_FALSE(decodeValues(ByteView(bytes).first(bytes.size() - 1), values.size(), back));
    Bytes longer = bytes;
    longer.push_back(0);
    const Status status = decodeValues(longer, values.size(), back);
    ASSERT_FALSE(status);
    EXPECT_EQ(status.error().kind, ErrorKind::Corrupt);
    EXPECT_FALSE(decodeValues(Bytes{0x77, 0, 0, 0}, 2, back));
}

TEST(ChunkCodec, RegularTimesCostAFewBytes)
{
    std::vector<std::int64_t> micros;
    for (std::int64_t i = 0; i < 512; ++i)
        micros.push_back(1'767'225'600'000'000 + i * 1'000'000);
    EXPECT_LE(roundTripTimes(micros), 14U);
    EXPECT_LE(roundTripTimes({1'767'225'600'000'000}), 12U);
}

TEST(ChunkCodec, JitteredTimesCostTheirJitter)
{
    std::vector<std::int64_t> micros;
    std::uint64_t state = 7;
    for (std::int64_t i = 0; i < 512; ++i) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        micros.push_back(1'767'225'600'000'000 + i * 1'000'000
                         + static_cast<std::int64_t>(state >> 57));
    }
    EXPECT_LE(roundTripTimes(micros), 512U * 7 / 8 + 40); // 0 … 127 µs are seven bits
}

TEST(ChunkCodec, KeepsTimesWithGapsAndExtremes)
{
    roundTripTimes({0, 1, 2, 3, 1000, 1001, 1002, 50'000'000});
    roundTripTimes({INT64_MIN, -1, 0, 1, INT64_MAX});
    roundTripTimes({INT64_MIN, INT64_MAX});
}

TEST(ChunkCodec, RefusesTimesThatDoNotAscend)
{
    std::vector<Timestamp> back;
    const Bytes standstill{0, 10, 0}; // regular, start 5, step 0
    EXPECT_TRUE(decodeTimes(standstill, 1, back));
    EXPECT_FALSE(decodeTimes(standstill, 2, back));
    EXPECT_FALSE(decodeTimes({}, 1, back));
    EXPECT_FALSE(decodeTimes(standstill, 0, back));
    EXPECT_FALSE(decodeTimes(standstill, kMaxChunkSamples + 1, back));
}

} // namespace
} // namespace perfdeck
