// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/rules/PromCondition.h"

#include "core/alerts/rules/PromQuery.h"
#include "core/alerts/rules/PromText.h"
#include "core/alerts/rules/RuleCheck.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

namespace perfdeck {

namespace {

using namespace std::chrono_literals;

/// Prometheus takes samples of the last five minutes for the present.
constexpr Duration kLookback = 5min;

constexpr std::array<std::pair<std::string_view, Reducer>, 9> kReducers{{
    {"rate", Reducer::Rate},
    {"increase", Reducer::Increase},
    {"avg_over_time", Reducer::Average},
    {"min_over_time", Reducer::Minimum},
    {"max_over_time", Reducer::Maximum},
    {"sum_over_time", Reducer::Sum},
    {"count_over_time", Reducer::Count},
    {"last_over_time", Reducer::Last},
    {"quantile_over_time", Reducer::Quantile},
}};

std::optional<double> constant(const PromNode &node)
{
    if (node.kind == PromNode::Kind::Number)
        return node.number;
    if (node.kind != PromNode::Kind::Negated && node.kind != PromNode::Kind::Binary)
        return std::nullopt;
    const auto left = constant(node.operands.front());
    const auto right = constant(node.operands.back());
    if (!left || !right)
        return std::nullopt;
    if (node.kind == PromNode::Kind::Negated)
        return -*left;
    if (node.name == "+")
        return *left + *right;
    if (node.name == "-")
        return *left - *right;
    if (node.name == "*")
        return *left * *right;
    if (node.name == "/")
        return *left / *right;
    return node.name == "^" ? std::optional(std::pow(*left, *right)) : std::nullopt;
}

/// As seen from the other side.
std::string_view flipped(std::string_view comparison)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kPairs{
        {{">", "<"}, {"<", ">"}, {">=", "<="}, {"<=", ">="}}};
    for (const auto &[name, other] : kPairs)
        if (name == comparison)
            return other;
    return comparison;
}

bool isSame(const PromNode &a, const PromNode &b)
{
    const auto isSameMatcher = [](const PromNode::Matcher &x, const PromNode::Matcher &y) {
        return x.label == y.label && x.comparison == y.comparison && x.value == y.value;
    };
    return a.kind == b.kind && a.name == b.name && a.number == b.number && a.range == b.range
        && a.labels == b.labels && a.grouping == b.grouping
        && std::ranges::equal(a.matchers, b.matchers, isSameMatcher)
        && std::ranges::equal(a.operands, b.operands, isSame);
}

/// The offset of the series or of the only operand of a function.
std::optional<Duration> offsetOf(const PromNode &node)
{
    if (node.kind == PromNode::Kind::Call && !node.operands.empty())
        return offsetOf(node.operands.back());
    return node.kind == PromNode::Kind::Series ? node.offset : std::nullopt;
}

class Translator final
{
public:
    PromCondition translate(const PromNode &root)
    {
        PromCondition made = condition(root);
        made.notes = m_text.notes();
        return made;
    }

private:
    PromCondition condition(const PromNode &root)
    {
        if (root.kind == PromNode::Kind::Call && root.name.starts_with("absent"))
            return absence(root);
        if (root.kind == PromNode::Kind::Call && root.name == "vector")
            throw NotExpressible{"it always fires; notices have a dead-man's switch for that"};
        if (isComparison(root) && !root.isBool)
            return comparison(root);
        if (root.kind == PromNode::Kind::Binary)
            return holds(root);
        throw NotExpressible{"without a comparison it fires for every series that exists"};
    }

    PromCondition absence(const PromNode &call)
    {
        const bool isOverTime = call.name == "absent_over_time";
        if (call.operands.size() != 1 || call.operands[0].kind != PromNode::Kind::Series
            || call.operands[0].range.has_value() != isOverTime || call.operands[0].offset)
            throw NotExpressible{call.name + " of something else than one metric"};
        const PromNode &series = call.operands[0];
        const auto age = std::chrono::duration<double>(series.range.value_or(kLookback));
        return {AbsenceCondition{m_text.selector(series)}, Comparator::Above, age.count(), {}};
    }

    PromCondition holds(const PromNode &node)
    {
        ThresholdCondition condition{m_text.truth(node), Reducer::Last};
        condition.window = kLookback;
        return {std::move(condition), Comparator::AtLeast, 1, {}};
    }

