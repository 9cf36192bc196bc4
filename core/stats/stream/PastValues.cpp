// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/stream/PastValues.h"

#include <algorithm>
#include <cmath>

namespace perfdeck {

PastValues::PastValues()
    : m_values(2 * kReach)
    , m_newest(m_values.size())
{
}

void PastValues::push(double value)
{
    m_count = std::min(m_count + 1, kReach);
    if (m_newest == 0) {
        const auto kept = static_cast<std::ptrdiff_t>(m_count - 1);
        std::copy_n(m_values.begin(), kept, m_values.end() - kept);
        m_newest = m_values.size() - (m_count - 1);
    }
    m_values[--m_newest] = value;
}

LagDistances::LagDistances(double fading)
    : m_fading(fading)
    , m_distances(PastValues::kReach)
{
}

void LagDistances::push(std::span<const double> newestFirst, double value)
{
    m_lags = newestFirst.size();
    ++m_count;
    double *distances = m_distances.data();
    const double *past = newestFirst.data();
    for (std::size_t i = 0; i < m_lags; ++i) {
        const double difference = value - past[i];
        distances[i] = m_fading * distances[i] + difference * difference;
    }
}

std::vector<double> LagDistances::meansByLag() const
{
    const auto sums = byLag();
    std::vector<double> means(sums.begin(), sums.end());
    for (std::size_t i = 0; i < means.size(); ++i) {
        // Lag i + 1 has been looked at so many times.
        const auto times = static_cast<double>(m_count - i - 1);
        means[i] *= (1 - m_fading) / (1 - std::pow(m_fading, times));
    }
    return means;
}

} // namespace perfdeck
