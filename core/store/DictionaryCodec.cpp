// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/DictionaryCodec.h"

#include "core/store/ChunkCodec.h"
#include "core/store/IntegerCodec.h"

#include <algorithm>
#include <array>

namespace perfdeck {

namespace {

constexpr std::size_t kSampleSize = 64;
constexpr std::size_t kMaxShare = 4; // at most one of four values may be a new one

using Block = std::array<std::int64_t, kMaxChunkSamples>;

std::span<const std::int64_t> sortedUnique(std::span<std::int64_t> values)
{
    std::ranges::sort(values);
    const auto rest = std::ranges::unique(values);
    return values.first(values.size() - rest.size());
}

/// A quick look at a few: blocks without repetition are the usual case here.
bool repeatsItself(std::span<const std::int64_t> values)
{
    if (values.size() < kSampleSize)
        return false;
    std::array<std::int64_t, kSampleSize> sample;
    for (std::size_t i = 0; i < kSampleSize; ++i)
        sample[i] = values[i * values.size() / kSampleSize];
    return sortedUnique(sample).size() <= kSampleSize * 3 / 4;
}

} // namespace

bool encodeDictionary(std::span<const std::int64_t> values, Bytes &out)
{
    if (!repeatsItself(values))
        return false;
    Block sorted;
    std::ranges::copy(values, sorted.begin());
    const auto entries = sortedUnique(std::span(sorted).first(values.size()));
    if (entries.size() * kMaxShare > values.size())
        return false;
    Block indexBlock;
    const auto indexes = std::span(indexBlock).first(values.size());
    std::ranges::transform(values, indexes.begin(), [&](std::int64_t value) {
        return std::ranges::lower_bound(entries, value) - entries.begin();
    });
    appendVarint(out, entries.size());
    encodeIntegers(entries, out);
    encodeIntegers(indexes, out);
    return true;
}

bool decodeDictionary(ByteReader &in, std::span<std::int64_t> values)
{
    const std::uint64_t size = in.varint();
    if (in.failed() || size == 0 || size > values.size())
        return false;
    Block block;
    const auto entries = std::span(block).first(size);
    if (!decodeIntegers(in, entries) || !decodeIntegers(in, values))
        return false;
    for (std::int64_t &value : values) {
        if (static_cast<std::uint64_t>(value) >= size)
            return false;
        value = entries[static_cast<std::size_t>(value)];
    }
    return true;
}

} // namespace perfdeck
