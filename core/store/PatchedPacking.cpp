// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/PatchedPacking.h"

#include "core/store/BitPacking.h"
#include "core/store/ChunkCodec.h"
#include "core/store/PositionCodec.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace perfdeck {

namespace {

constexpr std::size_t kSampleSize = 128;
constexpr std::size_t kMinPatchedCount = 16; // below, the bookkeeping outweighs the gain
constexpr double kExceptionHeaderBits = 32;
constexpr double kExceptionBits
    = 2.5; // each, beside its code: its place, and the code's own packing
constexpr unsigned kMaxDepth = 2; // exceptions of exceptions; deeper never paid
constexpr unsigned kHasExceptions = 0x80;

std::uint64_t distance(std::int64_t from, std::int64_t to)
{
    return static_cast<std::uint64_t>(to) - static_cast<std::uint64_t>(from);
}

/// Which window of this width the value lies in, counted from the one at `base` (which is 0).
std::int64_t windowIndex(std::int64_t value, std::int64_t base, unsigned width)
{
    if (width >= 64)
        return 0;
    return static_cast<std::int64_t>(distance(base, value)) >> width;
}

// Exceptions lie in window …, -2, -1, 1, 2, …; the nearest get the smallest codes.
std::int64_t codeOfWindow(std::int64_t index)
{
    return static_cast<std::int64_t>(zigzag(index) - 1);
}

std::int64_t windowOfCode(std::int64_t code)
{
    return unzigzag(static_cast<std::uint64_t>(code) + 1);
}

/// The part of a sorted sample that a window covers: [first, last).
struct Cover
{
    std::size_t first = 0;
    std::size_t last = 0;

    [[nodiscard]] std::size_t size() const { return last - first; }
};

Cover widestCover(std::span<const std::int64_t> sorted, unsigned width)
{
    Cover best;
    std::size_t first = 0;
    for (std::size_t last = 1; last <= sorted.size(); ++last) {
        while (distance(sorted[first], sorted[last - 1]) > lowMask(width))
            ++first;
        if (last - first > best.size())
            best = {first, last};
    }
    return best;
}

/// The narrowest width whose window can hold half of the sample.
unsigned widthOfHalf(std::span<const std::int64_t> sorted)
{
    const std::size_t half = sorted.size() / 2;
    std::uint64_t narrowest = ~std::uint64_t{0};
    for (std::size_t i = 0; i + half < sorted.size(); ++i)
        narrowest = std::min(narrowest, distance(sorted[i], sorted[i + half]));
    return bitLength(narrowest);
}

double
exceptionBits(std::span<const std::int64_t> sorted, Cover cover, std::int64_t base, unsigned width)
{
    const auto outside = static_cast<double>(sorted.size() - cover.size());
    double bits
        = outside * (kExceptionBits + std::log2(static_cast<double>(sorted.size()) / outside));
    const auto code = [&](std::int64_t value) {
        const std::int64_t index = windowIndex(value, base, width);
        return index == 0 ? 0U : bitLength(static_cast<std::uint64_t>(codeOfWindow(index)));
    };
    for (std::size_t i = 0; i < cover.first; ++i)
        bits += code(sorted[i]);
    for (std::size_t i = cover.last; i < sorted.size(); ++i)
        bits += code(sorted[i]);
    return bits;
}

PackingWindow windowOver(std::span<const std::int64_t> sorted, unsigned width, std::size_t count)
{
    const Cover cover = widestCover(sorted, width);
    const std::uint64_t used = distance(sorted[cover.first], sorted[cover.last - 1]);
    const std::uint64_t slack = lowMask(width) - used;
    PackingWindow window;
    window.width = width;
    window.base
        = static_cast<std::int64_t>(static_cast<std::uint64_t>(sorted[cover.first]) - slack / 2);
    const double scale = static_cast<double>(count) / static_cast<double>(sorted.size());
    window.bits = static_cast<double>(count) * width + kExceptionHeaderBits;
    if (cover.size() < sorted.size())
        window.bits += scale * exceptionBits(sorted, cover, window.base, width);
    return window;
}

std::span<std::int64_t> sortedSample(std::span<const std::int64_t> values,
                                     std::array<std::int64_t, kSampleSize> &buffer)
{
    const std::size_t size = std::min(values.size(), kSampleSize);
    for (std::size_t i = 0; i < size; ++i)
        buffer[i] = values[i * values.size() / size];
    const std::span sample = std::span(buffer).first(size);
    std::ranges::sort(sample);
    return sample;
}

PackingWindow plainWindow(std::span<const std::int64_t> values)
{
    if (values.empty())
        return {};
    const auto [min, max] = std::ranges::minmax(values);
    const unsigned width = bitLength(distance(min, max));
    return {min, width, static_cast<double>(values.size()) * width};
}

void encodeAtDepth(std::span<const std::int64_t> values,
                   const PackingWindow &window,
                   unsigned depth,
                   Bytes &out)
{
    std::array<std::uint64_t, kMaxChunkSamples> low;
    std::array<std::int64_t, kMaxChunkSamples> codes;
    std::array<std::uint16_t, kMaxChunkSamples> positions;
    std::size_t exceptions = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        low[i] = distance(window.base, values[i]);
        const std::int64_t index = windowIndex(values[i], window.base, window.width);
        codes[exceptions] = codeOfWindow(index);
        positions[exceptions] = static_cast<std::uint16_t>(i);
        exceptions += index != 0 ? 1 : 0;
    }
    out.push_back(static_cast<std::uint8_t>(window.width | (exceptions > 0 ? kHasExceptions : 0)));
    appendSignedVarint(out, window.base);
    packBits(std::span(low).first(values.size()), window.width, out);
    if (exceptions == 0)
        return;
    appendVarint(out, exceptions);
    encodePositions(std::span(positions).first(exceptions), values.size(), out);
    const std::span<const std::int64_t> rest = std::span(codes).first(exceptions);
    encodeAtDepth(rest,
                  depth + 1 < kMaxDepth ? choosePackingWindow(rest) : plainWindow(rest),
                  depth + 1,
                  out);
}

