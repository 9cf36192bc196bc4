// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Bytes.h"
#include "core/base/Clock.h"
#include "core/base/Result.h"

#include <span>
#include <vector>

namespace perfdeck {

/// Lossless block compression of sample values and of their times. Pure functions, any thread.
/// Values: decimals become integers, then frame of reference, delta or change bitmap with patched
/// bit packing, whichever is smallest; what is not decimal is packed from its order-preserving
/// bits, and raw when nothing helps. Every double comes back bit for bit, NaN payloads included.
/// The byte layout is described in FORMAT.md.
inline constexpr std::size_t kMaxChunkSamples = 4096;

/// Appends the encoded values to `out`. 1 … kMaxChunkSamples values.
void encodeValues(std::span<const double> values, Bytes &out);

/// Decodes exactly `count` values into `out` (resized). Fails as Corrupt on anything that
/// encodeValues() cannot have written; never reads past `data`.
[[nodiscard]] Status decodeValues(ByteView data, std::size_t count, std::vector<double> &out);

/// Times must be strictly ascending. 1 … kMaxChunkSamples.
void encodeTimes(std::span<const Timestamp> times, Bytes &out);
[[nodiscard]] Status decodeTimes(ByteView data, std::size_t count, std::vector<Timestamp> &out);

} // namespace perfdeck
