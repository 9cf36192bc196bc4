// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/judge/AdviceRules.h"
#include "core/profile/judge/LayerCosts.h"
#include "core/profile/judge/OpRule.h"
#include "core/profile/judge/TensorSize.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace perfdeck {

namespace {

// Shares of the run from which on the rules speak.
constexpr double kMemoryBoundShare = 0.1;
constexpr double kMatrixShare = 0.5;
constexpr double kBatchShare = 0.2;
constexpr double kFusionGain = 0.05;
/// Layers that take more than twice their bound are slowed down by something else.
constexpr double kNearBound = 0.5;
/// More than half of the bytes are weights.
constexpr double kWeightShare = 0.5;

double bytesOf(const ProfileLayer &layer)
{
    return layer.cost.bytesRead + layer.cost.bytesWritten;
}

} // namespace

void adviseOnMemoryBound(const AdviceInput &input, AdviceList &advice)
{
    std::vector<std::uint32_t> layers;
    double flops = 0;
    double bytes = 0;
    double boundSeconds = 0;
    double halved = 0; // seconds that go into float32 which could be half as wide
    for (const RooflinePoint &point : input.roofline) {
        if (!point.isMemoryBound() || !(point.utilisationOfBound() >= kNearBound))
            continue;
        const ProfileLayer &layer = input.profile.layers[point.layer];
        const double least = bytesOf(layer) / point.bandwidth;
        layers.push_back(point.layer);
        flops += layer.cost.flops;
        bytes += bytesOf(layer);
        boundSeconds += least;
        if (point.precision == "float32")
            halved += std::min(least, layer.median) / 2;
    }
    Advice found = timeAdvice(AdviceRule::MemoryBound, input, std::move(layers));
    if (!(found.value(Fact::Share) > kMemoryBoundShare))
        return;
    found.evidence.push_back({Fact::Intensity, flops / bytes});
    found.evidence.push_back({Fact::Bandwidth, bytes / found.value(Fact::Seconds)});
    found.evidence.push_back({Fact::PeakBandwidth, bytes / boundSeconds});
    advice.push_back(withGain(std::move(found), input, GainBasis::FewerBytes, halved));
}

namespace {

constexpr std::array kLowPrecisions{"int8", "bfloat16", "float16"};

/// The fastest precision below float32; empty where none is faster.
std::string fasterPrecision(const ComputePeaks &peaks)
{
    std::string fastest;
    double best = peakOf(peaks, "float32");
    for (const char *precision : kLowPrecisions)
        if (const double rate = peakOf(peaks, precision); rate > best) {
            best = rate;
            fastest = precision;
        }
    return fastest;
}

} // namespace

void adviseOnPrecision(const AdviceInput &input, AdviceList &advice)
{
    auto matrices = layersThat(input.profile, [](const ProfileLayer &layer) {
        return isMatrixWork(opRule(layer.op).kind) && precisionOf(layer) == "float32";
    });
    Advice found = timeAdvice(AdviceRule::LowerPrecision, input, std::move(matrices));
    if (!(found.value(Fact::Share) > kMatrixShare))
        return;
    const double now = input.peaks == nullptr ? std::numeric_limits<double>::quiet_NaN()
                                              : peakOf(*input.peaks, "float32");
    if (std::isnan(now)) { // what it would bring depends on the machine
        advice.push_back(std::move(found));
        return;
    }
    found.subject = fasterPrecision(*input.peaks);
    if (found.subject.empty())
        return;
    const double then = peakOf(*input.peaks, found.subject);
    const double left = std::max(now / then, elementBytes(found.subject) / elementBytes("float32"));
    found.evidence.push_back({Fact::PeakNow, now});
    found.evidence.push_back({Fact::PeakThen, then});
    const double gain = found.value(Fact::Seconds) * (1 - left);
    advice.push_back(withGain(std::move(found), input, GainBasis::FasterArithmetic, gain));
}

