// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace perfdeck {

/// The next 64 random bits behind `state`: splitmix64 (Steele, Lea, Flood: "Fast Splittable
/// Pseudorandom Number Generators", 2014). Not for secrets.
[[nodiscard]] inline std::uint64_t splitMix64(std::uint64_t &state)
{
    state += 0x9E37'79B9'7F4A'7C15ULL;
    std::uint64_t mixed = state;
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58'476D'1CE4'E5B9ULL;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D0'49BB'1331'11EBULL;
    return mixed ^ (mixed >> 31U);
}

/// Even in [0, 1).
[[nodiscard]] inline double splitMixUnit(std::uint64_t &state)
{
    return static_cast<double>(splitMix64(state) >> 11U) * 0x1.0p-53;
}

} // namespace perfdeck
