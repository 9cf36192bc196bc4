// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/BitPacking.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>
#include <utility>

namespace perfdeck {

namespace {

// A value of up to 57 bits lies within the 8 bytes from its first one; wider ones can need a ninth.
constexpr unsigned kMaxWordWidth = 57;

std::uint64_t loadWord(const std::uint8_t *at)
{
    std::uint64_t word = 0;
    std::memcpy(&word, at, sizeof word);
    return word;
}

/// Eight values lie in exactly `Width` bytes, so with the width known all shifts are constants.
template<unsigned Width>
void unpackEights(const std::uint8_t *packed, std::size_t groups, std::uint64_t *values)
{
    const auto one = [&]<std::size_t I>(std::integral_constant<std::size_t, I>) {
        values[I] = (loadWord(packed + I * Width / 8) >> (I * Width % 8)) & lowMask(Width);
    };
    for (; groups > 0; --groups, packed += Width, values += 8) {
        [&]<std::size_t... I>(std::index_sequence<I...>)
        {
            (one(std::integral_constant<std::size_t, I>{}), ...);
        }
        (std::make_index_sequence<8>{});
    }
}

using Unpacker = void (*)(const std::uint8_t *, std::size_t, std::uint64_t *);

/// One per width from 0 to kMaxWordWidth.
constexpr auto kUnpackers = []<std::size_t... Width>(std::index_sequence<Width...>)
{
    return std::array<Unpacker, sizeof...(Width)>{&unpackEights<static_cast<unsigned>(Width)>...};
}
(std::make_index_sequence<kMaxWordWidth + 1>{});

std::uint64_t unpackNearEnd(ByteView packed, std::size_t bit, unsigned width)
{
    std::uint64_t value = 0;
    for (unsigned got = 0; got < width;) {
        const auto offset = static_cast<unsigned>((bit + got) & 7);
        const std::uint64_t part = static_cast<std::uint64_t>(packed[(bit + got) >> 3]) >> offset;
        value |= part << got;
        got += 8 - offset;
    }
    return value & lowMask(width);
}

/// How many values from the front can be read by whole words without touching what is past the end.
std::size_t wordReadable(std::size_t bytes, std::size_t count, unsigned width)
{
    const std::size_t span = width <= kMaxWordWidth ? 8 : 9;
    if (bytes < span)
        return 0;
    return std::min(count, ((bytes - span) * 8) / width + 1);
}

} // namespace

void packBits(std::span<const std::uint64_t> values, unsigned width, Bytes &out)
{
    if (width == 0)
        return;
    const std::size_t start = out.size();
    const std::size_t size = packedSize(values.size(), width);
    out.resize(start + size + sizeof(std::uint64_t)); // room for the last whole word
    std::uint8_t *at = out.data() + start;
    const std::uint64_t mask = lowMask(width);
    std::uint64_t word = 0;
    unsigned filled = 0;
    for (const std::uint64_t value : values) {
        const std::uint64_t kept = value & mask;
        word |= kept << filled;
        filled += width;
        if (filled >= 64) {
            std::memcpy(at, &word, sizeof word);
            at += sizeof word;
            filled -= 64;
            word = filled == 0 ? 0 : kept >> (width - filled);
        }
    }
    std::memcpy(at, &word, sizeof word);
    out.resize(start + size);
}

void unpackBits(ByteView packed, unsigned width, std::span<std::uint64_t> values)
{
    assert(packed.size() == packedSize(values.size(), width));
    if (width == 0) {
        std::ranges::fill(values, 0);
        return;
    }
    const std::uint64_t mask = lowMask(width);
    const std::size_t fast = wordReadable(packed.size(), values.size(), width);
    std::size_t bit = 0;
    std::size_t i = 0;
    if (width <= kMaxWordWidth) {
        kUnpackers[width](packed.data(), fast / 8, values.data());
        i = fast / 8 * 8;
        bit = i * width;
    } else {
        for (; i < fast; ++i, bit += width) {
            const std::uint8_t *at = packed.data() + (bit >> 3);
            const std::uint64_t high = static_cast<std::uint64_t>(at[8])
                << 1; // two steps: never by 64
            values[i] = ((loadWord(at) >> (bit & 7)) | (high << (63 - (bit & 7)))) & mask;
        }
    }
    for (; i < values.size(); ++i, bit += width)
        values[i] = unpackNearEnd(packed, bit, width);
}

} // namespace perfdeck
