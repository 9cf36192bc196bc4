// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <memory>
#include <regex>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace perfdeck {

/// Accepts a label value: one of some, none of some, or a pattern that fits the whole value.
struct LabelFilter
{
    enum class Kind
    {
        AnyOf,
        NoneOf,
        Pattern
    };

    std::string label;
    Kind kind = Kind::AnyOf;
    std::vector<std::string> values;
    std::regex pattern;

    [[nodiscard]] bool accepts(std::string_view value) const;
};

/// A family, or some of its series.
struct FamilyRef
{
    std::string name;
    std::vector<LabelFilter> filters;
};

/// How one canonical quantity comes from raw families.
struct Rule
{
    enum class Kind
    {
        Histogram,
        Summary,
        CounterRate,
        Gauge,
        RatioOfIncreases
    };
    enum class Aggregation
    {
        Sum,
        Max,
        Average
    };

    std::string to; ///< canonical id
    Kind kind = Kind::Gauge;
    std::vector<FamilyRef> from; ///< spellings of one family, the first one present counts
    std::vector<FamilyRef> minus; ///< Gauge only: what is taken off; without it there is no value
    std::vector<FamilyRef> numerator; ///< RatioOfIncreases only, added up
    std::vector<FamilyRef> denominator;
    double scale = 1; ///< raw times this is the canonical unit
    Aggregation aggregation = Aggregation::Sum;
    std::vector<std::string> groupBy; ///< raw labels
    bool isMean = false; ///< a ratio that is the mean of a distribution
    bool onlyIfAbsent = false; ///< only where no earlier rule of the same `to` has its families
    bool missingNumeratorIsZero = false; ///< a counter never incremented may not be there
    bool approximate = false; ///< stands in for what the server does not say
};

/// What one kind of server exposes.
struct Stack
{
    std::string id;
    std::string title; ///< for people, without remarks in brackets
    std::vector<std::string> prefixes; ///< of metric names; none: the rules for everything else
    std::vector<double> dropValues; ///< "no value" written as a number
    std::vector<Rule> rules;
};

struct RuleTable
{
    std::vector<Stack> stacks; ///< in the order of recognition
    /// Every metric name that a rule reads, with the suffixes of histograms and summaries.
    std::unordered_set<std::string> names;
};

using RuleTablePtr = std::shared_ptr<const RuleTable>;

/// Reads the JSON form described beside the bundled table; the reason of a failure names the rule.
[[nodiscard]] Result<RuleTable> parseRuleTable(std::string_view json);

/// The bundled table of text pages (resources/serving-metrics-map.json); read once, never changed.
/// Any thread.
[[nodiscard]] RuleTablePtr bundledRuleTable();
/// The rules for JSON pages with the keys request_count and error_count.
[[nodiscard]] RuleTablePtr jsonPageRuleTable();

/// Adds the metric names that the rule reads.
void collectNames(const Rule &rule, std::unordered_set<std::string> &names);

/// The name under which rules know a metric: kserve_vllm:x and ray_vllm_x are vllm:x.
[[nodiscard]] std::string normalizedFamily(std::string_view metric);

} // namespace perfdeck
