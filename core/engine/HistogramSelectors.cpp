// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/HistogramSelectors.h"

#include "core/collect/parse/HistogramOrigin.h"

#include <map>
#include <set>
#include <string>

namespace perfdeck {

namespace {

/// All bounds of one histogram.
Selector wholeHistogram(const SeriesKey &bucket)
{
    Selector selector{bucket.metric, {}};
    for (const auto &[name, value] : bucket.labels)
        if (name != "le")
            selector.matchers.push_back({name, Selector::Match::Equal, value});
    return selector;
}

} // namespace

std::vector<Selector> histogramSelectors(const std::vector<Selector> &asked,
                                         const QueryService &service)
{
    std::map<std::string, Selector> found; // by text: each once
    std::map<std::string, std::vector<SeriesRecord>> bySource;
    for (const Selector &selector : asked) {
        if (selector.metric.ends_with("_bucket")) {
            found.emplace(selector.toString(), selector);
            continue;
        }
        std::set<SeriesKey> derived; // quantiles aside
        for (const SeriesRecord &record : service.series(selector)) {
            SeriesKey key = *record.key;
            key.labels.set("quantile", {});
            derived.insert(std::move(key));
        }
        for (const SeriesKey &key : derived) {
            const std::string source(key.labels.get("source"));
            auto &raw = bySource[source];
            if (raw.empty())
                raw = service.series({{}, {{"source", Selector::Match::Equal, source}}});
            for (const SeriesRecord &record : histogramOrigin(key, raw)) {
                Selector whole = wholeHistogram(*record.key);
                found.emplace(whole.toString(), std::move(whole));
            }
        }
    }
    std::vector<Selector> selectors;
    for (auto &[text, selector] : found)
        selectors.push_back(std::move(selector));
    return selectors;
}

} // namespace perfdeck
