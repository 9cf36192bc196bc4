// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/ErrorPattern.h"

#include <algorithm>

namespace perfdeck {

namespace {

bool isDigit(char letter)
{
    return letter >= '0' && letter <= '9';
}

bool isHexDigit(char letter)
{
    return isDigit(letter) || (letter >= 'a' && letter <= 'f') || (letter >= 'A' && letter <= 'F');
}

bool isWordLetter(char letter)
{
    const auto lower = static_cast<char>(letter | 0x20);
    return isDigit(letter) || (lower >= 'a' && lower <= 'z')
        || static_cast<unsigned char>(letter) >= 0x80;
}

bool isBlank(char letter)
{
    return letter == ' ' || (letter >= '\t' && letter <= '\r');
}

/// A word of hexadecimal digits with a decimal one among them: "9f8e7d6c", not "decade" or "added".
bool isHexWord(std::string_view word)
{
    constexpr std::size_t kLeast = 6;
    if (word.starts_with("0x") || word.starts_with("0X"))
        return word.size() > 2 && std::ranges::all_of(word.substr(2), isHexDigit);
    return word.size() >= kLeast && std::ranges::all_of(word, isHexDigit)
        && std::ranges::any_of(word, isDigit);
}

/// 8-4-4-4-12 hexadecimal digits.
bool beginsWithUuid(std::string_view text)
{
    constexpr std::size_t kLength = 36;
    if (text.size() < kLength || (text.size() > kLength && isWordLetter(text[kLength])))
        return false;
    for (std::size_t at = 0; at < kLength; ++at) {
        const bool isJoint = at == 8 || at == 13 || at == 18 || at == 23;
        if (isJoint ? text[at] != '-' : !isHexDigit(text[at]))
            return false;
    }
    return true;
}

/// Reads a text piece by piece and writes what stays of it.
class PatternWriter final
{
public:
    explicit PatternWriter(std::string_view text)
        : m_rest(text)
    {
    }

    std::string write()
    {
        while (!m_rest.empty() && m_pattern.size() < kMostPattern)
            step();
        while (!m_pattern.empty() && m_pattern.back() == ' ')
            m_pattern.pop_back();
        return cut();
    }

private:
    void step()
    {
        if (isBlank(m_rest.front())) {
            m_rest.remove_prefix(1);
            if (!m_pattern.empty() && m_pattern.back() != ' ')
                m_pattern += ' ';
        } else if (!takeAddress() && !takePath()) {
            if (isWordLetter(m_rest.front()))
                takeWord();
            else
                put(1);
        }
    }

    void put(std::size_t count)
    {
        m_pattern += m_rest.substr(0, count);
        m_rest.remove_prefix(count);
    }

    [[nodiscard]] bool isAtBeginOfWord() const
    {
        return m_pattern.empty() || (!isWordLetter(m_pattern.back()) && m_pattern.back() != '#');
    }

    /// Up to a blank, a quote or a bracket, without what ends a sentence.
    [[nodiscard]] std::size_t lengthOfPlace() const
    {
        const std::size_t end = m_rest.find_first_of(" \t\r\n\"'`()[]{}<>,;");
        std::size_t length = std::min(end, m_rest.size());
        while (length > 0 && (m_rest[length - 1] == '.' || m_rest[length - 1] == ':'))
            --length;
        return length;
    }

    bool takeAddress()
    {
        constexpr std::size_t kMostScheme = 10;
        const std::size_t mark = m_rest.substr(0, kMostScheme + 3).find("://");
        if (mark == std::string_view::npos || mark == 0 || !isAtBeginOfWord()
            || !std::ranges::all_of(m_rest.substr(0, mark), isWordLetter))
            return false;
        m_pattern += "<url>";
        m_rest.remove_prefix(std::max(lengthOfPlace(), mark + 3));
        return true;
    }

    bool takePath()
    {
        const bool isUnix = m_rest.size() > 1 && m_rest[0] == '/' && isWordLetter(m_rest[1]);
        const bool isWindows
            = m_rest.size() > 2 && isWordLetter(m_rest[0]) && m_rest[1] == ':' && m_rest[2] == '\\';
        if ((!isUnix && !isWindows) || !isAtBeginOfWord())
            return false;
        m_pattern += "<path>";
        m_rest.remove_prefix(lengthOfPlace());
        return true;
    }

    void takeWord()
    {
        constexpr std::size_t kUuid = 36;
        const auto end = std::ranges::find_if_not(m_rest, isWordLetter);
        const auto length
            = beginsWithUuid(m_rest) ? kUuid : static_cast<std::size_t>(end - m_rest.begin());
        if (beginsWithUuid(m_rest) || isHexWord(m_rest.substr(0, length))) {
            m_rest.remove_prefix(length);
            return putNumber();
        }
        for (std::size_t left = length; left > 0;) {
            const auto digits = static_cast<std::size_t>(
                std::ranges::find_if_not(m_rest.substr(0, left), isDigit) - m_rest.begin());
            if (digits > 0) {
                m_rest.remove_prefix(digits);
                putNumber();
                left -= digits;
            } else {
                put(1);
                --left;
            }
        }
    }

    /// One sign for 3, 3.5, 1e-5, a UUID and "3, 4, 5".
    void putNumber()
    {
        for (const std::string_view joint : {".", "-", ",", ", ", ":"}) {
            if (!m_pattern.ends_with(joint))
                continue;
            const std::string_view before
                = std::string_view(m_pattern).substr(0, m_pattern.size() - joint.size());
            if (before.ends_with('#')) {
                m_pattern.resize(before.size());
                return;
            }
        }
        m_pattern += '#';
    }

    /// Not within a letter of several bytes.
    std::string cut()
    {
        if (m_pattern.size() <= kMostPattern && m_rest.empty())
            return std::move(m_pattern);
        std::size_t size = std::min(m_pattern.size(), kMostPattern);
        while (size > 0 && size < m_pattern.size()
               && (static_cast<unsigned char>(m_pattern[size]) & 0xC0U) == 0x80)
            --size;
        m_pattern.resize(size);
        return std::move(m_pattern) + "…";
    }

    std::string_view m_rest;
    std::string m_pattern;
};

} // namespace

std::string errorPattern(std::string_view text)
{
    return PatternWriter(text).write();
}

} // namespace perfdeck
