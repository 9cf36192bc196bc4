// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/Benchmark.h"

#include <cstddef>
#include <random>
#include <string_view>
#include <vector>

namespace perfdeck {

/// The intended send times of an open load, ascending, without end: seconds since its begin.
/// Poisson and gamma gaps come from the seed of the load alone. The rate grows linearly from 0
/// over the ramp, in which half as many requests come as in the same time later.
class ArrivalTimes final
{
public:
    /// `rate` in requests/s; of a trace 0 keeps its own pace, another number stretches it to this
    /// mean rate. Fails without a rate that is more than 0 and for closed load.
    [[nodiscard]] static Result<ArrivalTimes>
    make(const LoadModel &load, double rate, double rampSeconds, std::vector<double> trace = {});

    [[nodiscard]] double next();

    /// Mean over all time, requests/s.
    [[nodiscard]] double rate() const { return m_rate; }

private:
    ArrivalTimes() = default;

    [[nodiscard]] double nextGap();
    [[nodiscard]] double nextOfTrace();
    [[nodiscard]] double warped(double steady) const;

    ArrivalProcess m_process = ArrivalProcess::Constant;
    double m_rate = 0;
    double m_burstiness = 1;
    double m_ramp = 0;
    double m_steady = 0; ///< the time as it would be without the ramp
    std::mt19937_64 m_random;
    std::vector<double> m_trace; ///< from 0
    std::size_t m_position = 0; ///< in the trace
    double m_round = 0; ///< begin of this round of the trace
    double m_period = 0; ///< of the trace, with one mean gap at its end
};

/// A trace: a time in seconds a line, ascending; empty lines and lines that begin with '#' are left
/// out. Refused with the number of the line. At most kMostTraceTimes.
[[nodiscard]] Result<std::vector<double>> parseTrace(std::string_view text, std::string_view name);
[[nodiscard]] Result<std::vector<double>> readTrace(const std::string &path);

inline constexpr std::size_t kMostTraceTimes = 10'000'000;

} // namespace perfdeck
