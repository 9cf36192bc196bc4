// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/DistributionReader.h"

#include "core/query/Rate.h"
#include "core/stats/Bins.h"
#include "core/stats/Quantile.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>
#include <utility>

namespace perfdeck {

namespace {

constexpr std::array kQuantiles{0.5, 0.9, 0.95, 0.99};
constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

/// At most `points` steps of the cumulative curve; a step stands at the last of equal values.
std::vector<CumulativePoint> curveOf(const std::vector<double> &sorted, std::size_t points)
{
    std::vector<CumulativePoint> curve;
    const std::size_t count = sorted.size();
    const std::size_t wanted = std::min(count, points);
    for (std::size_t i = 0; i < wanted; ++i) {
        const std::size_t rank = wanted == 1 ? count - 1 : i * (count - 1) / (wanted - 1);
        const double value = sorted[rank];
        const auto after = std::upper_bound(sorted.begin(), sorted.end(), value) - sorted.begin();
        const double share = static_cast<double>(after) / static_cast<double>(count);
        if (curve.empty() || value > curve.back().value)
            curve.push_back({value, share});
    }
    return curve;
}

void summarize(DistributionSeries &series,
               const std::vector<double> &sorted,
               const DistributionQuery &query)
{
    series.count = sorted.size();
    series.min = sorted.empty() ? kNothing : sorted.front();
    series.max = sorted.empty() ? kNothing : sorted.back();
    series.mean = sorted.empty()
        ? kNothing
        : std::accumulate(sorted.begin(), sorted.end(), 0.0) / static_cast<double>(sorted.size());
    series.curve = curveOf(sorted, static_cast<std::size_t>(std::max(2, query.columns)));
    if (!sorted.empty()) {
        for (const double quantile : kQuantiles)
            series.quantiles.push_back({quantile, quantileOfSorted(sorted, quantile)});
    }
}

/// All samples together in order, for common bins.
std::vector<double> pooled(const std::vector<std::vector<double>> &samples)
{
    std::vector<double> all;
    for (const std::vector<double> &sorted : samples) {
        const auto middle = static_cast<std::ptrdiff_t>(all.size());
        all.insert(all.end(), sorted.begin(), sorted.end());
        std::inplace_merge(all.begin(), all.begin() + middle, all.end());
    }
    return all;
}

/// The finite samples of the range, in order of size.
std::vector<double> finiteSamples(const SeriesData &data, TimeRange range, std::size_t &notFinite)
{
    std::vector<double> values;
    values.reserve(data.values.size());
    for (std::size_t i = 0; i < data.values.size(); ++i) {
        if (!range.contains(data.times[i]))
            continue;
        if (std::isfinite(data.values[i]))
            values.push_back(data.values[i]);
        else
            ++notFinite;
    }
    std::sort(values.begin(), values.end());
    return values;
}

/// Raw samples, of counters their rates; these need a sample before the range.
void load(SeriesLoader &loader, SeriesId series, const DistributionQuery &query, SeriesData &data)
{
    constexpr std::chrono::seconds kMargin{150};
    const bool rate = query.transform == Transform::Rate;
    const TimeRange range{query.range.from - (rate ? Duration(kMargin) : Duration(0)),
                          query.range.to};
    loader.load(series, range, FrameTier::Raw, data);
    if (!rate)
        return;
    std::vector<Timestamp> times;
    std::vector<double> values;
    ratesOf(data.times, data.values, times, values);
    data.times.swap(times);
    data.values.swap(values);
}

} // namespace

Result<DistributionFrame> readDistribution(SeriesLoader &loader,
                                           const std::vector<SeriesRecord> &series,
                                           const DistributionQuery &query,
                                           const std::stop_token &stop)
{
    DistributionFrame frame;
    frame.range = query.range;
    std::vector<std::vector<double>> samples;
    SeriesData data;
    std::size_t total = 0;
    for (const SeriesRecord &record : series) {
        if (stop.stop_requested())
            return failure(ErrorKind::Cancelled, "Distribution query");
        load(loader, record.id, query, data);
        if (data.tier() != FrameTier::Raw) {
            const Timestamp from = data.times.empty() ? query.range.to : data.times.front();
            frame.rawFrom = std::max(frame.rawFrom.value_or(from), from);
        }
        DistributionSeries &made = frame.series.emplace_back();
        made.id = record.id;
        made.key = record.key;
        made.info = metricInfo(record.key->metric);
        samples.push_back(finiteSamples(data, query.range, made.notFinite));
        total += samples.back().size();
        if (total > kMaxDistributionSamples)
            return failure(ErrorKind::InvalidInput,
                           "Distribution of more than " + std::to_string(kMaxDistributionSamples)
                               + " samples",
                           "choose a shorter range or fewer series");
        summarize(made, samples.back(), query);
    }
    const std::vector<double> all = pooled(samples);
    frame.logarithmic = query.logarithmic && !all.empty() && all.front() > 0;
    frame.edges
        = freedmanDiaconisEdges(all,
                                static_cast<std::size_t>(std::max(1, query.maxBins)),
                                frame.logarithmic ? BinScale::Logarithmic : BinScale::Linear);
    for (std::size_t i = 0; i < samples.size(); ++i)
        frame.series[i].bins = countInBins(samples[i], frame.edges);
    return frame;
}

} // namespace perfdeck
