// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/storage/Workload.h"

#include <algorithm>
#include <cmath>

namespace perfdeck::bench {

namespace {

constexpr std::int64_t kEndSeconds
    = 1'767'225'600; // 2026-01-01T00:00:00Z, the end of both workloads
constexpr double kFullTurn = 6.283185307179586;

/// SplitMix64 (Steele, Lea and Flood, 2014) with normal numbers by Box and Muller (1958), two at a
/// time.
class Random final
{
public:
    explicit Random(std::uint64_t seed)
        : m_state(seed * 0x9E37'79B9'7F4A'7C15ULL + 0x0123'4567ULL)
    {
    }

    double uniform() { return static_cast<double>(next() >> 11) * 0x1p-53; }

    double normal()
    {
        if (m_hasSpare) {
            m_hasSpare = false;
            return m_spare;
        }
        const double first = std::max(uniform(), 1e-300);
        const double radius = std::sqrt(-2 * std::log(first));
        // uniform() is called second: the order of the two draws is part of the workload.
        const double angle = kFullTurn * uniform();
        m_spare = radius * std::sin(angle);
        m_hasSpare = true;
        return radius * std::cos(angle);
    }

private:
    std::uint64_t next()
    {
        std::uint64_t mixed = (m_state += 0x9E37'79B9'7F4A'7C15ULL);
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58'476D'1CE4'E5B9ULL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D0'49BB'1331'11EBULL;
        return mixed ^ (mixed >> 31);
    }

    std::uint64_t m_state;
    double m_spare = 0;
    bool m_hasSpare = false;
};

/// One series, sample after sample.
class Generator final
{
public:
    Generator(SeriesClass seriesClass, std::uint64_t seed)
        : m_class(seriesClass)
        , m_random(seed)
        , m_rate(5 + m_random.uniform() * 495)
        , m_level(startLevel())
        , m_average(m_level)
    {
    }

    double next()
    {
        switch (m_class) {
        case SeriesClass::Utilization:
            return nextUtilization();
        case SeriesClass::Memory:
            return nextMemory();
        case SeriesClass::Requests:
            return m_level
                += std::max(0.0, std::round(m_rate + std::sqrt(m_rate) * m_random.normal()));
        case SeriesClass::Traffic:
            return m_level += std::round(m_rate * 1500 * std::exp(0.3 * m_random.normal()));
        case SeriesClass::Latency:
            return nextLatency();
        case SeriesClass::Average:
            return m_average = 0.9 * m_average + 0.1 * m_level * std::exp(0.25 * m_random.normal());
        case SeriesClass::State:
            break;
        }
        return nextState();
    }

private:
    double startLevel()
    {
        const double place = m_random.uniform();
        switch (m_class) {
        case SeriesClass::Utilization:
            return 20 + 60 * place;
        case SeriesClass::Memory:
            return std::floor(1 + place * 60) * 0x1p30;
        case SeriesClass::Requests:
        case SeriesClass::Traffic:
            return std::floor(place * 1e6);
        case SeriesClass::Latency:
        case SeriesClass::Average:
            return 2 + 98 * place;
        case SeriesClass::State:
            break;
        }
        return 40 + std::floor(30 * place);
    }

    double nextUtilization()
    {
        m_level += 0.8 * m_random.normal() - 0.01 * (m_level - 50);
        m_level = std::clamp(m_level, 0.0, 100.0);
        return std::round(m_level * 100) / 100;
    }

    double nextMemory()
    {
        if (m_random.uniform() < 0.3)
            m_level += std::round(m_random.normal() * 256) * 4096;
        return m_level = std::max(m_level, 0.0);
    }

    double nextLatency()
    {
        double latency = m_level * std::exp(0.25 * m_random.normal());
        if (m_random.uniform() < 0.01)
            latency *= 5;
        return std::round(latency * 1000) / 1000;
    }

    double nextState()
    {
        if (m_random.uniform() < 0.05)
            m_level += m_random.uniform() < 0.5 ? 1 : -1;
        return m_level;
    }

    SeriesClass m_class;
    Random m_random;
    double m_rate;
    double m_level;
    double m_average;
};

Workload make(std::vector<SeriesClass> classes, std::size_t samples, std::uint64_t seed)
{
    Workload workload;
    workload.seriesCount = classes.size();
    workload.sampleCount = samples;
    workload.classes = std::move(classes);
    workload.start = Timestamp(std::chrono::seconds(kEndSeconds))
        - workload.step * static_cast<Duration::rep>(samples);
    workload.values.reserve(workload.seriesCount * samples);
    for (std::size_t series = 0; series < workload.seriesCount; ++series) {
        Generator generator(workload.classes[series], seed + series);
        for (std::size_t i = 0; i < samples; ++i)
            workload.values.push_back(generator.next());
    }
    return workload;
}

} // namespace

std::string_view className(SeriesClass seriesClass)
{
    switch (seriesClass) {
    case SeriesClass::Utilization:
        return "utilization";
    case SeriesClass::Memory:
        return "memory";
    case SeriesClass::Requests:
        return "requests";
    case SeriesClass::Traffic:
        return "traffic";
    case SeriesClass::Latency:
        return "latency";
    case SeriesClass::Average:
        return "average";
    case SeriesClass::State:
        break;
    }
    return "state";
}

SeriesClass classOf(std::size_t index)
{
    constexpr std::array<std::size_t, kSeriesClasses.size()> kEnds{5, 8, 13, 15, 18, 19, 20};
    const auto found = std::ranges::upper_bound(kEnds, index % kEnds.back());
    return kSeriesClasses[static_cast<std::size_t>(found - kEnds.begin())];
}

Workload makeWideWorkload(std::size_t series, std::size_t samples)
{
    std::vector<SeriesClass> classes;
    for (std::size_t i = 0; i < series; ++i)
        classes.push_back(classOf(i));
    return make(std::move(classes), samples, 1000);
}

Workload makeLongWorkload(std::size_t samples)
{
    std::vector<SeriesClass> classes;
    for (const std::size_t like : std::to_array<std::size_t>({0, 5, 8, 13, 15, 18, 19, 1, 9, 16}))
        classes.push_back(classOf(like));
    return make(std::move(classes), samples, 900'000);
}

} // namespace perfdeck::bench
