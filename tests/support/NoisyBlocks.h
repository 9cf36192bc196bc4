// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/SplitMix.h"
#include "core/regress/BlockSeries.h"

#include <chrono>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <string>
#include <utility>

namespace perfdeck {

inline constexpr Timestamp kBlocksStart{std::chrono::seconds(1'699'999'980)}; ///< a whole minute

/// Standard normal numbers, the same for a seed everywhere (G. E. P. Box, M. E. Muller, 1958).
class NormalNoise final
{
public:
    explicit NormalNoise(std::uint64_t seed)
        : m_state(seed)
    {
    }

    double next()
    {
        const double radius = std::sqrt(-2 * std::log(1 - splitMixUnit(m_state)));
        return radius * std::cos(2 * std::numbers::pi * splitMixUnit(m_state));
    }

private:
    std::uint64_t m_state;
};

[[nodiscard]] inline SeriesKeyPtr latencyKey(const std::string &model,
                                             const std::string &source = "127.0.0.1:8000")
{
    return std::make_shared<SeriesKey>(
        SeriesKey{"inference_latency_mean_seconds", Labels{{"model", model}, {"source", source}}});
}

/// Minutes around 100 ms with noise of `deviation` (relative), `factor` times as much from block
/// `at` on.
[[nodiscard]] inline BlockSeries noisyBlocks(SeriesKeyPtr key,
                                             std::uint64_t seed,
                                             std::size_t count,
                                             double deviation,
                                             std::size_t at = 0,
                                             double factor = 1)
{
    BlockSeries made{std::move(key), kBlocksStart, std::chrono::minutes(1), {}};
    NormalNoise noise(seed);
    for (std::size_t i = 0; i < count; ++i)
        made.values.push_back(0.1 * (i < at ? 1 : factor) * (1 + deviation * noise.next()));
    return made;
}

} // namespace perfdeck
