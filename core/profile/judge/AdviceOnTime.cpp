// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/judge/AdviceRules.h"
#include "core/profile/judge/OpRule.h"
#include "core/stats/Quantile.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

namespace perfdeck {

namespace {

// Shares of the run, and times, from which on the rules speak.
constexpr double kHotTimesMean = 3;
constexpr double kHotShare = 0.05;
constexpr std::size_t kMostHotLayers = 5; ///< where everything is hot, nothing is
constexpr double kSmallLayerSeconds = 10e-6;
constexpr double kSmallLayersShare = 0.2;
constexpr double kOverheadShare = 0.15;
constexpr double kLayoutShare = 0.1;
constexpr double kFallbackShare = 0.05;
constexpr double kPoolWaitShare = 0.1;
constexpr double kPoolUsedShare = 0.05; ///< of the time of matrix layers
constexpr double kMatrixShare = 0.5;
constexpr double kOwnerTimesMean = 5;

/// Mean over the layers that have the number.
template<class Number>
double meanOverLayers(const Profile &profile, Number number)
{
    double sum = 0;
    double count = 0;
    for (const ProfileLayer &layer : profile.layers)
        if (const double value = number(layer); !std::isnan(value)) {
            sum += value;
            ++count;
        }
    return sum / count;
}

/// Seconds a layer takes beyond its bound; NaN where that is not known.
double aboveBound(const AdviceInput &input, std::uint32_t layer)
{
    const auto point = std::ranges::find(input.roofline, layer, &RooflinePoint::layer);
    if (point == input.roofline.end())
        return std::numeric_limits<double>::quiet_NaN();
    const ProfileLayer &known = input.profile.layers[layer];
    return known.median - known.cost.flops / point->bound;
}

} // namespace

void adviseOnHotLayers(const AdviceInput &input, AdviceList &advice)
{
    const double mean
        = meanOverLayers(input.profile, [](const ProfileLayer &layer) { return layer.median; });
    auto layers = layersThat(input.profile, [&](const ProfileLayer &layer) {
        return layer.median > kHotTimesMean * mean && input.shareOf(layer.median) > kHotShare;
    });
    std::ranges::stable_sort(layers, std::greater<>(), [&](std::uint32_t index) {
        return input.profile.layers[index].median;
    });
    layers.resize(std::min(layers.size(), kMostHotLayers));
    for (const std::uint32_t index : layers) {
        Advice hot = timeAdvice(AdviceRule::HotLayer, input, {index});
        hot.evidence.push_back({Fact::TimesMean, hot.value(Fact::Seconds) / mean});
        advice.push_back(
            withGain(std::move(hot), input, GainBasis::Roofline, aboveBound(input, index)));
    }
}

void adviseOnSmallLayers(const AdviceInput &input, AdviceList &advice)
{
    auto small = layersThat(input.profile, [](const ProfileLayer &layer) {
        return layer.median > 0
            && layer.median < kSmallLayerSeconds * std::max<double>(layer.calls, 1);
    });
    const double seconds = secondsOf(input.profile, small);
    if (small.size() > 1 && input.shareOf(seconds) > kSmallLayersShare)
        advice.push_back(withGain(timeAdvice(AdviceRule::SmallLayers, input, std::move(small)),
                                  input,
                                  GainBasis::WholeTime,
                                  seconds));
}

namespace {

/// What a run takes beyond its layers, as a median of the runs where they are told apart.
double overheadOf(const AdviceInput &input)
{
    std::vector<double> rest;
    for (const ProfileRun &run : input.profile.runs)
        if (!run.isWarmUp)
            rest.push_back(run.seconds);
    for (const ProfileLayer &layer : input.profile.layers) {
        if (layer.selfSeconds.size() != rest.size())
            return input.run() - input.totals.layerSeconds;
        for (std::size_t i = 0; i < rest.size(); ++i)
            rest[i] -= layer.selfSeconds[i];
    }
    return medianOf(std::move(rest));
}

} // namespace

void adviseOnRunOverhead(const AdviceInput &input, AdviceList &advice)
{
    if (std::isnan(input.profile.runSeconds) || input.profile.layers.empty())
        return;
    const double seconds = overheadOf(input) - input.idleSeconds;
    if (!(input.shareOf(seconds) > kOverheadShare))
        return;
    Advice overhead;
    overhead.rule = AdviceRule::RunOverhead;
    overhead.evidence = {{Fact::Seconds, seconds},
                         {Fact::Share, input.shareOf(seconds)},
                         {Fact::Count, static_cast<double>(input.profile.layers.size())}};
    advice.push_back(withGain(std::move(overhead), input, GainBasis::WholeTime, seconds));
}

void adviseOnLayout(const AdviceInput &input, AdviceList &advice)
{
    auto layout = layersThat(input.profile, [](const ProfileLayer &layer) {
        return opRule(layer.op).kind == OpKind::Layout && layer.median > 0;
    });
    const double seconds = secondsOf(input.profile, layout);
    if (input.shareOf(seconds) > kLayoutShare)
        advice.push_back(
            withGain(timeAdvice(AdviceRule::LayoutConversions, input, std::move(layout)),
                     input,
                     GainBasis::WholeTime,
                     seconds));
}

void adviseOnFallback(const AdviceInput &input, AdviceList &advice)
{
    const auto isOnCpu = [](const ProfileLayer &layer) {
        return layer.provider == "CPUExecutionProvider" || layer.provider == "CPU"
            || layer.provider == "cpu";
    };
    const auto isCopy = [](const ProfileLayer &layer) { return layer.op.starts_with("Memcpy"); };
    const bool hasAccelerator
        = std::ranges::any_of(input.profile.layers, [&](const ProfileLayer &layer) {
              return !layer.provider.empty() && !isOnCpu(layer) && !isCopy(layer);
          });
    if (!hasAccelerator)
        return;
    const double copies = secondsOf(input.profile, layersThat(input.profile, isCopy));
    auto fallen = layersThat(input.profile, [&](const ProfileLayer &layer) {
        return isOnCpu(layer) && !isCopy(layer) && layer.median > 0;
    });
    if (fallen.empty()
        || !(input.shareOf(copies + secondsOf(input.profile, fallen)) > kFallbackShare))
        return;
    Advice fallback = timeAdvice(AdviceRule::FallbackProvider, input, std::move(fallen));
    fallback.subject = input.profile.layers[fallback.layers.front()].provider;
    fallback.evidence.push_back({Fact::CopySeconds, copies});
    advice.push_back(withGain(std::move(fallback), input, GainBasis::WholeTime, copies));
}

void adviseOnPool(const AdviceInput &input, AdviceList &advice)
{
    const auto hasPool = [](const ProfileLayer &layer) {
        return !std::isnan(layer.poolRun) && !std::isnan(layer.poolWait);
    };
    auto waiting = layersThat(input.profile, [&](const ProfileLayer &layer) {
        return hasPool(layer) && layer.poolWait > layer.poolRun;
    });
    double wait = 0;
    for (const std::uint32_t index : waiting)
        wait += input.profile.layers[index].poolWait;
    if (input.shareOf(wait) > kPoolWaitShare) {
        Advice found = timeAdvice(AdviceRule::PoolWaiting, input, std::move(waiting));
        found.evidence[0].value = wait;
        found.evidence[1].value = input.shareOf(wait);
        advice.push_back(withGain(std::move(found), input, GainBasis::WholeTime, wait));
    }
    auto matrices = layersThat(input.profile, [&](const ProfileLayer &layer) {
        return hasPool(layer) && isMatrixWork(opRule(layer.op).kind) && layer.median > 0;
    });
    double used = 0;
    for (const std::uint32_t index : matrices)
        used += input.profile.layers[index].poolRun + input.profile.layers[index].poolWait;
    const double seconds = secondsOf(input.profile, matrices);
    if (input.shareOf(seconds) > kMatrixShare && used < kPoolUsedShare * seconds)
        advice.push_back(timeAdvice(AdviceRule::PoolUnused, input, std::move(matrices)));
}

void adviseOnMemoryOwners(const AdviceInput &input, AdviceList &advice)
{
    const auto allocated = [](const ProfileLayer &layer) {
        return layer.memoryAllocated > 0 ? layer.memoryAllocated
                                         : std::numeric_limits<double>::quiet_NaN();
    };
    const double mean = meanOverLayers(input.profile, allocated);
    for (std::uint32_t index = 0; index < input.profile.layers.size(); ++index) {
        const double bytes = allocated(input.profile.layers[index]);
        if (!(bytes > kOwnerTimesMean * mean))
            continue;
        Advice owner;
        owner.rule = AdviceRule::MemoryOwner;
        owner.layers = {index};
        owner.evidence = {{Fact::ByteCount, bytes}, {Fact::TimesMean, bytes / mean}};
        advice.push_back(std::move(owner));
    }
}

} // namespace perfdeck
