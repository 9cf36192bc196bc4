// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/parse/CounterWindow.h"
#include "core/collect/parse/RuleTable.h"

#include <compare>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace perfdeck {

/// The labels a derived series carries beside `source`, `instance` and `quantile`. Raw labels that
/// have no place here (a model's version, an endpoint's path) are added up. A page that speaks for
/// several servers (federation, a push gateway) names the one meant as `instance`, stored as
/// exported_instance, and its `job`: those are never added up.
struct GroupLabels
{
    std::string model;
    std::string device;
    std::string worker;
    std::string job{}; ///< only with exportedInstance
    std::string exportedInstance{};

    friend auto operator<=>(const GroupLabels &, const GroupLabels &) = default;
};

/// The group that raw labels belong to when a rule groups by these.
[[nodiscard]] GroupLabels groupOf(const Labels &labels, const std::vector<std::string> &groupBy);

/// One histogram: one set of labels of a family.
struct BoundHistogram
{
    struct Bucket
    {
        double lower = 0; ///< only of VictoriaMetrics ranges
        double upper = 0;
        TrackId track = 0;
    };

    std::vector<Bucket> buckets;
    std::optional<TrackId> sum;
    std::optional<TrackId> count;
    bool isRanges = false; ///< VictoriaMetrics: counts of ranges, not cumulative
};

/// A rule and the series of one group that it reads.
struct BoundRule
{
    const Stack *stack = nullptr;
    const Rule *rule = nullptr;
    GroupLabels group;
    std::vector<Slot> gauges;
    std::vector<Slot> minus; ///< taken off the gauges
    std::vector<std::pair<double, std::vector<Slot>>> quantiles; ///< of summaries, ascending
    std::vector<TrackId> numerator; ///< also what CounterRate adds up
    std::vector<TrackId> denominator;
    std::vector<BoundHistogram> histograms;
    std::vector<std::size_t> rivals; ///< earlier rules with the same target and group

    [[nodiscard]] bool empty() const;
};

/// Finds the series of every rule of the stacks. `isRaw` tells scraped series from derived ones.
/// The result is in the order of the rules and refers to the stacks.
[[nodiscard]] std::vector<BoundRule> bindRules(const std::vector<const Stack *> &stacks,
                                               const SeriesLayout &layout,
                                               const std::vector<bool> &isDerived,
                                               CounterWindow &window);

} // namespace perfdeck
