// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/benchmarks/PeakFile.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <fstream>
#include <iterator>

namespace perfdeck {

namespace {

using Json = nlohmann::ordered_json;

constexpr auto kFormat = "perfdeck-peaks";

} // namespace

ComputePeaksPtr readPeaks(const std::string &path)
{
    std::ifstream stream(path, std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(stream), {});
    try {
        const Json json = Json::parse(text);
        if (json.at("format") != kFormat)
            return nullptr;
        auto peaks = std::make_shared<ComputePeaks>();
        peaks->device = json.at("device").get<std::string>();
        peaks->time = Timestamp(Duration(json.at("time").get<std::int64_t>()));
        for (const Json &each : json.at("compute"))
            peaks->compute.push_back({each.at("precision").get<std::string>(),
                                      each.at("threads").get<int>(),
                                      each.at("per_second").get<double>()});
        for (const Json &each : json.at("memory"))
            peaks->memory.push_back({each.at("level").get<std::string>(),
                                     each.at("size").get<std::uint64_t>(),
                                     each.at("threads").get<int>(),
                                     each.at("per_second").get<double>()});
        return peaks;
    } catch (const Json::exception &) {
        return nullptr;
    }
}

Status writePeaks(const std::string &path, const ComputePeaks &peaks)
{
    Json json;
    json["format"] = kFormat;
    json["device"] = peaks.device;
    json["time"] = peaks.time.time_since_epoch().count();
    json["compute"] = Json::array();
    for (const ComputeRate &rate : peaks.compute)
        json["compute"].push_back({{"precision", rate.precision},
                                   {"threads", rate.threads},
                                   {"per_second", rate.perSecond}});
    json["memory"] = Json::array();
    for (const MemoryRate &rate : peaks.memory)
        json["memory"].push_back({{"level", rate.level},
                                  {"size", rate.size},
                                  {"threads", rate.threads},
                                  {"per_second", rate.perSecond}});
    const std::string fresh = path + ".new";
    std::ofstream stream(fresh, std::ios::binary | std::ios::trunc);
    stream << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
    stream.close();
    if (!stream || std::rename(fresh.c_str(), path.c_str()) != 0)
        return failure(ErrorKind::Unavailable,
                       path + " is not written",
                       {},
                       "Look at the space and the permissions of its folder");
    return {};
}

} // namespace perfdeck
