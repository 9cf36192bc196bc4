// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <ctime>
#include <vector>

namespace perfdeck::bench {

/// Seconds of wall clock and of processor (all threads of this process) since it was made.
class Stopwatch final
{
public:
    Stopwatch()
        : m_wall(std::chrono::steady_clock::now())
        , m_cpu(cpuNow())
    {
    }

    [[nodiscard]] double wall() const
    {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_wall).count();
    }

    [[nodiscard]] double cpu() const { return cpuNow() - m_cpu; }

private:
    static double cpuNow()
    {
        timespec time{};
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
    }

    std::chrono::steady_clock::time_point m_wall;
    double m_cpu;
};

/// Median wall time of `rounds` calls in milliseconds, after one that warms up.
template<class Work>
double medianMilliseconds(int rounds, Work work)
{
    work();
    std::vector<double> times;
    for (int i = 0; i < rounds; ++i) {
        const Stopwatch watch;
        work();
        times.push_back(watch.wall() * 1e3);
    }
    const auto middle = times.begin() + rounds / 2;
    std::nth_element(times.begin(), middle, times.end());
    return *middle;
}

} // namespace perfdeck::bench
