// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace perfdeck {

/// Texts, each once, by numbers that count up from 0. For tens of millions of look-ups: open
/// addressing, half of the hash beside the number, so that texts are compared only when found.
class NameTable final
{
public:
    NameTable();

    /// The number of the text, a new one for a text that was not there. O(length).
    std::uint32_t number(std::string_view text);

    [[nodiscard]] const std::vector<std::string> &names() const { return m_names; }

    [[nodiscard]] const std::string &text(std::uint32_t number) const { return m_names[number]; }

    [[nodiscard]] std::size_t size() const { return m_names.size(); }

    [[nodiscard]] std::vector<std::string> take() && { return std::move(m_names); }

private:
    struct Place
    {
        std::uint32_t hash = 0;
        std::uint32_t next = 0; ///< the number of the text + 1; 0 where nothing is
    };

    void grow();

    std::vector<std::string> m_names;
    std::vector<Place> m_places; ///< a power of two
};

} // namespace perfdeck
