// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/SideSamples.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

namespace perfdeck {

namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr std::array<Duration, 6> kBlocks{
    minutes(1), minutes(5), minutes(15), hours(1), hours(6), hours(24)};
constexpr std::int64_t kMostBlocks = 1500;
constexpr Duration kLongestRaw = hours(1);

constexpr std::array<std::string_view, 5> kWhose{"device", "instance", "model", "source", "worker"};

constexpr std::array<std::string_view, 5> kNotCompared{
    "boot_time_seconds", "gpu_power_limit_watts", "inference_latency_count", "up", "worker_up"};

} // namespace

bool isComparedMetric(std::string_view metric)
{
    if (std::ranges::find(kNotCompared, metric) != kNotCompared.end()
        || metric.starts_with("scrape_") || metric.ends_with("_total")
        || metric.ends_with("_total_bytes"))
        return false;
    return isOwnMetric(metric) || metric.starts_with("custom_");
}

Duration blockFor(std::span<const ComparedSide> sides)
{
    Duration longest(0);
    for (const ComparedSide &side : sides)
        longest = std::max(longest, side.range.length());
    if (longest <= kLongestRaw)
        return Duration(0);
    for (const Duration block : kBlocks)
        if (longest / block <= kMostBlocks)
            return block;
    return kBlocks.back();
}

std::vector<SeriesKey> sharedNames(std::span<const SeriesRecord> series)
{
    std::map<std::string_view, const Labels *> first;
    std::map<std::string_view, std::array<bool, kWhose.size()>> differs;
    for (const SeriesRecord &record : series) {
        const Labels &labels = record.key->labels;
        const Labels &others = *first.try_emplace(record.key->metric, &labels).first->second;
        auto &differing = differs.try_emplace(record.key->metric).first->second;
        for (std::size_t at = 0; at < kWhose.size(); ++at)
            differing[at] = differing[at] || labels.get(kWhose[at]) != others.get(kWhose[at]);
    }
    std::vector<SeriesKey> names;
    names.reserve(series.size());
    for (const SeriesRecord &record : series) {
        SeriesKey name = *record.key;
        for (std::size_t at = 0; at < kWhose.size(); ++at)
            if (!differs[record.key->metric][at])
                name.labels.set(kWhose[at], {});
        names.push_back(std::move(name));
    }
    return names;
}

SampleGatherer::SampleGatherer(std::vector<ComparedSide> sides, Duration block)
{
    m_samples.sides = std::move(sides);
    m_samples.block = block;
}

void SampleGatherer::add(std::size_t side,
                         const SeriesKey &name,
                         std::span<const Timestamp> times,
                         std::span<const double> values)
{
    const std::size_t sides = m_samples.sides.size();
    Gathered &gathered
        = m_metrics
              .try_emplace(name, std::vector<SampleTrack>(sides), std::vector<OpenBlock>(sides))
              .first->second;
    SampleTrack &track = gathered.tracks[side];
    for (std::size_t at = 0; at < times.size(); ++at) {
        if (!std::isfinite(values[at])) {
            ++track.notFinite;
            continue;
        }
        ++track.samples;
        if (m_samples.block.count() > 0) {
            addToBlocks(track,
                        gathered.open[side],
                        m_samples.sides[side].range.from,
                        times[at],
                        values[at]);
        } else {
            track.times.push_back(times[at]);
            track.values.push_back(values[at]);
        }
    }
}

void SampleGatherer::addToBlocks(
    SampleTrack &track, OpenBlock &open, Timestamp from, Timestamp at, double value)
{
    const std::int64_t index = (at - from) / m_samples.block;
    if (index != open.index) {
        close(track, open, from);
        open = {index, 0, 0};
    }
    open.sum += value;
    ++open.count;
}

void SampleGatherer::close(SampleTrack &track, OpenBlock &open, Timestamp from) const
{
    if (open.count == 0)
        return;
    track.times.push_back(from + open.index * m_samples.block);
    track.values.push_back(open.sum / static_cast<double>(open.count));
    open.count = 0;
}

SideSamples SampleGatherer::take()
{
    for (auto &[name, gathered] : m_metrics) {
        for (std::size_t side = 0; side < gathered.open.size(); ++side) {
            OpenBlock &open = gathered.open[side];
            const TimeRange range = m_samples.sides[side].range;
            if (range.from + (open.index + 1) * m_samples.block <= range.to)
                close(gathered.tracks[side], open, range.from);
            else
                gathered.tracks[side].afterLastBlock = open.count;
        }
        m_samples.metrics.push_back({name, metricInfo(name.metric), std::move(gathered.tracks)});
    }
    m_metrics.clear();
    std::ranges::stable_partition(m_samples.metrics, [](const ComparedMetric &metric) {
        return metric.info.better != Better::Neither;
    });
    return std::move(m_samples);
}

} // namespace perfdeck
