// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/judge/MergedProfile.h"

#include "core/profile/judge/LayerMatch.h"
#include "core/stats/Quantile.h"

#include <algorithm>
#include <cmath>

namespace perfdeck {

namespace {

/// The median of its runs as the one sample of a layer.
void reduceToMedian(ProfileLayer &layer)
{
    layer.selfSeconds.clear();
    if (!std::isnan(layer.median))
        layer.selfSeconds.push_back(layer.median);
}

void addSamples(Profile &merged, const Profile &other)
{
    for (const LayerPair &pair : matchedLayers(merged, other)) {
        if (pair.b == kNoIndex)
            continue;
        const ProfileLayer &layer = other.layers[pair.b];
        if (pair.a == kNoIndex) {
            merged.layers.push_back(layer);
            reduceToMedian(merged.layers.back());
        } else if (!std::isnan(layer.median)) {
            merged.layers[pair.a].selfSeconds.push_back(layer.median);
        }
    }
    if (!std::isnan(other.runSeconds))
        merged.runs.push_back({0, other.runSeconds, false});
}

} // namespace

void summarise(ProfileLayer &layer)
{
    std::vector<double> sorted = layer.selfSeconds;
    std::ranges::sort(sorted);
    layer.median = quantileOfSorted(sorted, 0.5);
    layer.p10 = quantileOfSorted(sorted, 0.1);
    layer.p90 = quantileOfSorted(sorted, 0.9);
}

ProfilePtr mergedProfiles(std::span<const ProfilePtr> profiles)
{
    if (profiles.size() <= 1)
        return profiles.empty() ? nullptr : profiles.front();
    Profile merged = *profiles.front();
    merged.runs.clear();
    if (!std::isnan(merged.runSeconds))
        merged.runs.push_back({0, merged.runSeconds, false});
    std::ranges::for_each(merged.layers, reduceToMedian);
    for (const ProfilePtr &other : profiles.subspan(1))
        addSamples(merged, *other);
    std::size_t incomplete = 0;
    for (ProfileLayer &layer : merged.layers) {
        if (layer.selfSeconds.size() < profiles.size())
            ++incomplete;
        summarise(layer);
    }
    std::vector<double> runs;
    for (const ProfileRun &run : merged.runs)
        runs.push_back(run.seconds);
    merged.runSeconds = medianOf(std::move(runs));
    if (incomplete > 0)
        merged.warnings.push_back(std::to_string(incomplete) + " of "
                                  + std::to_string(merged.layers.size())
                                  + " layers are not in all profiles.");
    return std::make_shared<const Profile>(std::move(merged));
}

} // namespace perfdeck
