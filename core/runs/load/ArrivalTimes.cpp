// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/load/ArrivalTimes.h"

#include "core/base/Text.h"

#include <charconv>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>

namespace perfdeck {

namespace {

Error wrong(std::string reason)
{
    return {ErrorKind::InvalidInput, "The load cannot be made", std::move(reason), {}};
}

/// Seconds a round of the trace takes: its span and one mean gap, so that rounds join evenly.
double periodOf(const std::vector<double> &trace)
{
    const auto gaps = static_cast<double>(trace.size() - 1);
    return trace.back() * (gaps + 1) / gaps;
}

} // namespace

Result<ArrivalTimes> ArrivalTimes::make(const LoadModel &load,
                                        double rate,
                                        double rampSeconds,
                                        std::vector<double> trace)
{
    ArrivalTimes made;
    made.m_process = load.arrivals;
    made.m_rate = rate;
    made.m_burstiness = load.burstiness;
    made.m_ramp = rampSeconds;
    made.m_random.seed(load.seed);
    if (load.arrivals == ArrivalProcess::Closed)
        return failure(wrong("closed load has no times of its own"));
    if (load.arrivals == ArrivalProcess::Trace) {
        if (trace.size() < 2 || !(trace.back() > trace.front()))
            return failure(wrong("the trace needs at least two different times"));
        const double first = trace.front();
        for (double &time : trace)
            time -= first;
        const double own = static_cast<double>(trace.size()) / periodOf(trace);
        if (rate > 0)
            for (double &time : trace)
                time *= own / rate;
        else
            made.m_rate = own;
        made.m_ramp = 0; // a trace is replayed as it is
        made.m_period = periodOf(trace);
        made.m_trace = std::move(trace);
    }
    if (!(made.m_rate > 0) || !std::isfinite(made.m_rate))
        return failure(wrong("open load needs a rate of more than 0 requests a second"));
    if (load.arrivals == ArrivalProcess::Gamma
        && (!(load.burstiness > 0) || !std::isfinite(load.burstiness)))
        return failure(wrong("burstiness must be more than 0"));
    return made;
}

double ArrivalTimes::next()
{
    if (m_process == ArrivalProcess::Trace)
        return nextOfTrace();
    m_steady += nextGap();
    return warped(m_steady);
}

double ArrivalTimes::nextGap()
{
    switch (m_process) {
    case ArrivalProcess::Poisson:
        return std::exponential_distribution<>(m_rate)(m_random);
    case ArrivalProcess::Gamma: // shape = burstiness; the mean gap stays 1 / rate
        return std::gamma_distribution<>(m_burstiness, 1 / (m_rate * m_burstiness))(m_random);
    default:
        return 1 / m_rate;
    }
}

double ArrivalTimes::nextOfTrace()
{
    const double time = m_round + m_trace[m_position];
    if (++m_position == m_trace.size()) {
        m_position = 0;
        m_round += m_period;
    }
    return time;
}

/// With a rate of r t/R up to R there come r t²/2R requests until t, as many as steadily until
/// t²/2R.
double ArrivalTimes::warped(double steady) const
{
    return steady < m_ramp / 2 ? std::sqrt(2 * m_ramp * steady) : steady + m_ramp / 2;
}

Result<std::vector<double>> parseTrace(std::string_view text, std::string_view name)
{
    std::vector<double> times;
    std::size_t number = 0;
    const auto refused = [&](std::string_view reason) {
        return failure(ErrorKind::InvalidInput,
                       "The trace " + std::string(name) + " cannot be used",
                       "line " + std::to_string(number) + ": " + std::string(reason));
    };
    while (!text.empty()) {
        ++number;
        const std::size_t end = text.find('\n');
        const std::string_view line = trimmed(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (line.empty() || line.front() == '#')
            continue;
        double time = 0;
        const auto [rest, error] = std::from_chars(line.data(), line.data() + line.size(), time);
        if (error != std::errc{} || rest != line.data() + line.size() || !std::isfinite(time))
            return refused("not a time in seconds");
        if (!times.empty() && time < times.back())
            return refused("earlier than the time before it");
        if (times.size() == kMostTraceTimes)
            return refused("more than " + std::to_string(kMostTraceTimes) + " times");
        times.push_back(time);
    }
    return times;
}

Result<std::vector<double>> readTrace(const std::string &path)
{
    std::error_code error;
    constexpr std::uintmax_t kMostBytes = std::uintmax_t{256} << 20U;
    const std::string what = "The trace " + path + " cannot be read";
    if (!std::filesystem::is_regular_file(path, error))
        return failure(ErrorKind::NotFound, what, "it is not a file", "Name a text file of times.");
    if (std::filesystem::file_size(path, error) > kMostBytes || error)
        return failure(ErrorKind::TooLarge, what, "it is larger than 256 MiB");
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return failure(ErrorKind::Refused, what, "it cannot be opened");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    return parseTrace(text, path);
}

} // namespace perfdeck