void adviseOnBatch(const AdviceInput &input, AdviceList &advice)
{
    std::vector<std::uint32_t> layers;
    double flops = 0;
    double bytes = 0;
    double weights = 0;
    double gain = 0;
    double ridge = 0;
    for (const RooflinePoint &point : input.roofline) {
        const ProfileLayer &layer = input.profile.layers[point.layer];
        const double weightShare = layer.cost.parameterBytes / bytesOf(layer);
        if (!point.isMemoryBound() || !isMatrixWork(opRule(layer.op).kind)
            || !(weightShare > kWeightShare))
            continue;
        layers.push_back(point.layer);
        flops += layer.cost.flops;
        bytes += bytesOf(layer);
        weights += layer.cost.parameterBytes;
        gain += layer.median * std::min(weightShare, 1.0) / 2;
        ridge = std::max(ridge, point.peak / point.bandwidth);
    }
    Advice found = timeAdvice(AdviceRule::BatchTooSmall, input, std::move(layers));
    if (!(found.value(Fact::Share) > kBatchShare))
        return;
    found.evidence.push_back({Fact::WeightShare, weights / bytes});
    found.evidence.push_back({Fact::Intensity, flops / bytes});
    found.evidence.push_back({Fact::Ridge, ridge});
    advice.push_back(withGain(std::move(found), input, GainBasis::SharedWeights, gain));
}

namespace {

/// Which layer hands its output to which; the neighbours where the source does not say.
std::vector<std::pair<std::uint32_t, std::uint32_t>> handovers(const Profile &profile)
{
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    if (profile.edges.empty()) {
        for (std::uint32_t next = 1; next < profile.layers.size(); ++next)
            pairs.emplace_back(next - 1, next);
        return pairs;
    }
    std::vector<int> readers(profile.layers.size(), 0);
    for (const ModelEdge &edge : profile.edges)
        ++readers[edge.from];
    for (const ModelEdge &edge : profile.edges)
        if (readers[edge.from] == 1)
            pairs.emplace_back(edge.from, edge.to);
    return pairs;
}

/// Bytes that lie between two layers of which the second could be part of the first; 0 where it
/// could not.
double bytesBetween(const ProfileLayer &first, const ProfileLayer &second)
{
    const OpKind kind = opRule(first.op).kind;
    const bool computes = isMatrixWork(kind) || kind == OpKind::Elementwise;
    if (!computes || opRule(second.op).kind != OpKind::Elementwise)
        return 0;
    const auto outputs = outputsOf(first);
    if (outputs.empty() || outputs[0].dims.empty() || isIndexType(outputs[0].dtype)
        || std::ranges::find(second.inputs, outputs[0]) == second.inputs.end())
        return 0;
    const double bytes = bytesOf(outputs[0]);
    return std::isnan(bytes) ? 0 : bytes * std::max<double>(second.calls, 1);
}

} // namespace

void adviseOnFusion(const AdviceInput &input, AdviceList &advice)
{
    std::vector<std::uint32_t> followers;
    std::vector<bool> isFollower(input.profile.layers.size(), false);
    double saved = 0;
    double gain = 0;
    for (const auto &[from, to] : handovers(input.profile)) {
        const ProfileLayer &second = input.profile.layers[to];
        const double between = bytesBetween(input.profile.layers[from], second);
        const double moved = bytesOf(second);
        if (!(between > 0) || !(moved > 0) || !(second.median > 0) || isFollower[to])
            continue;
        // Neither written by the first nor read by the second.
        isFollower[to] = true;
        followers.push_back(to);
        saved += 2 * between;
        gain += second.median * std::min(1.0, 2 * between / moved);
    }
    if (!(input.shareOf(gain) > kFusionGain))
        return;
    Advice found = timeAdvice(AdviceRule::Fusion, input, std::move(followers));
    found.evidence.push_back({Fact::ByteCount, saved});
    advice.push_back(withGain(std::move(found), input, GainBasis::FewerBytes, gain));
}

} // namespace perfdeck
