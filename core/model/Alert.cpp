// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/Alert.h"

#include "core/base/Fingerprint.h"
#include "core/model/WordTable.h"

#include <cstdio>

namespace perfdeck {

namespace {

constexpr WordTable<AlertState, 6> kStates{{{{AlertState::Normal, "normal"},
                                             {AlertState::Pending, "pending"},
                                             {AlertState::Firing, "firing"},
                                             {AlertState::Recovering, "recovering"},
                                             {AlertState::NoData, "no-data"},
                                             {AlertState::Error, "error"}}}};

constexpr WordTable<AlertReason, 13> kReasons{{{{AlertReason::Breach, "breach"},
                                                {AlertReason::Escalated, "escalated"},
                                                {AlertReason::DeEscalated, "de-escalated"},
                                                {AlertReason::Cleared, "cleared"},
                                                {AlertReason::BreachedAgain, "breached-again"},
                                                {AlertReason::NoData, "no-data"},
                                                {AlertReason::DataReturned, "data-returned"},
                                                {AlertReason::Error, "error"},
                                                {AlertReason::ErrorEnded, "error-ended"},
                                                {AlertReason::Missing, "missing"},
                                                {AlertReason::ResolvedByHand, "resolved-by-hand"},
                                                {AlertReason::RuleChanged, "rule-changed"},
                                                {AlertReason::RuleGone, "rule-gone"}}}};

constexpr WordTable<Severity, 3> kSeverities{
    {{{Severity::Info, "info"}, {Severity::Warning, "warning"}, {Severity::Critical, "critical"}}}};

constexpr WordTable<AlertAction::Kind, 5> kActions{
    {{{AlertAction::Kind::Acknowledge, "acknowledge"},
      {AlertAction::Kind::Snooze, "snooze"},
      {AlertAction::Kind::Resolve, "resolve"},
      {AlertAction::Kind::Comment, "comment"},
      {AlertAction::Kind::Undo, "undo"}}}};

bool fits(const LabelMatcher &matcher, std::string_view value)
{
    switch (matcher.kind) {
    case LabelMatcher::Kind::Equal:
        return value == matcher.value;
    case LabelMatcher::Kind::NotEqual:
        return value != matcher.value;
    case LabelMatcher::Kind::Pattern:
        return fitsPattern(matcher.value, value);
    case LabelMatcher::Kind::NotPattern:
        return !fitsPattern(matcher.value, value);
    }
    return false;
}

std::string_view valueOf(std::string_view label, const Alert &alert)
{
    if (label == "rule")
        return alert.rule;
    if (label == "severity")
        return severityName(alert.severity);
    return alert.labels.get(label);
}

/// Reads matchers from left to right.
class MatcherReader final
{
public:
    explicit MatcherReader(std::string_view text)
        : m_text(text)
    {
    }

    Result<std::vector<LabelMatcher>> read()
    {
        std::vector<LabelMatcher> matchers;
        do {
            auto matcher = one();
            if (!matcher)
                return failure(matcher.error());
            matchers.push_back(std::move(*matcher));
            skipBlanks();
        } while (take(','));
        if (m_at < m_text.size())
            return refuse("a comma is expected");
        return matchers;
    }

private:
    Result<LabelMatcher> one()
    {
        LabelMatcher matcher;
        skipBlanks();
        while (m_at < m_text.size() && isNameByte(m_text[m_at]))
            matcher.label += m_text[m_at++];
        if (matcher.label.empty())
            return refuse("the name of a label is expected");
        skipBlanks();
        const auto kind = comparison();
        if (!kind)
            return refuse("one of = != =~ !~ is expected");
        matcher.kind = *kind;
        skipBlanks();
        if (take('"'))
            return quoted(std::move(matcher));
        while (m_at < m_text.size() && m_text[m_at] != ',')
            matcher.value += m_text[m_at++];
        while (!matcher.value.empty() && matcher.value.back() == ' ')
            matcher.value.pop_back();
        return matcher;
    }

    std::optional<LabelMatcher::Kind> comparison()
    {
        if (take('!')) {
            if (take('='))
                return LabelMatcher::Kind::NotEqual;
            return take('~') ? std::optional(LabelMatcher::Kind::NotPattern) : std::nullopt;
        }
        if (!take('='))
            return std::nullopt;
        return take('~') ? LabelMatcher::Kind::Pattern : LabelMatcher::Kind::Equal;
    }

