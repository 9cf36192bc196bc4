// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace perfdeck {

/// An integer that cannot be mistaken for another kind of integer. 0 is "none".
template<class Tag, class Rep = std::uint32_t>
class Id final
{
public:
    using Value = Rep;

    constexpr Id() = default;

    constexpr explicit Id(Rep value)
        : m_value(value)
    {
    }

    [[nodiscard]] constexpr Rep value() const { return m_value; }

    [[nodiscard]] constexpr bool isValid() const { return m_value != 0; }

    friend constexpr auto operator<=>(Id, Id) = default;

private:
    Rep m_value = 0;
};

} // namespace perfdeck

template<class Tag, class Rep>
struct std::hash<perfdeck::Id<Tag, Rep>>
{
    std::size_t operator()(perfdeck::Id<Tag, Rep> id) const noexcept
    {
        return std::hash<Rep>{}(id.value());
    }
};
