// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/rules/RuleCheck.h"

#include "core/base/Utf8.h"
#include "core/derive/Expression.h"
#include "core/model/Alert.h"
#include "core/model/AlertTemplate.h"
#include "core/model/RangeExpression.h"
#include "core/model/Selector.h"
#include "core/model/ValueText.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace perfdeck {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t kLongestTitle = 200; ///< bytes
constexpr std::size_t kLongestLabel = 200; ///< bytes, name or value
constexpr std::size_t kMostLabels = 20;
constexpr std::size_t kMostParts = 50; ///< of a composite
constexpr std::uint32_t kMostInstances = 100'000;
constexpr std::array kSeverities{Severity::Info, Severity::Warning, Severity::Critical};

bool isLabelName(std::string_view name)
{
    const auto isByte = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || c == '_';
    };
    return !name.empty() && name.size() <= kLongestLabel && !(name[0] >= '0' && name[0] <= '9')
        && std::ranges::all_of(name, isByte);
}

bool isUpward(Comparator comparator)
{
    return comparator == Comparator::Above || comparator == Comparator::AtLeast;
}

bool isDownward(Comparator comparator)
{
    return comparator == Comparator::Below || comparator == Comparator::AtMost;
}

/// Collects what is wrong with one rule.
class Checker final
{
public:
    explicit Checker(const AlertRule &rule)
        : m_rule(rule)
    {
    }

    std::vector<RuleFault> check()
    {
        checkBytes();
        checkNames();
        checkLabels();
        std::visit([this](const auto &condition) { checkCondition(condition); }, m_rule.condition);
        checkLadder();
        checkTimes();
        return std::move(m_faults);
    }

private:
    void add(std::string key, std::string sentence)
    {
        m_faults.push_back({std::move(key), std::move(sentence)});
    }

    /// Files are UTF-8, and so is what is told to others.
    void checkBytes()
    {
        for (const auto &[key, text] : {std::pair("title", std::string_view(m_rule.title)),
                                        std::pair("text", std::string_view(m_rule.text)),
                                        std::pair("runbook", std::string_view(m_rule.runbook)),
                                        std::pair("series", seriesOf(m_rule.condition))})
            checkUtf8(key, text);
        for (const auto &[name, value] : m_rule.labels)
            checkUtf8("labels", value);
        if (const auto *source = std::get_if<SourceCondition>(&m_rule.condition))
            checkUtf8("source", source->source);
    }

    void checkUtf8(const char *key, std::string_view text)
    {
        if (!isUtf8(text) || text.find('\0') != std::string_view::npos)
            add(key, "it holds bytes that are no text");
    }

    void checkNames()
    {
        if (!isRuleId(m_rule.id))
            add("id", "an id is made of lower-case letters, digits and -, at most 100 of them");
        if (m_rule.title.size() > kLongestTitle)
            add("title", "a title has at most 200 bytes");
        checkPattern("title", m_rule.title);
        checkPattern("text", m_rule.text);
        const std::string &book = m_rule.runbook;
        if (!book.empty() && !book.starts_with("https://") && !book.starts_with("http://"))
            add("runbook", "a runbook is an address that begins with https:// or http://");
        else if (book.size() > 2000 || std::ranges::any_of(book, [](char c) {
                     return static_cast<unsigned char>(c) <= ' ';
                 }))
            add("runbook", "an address has no blanks and at most 2000 bytes");
    }

    void checkPattern(const char *key, const std::string &pattern)
    {
        if (const Status status = checkTemplate(pattern); !status)
            add(key, status.error().reason);
    }

    void checkLabels()
    {
        if (m_rule.labels.size() > kMostLabels)
            add("labels", "a rule puts at most 20 labels on its alerts");
        for (const auto &[name, value] : m_rule.labels) {
            if (!isLabelName(name))
                add("labels", "\"" + name + "\" is not the name of a label");
            else if (name == "rule" || name == "severity")
                add("labels", name + " is known of every alert and cannot be set");
            else if (value.size() > kLongestLabel)
                add("labels", "the value of " + name + " has more than 200 bytes");
        }
    }

