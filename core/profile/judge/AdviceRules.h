// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/judge/Advice.h"
#include "core/profile/judge/LayerNumbers.h"
#include "core/profile/judge/Roofline.h"

#include <vector>

namespace perfdeck {

/// What the rules look at.
struct AdviceInput
{
    const Profile &profile;
    const ComputePeaks *peaks = nullptr;
    ProfileTotals totals;
    std::vector<RooflinePoint> roofline;
    double idleSeconds = 0; ///< a run, as adviseOnIdleGaps() counts it

    /// Of a run; NaN without one.
    [[nodiscard]] double run() const { return totals.runSeconds; }

    [[nodiscard]] double shareOf(double seconds) const { return seconds / run(); }
};

using AdviceList = std::vector<Advice>;

/// A finding with its time, share and number of layers; gains are added by withGain().
[[nodiscard]] Advice
timeAdvice(AdviceRule rule, const AdviceInput &input, std::vector<std::uint32_t> layers);
[[nodiscard]] Advice
withGain(Advice advice, const AdviceInput &input, GainBasis basis, double seconds);

/// Median seconds of some layers together.
[[nodiscard]] double secondsOf(const Profile &profile, const std::vector<std::uint32_t> &layers);

/// The layers for which `isMeant` holds.
template<class IsMeant>
[[nodiscard]] std::vector<std::uint32_t> layersThat(const Profile &profile, IsMeant isMeant)
{
    std::vector<std::uint32_t> layers;
    for (std::uint32_t index = 0; index < profile.layers.size(); ++index)
        if (isMeant(profile.layers[index]))
            layers.push_back(index);
    return layers;
}

// A rule each; they add what they find.

void adviseOnHotLayers(const AdviceInput &input, AdviceList &advice);
void adviseOnSmallLayers(const AdviceInput &input, AdviceList &advice);
void adviseOnRunOverhead(const AdviceInput &input, AdviceList &advice);
void adviseOnLayout(const AdviceInput &input, AdviceList &advice);
void adviseOnFallback(const AdviceInput &input, AdviceList &advice);
void adviseOnPool(const AdviceInput &input, AdviceList &advice);
void adviseOnMemoryOwners(const AdviceInput &input, AdviceList &advice);

void adviseOnMemoryBound(const AdviceInput &input, AdviceList &advice);
void adviseOnPrecision(const AdviceInput &input, AdviceList &advice);
void adviseOnBatch(const AdviceInput &input, AdviceList &advice);
void adviseOnFusion(const AdviceInput &input, AdviceList &advice);

void adviseOnLaunches(const AdviceInput &input, AdviceList &advice);
void adviseOnIdleGaps(AdviceInput &input, AdviceList &advice);
void adviseOnImbalance(const AdviceInput &input, AdviceList &advice);

} // namespace perfdeck
