// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/PageValues.h"

#include <algorithm>

namespace perfdeck {

namespace {

bool isReserved(std::string_view name)
{
    return name == "source" || name == "instance";
}

} // namespace

SeriesKey storedKey(const ScrapedSeries &series, const SourceFrame &frame)
{
    std::vector<Labels::Pair> pairs;
    pairs.reserve(frame.labels.size() + series.labels.size() + 2);
    pairs.insert(pairs.end(), frame.labels.begin(), frame.labels.end()); // of two the last counts
    const auto taken = [&series](const std::string &name) {
        return std::any_of(series.labels.begin(), series.labels.end(), [&name](const auto &label) {
            return label.first == name;
        });
    };
    for (const auto &[name, value] : series.labels) {
        std::string stored = name;
        if (isReserved(name)) {
            do
                stored = "exported_" + stored;
            while (taken(stored));
        }
        pairs.emplace_back(std::move(stored), value);
    }
    pairs.emplace_back("source", frame.source);
    pairs.emplace_back("instance", frame.instance);
    return {series.name, Labels(std::move(pairs))};
}

} // namespace perfdeck