    void checkSelector(const std::string &text, bool mayBeEmpty = false)
    {
        if (text.empty() && mayBeEmpty)
            return;
        const auto selector = Selector::parse(text);
        if (!selector)
            add("series", selector.error().reason + " of \"" + text.substr(0, 200) + "\"");
        else if (selector->metric.empty() && selector->matchers.empty())
            add("series", "it names neither a metric nor a label");
    }

    /// What is no selector must be an expression; its own reason says more than that of a selector.
    void checkSeries(const std::string &text)
    {
        if (const auto selector = Selector::parse(text))
            checkSelector(text);
        else if (const auto expression = Expression::parse(text); !expression)
            add("series", expression.error().reason + " of \"" + text.substr(0, 200) + "\"");
    }

    void checkBetween(const char *key, Duration length, Duration least, Duration most)
    {
        if (length < least || length > most)
            add(key,
                "it is from " + durationText(least) + " to " + durationText(most) + " long, not "
                    + durationText(length));
        else if (length % 1ms != Duration(0))
            add(key, "it is given to the millisecond");
    }

    void checkCondition(const ThresholdCondition &condition)
    {
        checkSeries(condition.series);
        checkBetween("window", condition.window, kShortestAlertWindow, kLongestAlertWindow);
        if (condition.reducer == Reducer::Quantile
            && !(condition.quantile > 0 && condition.quantile < 1))
            add("reduce", "a quantile is between p0 and p100");
    }

    void checkCondition(const ChangeCondition &condition)
    {
        checkCondition(condition.measured);
        checkBetween("ago", condition.ago, kShortestAlertWindow, kLongestAlertWindow);
    }

    void checkCondition(const AbsenceCondition &condition) { checkSelector(condition.series); }

    void checkCondition(const AnomalyCondition &condition)
    {
        checkSelector(condition.series);
        checkShare("an anomaly score");
    }

    void checkCondition(const RegressionCondition &condition)
    {
        checkSelector(condition.series, true);
        if (!(condition.confidence >= 0.5 && condition.confidence < 1))
            add("confidence", "a confidence is at least 50 % and below 100 %");
    }

    void checkCondition(const ForecastCondition &condition)
    {
        checkSeries(condition.series);
        if (!std::isfinite(condition.limit))
            add("limit", "the limit is not a number");
        checkBetween("past", condition.past, 1min, kLongestAlertWindow);
    }

    void checkCondition(const SourceCondition &condition)
    {
        constexpr std::array<std::string_view, 6> kKinds{
            "", "machine", "endpoint", "plugin", "discovery", "coordinator"};
        if (std::ranges::find(kKinds, condition.kind) == kKinds.end())
            add("source_kind", "it is machine, endpoint, plugin, discovery or coordinator");
    }

    void checkCondition(const CompositeCondition &condition)
    {
        if (condition.all.empty() && condition.any.empty())
            add("all", "a composite needs rules in all or in any");
        for (const auto &[key, ids] : {std::pair("all", &condition.all),
                                       std::pair("any", &condition.any),
                                       std::pair("none", &condition.none)})
            checkParts(key, *ids);
        for (const std::string &id : condition.none)
            if (std::ranges::find(condition.all, id) != condition.all.end())
                add("none", "the rule " + id + " stands in all and in none: it can never fire");
        for (const std::string &label : condition.on)
            if (!isLabelName(label))
                add("on", "\"" + label + "\" is not the name of a label");
    }

    void checkParts(const char *key, const std::vector<std::string> &ids)
    {
        if (ids.size() > kMostParts)
            add(key, "more than 50 rules");
        for (const std::string &id : ids)
            if (id == m_rule.id)
                add(key, "a rule cannot depend on itself");
    }

    /// A number that is never outside 0 … 1.
    void checkShare(const std::string &what)
    {
        for (const auto severity : kSeverities) {
            const auto &level = m_rule.ladder.raise[static_cast<std::size_t>(severity)];
            if (level && !(*level >= 0 && *level <= 1))
                add(std::string(severityName(severity)), what + " is from 0 to 1");
        }
    }