    Result<LabelMatcher> quoted(LabelMatcher matcher)
    {
        while (m_at < m_text.size() && m_text[m_at] != '"') {
            if (m_text[m_at] == '\\' && m_at + 1 < m_text.size()) {
                ++m_at;
                matcher.value += m_text[m_at] == 'n' ? '\n' : m_text[m_at];
            } else {
                matcher.value += m_text[m_at];
            }
            ++m_at;
        }
        if (!take('"'))
            return refuse("the closing quote is missing");
        return matcher;
    }

    [[nodiscard]] tl::unexpected<Error> refuse(const std::string &reason) const
    {
        return failure(ErrorKind::InvalidInput,
                       "matchers \"" + std::string(m_text) + "\" cannot be read",
                       "column " + std::to_string(m_at + 1) + ": " + reason,
                       R"(Write label="value", also with != =~ !~, divided by commas)");
    }

    static bool isNameByte(char c)
    {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || c == '_' || c == '-' || c == '.';
    }

    void skipBlanks()
    {
        while (m_at < m_text.size() && m_text[m_at] == ' ')
            ++m_at;
    }

    bool take(char c)
    {
        if (m_at >= m_text.size() || m_text[m_at] != c)
            return false;
        ++m_at;
        return true;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

std::string_view operatorText(LabelMatcher::Kind kind)
{
    switch (kind) {
    case LabelMatcher::Kind::Equal:
        return "=";
    case LabelMatcher::Kind::NotEqual:
        return "!=";
    case LabelMatcher::Kind::Pattern:
        return "=~";
    case LabelMatcher::Kind::NotPattern:
        return "!~";
    }
    return "=";
}

} // namespace

bool Alert::isOpen(Timestamp now) const
{
    const bool isLookedAfter
        = acknowledgement && (!acknowledgement->until || *acknowledgement->until > now);
    return isActive() && !isLookedAfter;
}

AlertId alertId(std::string_view rule, const Labels &labels)
{
    Fingerprint fingerprint;
    fingerprint.add(rule);
    for (const auto &[name, value] : labels) {
        fingerprint.add(name);
        fingerprint.add(value);
    }
    return AlertId(fingerprint.value());
}

EpisodeId episodeId(AlertId alert, Timestamp firedAt)
{
    Fingerprint fingerprint;
    fingerprint.add(static_cast<std::uint64_t>(alert.value()));
    fingerprint.add(static_cast<std::uint64_t>(firedAt.time_since_epoch().count()));
    return EpisodeId(fingerprint.value());
}

std::string alertFingerprint(AlertId id)
{
    std::array<char, 17> text{};
    std::snprintf(text.data(), text.size(), "%016llx", static_cast<unsigned long long>(id.value()));
    return text.data();
}

bool fitsPattern(std::string_view pattern, std::string_view text)
{
    std::size_t p = 0;
    std::size_t t = 0;
    std::size_t star = std::string_view::npos;
    std::size_t retry = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            retry = t;
        } else if (p < pattern.size() && pattern[p] == text[t]) {
            ++p;
            ++t;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            t = ++retry;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

bool matches(const std::vector<LabelMatcher> &matchers, const Alert &alert)
{
    for (const LabelMatcher &matcher : matchers)
        if (!fits(matcher, valueOf(matcher.label, alert)))
            return false;
    return true;
}

Result<std::vector<LabelMatcher>> parseMatchers(std::string_view text)
{
    return MatcherReader(text).read();
}

std::string matchersText(const std::vector<LabelMatcher> &matchers)
{
    std::string text;
    for (const LabelMatcher &matcher : matchers) {
        if (!text.empty())
            text += ", ";
        text += matcher.label;
        text += operatorText(matcher.kind);
        text += '"' + escapedLabelValue(matcher.value) + '"';
    }
    return text;
}

std::string_view alertStateName(AlertState state)
{
    return kStates.word(state);
}

std::string_view alertReasonName(AlertReason reason)
{
    return kReasons.word(reason);
}

std::string_view severityName(Severity severity)
{
    return kSeverities.word(severity);
}

std::string_view actionName(AlertAction::Kind kind)
{
    return kActions.word(kind);
}

std::optional<AlertState> alertState(std::string_view word)
{
    return kStates.value(word);
}

std::optional<AlertReason> alertReason(std::string_view word)
{
    return kReasons.value(word);
}

std::optional<Severity> alertSeverity(std::string_view word)
{
    return kSeverities.value(word);
}

std::optional<AlertAction::Kind> actionKind(std::string_view word)
{
    return kActions.value(word);
}

} // namespace perfdeck
