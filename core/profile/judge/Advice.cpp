// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/judge/Advice.h"

#include "core/profile/judge/AdviceRules.h"

#include <algorithm>
#include <cmath>

namespace perfdeck {

const char *adviceCode(AdviceRule rule)
{
    switch (rule) {
    case AdviceRule::HotLayer:
        return "hot-layer";
    case AdviceRule::MemoryBound:
        return "memory-bound";
    case AdviceRule::LowerPrecision:
        return "lower-precision";
    case AdviceRule::BatchTooSmall:
        return "batch-too-small";
    case AdviceRule::Fusion:
        return "fusion";
    case AdviceRule::LayoutConversions:
        return "layout-conversions";
    case AdviceRule::FallbackProvider:
        return "fallback-provider";
    case AdviceRule::LaunchBound:
        return "launch-bound";
    case AdviceRule::IdleGaps:
        return "idle-gaps";
    case AdviceRule::Imbalance:
        return "imbalance";
    case AdviceRule::PoolUnused:
        return "pool-unused";
    case AdviceRule::PoolWaiting:
        return "pool-waiting";
    case AdviceRule::SmallLayers:
        return "small-layers";
    case AdviceRule::RunOverhead:
        return "run-overhead";
    case AdviceRule::MemoryOwner:
        return "memory-owner";
    }
    return "";
}

const char *factName(Fact fact)
{
    switch (fact) {
    case Fact::Seconds:
        return "seconds";
    case Fact::Share:
        return "share";
    case Fact::Count:
        return "count";
    case Fact::TimesMean:
        return "times_mean";
    case Fact::Intensity:
        return "flops_per_byte";
    case Fact::Ridge:
        return "ridge_flops_per_byte";
    case Fact::Bandwidth:
        return "bytes_per_second";
    case Fact::PeakBandwidth:
        return "peak_bytes_per_second";
    case Fact::PeakNow:
        return "peak_flops_now";
    case Fact::PeakThen:
        return "peak_flops_then";
    case Fact::WeightShare:
        return "weight_share_of_bytes";
    case Fact::ByteCount:
        return "bytes";
    case Fact::CopySeconds:
        return "copy_seconds";
    case Fact::MedianSeconds:
        return "median_seconds";
    case Fact::LongestSeconds:
        return "longest_seconds";
    case Fact::MeanSeconds:
        return "mean_seconds";
    }
    return "";
}

const char *gainBasisName(GainBasis basis)
{
    switch (basis) {
    case GainBasis::None:
        return "unknown";
    case GainBasis::WholeTime:
        return "whole-time";
    case GainBasis::Roofline:
        return "roofline";
    case GainBasis::FewerBytes:
        return "fewer-bytes";
    case GainBasis::FasterArithmetic:
        return "faster-arithmetic";
    case GainBasis::SharedWeights:
        return "shared-weights";
    case GainBasis::EvenLoad:
        return "even-load";
    }
    return "";
}

double Advice::value(Fact fact) const
{
    const auto found = std::ranges::find(evidence, fact, &Evidence::fact);
    return found == evidence.end() ? std::numeric_limits<double>::quiet_NaN() : found->value;
}

double secondsOf(const Profile &profile, const std::vector<std::uint32_t> &layers)
{
    double seconds = 0;
    for (const std::uint32_t index : layers)
        if (!std::isnan(profile.layers[index].median))
            seconds += profile.layers[index].median;
    return seconds;
}

Advice timeAdvice(AdviceRule rule, const AdviceInput &input, std::vector<std::uint32_t> layers)
{
    const double seconds = secondsOf(input.profile, layers);
    Advice advice;
    advice.rule = rule;
    advice.evidence = {{Fact::Seconds, seconds},
                       {Fact::Share, input.shareOf(seconds)},
                       {Fact::Count, static_cast<double>(layers.size())}};
    advice.layers = std::move(layers);
    return advice;
}

Advice withGain(Advice advice, const AdviceInput &input, GainBasis basis, double seconds)
{
    if (seconds > 0) {
        advice.basis = basis;
        advice.gainSeconds = seconds;
        advice.gainShare = input.shareOf(seconds);
    }
    return advice;
}

std::vector<Advice> advise(const Profile &profile, const ComputePeaks *peaks)
{
    AdviceInput input{profile, peaks, totalsOf(profile), roofline(profile, peaks), 0};
    AdviceList advice;
    adviseOnHotLayers(input, advice);
    adviseOnMemoryBound(input, advice);
    adviseOnPrecision(input, advice);
    adviseOnBatch(input, advice);
    adviseOnFusion(input, advice);
    adviseOnLayout(input, advice);
    adviseOnFallback(input, advice);
    adviseOnLaunches(input, advice);
    adviseOnIdleGaps(input, advice);
    adviseOnImbalance(input, advice);
    adviseOnPool(input, advice);
    adviseOnSmallLayers(input, advice);
    adviseOnRunOverhead(input, advice);
    adviseOnMemoryOwners(input, advice);
    std::ranges::stable_sort(advice, [](const Advice &a, const Advice &b) {
        return std::fmax(a.gainSeconds, 0) > std::fmax(b.gainSeconds, 0);
    });
    return advice;
}

} // namespace perfdeck
