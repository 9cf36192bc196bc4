// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/ByteStream.h"
#include "core/store/ChunkCodec.h"
#include "core/store/IntegerCodec.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

namespace perfdeck {

namespace {

constexpr std::uint8_t kRegularTimes = 0;
constexpr std::uint8_t kIrregularTimes = 1;
constexpr int kStepFractionBits
    = 12; // a chunk has at most 2^12 times, so the line is exact to 1 µs
constexpr double kMaxStepCorrection = 0x1p62;

using Block = std::array<std::int64_t, kMaxChunkSamples>;

std::uint64_t micros(Timestamp time)
{
    return static_cast<std::uint64_t>(time.time_since_epoch().count());
}

/// Where the i-th time would be without jitter, counted from the first one.
std::uint64_t linePoint(std::uint64_t step, std::size_t i)
{
    return (step * i) >> kStepFractionBits;
}

/// The slope, in 2^-kStepFractionBits µs, that leaves the least squares: jitter stays jitter and
/// does not tilt the line.
std::uint64_t fittedStep(std::span<const Timestamp> times)
{
    const std::size_t last = times.size() - 1;
    if (last == 0)
        return 0;
    const std::uint64_t mean = (micros(times[last]) - micros(times[0])) / last;
    const double middle = static_cast<double>(last) / 2;
    double products = 0;
    double squares = 0;
    for (std::size_t i = 0; i <= last; ++i) {
        const std::uint64_t residual = micros(times[i]) - micros(times[0]) - mean * i;
        const double place = static_cast<double>(i) - middle;
        products += place * static_cast<double>(static_cast<std::int64_t>(residual));
        squares += place * place;
    }
    const double correction = std::ldexp(products / squares, kStepFractionBits);
    if (!(std::fabs(correction) < kMaxStepCorrection))
        return mean << kStepFractionBits;
    return (mean << kStepFractionBits) + static_cast<std::uint64_t>(std::llround(correction));
}

bool isRegular(std::span<const Timestamp> times)
{
    for (std::size_t i = 2; i < times.size(); ++i) {
        if (micros(times[i]) - micros(times[i - 1]) != micros(times[1]) - micros(times[0]))
            return false;
    }
    return true;
}

bool decodeAnyTimes(ByteReader &in, std::span<std::int64_t> times)
{
    const std::uint8_t head = in.byte();
    const auto first = static_cast<std::uint64_t>(in.signedVarint());
    const std::uint64_t step = in.varint();
    if (in.failed() || head > kIrregularTimes)
        return false;
    if (head == kIrregularTimes) {
        if (!decodeIntegers(in, times))
            return false;
        for (std::size_t i = 0; i < times.size(); ++i)
            times[i] = static_cast<std::int64_t>(static_cast<std::uint64_t>(times[i]) + first
                                                 + linePoint(step, i));
    } else {
        for (std::size_t i = 0; i < times.size(); ++i)
            times[i] = static_cast<std::int64_t>(first + i * step);
    }
    return in.atEnd() && std::ranges::is_sorted(times, std::ranges::less_equal{});
}

tl::unexpected<Error> corrupt()
{
    return failure(
        ErrorKind::Corrupt, "Cannot decode a chunk of times", "the bytes are no such chunk");
}

} // namespace

void encodeTimes(std::span<const Timestamp> times, Bytes &out)
{
    assert(!times.empty() && times.size() <= kMaxChunkSamples);
    const bool regular = isRegular(times);
    out.push_back(regular ? kRegularTimes : kIrregularTimes);
    appendVarint(out, zigzag(times[0].time_since_epoch().count()));
    if (regular) {
        appendVarint(out, times.size() > 1 ? micros(times[1]) - micros(times[0]) : 0);
        return;
    }
    const std::uint64_t step = fittedStep(times);
    Block block;
    const auto residuals = std::span(block).first(times.size());
    for (std::size_t i = 0; i < times.size(); ++i)
        residuals[i]
            = static_cast<std::int64_t>(micros(times[i]) - micros(times[0]) - linePoint(step, i));
    appendVarint(out, step);
    encodeIntegers(residuals, out);
}

Status decodeTimes(ByteView data, std::size_t count, std::vector<Timestamp> &out)
{
    if (count == 0 || count > kMaxChunkSamples)
        return corrupt();
    Block block;
    const auto since = std::span(block).first(count);
    ByteReader in(data);
    if (!decodeAnyTimes(in, since))
        return corrupt();
    out.resize(count);
    std::ranges::transform(
        since, out.begin(), [](std::int64_t time) { return Timestamp(Duration(time)); });
    return {};
}

} // namespace perfdeck
