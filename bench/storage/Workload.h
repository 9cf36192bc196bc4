// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace perfdeck::bench {

/// What a series of the workload looks like.
enum class SeriesClass
{
    Utilization, ///< mean-reverting walk within 0 … 100, two decimals
    Memory, ///< bytes in pages of 4 KiB, three of ten ticks change it
    Requests, ///< counter, 5 … 500 a tick
    Traffic, ///< counter of bytes, lognormal steps
    Latency, ///< lognormal, one of a hundred five times slower, three decimals
    Average, ///< moving average with all bits of the mantissa in use
    State, ///< whole number that changes at one of twenty ticks
};

inline constexpr std::array kSeriesClasses{SeriesClass::Utilization,
                                           SeriesClass::Memory,
                                           SeriesClass::Requests,
                                           SeriesClass::Traffic,
                                           SeriesClass::Latency,
                                           SeriesClass::Average,
                                           SeriesClass::State};

[[nodiscard]] std::string_view className(SeriesClass seriesClass);
/// Of twenty series: 5, 3, 5, 2, 3, 1, 1 of the classes in their order.
[[nodiscard]] SeriesClass classOf(std::size_t index);

/// A made-up but typical set of series, the same numbers at every run and on every machine.
/// The entropy of its random source is 1.35 bytes a sample over the mix of classes.
struct Workload
{
    std::size_t seriesCount = 0;
    std::size_t sampleCount = 0; ///< of each series
    Timestamp start;
    Duration step = std::chrono::seconds(1);
    std::vector<SeriesClass> classes; ///< one per series
    std::vector<double> values; ///< series after series

    [[nodiscard]] const double *seriesValues(std::size_t series) const
    {
        return values.data() + series * sampleCount;
    }

    [[nodiscard]] double value(std::size_t series, std::size_t sample) const
    {
        return values[series * sampleCount + sample];
    }

    [[nodiscard]] Timestamp time(std::size_t sample) const
    {
        return start + step * static_cast<Duration::rep>(sample);
    }
};

/// W1, the workload of ingest, size and wide queries: many series, hours.
[[nodiscard]] Workload makeWideWorkload(std::size_t series = 1000, std::size_t samples = 10000);
/// W2, for long queries: ten series of all classes over a day.
[[nodiscard]] Workload makeLongWorkload(std::size_t samples = 86400);

} // namespace perfdeck::bench
