// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/rules/PromText.h"

#include "core/model/Labels.h"
#include "core/model/RangeExpression.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

namespace perfdeck {

namespace {

using namespace std::chrono_literals;

constexpr std::array<std::string_view, 8> kWindowFunctions{"rate",
                                                           "increase",
                                                           "delta",
                                                           "changes",
                                                           "resets",
                                                           "avg_over_time",
                                                           "min_over_time",
                                                           "max_over_time"};
constexpr std::array<std::string_view, 11> kNumberFunctions{"abs",
                                                            "ceil",
                                                            "floor",
                                                            "exp",
                                                            "ln",
                                                            "log2",
                                                            "log10",
                                                            "sqrt",
                                                            "round",
                                                            "clamp_min",
                                                            "clamp_max"};
constexpr std::array<std::string_view, 5> kAggregations{"sum", "avg", "min", "max", "count"};
constexpr std::array<std::string_view, 5> kArithmetic{"+", "-", "*", "/", "^"};
constexpr Duration kLongestWindow = 1h; ///< of expressions

[[noreturn]] void refuse(std::string reason)
{
    throw NotExpressible{std::move(reason)};
}

template<class Names>
bool holds(const Names &names, std::string_view name)
{
    return std::ranges::find(names, name) != names.end();
}

std::string written(std::string_view label, const char *comparison, std::string_view value)
{
    return std::string(label) + comparison + '"' + escapedLabelValue(value) + '"';
}

/// The alternatives of a pattern that is only words: "a|b" or "(a|b)"; none otherwise.
std::optional<std::vector<std::string>> alternatives(std::string_view pattern)
{
    if (pattern.starts_with('(') && pattern.ends_with(')'))
        pattern = pattern.substr(1, pattern.size() - 2);
    std::vector<std::string> words{std::string()};
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        if (pattern[at] == '|')
            words.emplace_back();
        else if (pattern[at] == '\\' && at + 1 < pattern.size()
                 && std::string_view(".-/+*?()[]{}|^$\\").find(pattern[at + 1])
                     != std::string_view::npos)
            words.back() += pattern[++at];
        else if (std::string_view("\\.+*?()[]{}^$").find(pattern[at]) != std::string_view::npos)
            return std::nullopt;
        else
            words.back() += pattern[at];
    }
    return words;
}

/// A pattern as equalities; refused when it is none.
std::vector<std::string> patternMatchers(const PromNode::Matcher &matcher)
{
    const bool isNot = matcher.comparison == "!~";
    if (matcher.value == ".+")
        return {written(matcher.label, isNot ? "=" : "!=", "")};
    if (matcher.value == ".*" && !isNot)
        return {};
    const auto words = alternatives(matcher.value);
    if (!words || (!isNot && words->size() != 1))
        refuse("the pattern " + matcher.label + matcher.comparison + '"'
               + matcher.value.substr(0, 100) + "\" is not understood, only = and !=");
    std::vector<std::string> all;
    for (const std::string &word : *words)
        all.push_back(written(matcher.label, isNot ? "!=" : "=", word));
    return all;
}

bool hasComparison(const PromNode &node)
{
    return (isComparison(node) && !node.isBool)
        || std::ranges::any_of(node.operands, hasComparison);
}

/// on (…) says what ours does by itself where one side is aggregated by just these labels.
void checkMatching(const PromNode &node)
{
    if (node.grouping.empty() && !node.isGroup)
        return;
    const auto isMatched = [&node](const PromNode &side) {
        return side.kind == PromNode::Kind::Aggregate && side.grouping == "by"
            && side.labels == node.labels;
    };
    if (node.grouping != "on" || std::ranges::none_of(node.operands, isMatched))
        refuse((node.grouping.empty() ? "group_left" : node.grouping)
               + " (…) is understood only where one side is aggregated by the same labels");
}

} // namespace

bool isComparison(const PromNode &node)
{
    constexpr std::array<std::string_view, 6> kComparisons{">", ">=", "<", "<=", "==", "!="};
    return node.kind == PromNode::Kind::Binary && holds(kComparisons, node.name);
}

std::string promNumber(double value)
{
    if (!std::isfinite(value))
        refuse("a number that is not finite");
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value);
    return {text.data(), end.ptr};
}

void PromText::note(std::string text)
{
    if (!holds(m_notes, text))
        m_notes.push_back(std::move(text));
}

