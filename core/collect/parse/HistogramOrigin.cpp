// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/HistogramOrigin.h"

#include "core/collect/parse/RuleBinding.h"
#include "core/model/CanonicalNames.h"

#include <algorithm>

namespace perfdeck {

namespace {

constexpr std::string_view kBucketSuffix = "_bucket";

/// The family as rules know it; empty when these are no buckets.
std::string bucketFamily(const SeriesKey &key)
{
    std::string_view metric = key.metric;
    if (!metric.ends_with(kBucketSuffix))
        return {};
    metric.remove_suffix(kBucketSuffix.size());
    return normalizedFamily(metric);
}

bool accepts(const FamilyRef &family, const Labels &labels)
{
    return std::ranges::all_of(family.filters, [&labels](const LabelFilter &filter) {
        return filter.accepts(labels.get(filter.label));
    });
}

bool belongs(const SeriesKey &raw, const Rule &rule, const SeriesKey &derived)
{
    const GroupLabels group = groupOf(raw.labels, rule.groupBy);
    return group.model == derived.labels.get("model")
        && group.device == derived.labels.get("device")
        && group.exportedInstance == derived.labels.get("exported_instance");
}

} // namespace

std::vector<SeriesRecord> histogramOrigin(const SeriesKey &derived,
                                          std::span<const SeriesRecord> raw)
{
    std::vector<SeriesRecord> found;
    for (const Stack &stack : bundledRuleTable()->stacks) {
        for (const Rule &rule : stack.rules) {
            if (rule.kind != Rule::Kind::Histogram
                || canonicalMetric(rule.to, CanonicalStatistic::Quantile) != derived.metric)
                continue;
            for (const FamilyRef &family : rule.from) {
                for (const SeriesRecord &record : raw)
                    if (bucketFamily(*record.key) == family.name
                        && accepts(family, record.key->labels)
                        && belongs(*record.key, rule, derived))
                        found.push_back(record);
                if (!found.empty())
                    return found;
            }
        }
    }
    return found;
}

} // namespace perfdeck
