// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/state/SampleCache.h"
#include "core/derive/Evaluator.h"

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

namespace perfdeck {

/// An expression at any moment: what it came to then follows from the samples before that moment
/// alone, not from what was asked earlier, so that a restart changes nothing. O(samples in its
/// windows). One thread.
class ExpressionProbe final
{
public:
    /// A series has no value when its newest sample is older than two of its steps, or two of these
    /// intervals.
    ExpressionProbe(Expression expression, Duration interval);

    /// Looks for new series; once an evaluation, before at().
    void follow(SampleCache &samples);
    /// Parallel to labels(); absentValue() where there is no result. Valid until the next call.
    [[nodiscard]] std::span<const double> at(SampleCache &samples, Timestamp time);

    /// Of all results so far; they only grow.
    [[nodiscard]] const std::vector<Labels> &labels() const { return m_evaluator.labels(); }

    /// Whether any series is read at all.
    [[nodiscard]] bool hasSeries() const { return !m_inputs.empty(); }

private:
    struct Input
    {
        SeriesId series;
        std::vector<Evaluator::Input> places;
    };

    void feed(const Input &input, const SampleSpan &span, Timestamp time);

    Evaluator m_evaluator;
    std::vector<Selector> m_selectors;
    Duration m_interval;
    Duration m_reach{0};
    std::vector<Input> m_inputs;
    std::unordered_map<SeriesId, bool> m_known;
    std::uint64_t m_generation = 0;
    bool m_isFresh = true;
};

} // namespace perfdeck
