// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/state/SampleCache.h"
#include "core/model/AlertRule.h"

#include <deque>
#include <vector>

namespace perfdeck {

/// What the samples of a long window come to. They are kept in buckets of a minute, beyond
/// kFineWindow of an hour, that lie on the clock, so that they are the same whenever the program
/// was started; the far end of the window is rounded to them. Of a quantile each bucket keeps
/// kMarks values. Memory: 720 buckets of 72 bytes, with quantiles 330. One series, one thread.
class LongWindow final
{
public:
    static constexpr Duration kFineWindow = std::chrono::hours(12);
    static constexpr std::size_t kMarks = 32;

    LongWindow(Reducer reducer, double quantile, Duration window);

    /// As of `time`, which does not go back. Reads what is new since the last call.
    [[nodiscard]] double at(SampleCache &samples, SeriesId series, Timestamp time);

private:
    struct Bucket
    {
        Timestamp start;
        Timestamp firstTime;
        Timestamp lastTime;
        double first = 0;
        double last = 0;
        double sum = 0;
        double min = 0;
        double max = 0;
        double increase = 0; ///< from first to last
        std::size_t count = 0;
        std::vector<double> marks; ///< ascending, each standing for as many samples
    };

    [[nodiscard]] Bucket bucketOf(const SampleSpan &samples, Timestamp start) const;
    void close(const SampleSpan &samples, Timestamp to);
    [[nodiscard]] double merged(const Bucket &open) const;
    [[nodiscard]] double mergedQuantile(const Bucket &open) const;

    Reducer m_reducer;
    double m_quantile;
    Duration m_window;
    Duration m_length; ///< of a bucket
    std::deque<Bucket> m_closed; ///< without empty ones
    std::optional<Timestamp> m_edge; ///< what was before is in m_closed
};

/// What the samples of a window come to, as often as it makes a difference: a window of up to
/// kExactWindow at every call, from its samples; a longer one once in a 512th of its length, as of
/// a moment on the clock. One series, one thread.
class WindowNumber final
{
public:
    static constexpr Duration kExactWindow = std::chrono::minutes(10);

    explicit WindowNumber(const ThresholdCondition &condition);

    /// As of now.
    [[nodiscard]] double now(SampleCache &samples, SeriesId series);
    /// As of a moment in the past, which does not go back.
    [[nodiscard]] double at(SampleCache &samples, SeriesId series, Timestamp time);

private:
    Reducer m_reducer;
    double m_quantile;
    Duration m_window;
    std::optional<LongWindow> m_long;
    std::optional<Timestamp> m_madeAt;
    double m_made = 0;
};

} // namespace perfdeck
