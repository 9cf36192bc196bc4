// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Sample.h"

#include <cstdint>
#include <vector>

namespace perfdeck {

/// What a window of recent samples of one series is asked for.
enum class WindowFunction
{
    None, ///< no window: the newest sample
    Rate, ///< of a counter: plain increase over the window by the seconds between its samples
    Increase, ///< of a counter: the sum of (new >= old ? new - old : new), nothing extrapolated
    Delta, ///< of a gauge: newest less oldest
    Changes, ///< how often a sample differs from the one before
    Resets, ///< how often a sample is below the one before
    Average,
    Minimum,
    Maximum,
};

/// A window that names no length reaches back this far, and over at least kWindowSamples samples.
inline constexpr Duration kDefaultWindow = std::chrono::seconds(20);
inline constexpr std::size_t kWindowSamples = 5;
inline constexpr Duration kLongestWindow = std::chrono::hours(1);

/// The recent samples of one series and one function over them. Samples closer together than a
/// 128th of the window share a bucket, so memory is bounded; only the far edge of the window gets
/// coarser by it. One thread at a time.
class SampleWindow final
{
public:
    /// `length` 0: the default window.
    SampleWindow(WindowFunction function, Duration length);

    /// Takes in the next sample. One that is not newer changes nothing, an older one (the clock was
    /// set back) and a NaN start anew.
    void add(Timestamp time, double value);
    /// absentValue() while there are too few samples: a difference needs two.
    [[nodiscard]] double value() const;

private:
    struct Bucket
    {
        Timestamp first;
        Timestamp last;
        double total = 0; ///< at `last`: of all steps so far, or the value itself
        double sum = 0;
        double min = 0;
        double max = 0;
        std::uint32_t count = 0;
    };

    /// Whether what is wanted is the sum of what each sample adds to the one before it.
    [[nodiscard]] bool addsUp() const;
    [[nodiscard]] double step(double value) const;
    [[nodiscard]] bool isOld(const Bucket &bucket, std::size_t left) const;
    void append(Timestamp time, double total, double value);
    void evict();

    [[nodiscard]] const Bucket &oldest() const { return m_buckets[m_first]; }

    WindowFunction m_function;
    bool m_isDefault;
    Duration m_length;
    std::vector<Bucket> m_buckets; ///< those before m_first have left the window
    std::size_t m_first = 0;
    double m_newest = 0; ///< the sample before, as read
    Duration m_step{0}; ///< between the two newest samples
};

} // namespace perfdeck
