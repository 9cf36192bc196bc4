// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/suite/PassWindows.h"

#include <algorithm>
#include <chrono>
#include <cstdint>

namespace perfdeck {

namespace {

constexpr std::size_t kWindows = 3; ///< that have to agree
constexpr std::uint64_t kWarmUpPasses = 10;
constexpr double kTellProgress = 0.1; ///< seconds
constexpr double kTellRate = 1; ///< seconds

double now()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

double secondsOf(Duration duration)
{
    return std::chrono::duration<double>(duration).count();
}

/// Whether (max − min) / max of the mean pass times stays within the limit.
bool isStable(const std::vector<PassWindow> &windows, double within)
{
    if (windows.size() < kWindows)
        return false;
    std::vector<double> means;
    for (const PassWindow &one : windows)
        means.push_back(one.elapsed / static_cast<double>(one.seconds.size()));
    const auto [low, high] = std::ranges::minmax(means);
    return high - low <= within * high;
}

class Measuring final
{
public:
    Measuring(const BenchmarkEffort &effort,
              const PassSubject &subject,
              const std::stop_token &stop)
        : m_effort(effort)
        , m_subject(subject)
        , m_stop(stop)
        , m_start(now())
    {
    }

    Result<PassMeasurement> take()
    {
        if (const Status status = warmUp(); !status)
            return failure(status.error());
        PassMeasurement made;
        const auto most = std::max(static_cast<std::size_t>(m_effort.windows), kWindows);
        for (std::size_t i = 0; i < most && !made.isCutShort; ++i) {
            if (i >= kWindows && isStable(made.windows, m_effort.stableWithin))
                break;
            Result<PassWindow> window = measure(std::min(i, kWindows));
            if (!window)
                return failure(window.error());
            made.isCutShort = isOverTime();
            made.windows.push_back(std::move(*window));
            if (made.windows.size() > kWindows)
                made.windows.erase(made.windows.begin());
        }
        // The window at whose end the limit passed is whole where it was the last one needed.
        made.isCutShort = made.isCutShort && !isEnough(made);
        return made;
    }

private:
    [[nodiscard]] bool isOverTime() const { return now() - m_start >= secondsOf(m_effort.limit); }

    [[nodiscard]] bool isEnough(const PassMeasurement &made) const
    {
        double seconds = 0;
        std::uint64_t passes = 0;
        for (const PassWindow &one : made.windows) {
            seconds += one.elapsed;
            passes += one.seconds.size();
        }
        return seconds >= secondsOf(m_effort.duration) && passes >= m_effort.count;
    }

    /// One pass in seconds.
    Result<double> pass()
    {
        if (m_stop.stop_requested())
            return failure(ErrorKind::Cancelled, "The measurement was cancelled");
        const double begin = now();
        if (const Status status = m_subject.pass(); !status)
            return failure(status.error());
        const double end = now();
        tellRate(end);
        return end - begin;
    }

    void tellRate(double time)
    {
        ++m_passes;
        if (time - m_rateTold < kTellRate)
            return;
        if (m_subject.rate && m_rateTold > 0)
            m_subject.rate(static_cast<double>(m_passes) / (time - m_rateTold));
        m_rateTold = time;
        m_passes = 0;
    }

    void tellProgress(double ratio, bool warmsUp)
    {
        const double time = now();
        if (!m_subject.progress || time - m_progressTold < kTellProgress)
            return;
        m_subject.progress(std::min(ratio, 1.0), warmsUp);
        m_progressTold = time;
    }

    /// Of everything, warm-up and three windows.
    [[nodiscard]] double wholeSeconds() const
    {
        return secondsOf(m_effort.warmUp) + secondsOf(m_effort.duration);
    }

    Status warmUp()
    {
        const double begin = now();
        const double needed = secondsOf(m_effort.warmUp);
        for (std::uint64_t done = 0;
             (done < kWarmUpPasses || now() - begin < needed) && !isOverTime();
             ++done) {
            if (const Result<double> one = pass(); !one)
                return failure(one.error());
            tellProgress(std::min(now() - begin, needed) / wholeSeconds(), true);
        }
        return {};
    }

    Result<PassWindow> measure(std::size_t before)
    {
        const double length = secondsOf(m_effort.duration) / double(kWindows);
        const std::uint64_t count = (m_effort.count + kWindows - 1) / kWindows;
        if (m_subject.joules)
            (void)m_subject.joules();
        PassWindow window;
        const double begin = now();
        do {
            const Result<double> one = pass();
            if (!one)
                return failure(one.error());
            window.seconds.push_back(*one);
            window.elapsed = now() - begin;
            const double measured = double(before) * length + std::min(window.elapsed, length);
            tellProgress((secondsOf(m_effort.warmUp) + measured) / wholeSeconds(), false);
        } while ((window.elapsed < length || window.seconds.size() < count) && !isOverTime());
        if (m_subject.joules)
            window.joules = m_subject.joules();
        return window;
    }

    const BenchmarkEffort &m_effort;
    const PassSubject &m_subject;
    const std::stop_token &m_stop;
    double m_start = 0;
    double m_rateTold = 0;
    double m_progressTold = 0;
    std::uint64_t m_passes = 0;
};

} // namespace

Result<PassMeasurement> measurePasses(const BenchmarkEffort &effort,
                                      const PassSubject &subject,
                                      const std::stop_token &stop)
{
    return Measuring(effort, subject, stop).take();
}

} // namespace perfdeck
