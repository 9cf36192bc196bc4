// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/PositionCodec.h"

#include "core/store/BitPacking.h"
#include "core/store/ChunkCodec.h"

#include <array>

namespace perfdeck {

namespace {

unsigned lowWidth(std::size_t positions, std::size_t count)
{
    return bitLength(count / positions) - 1;
}

std::size_t bitmapBytes(std::size_t positions, std::size_t count)
{
    return (positions + (count >> lowWidth(positions, count)) + 8) / 8;
}

} // namespace

void encodePositions(std::span<const std::uint16_t> positions, std::size_t count, Bytes &out)
{
    const unsigned width = lowWidth(positions.size(), count);
    std::array<std::uint64_t, kMaxChunkSamples> low;
    for (std::size_t i = 0; i < positions.size(); ++i)
        low[i] = positions[i];
    packBits(std::span(low).first(positions.size()), width, out);

    const std::size_t bitmap = out.size();
    out.resize(bitmap + bitmapBytes(positions.size(), count));
    for (std::size_t i = 0; i < positions.size(); ++i) {
        const std::size_t bit = i + (std::size_t{positions[i]} >> width);
        out[bitmap + bit / 8] |= static_cast<std::uint8_t>(1U << (bit % 8));
    }
}

bool decodePositions(ByteReader &in, std::size_t count, std::span<std::uint16_t> positions)
{
    const unsigned width = lowWidth(positions.size(), count);
    const ByteView packed = in.take(packedSize(positions.size(), width));
    const ByteView bitmap = in.take(bitmapBytes(positions.size(), count));
    if (in.failed())
        return false;
    std::array<std::uint64_t, kMaxChunkSamples> low;
    unpackBits(packed, width, std::span(low).first(positions.size()));

    std::size_t found = 0;
    std::size_t lowest = 0; // positions must ascend
    for (std::size_t byte = 0; byte < bitmap.size(); ++byte) {
        for (unsigned rest = bitmap[byte]; rest != 0; rest &= rest - 1) {
            if (found == positions.size())
                return false;
            const std::size_t bit = byte * 8 + static_cast<std::size_t>(std::countr_zero(rest));
            const std::size_t position = ((bit - found) << width) | low[found];
            if (position < lowest || position >= count)
                return false;
            lowest = position + 1;
            positions[found++] = static_cast<std::uint16_t>(position);
        }
    }
    return found == positions.size();
}

} // namespace perfdeck
