// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/MetricsFile.h"

#include <toml++/toml.h>

#include <array>
#include <sstream>
#include <string_view>

namespace perfdeck {

namespace {

constexpr std::size_t kMostMetrics = 1000;

struct Key
{
    std::string_view name;
    std::string MetricDefinition::*value;
    bool isNeeded;
};

constexpr std::array kKeys{
    Key{"name", &MetricDefinition::name, true},
    Key{"expression", &MetricDefinition::expression, true},
    Key{"help", &MetricDefinition::help, false},
};

/// What is wrong and in which line.
struct Misfit
{
    std::string reason;
    toml::source_position place;
};

Result<MetricDefinition> refuse(const std::string &path, const Misfit &misfit)
{
    return failure(ErrorKind::InvalidInput,
                   "The metrics in " + path + " were not read",
                   "line " + std::to_string(misfit.place.line) + ": " + misfit.reason,
                   "A [[metric]] has a name, an expression and, where you like, a help text.");
}

Result<MetricDefinition> readMetric(const toml::table &table, const std::string &path)
{
    MetricDefinition definition;
    for (const auto &[name, node] : table) {
        const std::string_view written = name.str();
        const auto *key = std::find_if(kKeys.begin(), kKeys.end(), [written](const Key &known) {
            return known.name == written;
        });
        if (key == kKeys.end())
            return refuse(path,
                          {"there is no key '" + std::string(written) + "'", node.source().begin});
        const auto text = node.value_exact<std::string>();
        if (!text)
            return refuse(path, {std::string(written) + " must be a text", node.source().begin});
        definition.*key->value = *text;
    }
    for (const Key &key : kKeys)
        if (key.isNeeded && !table.contains(key.name))
            return refuse(path,
                          {"the " + std::string(key.name) + " is missing", table.source().begin});
    return definition;
}

} // namespace

Result<std::vector<MetricDefinition>> readMetricsFile(const std::string &path)
{
    std::vector<MetricDefinition> metrics;
    try {
        const toml::table file = toml::parse_file(path);
        const toml::node *list = file.get("metric");
        if (list == nullptr)
            return metrics;
        if (!list->is_array_of_tables())
            return failure(refuse(path, {"write [[metric]]", list->source().begin}).error());
        for (const toml::node &node : *list->as_array()) {
            Result<MetricDefinition> metric = readMetric(*node.as_table(), path);
            if (!metric)
                return failure(metric.error());
            metrics.push_back(std::move(*metric));
        }
        if (metrics.size() > kMostMetrics)
            return failure(
                refuse(path, {"there are more than 1,000 metrics", list->source().begin}).error());
    } catch (const toml::parse_error &error) {
        if (error.source().begin.line == 0)
            return failure(ErrorKind::NotFound,
                           "The metrics in " + path + " were not read",
                           "there is no file that can be read");
        std::ostringstream reason;
        reason << error.description();
        return failure(refuse(path, {reason.str(), error.source().begin}).error());
    }
    return metrics;
}

} // namespace perfdeck
