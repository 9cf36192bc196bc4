// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/ComparedSide.h"
#include "core/model/MetricInfo.h"
#include "core/model/Series.h"

#include <cstddef>
#include <map>
#include <span>
#include <string_view>
#include <vector>

namespace perfdeck {

/// What one side says of one metric, in order of time: samples as they were taken, or means of
/// blocks of equal length.
struct SampleTrack
{
    std::vector<Timestamp> times; ///< of blocks their beginnings
    std::vector<double> values; ///< finite
    std::size_t samples = 0; ///< taken in the range and finite
    std::size_t notFinite = 0; ///< left out
    std::size_t afterLastBlock = 0; ///< finite, but the range ended before their block did
};

/// A metric of every side that has it.
struct ComparedMetric
{
    SeriesKey key; ///< labels: what tells it from others of its name within a side
    MetricInfo info;
    std::vector<SampleTrack> sides; ///< as the sides; empty tracks where a side lacks it
};

/// What a comparison rests on.
struct SideSamples
{
    std::vector<ComparedSide> sides;
    Duration block{0}; ///< of block means; 0: samples as they were taken
    std::vector<ComparedMetric> metrics; ///< first those of which one direction is better
    std::size_t seriesLeftOut = 0; ///< beyond kMostMetrics of a side
};

inline constexpr std::size_t kMostMetrics = 300;

/// Gauges that PerfDeck names itself or that were defined as custom metrics; neither counters nor
/// what never changes (installed memory, limits) nor what is about the polls.
[[nodiscard]] bool isComparedMetric(std::string_view metric);

/// Samples as they are up to an hour; beyond, blocks of at least a minute, at most 1,500 of them.
/// All sides get the same, because means of blocks are less scattered than samples.
[[nodiscard]] Duration blockFor(std::span<const ComparedSide> sides);

/// What the series of one side are called beside those of others: labels that only say whose they
/// are (source, instance, model, device, worker) go, where all series of the metric agree on them.
/// In the order of the series. Pure.
[[nodiscard]] std::vector<SeriesKey> sharedNames(std::span<const SeriesRecord> series);

/// Puts the samples of all sides together by what they measure.
class SampleGatherer final
{
public:
    SampleGatherer(std::vector<ComparedSide> sides, Duration block);

    /// The next samples of a series of a side, ascending and within the range of the side. `name`
    /// is that of sharedNames().
    void add(std::size_t side,
             const SeriesKey &name,
             std::span<const Timestamp> times,
             std::span<const double> values);

    void leaveOut(std::size_t series) { m_samples.seriesLeftOut += series; }

    /// Once, at the end.
    [[nodiscard]] SideSamples take();

private:
    /// The block that is being filled.
    struct OpenBlock
    {
        std::int64_t index = -1;
        double sum = 0;
        std::size_t count = 0;
    };

    struct Gathered
    {
        std::vector<SampleTrack> tracks;
        std::vector<OpenBlock> open;
    };

    void
    addToBlocks(SampleTrack &track, OpenBlock &open, Timestamp from, Timestamp at, double value);
    void close(SampleTrack &track, OpenBlock &open, Timestamp from) const;

    SideSamples m_samples;
    std::map<SeriesKey, Gathered> m_metrics;
};

} // namespace perfdeck