    PromCondition comparison(const PromNode &node)
    {
        const auto left = constant(node.operands[0]);
        const auto right = constant(node.operands[1]);
        if (left && right)
            throw NotExpressible{"it compares two numbers"};
        if (!left && !right)
            return holds(node);
        const PromNode &judged = node.operands[left ? 1 : 0];
        const std::string_view sign = left ? flipped(node.name) : std::string_view(node.name);
        const double level = left ? *left : *right;
        if (!std::isfinite(level))
            throw NotExpressible{"a level that is not a finite number"};
        if (auto made = forecast(judged, level))
            return *made;
        const Comparator comparator = perfdeck::comparator(sign).value();
        if (auto made = change(judged))
            return {made->first, comparator, level - made->second, {}};
        return {threshold(judged), comparator, level, {}};
    }

    /// predict_linear(x[6h], 4 * 3600) < level: x reaches the level within four hours.
    std::optional<PromCondition> forecast(const PromNode &node, double level)
    {
        if (node.kind != PromNode::Kind::Call || node.name != "predict_linear")
            return std::nullopt;
        const auto horizon = node.operands.size() == 2 ? constant(node.operands[1]) : std::nullopt;
        if (!horizon || !(*horizon > 0) || node.operands[0].kind != PromNode::Kind::Series
            || !node.operands[0].range || node.operands[0].offset)
            throw NotExpressible{"predict_linear of something else than the range of one metric "
                                 "and a number of seconds"};
        ForecastCondition condition{m_text.selector(node.operands[0]), level};
        condition.past = *node.operands[0].range;
        return PromCondition{std::move(condition), Comparator::Below, *horizon, {}};
    }

    /// x - x offset 1h, x / x offset 1h, (x - x offset 1h) / x offset 1h; and what is to be taken
    /// from the level.
    std::optional<std::pair<ChangeCondition, double>> change(const PromNode &node)
    {
        if (node.kind != PromNode::Kind::Binary || (node.name != "-" && node.name != "/"))
            return std::nullopt;
        const PromNode &now = node.operands[0];
        const PromNode &then = node.operands[1];
        const auto ago = offsetOf(then);
        if (!ago)
            return std::nullopt;
        if (node.name == "/" && now.kind == PromNode::Kind::Binary && now.name == "-"
            && isSame(now.operands[1], then) && offsetOf(now.operands[1]) == ago
            && isPresent(now.operands[0], then))
            return std::pair(ChangeCondition{measured(now.operands[0]), ChangeKind::Relative, *ago},
                             0.0);
        if (!isPresent(now, then))
            return std::nullopt;
        const bool isRatio = node.name == "/";
        return std::pair(ChangeCondition{measured(now),
                                         isRatio ? ChangeKind::Relative : ChangeKind::Absolute,
                                         *ago},
                         isRatio ? 1.0 : 0.0);
    }

    static bool isPresent(const PromNode &now, const PromNode &then)
    {
        return !offsetOf(now) && isSame(now, then);
    }

    /// A series, or a function over the range of one.
    ThresholdCondition measured(const PromNode &node)
    {
        if (auto made = reduced(node))
            return *made;
        ThresholdCondition condition{m_text.value(node), Reducer::Last};
        condition.window = kLookback;
        return condition;
    }

    ThresholdCondition threshold(const PromNode &node) { return measured(node); }

    std::optional<ThresholdCondition> reduced(const PromNode &node)
    {
        const auto known = std::ranges::find_if(
            kReducers, [&node](const auto &row) { return row.first == node.name; });
        if (node.kind != PromNode::Kind::Call || known == kReducers.end() || node.operands.empty())
            return std::nullopt;
        const PromNode &series = node.operands.back();
        const bool isQuantile = known->second == Reducer::Quantile;
        if (node.operands.size() != (isQuantile ? 2U : 1U) || series.kind != PromNode::Kind::Series
            || !series.range || series.offset)
            return std::nullopt;
        ThresholdCondition condition{m_text.selector(series), known->second};
        condition.window = *series.range;
        if (isQuantile)
            condition.quantile = constant(node.operands[0]).value_or(-1); // refused by checks
        return condition;
    }

    PromText m_text;
};

} // namespace

Result<PromCondition> promCondition(std::string_view query)
{
    const auto root = parsePromQuery(query);
    if (!root)
        return failure(root.error());
    try {
        return Translator().translate(*root);
    } catch (const NotExpressible &problem) {
        return failure(ErrorKind::Unsupported, "The query cannot be expressed", problem.reason);
    }
}

} // namespace perfdeck
