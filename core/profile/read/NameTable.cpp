// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/read/NameTable.h"

#include <functional>
#include <utility>

namespace perfdeck {

namespace {

constexpr std::size_t kFirstPlaces = 1024;

} // namespace

NameTable::NameTable()
    : m_places(kFirstPlaces)
{
}

std::uint32_t NameTable::number(std::string_view text)
{
    const auto hash = static_cast<std::uint32_t>(std::hash<std::string_view>{}(text));
    const std::size_t mask = m_places.size() - 1;
    for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
        Place &place = m_places[at];
        if (place.next == 0) {
            m_names.emplace_back(text);
            place = {hash, static_cast<std::uint32_t>(m_names.size())};
            const std::uint32_t number = place.next - 1;
            if (2 * m_names.size() > m_places.size())
                grow();
            return number;
        }
        if (place.hash == hash && m_names[place.next - 1] == text)
            return place.next - 1;
    }
}

void NameTable::grow()
{
    const std::vector<Place> old = std::exchange(m_places, std::vector<Place>(2 * m_places.size()));
    const std::size_t mask = m_places.size() - 1;
    for (const Place &place : old) {
        if (place.next == 0)
            continue;
        std::size_t at = place.hash & mask;
        while (m_places[at].next != 0)
            at = (at + 1) & mask;
        m_places[at] = place;
    }
}

} // namespace perfdeck
