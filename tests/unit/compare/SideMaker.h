// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/SideSamples.h"

#include <cmath>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace perfdeck {

inline const Timestamp kSideStart(std::chrono::seconds(1'763'733'600)); // 2025-11-21T14:00:00Z

/// A sample each second; lognormal about `middle`, independent.
[[nodiscard]] inline std::vector<double>
noisySamples(unsigned seed, std::size_t count, double middle, double sigma = 0.1)
{
    std::mt19937_64 random(seed);
    std::vector<double> values;
    for (std::size_t at = 0; at < count; ++at) {
        double sum = -6; // of twelve uniform numbers: about normal, the same everywhere
        for (int part = 0; part < 12; ++part)
            sum += static_cast<double>(random() >> 11U) * 0x1p-53;
        values.push_back(middle * std::exp(sigma * sum));
    }
    return values;
}

/// Sides that are put together metric by metric.
class SideMaker final
{
public:
    explicit SideMaker(std::vector<std::string> names)
    {
        for (std::string &name : names)
            m_sides.push_back(
                {std::move(name), {}, {kSideStart, kSideStart + std::chrono::hours(1)}});
    }

    /// Samples of the sides in their order; an empty vector where one lacks the metric.
    SideMaker &metric(const SeriesKey &key, const std::vector<std::vector<double>> &sides)
    {
        m_metrics.emplace_back(key, sides);
        return *this;
    }

    [[nodiscard]] SideSamples make() const
    {
        SampleGatherer gatherer(m_sides, Duration(0));
        for (const auto &[key, sides] : m_metrics)
            for (std::size_t side = 0; side < sides.size(); ++side)
                gatherer.add(side, key, secondsOf(sides[side].size()), sides[side]);
        return gatherer.take();
    }

private:
    [[nodiscard]] static std::vector<Timestamp> secondsOf(std::size_t count)
    {
        std::vector<Timestamp> times;
        for (std::size_t at = 0; at < count; ++at)
            times.push_back(kSideStart + std::chrono::seconds(at));
        return times;
    }

    std::vector<ComparedSide> m_sides;
    std::vector<std::pair<SeriesKey, std::vector<std::vector<double>>>> m_metrics;
};

} // namespace perfdeck
