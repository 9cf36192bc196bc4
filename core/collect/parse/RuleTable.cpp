// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/RuleTable.h"

#include "core/collect/parse/BundledRules.h"

#include <simdjson.h>

#include <algorithm>
#include <exception>
#include <stdexcept>
#include <utility>

namespace perfdeck {

namespace {

namespace dom = simdjson::dom;

/// std::regex recurses once per character; a longer value is no status code anyway.
constexpr std::size_t kMaxPatternInput = 256;

constexpr std::string_view kJsonPageRules = R"json({"stacks": [{
  "id": "trustformers-json", "title": "trustformers JSON", "detect_any_prefix": ["request_count", "error_count"],
  "group_by": ["model", "device"], "rules": [
    {"to": "request_rate", "as": "counter_rate", "from": ["request_count"], "scale": 1},
    {"to": "error_ratio", "as": "ratio_of_increases", "num": [{"name": "error_count"}],
     "den": [{"name": "request_count"}], "scale": 1, "missing_numerator_is_zero": false}]}]})json";

/// Throws simdjson_error inside; caught at the one door, parseRuleTable().
std::vector<std::string> strings(const dom::element &element)
{
    std::vector<std::string> result;
    if (element.is_string()) {
        result.emplace_back(element.get_string().value());
        return result;
    }
    for (const dom::element &item : element.get_array())
        result.emplace_back(item.get_string().value());
    return result;
}

LabelFilter filterOf(std::string_view label, const dom::element &condition)
{
    LabelFilter filter;
    filter.label = label;
    if (!condition.is_object()) {
        filter.values = strings(condition);
    } else if (auto excluded = condition["not"]; !excluded.error()) {
        filter.kind = LabelFilter::Kind::NoneOf;
        filter.values = strings(excluded.value());
    } else {
        filter.kind = LabelFilter::Kind::Pattern;
        filter.pattern = std::regex(std::string(condition["regex"].get_string().value()),
                                    std::regex::ECMAScript | std::regex::optimize);
    }
    return filter;
}

std::vector<LabelFilter> filtersOf(const dom::element &owner)
{
    std::vector<LabelFilter> filters;
    dom::object labels;
    if (!owner["labels"].get(labels))
        for (const auto field : labels)
            filters.push_back(filterOf(field.key, field.value));
    return filters;
}

std::vector<FamilyRef> families(const dom::element &list)
{
    std::vector<FamilyRef> result;
    for (const dom::element &item : list.get_array())
        result.push_back({std::string(item["name"].get_string().value()), filtersOf(item)});
    return result;
}

Rule::Kind kindOf(std::string_view name)
{
    if (name == "histogram")
        return Rule::Kind::Histogram;
    if (name == "summary")
        return Rule::Kind::Summary;
    if (name == "counter_rate")
        return Rule::Kind::CounterRate;
    if (name == "gauge")
        return Rule::Kind::Gauge;
    if (name == "ratio_of_increases")
        return Rule::Kind::RatioOfIncreases;
    throw std::invalid_argument("unknown kind \"" + std::string(name) + '"');
}

Rule::Aggregation aggregationOf(std::string_view name)
{
    if (name == "max")
        return Rule::Aggregation::Max;
    if (name == "avg")
        return Rule::Aggregation::Average;
    if (name == "sum")
        return Rule::Aggregation::Sum;
    throw std::invalid_argument("unknown aggregation \"" + std::string(name) + '"');
}

bool flag(const dom::element &owner, std::string_view key, bool otherwise)
{
    bool value = false;
    return owner[key].get(value) ? otherwise : value;
}

