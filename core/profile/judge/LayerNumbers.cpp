// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/judge/LayerNumbers.h"

#include "core/profile/judge/OpRule.h"
#include "core/stats/Laws.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace perfdeck {

namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

/// A sum over what is known: NaN until something is.
void addKnown(double &sum, double value)
{
    if (!std::isnan(value))
        sum = std::isnan(sum) ? value : sum + value;
}

const std::string &keyOf(const ProfileLayer &layer, LayerGrouping by)
{
    switch (by) {
    case LayerGrouping::Op:
        return layer.op;
    case LayerGrouping::Module:
        return layer.module;
    case LayerGrouping::Provider:
        return layer.provider;
    case LayerGrouping::Layer:
        break;
    }
    return layer.name;
}

LayerRow emptyRow(const ProfileLayer &layer, LayerGrouping by)
{
    LayerRow row;
    row.name = keyOf(layer, by);
    row.op = layer.op;
    row.flops = row.bytes = row.parameterBytes = row.memoryAllocated = kUnknown;
    return row;
}

void add(LayerRow &row, const ProfileLayer &layer, std::uint32_t index)
{
    row.layers.push_back(index);
    row.calls += layer.calls;
    if (row.op != layer.op)
        row.op.clear();
    if (!std::isnan(layer.median))
        row.seconds += layer.median;
    addKnown(row.flops, layer.cost.flops);
    addKnown(row.bytes, layer.cost.bytesRead + layer.cost.bytesWritten);
    addKnown(row.parameterBytes, layer.cost.parameterBytes);
    addKnown(row.memoryAllocated, layer.memoryAllocated);
    row.isApproximate = row.isApproximate || layer.cost.isApproximate;
}

/// Run by run, as far as all layers of the row have the run.
MeanInterval meanOf(const Profile &profile, const LayerRow &row)
{
    std::vector<double> sums;
    for (const std::uint32_t index : row.layers) {
        const std::vector<double> &seconds = profile.layers[index].selfSeconds;
        if (index == row.layers.front())
            sums = seconds;
        sums.resize(std::min(sums.size(), seconds.size()));
        if (index != row.layers.front())
            std::ranges::transform(sums, seconds, sums.begin(), std::plus<>());
    }
    MeanInterval mean = meanInterval(sums);
    mean.low = std::isnan(mean.low) ? mean.low : std::max(mean.low, 0.0); // a time is never below
    if (std::ranges::any_of(row.layers,
                            [&](auto index) { return profile.layers[index].summarised; }))
        mean.low = mean.high = kUnknown; // one number that stands for an unknown many
    return mean;
}

} // namespace

MeanInterval meanInterval(std::span<const double> samples)
{
    MeanInterval interval;
    interval.samples = samples.size();
    if (samples.empty())
        return interval;
    const auto count = static_cast<double>(samples.size());
    interval.mean = std::accumulate(samples.begin(), samples.end(), 0.0) / count;
    if (samples.size() < 2)
        return interval;
    double squares = 0;
    for (const double sample : samples)
        squares += (sample - interval.mean) * (sample - interval.mean);
    const double reach
        = studentQuantile(0.975, count - 1) * std::sqrt(squares / (count - 1) / count);
    interval.low = interval.mean - reach;
    interval.high = interval.mean + reach;
    return interval;
}

ProfileTotals totalsOf(const Profile &profile)
{
    ProfileTotals totals;
    bool isTimed = false;
    for (const ProfileLayer &layer : profile.layers) {
        const double seconds = std::isnan(layer.median) ? 0 : layer.median;
        isTimed = isTimed || !std::isnan(layer.median);
        totals.layerSeconds += seconds;
        if (std::isnan(layer.cost.flops)) {
            ++totals.unattributed;
            totals.unattributedSeconds += seconds;
        } else {
            totals.flops += layer.cost.flops;
            if (isMatrixWork(opRule(layer.op).kind))
                totals.matrixFlops += layer.cost.flops;
            if (layer.cost.isApproximate)
                totals.approximateFlops += layer.cost.flops;
        }
        addKnown(totals.bytes, layer.cost.bytesRead + layer.cost.bytesWritten);
        addKnown(totals.parameterBytes, layer.cost.parameterBytes);
        totals.memoryPeak = std::fmax(totals.memoryPeak, layer.memoryPeak);
    }
    for (const MemoryCourse &course : profile.memory)
        for (const MemoryPoint &point : course.points)
            totals.memoryPeak = std::fmax(totals.memoryPeak, point.inUse);
    if (!std::isnan(profile.runSeconds))
        totals.runSeconds = profile.runSeconds;
    else if (isTimed)
        totals.runSeconds = totals.layerSeconds;
    return totals;
}

std::vector<LayerRow> layerRows(const Profile &profile, LayerGrouping by)
{
    std::vector<LayerRow> rows;
    std::map<std::string, std::size_t> places;
    for (std::uint32_t index = 0; index < profile.layers.size(); ++index) {
        const ProfileLayer &layer = profile.layers[index];
        std::size_t place = rows.size();
        if (by != LayerGrouping::Layer)
            place = places.emplace(keyOf(layer, by), place).first->second;
        if (place == rows.size())
            rows.push_back(emptyRow(layer, by));
        add(rows[place], layer, index);
    }
    const double run = totalsOf(profile).runSeconds;
    for (LayerRow &row : rows) {
        row.mean = meanOf(profile, row);
        row.share = row.seconds / run;
    }
    return rows;
}

} // namespace perfdeck
