// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <unordered_map>
#include <utility>
#include <vector>

namespace perfdeck {

/// Values by their numbers, each as it was put last, in the order of first putting. One thread.
template<class Value, class Id>
class LatestById final
{
public:
    void put(Id id, Value value)
    {
        const auto [place, isNew] = m_places.try_emplace(id, m_values.size());
        if (isNew)
            m_values.push_back(std::move(value));
        else
            m_values[place->second] = std::move(value);
    }

    /// All of them; none are left.
    [[nodiscard]] std::vector<Value> takeAll()
    {
        m_places.clear();
        return std::exchange(m_values, {});
    }

private:
    std::vector<Value> m_values;
    std::unordered_map<Id, std::size_t> m_places;
};

} // namespace perfdeck
