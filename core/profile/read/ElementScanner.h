// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace perfdeck {

/// Finds where the elements of a JSON array end, in text that comes in pieces. It counts brackets
/// outside of strings, 64 bytes at once, and knows no more of JSON. Text behind the opening bracket
/// of the array.
class ElementScanner final
{
public:
    /// Takes the piece after the last one. Gives the position right behind the last object or array
    /// of it that is a whole element; 0 where none ends here.
    [[nodiscard]] std::size_t scan(std::string_view piece);

    /// The bracket that closes the array was found at closedAt() of the last piece.
    [[nodiscard]] bool isClosed() const { return m_isClosed; }

    [[nodiscard]] std::size_t closedAt() const { return m_closedAt; }

private:
    struct Block
    {
        std::uint64_t opens;
        std::uint64_t closes;
    };

    [[nodiscard]] Block bracketsOf(const char *bytes);
    void follow(Block block, std::size_t at, std::size_t &end);

    std::int64_t m_depth = 0; ///< within the element
    std::uint64_t m_inString = 0; ///< all ones when the last piece ended within a string
    bool m_isEscaped = false; ///< the next byte follows a backslash
    bool m_isClosed = false;
    std::size_t m_closedAt = 0;
};

} // namespace perfdeck
