// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/SeriesNames.h"

#include <map>
#include <string_view>

namespace perfdeck {

namespace {

using Counts = std::map<std::string_view, std::size_t>;

std::vector<NameCount> listed(const Counts &counts)
{
    std::vector<NameCount> names;
    names.reserve(counts.size());
    for (const auto &[name, series] : counts)
        names.push_back({std::string(name), series});
    return names;
}

} // namespace

SeriesNames namesOf(std::span<const SeriesRecord> series)
{
    Counts metrics;
    Counts models;
    for (const SeriesRecord &record : series) {
        ++metrics[record.key->metric];
        if (const std::string_view model = record.key->labels.get("model"); !model.empty())
            ++models[model];
    }
    return {listed(metrics), listed(models)};
}

} // namespace perfdeck
