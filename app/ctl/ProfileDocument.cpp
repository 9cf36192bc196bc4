// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/ProfileDocument.h"

#include "core/profile/judge/MemoryPeak.h"
#include "core/profile/judge/TensorSize.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace perfdeck {

namespace {

using Json = nlohmann::ordered_json;

constexpr double kMillisecondsPerSecond = 1e3;
constexpr double kMegabyte = 1e6;

Json known(double value)
{
    return std::isfinite(value) ? Json(value) : Json();
}

const char *formatName(ProfileFormat format)
{
    switch (format) {
    case ProfileFormat::OnnxRuntime:
        return "onnx-runtime";
    case ProfileFormat::Kineto:
        return "kineto";
    case ProfileFormat::TorchLegacy:
        return "torch-legacy";
    case ProfileFormat::ChromeTrace:
        return "chrome-trace";
    case ProfileFormat::TensorRt:
        return "tensorrt";
    case ProfileFormat::OneDnn:
        return "onednn";
    case ProfileFormat::OnnxModel:
        return "onnx-model";
    case ProfileFormat::Builtin:
        return "builtin";
    }
    return "";
}

Json headJson(const Profile &profile)
{
    return {{"title", profile.title},
            {"format", formatName(profile.format)},
            {"producer", profile.producer},
            {"path", profile.path},
            {"runs", profile.runs.size()},
            {"warm_up_runs", std::ranges::count(profile.runs, true, &ProfileRun::isWarmUp)},
            {"events", profile.events.size()},
            {"layers", profile.layers.size()},
            {"partial", profile.isPartial},
            {"warnings", profile.warnings}};
}

Json totalsJson(const ProfileTotals &totals)
{
    return {{"run_seconds", known(totals.runSeconds)},
            {"layer_seconds", totals.layerSeconds},
            {"flops", totals.flops},
            {"matrix_flops", totals.matrixFlops},
            {"approximate_flops", totals.approximateFlops},
            {"bytes", known(totals.bytes)},
            {"parameter_bytes", known(totals.parameterBytes)},
            {"memory_peak_bytes", known(totals.memoryPeak)},
            {"unattributed_layers", totals.unattributed},
            {"unattributed_seconds", totals.unattributedSeconds}};
}

Json shapeJson(const std::vector<TensorShape> &shapes)
{
    return shapes.empty() ? Json() : Json(shapes.front().dims);
}

/// As trustformers-debug calls them.
void addUpstream(Json &json, const ProfileReport &report, const LayerRow &row)
{
    const bool isTimed = row.mean.samples > 0;
    const bool isOne = row.layers.size() == 1;
    const ProfileLayer &layer = report.profile->layers[row.layers.front()];
    const double allocated = row.memoryAllocated;
    json["name"] = row.name;
    json["layer_type"] = row.op;
    json["forward_time_ms"] = isTimed ? known(row.seconds * kMillisecondsPerSecond) : Json();
    json["backward_time_ms"] = Json(); // sources do not tell directions apart
    json["memory_allocated_mb"] = known(std::fmax(allocated, 0) / kMegabyte);
    json["memory_freed_mb"] = known(std::fmax(-allocated, 0) / kMegabyte);
    if (std::isnan(allocated))
        json["memory_allocated_mb"] = json["memory_freed_mb"] = Json();
    json["flops"] = known(row.flops);
    json["parameters"] = known(row.parameterBytes / elementBytes(precisionOf(layer)));
    json["input_shape"] = isOne ? shapeJson(layer.inputs) : Json();
    json["output_shape"] = isOne ? shapeJson(layer.outputs) : Json();
}

Json rowJson(const ProfileReport &report, const LayerRow &row)
{
    Json json;
    addUpstream(json, report, row);
    const RowUtilisation utilisation = utilisationOf(report, row);
    const bool isOne = row.layers.size() == 1;
    const ProfileLayer &layer = report.profile->layers[row.layers.front()];
    json["module"] = isOne ? layer.module : "";
    json["provider"] = isOne ? layer.provider : "";
    json["layers"] = row.layers.size();
    json["calls"] = row.calls;
    json["p10_seconds"] = isOne ? known(layer.p10) : Json();
    json["p90_seconds"] = isOne ? known(layer.p90) : Json();
    json["mean_seconds"] = known(row.mean.mean);
    json["ci_low"] = known(row.mean.low);
    json["ci_high"] = known(row.mean.high);
    json["samples"] = row.mean.samples;
    json["share"] = row.mean.samples > 0 ? known(row.share) : Json();
    json["flops_approximate"] = row.isApproximate;
    json["bytes"] = known(row.bytes);
    json["parameter_bytes"] = known(row.parameterBytes);
    json["flops_per_byte"] = known(row.intensity());
    json["flops_per_second"] = known(row.flopsPerSecond());
    json["peak_utilisation"] = known(utilisation.ofPeak);
    json["bound_utilisation"] = known(utilisation.ofBound);
    return json;
}

Json memoryJson(const Profile &profile)
{
    Json list = Json::array();
    for (const MemoryPeak &peak : memoryPeaks(profile)) {
        Json owners = Json::array();
        for (const MemoryOwner &owner : peak.owners)
            owners.push_back(
                {{"layer",
                  owner.layer == kNoIndex ? Json() : Json(profile.layers[owner.layer].name)},
                 {"bytes", owner.bytes}});
        list.push_back({{"device", peak.device},
                        {"peak_bytes", peak.inUse},
                        {"held_before_bytes", peak.before},
                        {"owners", std::move(owners)}});
    }
    return list;
}

Json adviceJson(const Advice &advice, const Profile &profile)
{
    Json layers = Json::array();
    for (const std::uint32_t layer : advice.layers)
        layers.push_back(profile.layers[layer].name);
    Json evidence = Json::object();
    for (const Evidence &number : advice.evidence)
        evidence[factName(number.fact)] = known(number.value);
    return {{"code", adviceCode(advice.rule)},
            {"subject", advice.subject},
            {"layers", std::move(layers)},
            {"evidence", std::move(evidence)},
            {"gain_seconds", known(advice.gainSeconds)},
            {"gain_share", known(advice.gainShare)},
            {"gain_basis", gainBasisName(advice.basis)},
            {"text", adviceText(advice, profile)}};
}

Json sideJson(const ProfileReport &report)
{
    return {{"profile", headJson(*report.profile)}, {"totals", totalsJson(report.totals)}};
}

std::string textOf(const Json &json)
{
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace

std::string reportJson(const ProfileReport &report)
{
    Json json = sideJson(report);
    json["layers"] = Json::array();
    for (const LayerRow &row : report.rows)
        json["layers"].push_back(rowJson(report, row));
    json["memory"] = memoryJson(*report.profile);
    json["advice"] = Json::array();
    for (const Advice &advice : report.advice)
        json["advice"].push_back(adviceJson(advice, *report.profile));
    return textOf(json);
}

std::string differenceJson(const ProfileReport &a, const ProfileReport &b, const ProfileDiff &diff)
{
    Json layers = Json::array();
    for (const LayerDiff &layer : diff.layers)
        layers.push_back({{"name", layer.name},
                          {"layer_type", layer.op},
                          {"module", layer.module},
                          {"seconds_a", known(layer.secondsA)},
                          {"seconds_b", known(layer.secondsB)},
                          {"difference", known(layer.difference)},
                          {"ci_low", known(layer.low)},
                          {"ci_high", known(layer.high)},
                          {"p_value", known(layer.pValue)},
                          {"q_value", known(layer.qValue)},
                          {"significant", layer.isSignificant()}});
    const Json json{{"a", sideJson(a)},
                    {"b", sideJson(b)},
                    {"difference",
                     {{"run_seconds", known(diff.runSecondsB - diff.runSecondsA)},
                      {"ci_low", known(diff.run.low)},
                      {"ci_high", known(diff.run.high)},
                      {"flops", diff.flopsB - diff.flopsA},
                      {"only_in_a", diff.onlyInA},
                      {"only_in_b", diff.onlyInB}}},
                    {"layers", std::move(layers)}};
    return textOf(json);
}

void printDocument(const std::string &text)
{
    standardOutput()(text);
}

} // namespace perfdeck
