// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

namespace perfdeck {

/// Walks over the text of a /proc or /sys file from left to right and never past its end. Made for
/// files read every second: no allocation, no locale. Any thread.
class TextScanner final
{
public:
    explicit constexpr TextScanner(std::string_view text)
        : m_rest(text)
    {
    }

    [[nodiscard]] constexpr bool atEnd() const { return m_rest.empty(); }

    [[nodiscard]] constexpr std::string_view rest() const { return m_rest; }

    /// The next line without its newline; empty at the end.
    constexpr std::string_view line()
    {
        const std::size_t end = m_rest.find('\n');
        const std::string_view line = m_rest.substr(0, end);
        m_rest.remove_prefix(end == std::string_view::npos ? m_rest.size() : end + 1);
        return line;
    }

    constexpr void skipBlanks()
    {
        while (!m_rest.empty() && (m_rest.front() == ' ' || m_rest.front() == '\t'))
            m_rest.remove_prefix(1);
    }

    /// The next run of characters that are neither blank nor newline; empty at the end of a line.
    constexpr std::string_view word()
    {
        skipBlanks();
        const std::size_t end = m_rest.find_first_of(" \t\n");
        const std::string_view word = m_rest.substr(0, end);
        m_rest.remove_prefix(word.size());
        return word;
    }

    /// The next word as a number; nothing, and no step forward, where it is not one or over 64
    /// bits.
    constexpr std::optional<std::uint64_t> number()
    {
        skipBlanks();
        std::uint64_t value = 0;
        std::size_t used = 0;
        for (; used < m_rest.size(); ++used) {
            const unsigned digit = static_cast<unsigned char>(m_rest[used]) - unsigned{'0'};
            if (digit > 9)
                break;
            if (value > (kMax - digit) / 10)
                return std::nullopt;
            value = value * 10 + digit;
        }
        if (used == 0 || (used < m_rest.size() && !isSeparator(m_rest[used])))
            return std::nullopt;
        m_rest.remove_prefix(used);
        return value;
    }

    /// Fills `values` with the next numbers and says how many there were.
    template<class Array>
    constexpr std::size_t numbers(Array &values)
    {
        std::size_t count = 0;
        for (auto &value : values) {
            const auto next = number();
            if (!next)
                break;
            value = *next;
            ++count;
        }
        return count;
    }

    constexpr bool take(std::string_view prefix)
    {
        const bool found = m_rest.starts_with(prefix);
        m_rest.remove_prefix(found ? prefix.size() : 0);
        return found;
    }

private:
    static constexpr std::uint64_t kMax = std::numeric_limits<std::uint64_t>::max();

    static constexpr bool isSeparator(char c) { return c == ' ' || c == '\t' || c == '\n'; }

    std::string_view m_rest;
};

} // namespace perfdeck
