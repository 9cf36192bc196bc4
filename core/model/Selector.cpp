// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/Selector.h"

#include <algorithm>

namespace perfdeck {

namespace {

/// Reads a selector from left to right; `fail` names the 1-based column.
class SelectorReader
{
public:
    explicit SelectorReader(std::string_view text)
        : m_text(text)
    {
    }

    Result<Selector> read()
    {
        Selector selector;
        skipBlanks();
        selector.metric = name();
        skipBlanks();
        if (take('{')) {
            while (!take('}')) {
                auto matcher = readMatcher();
                if (!matcher)
                    return failure(matcher.error());
                selector.matchers.push_back(std::move(*matcher));
                skipBlanks();
                if (!take(',') && !peek('}'))
                    return fail("expected , or }");
                skipBlanks();
            }
        } else if (selector.metric.empty()) {
            return fail("expected a metric name or {");
        }
        skipBlanks();
        if (m_at != m_text.size())
            return fail("unexpected text after the selector");
        return selector;
    }

private:
    Result<Selector::Matcher> readMatcher()
    {
        Selector::Matcher matcher;
        skipBlanks();
        matcher.label = name();
        if (matcher.label.empty())
            return fail("expected a label name");
        skipBlanks();
        if (take('!'))
            matcher.match = Selector::Match::NotEqual;
        if (!take('='))
            return fail("expected = or !=");
        skipBlanks();
        if (!take('"'))
            return fail("expected a value in double quotes");
        while (!peek('"')) {
            if (m_at >= m_text.size())
                return fail("the value has no closing quote");
            char c = m_text[m_at++];
            if (c == '\\' && m_at < m_text.size()) {
                c = m_text[m_at++];
                c = c == 'n' ? '\n' : c;
            }
            matcher.value += c;
        }
        ++m_at;
        return matcher;
    }

    std::string name()
    {
        const std::size_t from = m_at;
        const auto isNameChar = [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
                || c == '_' || c == ':' || c == '.' || c == '-';
        };
        while (m_at < m_text.size() && isNameChar(m_text[m_at]))
            ++m_at;
        return std::string(m_text.substr(from, m_at - from));
    }

    void skipBlanks()
    {
        while (peek(' '))
            ++m_at;
    }

    [[nodiscard]] bool peek(char c) const { return m_at < m_text.size() && m_text[m_at] == c; }

    bool take(char c)
    {
        const bool found = peek(c);
        m_at += found ? 1 : 0;
        return found;
    }

    [[nodiscard]] tl::unexpected<Error> fail(const std::string &reason) const
    {
        return failure(ErrorKind::InvalidInput,
                       "selector \"" + std::string(m_text) + '"',
                       reason + " at column " + std::to_string(m_at + 1),
                       "Write NAME or NAME{label=\"value\"}.");
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

} // namespace

bool Selector::matches(const SeriesKey &key) const
{
    if (!metric.empty() && metric != key.metric)
        return false;
    return std::all_of(matchers.begin(), matchers.end(), [&key](const Matcher &matcher) {
        const bool equal = key.labels.get(matcher.label) == matcher.value;
        return equal == (matcher.match == Match::Equal);
    });
}

std::string Selector::toString() const
{
    if (matchers.empty())
        return metric.empty() ? "{}" : metric;
    std::string text = metric + '{';
    for (const Matcher &matcher : matchers) {
        if (text.back() != '{')
            text += ',';
        text += matcher.label + (matcher.match == Match::Equal ? "=\"" : "!=\"");
        text += escapedLabelValue(matcher.value) + '"';
    }
    return text + '}';
}

Result<Selector> Selector::parse(std::string_view text)
{
    return SelectorReader(text).read();
}

} // namespace perfdeck