std::string PromText::selector(const PromNode &series)
{
    if (series.name.empty())
        refuse("a selector without the name of a metric");
    std::vector<std::string> all;
    for (const PromNode::Matcher &matcher : series.matchers) {
        if (matcher.label == "job") {
            note("job" + matcher.comparison + '"' + matcher.value.substr(0, 100)
                 + "\" was left out: series here have no job, but the label source");
        } else if (matcher.label == "__name__") {
            refuse("a pattern of names of metrics is not understood");
        } else if (matcher.comparison.ends_with('~')) {
            std::ranges::move(patternMatchers(matcher), std::back_inserter(all));
        } else {
            all.push_back(written(matcher.label, matcher.comparison.c_str(), matcher.value));
        }
    }
    std::string text = series.name;
    for (std::size_t at = 0; at < all.size(); ++at)
        text += (at == 0 ? "{" : ",") + all[at];
    return all.empty() ? text : text + '}';
}

std::string PromText::value(const PromNode &node)
{
    switch (node.kind) {
    case PromNode::Kind::Number:
        return node.number < 0 ? "(0 - " + promNumber(-node.number) + ')' : promNumber(node.number);
    case PromNode::Kind::Text:
        refuse("a text where a number belongs");
    case PromNode::Kind::Series:
        if (node.offset)
            refuse("an offset is understood only against the same series without it");
        if (node.range)
            refuse("a range without a function");
        return selector(node);
    case PromNode::Kind::Call:
        return call(node);
    case PromNode::Kind::Aggregate:
        return aggregate(node);
    case PromNode::Kind::Binary:
        return binary(node);
    case PromNode::Kind::Negated:
        return "(0 - " + value(node.operands.front()) + ')';
    }
    return {};
}

std::string PromText::call(const PromNode &node)
{
    if (holds(kNumberFunctions, node.name)) {
        const std::size_t wanted = node.name.starts_with("clamp_") ? 2 : 1;
        if (node.operands.size() != wanted)
            refuse(node.name + " with " + std::to_string(node.operands.size()) + " arguments");
        std::string text = node.name + '(';
        for (std::size_t at = 0; at < wanted; ++at)
            text += (at == 0 ? "" : ", ") + value(node.operands[at]);
        return text + ')';
    }
    if (!holds(kWindowFunctions, node.name))
        refuse(node.name + " is not understood");
    if (node.operands.size() != 1 || node.operands[0].kind != PromNode::Kind::Series
        || !node.operands[0].range || node.operands[0].offset)
        refuse(node.name + " of something else than the range of one metric");
    const PromNode &series = node.operands[0];
    if (*series.range > kLongestWindow || *series.range < 1s)
        refuse("inside an expression " + node.name + " reaches back 1 h at most");
    return node.name + '(' + selector(series) + '[' + durationExpression(*series.range) + "])";
}

std::string PromText::aggregate(const PromNode &node)
{
    if (!holds(kAggregations, node.name) || node.operands.size() != 1)
        refuse(node.name + " is not understood");
    if (node.grouping == "without")
        refuse("without (…) is not understood, only by (…)");
    if (hasComparison(node.operands[0]))
        refuse("a comparison inside " + node.name
               + " leaves series out there, and gives 1 or 0 here");
    std::string text = node.name;
    for (std::size_t at = 0; at < node.labels.size(); ++at)
        text += (at == 0 ? " by (" : ", ") + node.labels[at];
    return text + (node.labels.empty() ? "(" : ") (") + value(node.operands[0]) + ')';
}

std::string PromText::binary(const PromNode &node)
{
    checkMatching(node);
    if (isComparison(node) && !node.isBool)
        refuse("a comparison inside an expression leaves series out there, and gives 1 or 0 here");
    if (!isComparison(node) && !holds(kArithmetic, node.name))
        refuse(node.name + " is not understood here");
    return '(' + value(node.operands[0]) + ' ' + node.name + ' ' + value(node.operands[1]) + ')';
}

std::string PromText::truth(const PromNode &node)
{
    if (isComparison(node)) {
        checkMatching(node);
        return '(' + value(node.operands[0]) + ' ' + node.name + ' ' + value(node.operands[1])
            + ')';
    }
    if (node.kind != PromNode::Kind::Binary || (node.name != "and" && node.name != "or"))
        refuse(node.name == "unless" ? "unless is not understood"
                                     : "and and or are understood between comparisons only");
    checkMatching(node);
    if (node.name == "or")
        note("or holds only where both of its sides have samples");
    return '(' + truth(node.operands[0]) + ' ' + node.name + ' ' + truth(node.operands[1]) + ')';
}

} // namespace perfdeck
