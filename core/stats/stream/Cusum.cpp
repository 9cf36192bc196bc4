// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/stream/Cusum.h"

#include "core/stats/MeanDifference.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace perfdeck {

Cusum::Cusum(RobustScale baseline, CusumRule rule)
    : m_baseline(baseline)
    , m_rule(rule)
{
}

void Cusum::Sum::add(double step)
{
    height = std::max(0.0, height + step);
    samples = height > 0 ? samples + 1 : 0;
}

Drift Cusum::ended(bool isUp)
{
    const Sum sum = isUp ? m_up : m_down;
    m_up = {};
    m_down = {};
    const double size = m_rule.slack + sum.height / static_cast<double>(sum.samples);
    return {isUp, sum.samples, isUp ? size : -size};
}

std::optional<Drift> Cusum::push(double value)
{
    if (!std::isfinite(value))
        return std::nullopt;
    // Where all samples were equal, any other one is off by more than can be told.
    double score = m_baseline.score(value);
    if (m_baseline.deviation == 0 && value != m_baseline.median)
        score = std::copysign(m_rule.limit, value - m_baseline.median);
    score = std::clamp(score, -m_rule.limit, m_rule.limit);
    m_up.add(score - m_rule.slack);
    m_down.add(-score - m_rule.slack);
    if (m_up.height > m_rule.decision)
        return ended(true);
    if (m_down.height > m_rule.decision)
        return ended(false);
    return std::nullopt;
}

std::optional<RobustScale> driftBaseline(std::span<const double> samples)
{
    std::vector<double> finite;
    std::ranges::copy_if(
        samples, std::back_inserter(finite), [](double sample) { return std::isfinite(sample); });
    if (finite.size() < kLeastDriftBaseline)
        return std::nullopt;
    auto scale = robustScale(finite);
    // Clipped as the sums clip them: one spike hides all resemblance.
    for (double &sample : finite)
        sample = std::clamp(sample,
                            scale->median - CusumRule{}.limit * scale->deviation,
                            scale->median + CusumRule{}.limit * scale->deviation);
    scale->deviation *= std::sqrt(autocorrelationTime(finite));
    return scale;
}

DriftWatch::DriftWatch(std::size_t learn, CusumRule rule)
    : m_learn(std::max(learn, kLeastDriftBaseline))
    , m_rule(rule)
{
}

std::optional<Drift> DriftWatch::push(double value)
{
    if (!std::isfinite(value))
        return std::nullopt;
    if (m_sums) {
        const auto drift = m_sums->push(value);
        if (drift)
            m_sums.reset();
        return drift;
    }
    m_learned.push_back(value);
    if (m_learned.size() < m_learn)
        return std::nullopt;
    if (const auto baseline = driftBaseline(std::exchange(m_learned, {})))
        m_sums.emplace(*baseline, m_rule);
    return std::nullopt;
}

} // namespace perfdeck
