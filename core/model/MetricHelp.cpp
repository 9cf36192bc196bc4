// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/MetricHelp.h"

#include <array>

namespace perfdeck {

namespace {

/// What the text formats append to the name of a family (OpenMetrics 1.0, "Metric types").
constexpr std::array<std::string_view, 6> kSuffixes{
    "_total", "_bucket", "_sum", "_count", "_created", "_info"};

} // namespace

std::string_view helpOf(const MetricHelp &help, std::string_view metric)
{
    if (const auto own = help.find(metric); own != help.end())
        return own->second;
    for (const std::string_view suffix : kSuffixes) {
        if (!metric.ends_with(suffix))
            continue;
        const auto family = help.find(metric.substr(0, metric.size() - suffix.size()));
        return family == help.end() ? std::string_view() : std::string_view(family->second);
    }
    return {};
}

} // namespace perfdeck
