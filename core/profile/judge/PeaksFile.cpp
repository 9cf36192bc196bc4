// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/judge/PeaksFile.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace perfdeck {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char *kFormat = "perfdeck-peaks";
constexpr int kVersion = 1;

template<class Rate>
Json rateJson(const char *key, const std::string &name, const Rate &rate)
{
    return {{key, name}, {"threads", rate.threads}, {"per_second", rate.perSecond}};
}

/// Throws what nlohmann throws; a rate that is no positive number is refused too.
template<class Rate>
Rate rateOf(const Json &row)
{
    Rate rate;
    rate.threads = row.value("threads", 1);
    rate.perSecond = row.at("per_second").get<double>();
    if (!(rate.perSecond > 0) || !std::isfinite(rate.perSecond))
        throw Json::other_error::create(500, "per_second is not above 0", &row);
    return rate;
}

ComputePeaks peaksOf(const Json &json)
{
    ComputePeaks peaks;
    peaks.device = json.value("device", "");
    peaks.isMeasured = json.value("measured", true);
    peaks.time
        = Timestamp(std::chrono::microseconds(json.value("measured_at_us", std::int64_t{0})));
    for (const Json &row : json.at("compute")) {
        auto rate = rateOf<ComputeRate>(row);
        rate.precision = row.at("precision").get<std::string>();
        peaks.compute.push_back(std::move(rate));
    }
    for (const Json &row : json.at("memory")) {
        auto rate = rateOf<MemoryRate>(row);
        rate.level = row.at("level").get<std::string>();
        rate.size = row.value("size_bytes", std::uint64_t{0});
        peaks.memory.push_back(std::move(rate));
    }
    return peaks;
}

} // namespace

std::string peaksText(const ComputePeaks &peaks)
{
    Json json{{"format", kFormat},
              {"version", kVersion},
              {"device", peaks.device},
              {"measured", peaks.isMeasured},
              {"measured_at_us", peaks.time.time_since_epoch().count()},
              {"compute", Json::array()},
              {"memory", Json::array()}};
    for (const ComputeRate &rate : peaks.compute)
        json["compute"].push_back(rateJson("precision", rate.precision, rate));
    for (const MemoryRate &rate : peaks.memory) {
        json["memory"].push_back(rateJson("level", rate.level, rate));
        json["memory"].back()["size_bytes"] = rate.size;
    }
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<ComputePeaks> readPeaks(std::string_view text, const std::string &name)
{
    try {
        const Json json = Json::parse(text);
        if (!json.is_object() || json.value("format", "") != kFormat)
            return failure(ErrorKind::InvalidInput,
                           name + " holds no peaks",
                           std::string("its \"format\" is not \"") + kFormat + "\"");
        if (json.value("version", 0) > kVersion)
            return failure(ErrorKind::Newer, name + " was written by a newer version");
        return peaksOf(json);
    } catch (const Json::parse_error &error) {
        return failure(ErrorKind::InvalidInput,
                       name + " is damaged at byte " + std::to_string(error.byte));
    } catch (const Json::exception &error) {
        return failure(ErrorKind::InvalidInput, name + " cannot be used", error.what());
    }
}

} // namespace perfdeck
