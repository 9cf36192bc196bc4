// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/ChunkCodec.h"

#include "core/store/ByteStream.h"
#include "core/store/DecimalForm.h"
#include "core/store/DictionaryCodec.h"
#include "core/store/IntegerCodec.h"
#include "core/store/PositionCodec.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cstring>

namespace perfdeck {

namespace {

/// First byte of a chunk of values; a decimal chunk adds its exponent to Decimal or DecimalPatched.
enum class Form : std::uint8_t
{
    Raw = 0,
    Constant = 1,
    Ordered = 2,
    Dictionary = 3,
    Decimal = 0x10,
    DecimalPatched = 0x20,
};

constexpr std::uint8_t kExponentMask = 0x0F;

using Block = std::array<std::int64_t, kMaxChunkSamples>;

std::uint64_t bitsOf(double value)
{
    return std::bit_cast<std::uint64_t>(value);
}

// Doubles of both signs in the order of integers: negative ones have all but the sign inverted.
std::int64_t toOrdered(double value)
{
    const auto bits = std::bit_cast<std::int64_t>(value);
    return bits ^ ((bits >> 63) & INT64_MAX);
}

double fromOrdered(std::int64_t ordered)
{
    return std::bit_cast<double>(ordered ^ ((ordered >> 63) & INT64_MAX));
}

void appendForm(Bytes &out, Form form, unsigned exponent = 0)
{
    out.push_back(static_cast<std::uint8_t>(static_cast<unsigned>(form) | exponent));
}

bool isConstant(std::span<const double> values)
{
    std::uint64_t differs = 0;
    for (const double value : values)
        differs |= bitsOf(value) ^ bitsOf(values[0]);
    return differs == 0;
}

void encodeConstant(double value, Bytes &out)
{
    appendForm(out, Form::Constant);
    appendWord(out, bitsOf(value));
}

void encodeRaw(std::span<const double> values, Bytes &out)
{
    appendForm(out, Form::Raw);
    const std::size_t at = out.size();
    out.resize(at + values.size_bytes());
    std::memcpy(out.data() + at, values.data(), values.size_bytes());
}

/// For values that are no decimals: constant, a few different ones, packed from their ordered bits,
/// or raw.
void encodeBits(std::span<const double> values, Bytes &out)
{
    if (isConstant(values))
        return encodeConstant(values[0], out);
    Block block;
    const auto ordered = std::span(block).first(values.size());
    std::ranges::transform(values, ordered.begin(), toOrdered);
    const std::size_t start = out.size();
    appendForm(out, Form::Dictionary);
    if (!encodeDictionary(ordered, out)) {
        out.resize(start);
        appendForm(out, Form::Ordered);
        encodeIntegers(ordered, out);
    }
    if (out.size() - start <= 1 + values.size_bytes())
        return;
    out.resize(start);
    encodeRaw(values, out);
}

void encodeExceptions(std::span<const double> values,
                      std::span<const std::uint16_t> positions,
                      Bytes &out)
{
    std::array<double, kMaxChunkSamples> kept;
    std::ranges::transform(positions, kept.begin(), [&](std::uint16_t at) { return values[at]; });
    appendVarint(out, positions.size());
    encodePositions(positions, values.size(), out);
    encodeBits(std::span(kept).first(positions.size()), out);
}

bool decodeBits(ByteReader &in, Form form, std::span<double> values)
{
    switch (form) {
    case Form::Constant:
        std::ranges::fill(values, std::bit_cast<double>(in.word()));
        return !in.failed();
    case Form::Raw: {
        const ByteView raw = in.take(values.size_bytes());
        if (in.failed())
            return false;
        std::memcpy(values.data(), raw.data(), raw.size());
        return true;
    }
    case Form::Ordered:
    case Form::Dictionary: {
        Block block;
        const auto ordered = std::span(block).first(values.size());
        if (form == Form::Ordered ? !decodeIntegers(in, ordered) : !decodeDictionary(in, ordered))
            return false;
        std::ranges::transform(ordered, values.begin(), fromOrdered);
        return true;
    }
    default:
        return false;
    }
}

bool decodePlainDecimals(ByteReader &in, unsigned exponent, std::span<double> values)
{
    Block block;
    const auto integers = std::span(block).first(values.size());
    if (!decodeIntegers(in, integers))
        return false;
    fromDecimals(integers, exponent, values);
    return true;
}

bool decodePatchedDecimals(ByteReader &in, unsigned exponent, std::span<double> values)
{
    const std::uint64_t count = in.varint();
    if (in.failed() || count == 0 || count >= values.size())
        return false;
    std::array<std::uint16_t, kMaxChunkSamples> positionBlock;
    std::array<double, kMaxChunkSamples> exceptionBlock;
    std::array<double, kMaxChunkSamples> decimalBlock;
    const auto positions = std::span(positionBlock).first(count);
    const auto exceptions = std::span(exceptionBlock).first(count);
    const auto decimals = std::span(decimalBlock).first(values.size() - count);
    if (!decodePositions(in, values.size(), positions)
        || !decodeBits(in, Form{in.byte()}, exceptions)
        || !decodePlainDecimals(in, exponent, decimals))
        return false;
    auto next = decimals.begin();
    auto at = values.begin();
    for (std::size_t i = 0; i < count; ++i) {
        const auto gap = values.begin() + positions[i] - at;
        at = std::copy_n(next, gap, at);
        next += gap;
        *at++ = exceptions[i];
    }
    std::copy(next, decimals.end(), at);
    return true;
}

bool decodeAnyForm(ByteReader &in, std::span<double> values)
{
    const std::uint8_t head = in.byte();
    const unsigned exponent = head & kExponentMask;
    const Form form{static_cast<std::uint8_t>(head & ~kExponentMask)};
    const bool decimal = form == Form::Decimal || form == Form::DecimalPatched;
    if (decimal && exponent > kMaxDecimalExponent)
        return false;
    if (form == Form::Decimal)
        return decodePlainDecimals(in, exponent, values);
    if (form == Form::DecimalPatched)
        return decodePatchedDecimals(in, exponent, values);
    return decodeBits(in, Form{head}, values);
}

tl::unexpected<Error> corrupt()
{
    return failure(
        ErrorKind::Corrupt, "Cannot decode a chunk of values", "the bytes are no such chunk");
}

} // namespace

void encodeValues(std::span<const double> values, Bytes &out)
{
    assert(!values.empty() && values.size() <= kMaxChunkSamples);
    if (isConstant(values))
        return encodeConstant(values[0], out);
    Block block;
    std::array<std::uint16_t, kMaxChunkSamples> positions;
    const auto integers = std::span(block).first(values.size());
    DecimalForm form;
    if (!toDecimals(values, integers, std::span(positions).first(values.size()), form))
        return encodeBits(values, out);
    const std::size_t start = out.size();
    appendForm(out, form.exceptions > 0 ? Form::DecimalPatched : Form::Decimal, form.exponent);
    if (form.exceptions > 0)
        encodeExceptions(values, std::span(positions).first(form.exceptions), out);
    encodeIntegers(integers.first(values.size() - form.exceptions), out);
    if (out.size() - start <= 1 + values.size_bytes())
        return;
    out.resize(start);
    encodeRaw(values, out);
}

Status decodeValues(ByteView data, std::size_t count, std::vector<double> &out)
{
    if (count == 0 || count > kMaxChunkSamples)
        return corrupt();
    out.resize(count);
    ByteReader in(data);
    if (!decodeAnyForm(in, out) || in.failed() || !in.atEnd())
        return corrupt();
    return {};
}

} // namespace perfdeck
