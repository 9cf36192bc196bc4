// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/SampleText.h"

#include "core/collect/parse/NumberText.h"

#include <simdjson.h>

#include <algorithm>
#include <cmath>

namespace perfdeck {

namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

bool isNameStart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':';
}

bool isNameChar(char c)
{
    return isNameStart(c) || detail::isDigit(c);
}

bool isControl(char c)
{
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

/// Histories and exports hold UTF-8; other bytes would make different series look the same there.
bool isUtf8(const std::string &text)
{
    return simdjson::validate_utf8(text.data(), text.size());
}

const char *skipBlanks(const char *at, const char *end)
{
    while (at < end && isBlank(*at))
        ++at;
    return at;
}

/// The place behind the closing quote; `at` is behind the opening one.
const char *skipQuoted(const char *at, const char *end)
{
    while (at < end && *at != '"')
        at += *at == '\\' && at + 1 < end ? 2 : 1;
    return at < end ? at + 1 : nullptr;
}

/// Reads the inside of one pair of braces, or a bare name.
class SeriesReader final
{
public:
    SeriesReader(std::string_view text, ScrapedSeries &series)
        : m_at(text.data())
        , m_end(text.data() + text.size())
        , m_series(series)
    {
    }

    const char *read()
    {
        m_series.name.clear();
        m_series.labels.clear();
        m_series.colonPairs = false;
        m_at = skipBlanks(m_at, m_end);
        m_series.name = bareName();
        m_at = skipBlanks(m_at, m_end);
        if (take('{')) {
            if (const char *problem = readItems())
                return problem;
        }
        if (m_at != m_end)
            return "unexpected text after the series";
        return m_series.name.empty() ? "the metric name is missing or not valid" : checkLabels();
    }

private:
    const char *readItems()
    {
        while (true) {
            m_at = skipBlanks(m_at, m_end);
            if (take('}'))
                return nullptr;
            if (const char *problem = readItem())
                return problem;
            m_at = skipBlanks(m_at, m_end);
            if (take(','))
                continue;
            return take('}') ? nullptr : "expected a comma or } after a label";
        }
    }

    /// name="value", "name"="value", "name":"value", or a quoted metric name in the first place.
    const char *readItem()
    {
        std::string name;
        const bool quoted = m_at < m_end && *m_at == '"';
        if (quoted ? !quotedText(name) : (name = bareName()).empty())
            return "a label name is missing or not valid";
        m_at = skipBlanks(m_at, m_end);
        if (quoted && m_at < m_end && (*m_at == ',' || *m_at == '}'))
            return takeMetricName(std::move(name));
        if (quoted && take(':'))
            m_series.colonPairs = true;
        else if (!take('='))
            return "a label has no =";
        m_at = skipBlanks(m_at, m_end);
        std::string value;
        if (!quotedText(value))
            return "a label value is not in double quotes";
        if (m_series.labels.size() >= kMaxLabels)
            return "more labels than allowed";
        m_series.labels.emplace_back(std::move(name), std::move(value));
        return nullptr;
    }

    const char *takeMetricName(std::string name)
    {
        if (!m_series.name.empty() || !m_series.labels.empty())
            return "a label has no value";
        m_series.name = std::move(name);
        const std::string &text = m_series.name;
        return std::any_of(text.begin(), text.end(), isControl) || !isUtf8(text)
            ? "the metric name holds a control character or is not UTF-8"
            : nullptr;
    }

    [[nodiscard]] const char *checkLabels() const
    {
        const auto &labels = m_series.labels;
        for (std::size_t i = 0; i < labels.size(); ++i) {
            const std::string &name = labels[i].first;
            if (name.empty() || std::any_of(name.begin(), name.end(), isControl) || !isUtf8(name))
                return "a label name is empty, holds a control character or is not UTF-8";
            if (!isUtf8(labels[i].second))
                return "a label value is not UTF-8";
            for (std::size_t k = 0; k < i; ++k)
                if (labels[k].first == name)
                    return "a label stands twice";
        }
        return nullptr;
    }

    std::string bareName()
    {
        const char *from = m_at;
        if (m_at < m_end && isNameStart(*m_at))
            while (m_at < m_end && isNameChar(*m_at))
                ++m_at;
        return {from, m_at};
    }

    bool quotedText(std::string &text)
    {
        if (!take('"'))
            return false;
        while (m_at < m_end && *m_at != '"') {
            if (*m_at != '\\' || m_at + 1 == m_end) {
                text += *m_at++;
                continue;
            }
            const char next = m_at[1];
            if (next == 'n')
                text += '\n';
            else if (next == '"' || next == '\\')
                text += next;
            else
                (text += '\\') += next; // an unknown escape stands for itself
            m_at += 2;
        }
        return take('"');
    }

    bool take(char c)
    {
        const bool found = m_at < m_end && *m_at == c;
        m_at += found ? 1 : 0;
        return found;
    }

    const char *m_at;
    const char *m_end;
    ScrapedSeries &m_series;
};

/// The exemplar behind "#": braces with labels, a value, perhaps a timestamp. Only its shape
/// counts.
const char *checkExemplar(const char *at, const char *end)
{
    at = skipBlanks(at, end);
    if (at == end || *at != '{')
        return "text after the value is neither a timestamp nor an exemplar";
    at = findSeriesEnd(at, end);
    if (!at)
        return "the labels of the exemplar do not end";
    double number = 0;
    at = readNumber(skipBlanks(at, end), end, number);
    if (!at)
        return "the exemplar has no value";
    at = skipBlanks(at, end);
    if (at == end)
        return nullptr;
    at = readNumber(at, end, number);
    return at && skipBlanks(at, end) == end && std::isfinite(number)
        ? nullptr
        : "the exemplar has a timestamp that is no number";
}

void storeTime(double number, StampUnit unit, SampleTail &tail)
{
    const double micros = std::round(number * (unit == StampUnit::Seconds ? 1e6 : 1e3));
    tail.timeOutOfRange = !(std::fabs(micros) < 9e18);
    tail.hasTime = !tail.timeOutOfRange;
    tail.time = tail.hasTime ? static_cast<std::int64_t>(micros) : 0;
}

} // namespace

const char *findSeriesEnd(const char *at, const char *end)
{
    while (at < end && *at != '{' && !isBlank(*at))
        ++at;
    const char *brace = skipBlanks(at, end);
    if (brace == end || *brace != '{')
        return at;
    at = brace + 1;
    while (at < end && *at != '}') {
        if (*at++ != '"')
            continue;
        at = skipQuoted(at, end);
        if (!at)
            return nullptr;
    }
    return at < end ? at + 1 : nullptr;
}

const char *readSeries(std::string_view text, ScrapedSeries &series)
{
    return SeriesReader(text, series).read();
}

const char *readTail(const char *at, const char *end, StampUnit unit, SampleTail &tail)
{
    tail = {};
    at = skipBlanks(at, end);
    if (at == end)
        return "the value is missing";
    at = readNumber(at, end, tail.value);
    if (!at || (at < end && !isBlank(*at)))
        return "the value is not a number";
    at = skipBlanks(at, end);
    if (at < end && *at != '#') {
        double number = 0;
        at = readNumber(at, end, number);
        if (!at || (at < end && !isBlank(*at)) || !std::isfinite(number))
            return "the timestamp is not a number";
        storeTime(number, unit, tail);
        at = skipBlanks(at, end);
    }
    if (at == end)
        return nullptr;
    if (*at != '#')
        return "unexpected text at the end of the line";
    tail.hasExemplar = true;
    return checkExemplar(at + 1, end);
}

} // namespace perfdeck
