// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/Quality.h"

namespace perfdeck {

namespace {

constexpr std::string_view kQuality = "_quality";
constexpr std::string_view kLimit = "_limit";
constexpr int kAllFlags = 15;

} // namespace

Quality Quality::fromStored(double value)
{
    Quality quality;
    if (value >= 0 && value <= kAllFlags && value == static_cast<int>(value))
        quality.m_bits = static_cast<std::uint8_t>(value);
    return quality;
}

CompanionName companionName(std::string_view metric)
{
    if (metric.ends_with(kQuality))
        return {metric.substr(0, metric.size() - kQuality.size()), Companion::Quality};
    if (metric.ends_with(kLimit))
        return {metric.substr(0, metric.size() - kLimit.size()), Companion::Limit};
    return {metric, Companion::None};
}

std::string companionMetric(std::string_view metric, Companion kind)
{
    std::string name(metric);
    if (kind != Companion::None)
        name += kind == Companion::Quality ? kQuality : kLimit;
    return name;
}

} // namespace perfdeck
