// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/DistributionReader.h"

#include "core/query/Rate.h"
#include "core/stats/Distribution.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace perfdeck {

namespace {

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
        summarize(made, samples.back(), static_cast<std::size_t>(std::max(2, query.columns)));
    }
    binTogether(
        frame, samples, static_cast<std::size_t>(std::max(1, query.maxBins)), query.logarithmic);
    return frame;
}

} // namespace perfdeck
