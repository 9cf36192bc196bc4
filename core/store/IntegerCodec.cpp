// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/IntegerCodec.h"

#include "core/store/ChunkCodec.h"
#include "core/store/PatchedPacking.h"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>

namespace perfdeck {

namespace {

constexpr unsigned kOrderMask = 0x03;
constexpr unsigned kHasFactor = 0x04;
constexpr unsigned kKnownBits = kOrderMask | kHasFactor;
constexpr unsigned kMaxOrder = 2;

using Block = std::array<std::int64_t, kMaxChunkSamples>;

std::int64_t difference(std::int64_t a, std::int64_t b)
{
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) - static_cast<std::uint64_t>(b));
}

std::uint64_t magnitude(std::int64_t value)
{
    const auto bits = static_cast<std::uint64_t>(value);
    return value < 0 ? 0 - bits : bits;
}

std::uint64_t oddFactor(std::span<const std::int64_t> values, unsigned shift)
{
    std::uint64_t factor = 0;
    for (const std::int64_t value : values) {
        factor = std::gcd(factor, magnitude(value) >> shift);
        if (factor == 1)
            break;
    }
    return factor;
}

/// The greatest common divisor, the power of two in it found apart because that is one pass of OR.
std::uint64_t commonFactor(std::span<const std::int64_t> values)
{
    std::uint64_t any = 0;
    for (const std::int64_t value : values)
        any |= static_cast<std::uint64_t>(value);
    if (any == 0)
        return 1;
    const auto shift = static_cast<unsigned>(std::countr_zero(any));
    return oddFactor(values, shift) << shift;
}

void divide(std::span<std::int64_t> values, std::uint64_t factor)
{
    if (std::has_single_bit(factor)) {
        const int shift = std::countr_zero(factor);
        for (std::int64_t &value : values)
            value >>= shift;
        return;
    }
    const auto divisor = static_cast<std::int64_t>(factor); // not a power of two, so it fits
    for (std::int64_t &value : values)
        value /= divisor;
}

/// values[i] becomes values[i] - values[i - 1], from the back; the first stays.
void differentiate(std::span<const std::int64_t> values, std::span<std::int64_t> out)
{
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = difference(values[i + 1], values[i]);
}

void integrate(std::span<std::int64_t> values)
{
    std::uint64_t sum = 0;
    for (std::int64_t &value : values) {
        sum += static_cast<std::uint64_t>(value);
        value = static_cast<std::int64_t>(sum);
    }
}

double totalMagnitude(std::span<const std::int64_t> values)
{
    double sum = 0;
    for (const std::int64_t value : values)
        sum += static_cast<double>(magnitude(value));
    return sum;
}

/// Values, first and second differences of one block, and the one of them that packs best.
struct Candidates
{
    std::array<Block, kMaxOrder> differences;
    std::array<std::span<const std::int64_t>, kMaxOrder + 1> series;
    PackingWindow window;
    unsigned order = 0;

    explicit Candidates(std::span<const std::int64_t> values)
    {
        series[0] = values;
        window = choosePackingWindow(values);
        if (values.size() < 3 || window.bits <= 0)
            return;
        consider(1);
        // Second differences double the noise; they only help where the first ones run smoothly.
        makeDifferences(2);
        if (totalMagnitude(series[2]) < totalMagnitude(series[1]))
            considerMade(2);
    }

private:
    void makeDifferences(unsigned wanted)
    {
        const auto from = series[wanted - 1];
        const auto to = std::span(differences[wanted - 1]).first(from.size() - 1);
        differentiate(from, to);
        series[wanted] = to;
    }

    void consider(unsigned wanted)
    {
        makeDifferences(wanted);
        considerMade(wanted);
    }

    void considerMade(unsigned wanted)
    {
        const PackingWindow candidate = choosePackingWindow(series[wanted]);
        if (candidate.bits < window.bits) {
            window = candidate;
            order = wanted;
        }
    }
};

bool decodeDifferences(ByteReader &in, unsigned order, std::span<std::int64_t> values)
{
    if (values.size() <= order)
        return false;
    values[0] = 0;
    const auto first = order == 2 ? in.signedVarint() : std::int64_t{0};
    if (!decodePatched(in, values.subspan(order)))
        return false;
    if (order == 2) {
        values[1] = first;
        integrate(values.subspan(1));
    }
    if (order >= 1)
        integrate(values);
    return true;
}

} // namespace

void encodeIntegers(std::span<const std::int64_t> values, Bytes &out)
{
    Block scaledBlock;
    const std::span scaled = std::span(scaledBlock).first(values.size());
    for (std::size_t i = 0; i < values.size(); ++i)
        scaled[i] = difference(values[i], values[0]);
    const std::uint64_t factor = commonFactor(scaled);
    if (factor > 1)
        divide(scaled, factor);

    const Candidates candidates(scaled);
    out.push_back(static_cast<std::uint8_t>(candidates.order | (factor > 1 ? kHasFactor : 0)));
    appendSignedVarint(out, values[0]);
    if (factor > 1)
        appendVarint(out, factor);
    if (candidates.order == 2)
        appendSignedVarint(out, candidates.series[1][0]);
    encodePatched(candidates.series[candidates.order], candidates.window, out);
}

bool decodeIntegers(ByteReader &in, std::span<std::int64_t> values)
{
    const std::uint8_t head = in.byte();
    const unsigned order = head & kOrderMask;
    if (order > kMaxOrder || (head & ~kKnownBits) != 0)
        return false;
    const auto origin = static_cast<std::uint64_t>(in.signedVarint());
    const std::uint64_t factor = (head & kHasFactor) != 0 ? in.varint() : 1;
    if (in.failed() || !decodeDifferences(in, order, values))
        return false;
    if (factor != 1) {
        for (std::int64_t &value : values)
            value = static_cast<std::int64_t>(static_cast<std::uint64_t>(value) * factor);
    }
    for (std::int64_t &value : values)
        value = static_cast<std::int64_t>(static_cast<std::uint64_t>(value) + origin);
    return true;
}

} // namespace perfdeck