bool decodeAtDepth(ByteReader &in, unsigned depth, std::span<std::int64_t> values);

bool patchExceptions(ByteReader &in, unsigned depth, unsigned width, std::span<std::int64_t> values)
{
    const std::uint64_t exceptions = in.varint();
    if (in.failed() || depth >= kMaxDepth || width >= 64 || exceptions == 0
        || exceptions > values.size())
        return false;
    std::array<std::uint16_t, kMaxChunkSamples> positions;
    std::array<std::int64_t, kMaxChunkSamples> codes;
    const auto where = std::span(positions).first(exceptions);
    const auto what = std::span(codes).first(exceptions);
    if (!decodePositions(in, values.size(), where) || !decodeAtDepth(in, depth + 1, what))
        return false;
    for (std::size_t i = 0; i < exceptions; ++i) {
        std::int64_t &value = values[where[i]];
        const auto shift = static_cast<std::uint64_t>(windowOfCode(what[i])) << width;
        value = static_cast<std::int64_t>(static_cast<std::uint64_t>(value) + shift);
    }
    return true;
}

bool decodeAtDepth(ByteReader &in, unsigned depth, std::span<std::int64_t> values)
{
    const std::uint8_t head = in.byte();
    const unsigned width = head & ~kHasExceptions;
    const auto base = static_cast<std::uint64_t>(in.signedVarint());
    if (width > 64)
        return false;
    const ByteView packed = in.take(packedSize(values.size(), width));
    if (in.failed())
        return false;
    std::array<std::uint64_t, kMaxChunkSamples> low;
    unpackBits(packed, width, std::span(low).first(values.size()));
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = static_cast<std::int64_t>(low[i] + base);
    return (head & kHasExceptions) == 0 || patchExceptions(in, depth, width, values);
}

} // namespace

PackingWindow choosePackingWindow(std::span<const std::int64_t> values)
{
    PackingWindow best = plainWindow(values);
    if (values.size() < kMinPatchedCount || best.width == 0)
        return best;
    std::array<std::int64_t, kSampleSize> buffer;
    const std::span<const std::int64_t> sorted = sortedSample(values, buffer);
    const auto consider = [&](unsigned width) {
        const PackingWindow window = windowOver(sorted, width, values.size());
        if (window.bits < best.bits)
            best = window;
    };
    const unsigned widest = best.width;
    consider(0); // many equal values
    for (unsigned width = std::max(1U, widthOfHalf(sorted)); width < widest; ++width)
        consider(width);
    return best;
}

void encodePatched(std::span<const std::int64_t> values, const PackingWindow &window, Bytes &out)
{
    encodeAtDepth(values, window, 0, out);
}

bool decodePatched(ByteReader &in, std::span<std::int64_t> values)
{
    return decodeAtDepth(in, 0, values);
}

} // namespace perfdeck
