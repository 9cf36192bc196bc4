// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes of any origin through the decoders of chunks; what they accept must survive another round.
#include "core/store/ChunkCodec.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>

namespace {

using namespace perfdeck;

void check(bool kept)
{
    if (!kept)
        std::abort();
}

void decodeAsValues(ByteView data, std::size_t count)
{
    std::vector<double> values;
    if (!decodeValues(data, count, values))
        return;
    check(values.size() == count);
    Bytes again;
    encodeValues(values, again);
    std::vector<double> back;
    check(decodeValues(again, count, back).has_value());
    check(std::memcmp(values.data(), back.data(), count * sizeof(double)) == 0);
}

void decodeAsTimes(ByteView data, std::size_t count)
{
    std::vector<Timestamp> times;
    if (!decodeTimes(data, count, times))
        return;
    Bytes again;
    encodeTimes(times, again);
    std::vector<Timestamp> back;
    check(decodeTimes(again, count, back).has_value());
    check(times == back);
}

void roundTrip(ByteView data)
{
    std::vector<double> values(std::min(data.size() / sizeof(double), kMaxChunkSamples));
    if (values.empty())
        return;
    std::memcpy(values.data(), data.data(), values.size() * sizeof(double));
    Bytes bytes;
    encodeValues(values, bytes);
    std::vector<double> back;
    check(decodeValues(bytes, values.size(), back).has_value());
    check(std::memcmp(values.data(), back.data(), values.size() * sizeof(double)) == 0);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 2)
        return 0;
    const std::size_t count = data[0] + ((data[1] & 0x3FU) << 8U);
    const ByteView rest(data + 2, size - 2);
    switch (data[1] >> 6U) {
    case 0:
    case 1:
        decodeAsValues(rest, count);
        break;
    case 2:
        decodeAsTimes(rest, count);
        break;
    default:
        roundTrip(rest);
    }
    return 0;
}
