// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/state/AlertWorld.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace perfdeck {

/// Samples of one series, ascending. Does not own them.
struct SampleSpan
{
    std::span<const Timestamp> times;
    std::span<const double> values;

    [[nodiscard]] std::size_t size() const { return times.size(); }

    [[nodiscard]] bool empty() const { return times.empty(); }

    /// Those with from < time <= to.
    [[nodiscard]] SampleSpan within(Timestamp from, Timestamp to) const;
};

/// What all conditions of one evaluation read, each series once: at its first use as far back as it
/// was ever asked for. One thread.
class SampleCache final
{
public:
    /// A new moment: what was read is let go.
    void begin(AlertWorld &world, Timestamp now);

    [[nodiscard]] Timestamp now() const { return m_now; }

    [[nodiscard]] AlertWorld &world() { return *m_world; }

    /// None where there is none, or none younger than kForgottenAfter.
    [[nodiscard]] std::optional<Sample> newest(SeriesId series);
    /// Samples with now − length < time <= now. Valid until the next call of recent().
    [[nodiscard]] SampleSpan recent(SeriesId series, Duration length);
    /// Samples with from < time <= to. Valid until the next call of between().
    [[nodiscard]] SampleSpan between(SeriesId series, Timestamp from, Timestamp to);
    /// Whether the series goes on: its newest sample is at most two of its own steps old, or two of
    /// these intervals.
    [[nodiscard]] bool isAlive(SeriesId series, Duration interval);

    /// Why something could not be read since takeProblem() was called last; empty.
    [[nodiscard]] std::string takeProblem();

    static constexpr Duration kLongestStep = std::chrono::hours(1); ///< between samples

private:
    struct Entry
    {
        std::uint64_t newestAt = 0; ///< the evaluation that `newest` is of
        std::uint64_t readAt = 0;
        std::optional<Sample> newest;
        Duration reach{0}; ///< how far back it was ever asked for
        std::size_t from = 0; ///< in m_times
        std::size_t count = 0;
    };

    Entry &entry(SeriesId series);
    void read(SeriesId series,
              Timestamp from,
              Timestamp to,
              std::vector<Timestamp> &times,
              std::vector<double> &values);

    AlertWorld *m_world = nullptr;
    Timestamp m_now;
    std::uint64_t m_evaluation = 0;
    std::vector<Entry> m_entries; ///< by the number of the series
    std::vector<Timestamp> m_times; ///< of recent()
    std::vector<double> m_values;
    std::vector<Timestamp> m_otherTimes; ///< of between()
    std::vector<double> m_otherValues;
    std::string m_problem;
};

/// The last multiple of `step` since the epoch that is not after `time`.
[[nodiscard]] Timestamp alignedDown(Timestamp time, Duration step);

} // namespace perfdeck
