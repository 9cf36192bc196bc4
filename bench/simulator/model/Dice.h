// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/SplitMix.h"

#include <cstdint>
#include <span>
#include <string>

namespace perfdeck::simulation {

/// Random numbers that a seed repeats everywhere: those of the standard library's distributions
/// differ between libraries.
class Dice final
{
public:
    explicit Dice(std::uint64_t seed)
        : m_state(seed)
    {
    }

    [[nodiscard]] std::uint64_t bits() { return splitMix64(m_state); }

    /// From 0 to below 1.
    [[nodiscard]] double unit() { return splitMixUnit(m_state); }

    [[nodiscard]] double between(double low, double high) { return low + (high - low) * unit(); }

    [[nodiscard]] bool chance(double probability) { return unit() < probability; }

    /// Below `count`, which is not 0.
    [[nodiscard]] std::size_t index(std::size_t count);
    /// An index drawn by weight.
    [[nodiscard]] std::size_t weighted(std::span<const double> weights);
    [[nodiscard]] double exponential(double mean);
    [[nodiscard]] double normal(double mean, double deviation);
    /// How often something happens that does `mean` times on average.
    [[nodiscard]] std::uint32_t poisson(double mean);
    /// Random UUID, RFC 4122 section 4.4.
    [[nodiscard]] std::string uuid();

private:
    std::uint64_t m_state;
};

} // namespace perfdeck::simulation
