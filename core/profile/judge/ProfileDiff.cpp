// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/judge/ProfileDiff.h"

#include "core/profile/judge/LayerNumbers.h"
#include "core/stats/sample/Adjust.h"

#include <algorithm>
#include <cmath>

namespace perfdeck {

namespace {

double meanSeconds(const ProfileLayer &layer)
{
    return meanInterval(layer.selfSeconds).mean;
}

/// Seconds of the measured runs; those of the layers together where runs are not told apart.
std::vector<double> runsOf(const Profile &profile)
{
    std::vector<double> seconds;
    for (const ProfileRun &run : profile.runs)
        if (!run.isWarmUp)
            seconds.push_back(run.seconds);
    if (seconds.empty() && !std::isnan(totalsOf(profile).runSeconds))
        seconds.push_back(totalsOf(profile).runSeconds);
    return seconds;
}

void compare(LayerDiff &diff, const ProfileLayer &a, const ProfileLayer &b)
{
    diff.secondsA = meanSeconds(a);
    diff.secondsB = meanSeconds(b);
    diff.difference = diff.secondsB - diff.secondsA;
    if (a.summarised || b.summarised || a.selfSeconds.size() < 2 || b.selfSeconds.size() < 2)
        return;
    const WelchTest test = welchTest(a.selfSeconds, b.selfSeconds);
    diff.low = test.low;
    diff.high = test.high;
    diff.pValue = test.pValue;
}

LayerDiff diffOf(const Profile &a, const Profile &b, const LayerPair &pair)
{
    LayerDiff diff;
    diff.layers = pair;
    const ProfileLayer &layer = pair.b == kNoIndex ? a.layers[pair.a] : b.layers[pair.b];
    diff.name = layer.name;
    diff.op = layer.op;
    diff.module = layer.module;
    if (pair.b == kNoIndex) {
        diff.secondsA = meanSeconds(layer);
        diff.difference = -diff.secondsA;
    } else if (pair.a == kNoIndex) {
        diff.secondsB = meanSeconds(layer);
        diff.difference = diff.secondsB;
    } else {
        compare(diff, a.layers[pair.a], layer);
    }
    return diff;
}

void adjust(std::vector<LayerDiff> &layers)
{
    std::vector<double> pValues;
    for (const LayerDiff &layer : layers)
        pValues.push_back(layer.pValue);
    const std::vector<double> adjusted = benjaminiHochbergAdjusted(pValues);
    for (std::size_t i = 0; i < layers.size(); ++i)
        layers[i].qValue = adjusted[i];
}

} // namespace

ProfileDiff diffProfiles(const Profile &a, const Profile &b)
{
    ProfileDiff diff;
    for (const LayerPair &pair : matchedLayers(a, b)) {
        diff.layers.push_back(diffOf(a, b, pair));
        diff.onlyInA += pair.b == kNoIndex ? 1 : 0;
        diff.onlyInB += pair.a == kNoIndex ? 1 : 0;
    }
    adjust(diff.layers);
    const std::vector<double> runsA = runsOf(a);
    const std::vector<double> runsB = runsOf(b);
    diff.runSecondsA = meanInterval(runsA).mean;
    diff.runSecondsB = meanInterval(runsB).mean;
    diff.run = welchTest(runsA, runsB);
    diff.flopsA = totalsOf(a).flops;
    diff.flopsB = totalsOf(b).flops;
    return diff;
}

} // namespace perfdeck