    void checkLadder()
    {
        const AlertLadder &ladder = m_rule.ladder;
        const auto isSet = [](const std::optional<double> &level) { return level.has_value(); };
        if (std::ranges::none_of(ladder.raise, isSet))
            add("", "it says at no level when it fires: info, warning or critical");
        for (const auto severity : kSeverities) {
            const auto at = static_cast<std::size_t>(severity);
            const std::string name(severityName(severity));
            if (ladder.raise[at] && !std::isfinite(*ladder.raise[at]))
                add(name, "the level is not a number");
            if (ladder.clear[at] && !ladder.raise[at])
                add("clear." + name, "there is no " + name + " level that it could clear");
            else if (ladder.clear[at])
                checkClear(name, *ladder.raise[at], *ladder.clear[at]);
        }
        if (isUpward(ladder.comparator) || isDownward(ladder.comparator))
            checkOrder();
        else if (std::ranges::count_if(ladder.raise, isSet) > 1)
            add("compare", "== and != know one severity only");
    }

    void checkClear(const std::string &name, double raise, double clear)
    {
        const Comparator comparator = m_rule.ladder.comparator;
        if (!std::isfinite(clear))
            add("clear." + name, "the level is not a number");
        else if (!isUpward(comparator) && !isDownward(comparator))
            add("clear." + name, "== and != have no clear level");
        else if (isUpward(comparator) ? clear > raise : clear < raise)
            add("clear." + name,
                "it stands on the wrong side: the " + name + " level would clear at "
                    + numberText(clear, 6) + " while it is raised "
                    + (isUpward(comparator) ? "above " : "below ") + numberText(raise, 6));
    }

    /// The worse severity needs the worse number, in raising and in clearing.
    void checkOrder()
    {
        const AlertLadder &ladder = m_rule.ladder;
        const bool isUp = isUpward(ladder.comparator);
        std::optional<std::size_t> milder;
        for (std::size_t at = 0; at < ladder.raise.size(); ++at) {
            if (!ladder.raise[at])
                continue;
            const auto isMilder
                = [isUp](double worse, double mild) { return isUp ? worse < mild : worse > mild; };
            const auto cleared = [&ladder](std::size_t of) {
                return ladder.clear[of].value_or(*ladder.raise[of]);
            };
            const std::string name(severityName(kSeverities[at]));
            if (milder && isMilder(*ladder.raise[at], *ladder.raise[*milder]))
                add(name,
                    "the levels are out of order: " + name + " is reached before "
                        + std::string(severityName(kSeverities[*milder])));
            else if (milder && isMilder(cleared(at), cleared(*milder)))
                add("clear." + name,
                    "the levels are out of order: " + name + " would clear after "
                        + std::string(severityName(kSeverities[*milder])));
            milder = at;
        }
    }

    void checkTimes()
    {
        checkBetween("interval", m_rule.interval, 1s, 24h);
        for (std::size_t at = 0; at < m_rule.pending.size(); ++at)
            checkBetween("for", m_rule.pending[at], 0s, kLongestAlertWindow);
        checkBetween("keep_firing", m_rule.keepFiring, 0s, kLongestAlertWindow);
        if (m_rule.repeat)
            checkBetween("repeat", *m_rule.repeat, 1min, kLongestAlertWindow);
        if (m_rule.grace)
            checkBetween("grace", *m_rule.grace, 0s, kLongestAlertWindow);
        if (m_rule.maxInstances == 0 || m_rule.maxInstances > kMostInstances)
            add("max_instances", "a rule has from 1 to 100,000 instances");
    }

    const AlertRule &m_rule;
    std::vector<RuleFault> m_faults;
};

} // namespace

bool isRuleId(std::string_view id)
{
    const auto isByte
        = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    return !id.empty() && id.size() <= kLongestRuleId && std::ranges::all_of(id, isByte);
}

std::vector<RuleFault> ruleFaults(const AlertRule &rule)
{
    return Checker(rule).check();
}

} // namespace perfdeck