Rule ruleOf(const dom::element &element, const std::vector<std::string> &stackGroups)
{
    Rule rule;
    rule.to = element["to"].get_string().value();
    rule.kind = kindOf(element["as"].get_string().value());
    rule.scale = element["scale"].get_double().value();
    auto groups = element["group_by"];
    rule.groupBy = groups.error() ? stackGroups : strings(groups.value());
    if (auto aggregation = element["agg"]; !aggregation.error())
        rule.aggregation = aggregationOf(aggregation.get_string().value());
    if (rule.kind == Rule::Kind::RatioOfIncreases) {
        rule.numerator = families(element["num"].value());
        rule.denominator = families(element["den"].value());
    } else {
        const auto filters = filtersOf(element);
        for (const std::string &name : strings(element["from"].value()))
            rule.from.push_back({name, filters});
        if (auto minus = element["minus"]; !minus.error())
            for (const std::string &name : strings(minus.value()))
                rule.minus.push_back({name, filters});
    }
    rule.isMean = !element["statistic"].error();
    rule.onlyIfAbsent = flag(element, "only_if_absent", false);
    rule.missingNumeratorIsZero
        = flag(element, "missing_numerator_is_zero", rule.to == "error_ratio");
    rule.approximate = flag(element, "approximate", false);
    return rule;
}

Stack stackOf(const dom::element &element, std::string &where)
{
    Stack stack;
    stack.id = element["id"].get_string().value();
    where = stack.id;
    stack.title = element["title"].get_string().value();
    stack.title.resize(std::min(stack.title.find(" ("), stack.title.size()));
    stack.prefixes = strings(element["detect_any_prefix"].value());
    dom::array drop;
    if (!element["drop_values"].get(drop))
        for (const dom::element &value : drop)
            stack.dropValues.push_back(value.get_double());
    const auto groups = strings(element["group_by"].value());
    for (const dom::element &rule : element["rules"].get_array()) {
        where = stack.id + ", rule " + std::to_string(stack.rules.size() + 1);
        stack.rules.push_back(ruleOf(rule, groups));
    }
    return stack;
}

} // namespace

bool LabelFilter::accepts(std::string_view value) const
{
    if (kind == Kind::Pattern)
        return value.size() <= kMaxPatternInput
            && std::regex_match(value.data(), value.data() + value.size(), pattern);
    const bool listed = std::find(values.begin(), values.end(), value) != values.end();
    return listed == (kind == Kind::AnyOf);
}

Result<RuleTable> parseRuleTable(std::string_view json)
{
    RuleTable table;
    std::string where = "its head";
    try {
        dom::parser parser;
        const simdjson::padded_string text(json);
        const dom::element root = parser.parse(text);
        for (const dom::element &stack : root["stacks"].get_array())
            table.stacks.push_back(stackOf(stack, where));
    } catch (const std::exception &problem) {
        return failure(ErrorKind::InvalidInput,
                       "The table of metric rules cannot be read (" + where + ")",
                       problem.what(),
                       "Compare it with the bundled serving-metrics-map.json.");
    }
    for (const Stack &stack : table.stacks)
        for (const Rule &rule : stack.rules)
            collectNames(rule, table.names);
    return table;
}

namespace {

RuleTablePtr tableOf(std::string_view json)
{
    auto table = parseRuleTable(json);
    return std::make_shared<const RuleTable>(table ? std::move(*table) : RuleTable());
}

} // namespace

RuleTablePtr bundledRuleTable()
{
    static const RuleTablePtr table = tableOf(kBundledRules);
    return table;
}

RuleTablePtr jsonPageRuleTable()
{
    static const RuleTablePtr table = tableOf(kJsonPageRules);
    return table;
}

void collectNames(const Rule &rule, std::unordered_set<std::string> &names)
{
    for (const auto *list : {&rule.from, &rule.minus, &rule.numerator, &rule.denominator}) {
        for (const FamilyRef &family : *list) {
            names.insert(family.name);
            if (rule.kind != Rule::Kind::Histogram && rule.kind != Rule::Kind::Summary)
                continue;
            for (const char *suffix : {"_bucket", "_sum", "_count"})
                names.insert(family.name + suffix);
        }
    }
}

std::string normalizedFamily(std::string_view metric)
{
    constexpr std::string_view kRay = "ray_vllm_";
    constexpr std::string_view kKserve = "kserve_vllm:";
    if (metric.starts_with(kRay))
        return "vllm:" + std::string(metric.substr(kRay.size()));
    if (metric.starts_with(kKserve))
        return std::string(metric.substr(std::string_view("kserve_").size()));
    return std::string(metric);
}

} // namespace perfdeck
