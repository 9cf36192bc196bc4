// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/state/ExpressionProbe.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace perfdeck {

namespace {

constexpr Duration kLookBack = std::chrono::minutes(1); ///< for the newest sample, at least

void collectReads(const ExpressionNode &node, std::vector<Selector> &selectors, Duration &reach)
{
    if (node.kind == ExpressionNode::Kind::Read) {
        selectors.push_back(node.selector);
        // A window that names no length is at least five samples long.
        reach = std::max(reach, node.window > Duration(0) ? node.window : 3 * kDefaultWindow);
    }
    for (const ExpressionNode &operand : node.operands)
        collectReads(operand, selectors, reach);
}

} // namespace

ExpressionProbe::ExpressionProbe(Expression expression, Duration interval)
    : m_evaluator(expression)
    , m_interval(interval)
{
    collectReads(expression.root(), m_selectors, m_reach);
    m_reach = std::max(m_reach, std::max(kLookBack, 3 * interval));
}

void ExpressionProbe::follow(SampleCache &samples)
{
    const std::uint64_t generation = samples.world().generation();
    if (!std::exchange(m_isFresh, false) && generation == m_generation)
        return;
    m_generation = generation;
    for (const Selector &selector : m_selectors)
        for (const SeriesRecord &record : samples.world().match(selector))
            if (m_known.try_emplace(record.id, true).second)
                m_inputs.push_back({record.id, m_evaluator.follow(*record.key)});
}

std::span<const double> ExpressionProbe::at(SampleCache &samples, Timestamp time)
{
    for (const Input &input : m_inputs) {
        // What a series was given up on at the end is not looked for in its past.
        const bool isNow = time == samples.now();
        if (!samples.newest(input.series))
            feed(input, {}, time);
        else
            feed(input,
                 isNow ? samples.recent(input.series, m_reach)
                       : samples.between(input.series, time - m_reach, time),
                 time);
    }
    m_evaluator.evaluate();
    return m_evaluator.values();
}

void ExpressionProbe::feed(const Input &input, const SampleSpan &span, Timestamp time)
{
    const std::size_t count = span.size();
    const Duration age = count > 0 ? time - span.times.back() : Duration::max();
    const Duration step = count > 1 ? span.times.back() - span.times[count - 2] : Duration(0);
    const bool isAlive = age <= 2 * std::max(step, m_interval);
    for (const Evaluator::Input &place : input.places) {
        // An undefined sample makes a window begin anew.
        m_evaluator.take(place, Timestamp::min(), std::numeric_limits<double>::quiet_NaN());
        for (std::size_t i = 0; isAlive && i < count; ++i)
            m_evaluator.take(place, span.times[i], span.values[i]);
        if (!isAlive)
            m_evaluator.take(place, time, absentValue());
    }
}

} // namespace perfdeck
