// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/state/Condition.h"

#include <cstddef>
#include <map>
#include <utility>

namespace perfdeck {

/// Places in a measurement for things that are known by a key: they stay, and only grow. One
/// thread.
template<class Key>
class KeyedPlaces final
{
public:
    /// Its place; a new one at the end, of the instance that `make` gives, when it is unknown.
    template<class Make>
    std::size_t of(const Key &key, Measurement &measurement, Make make)
    {
        const auto [place, isNew] = m_places.try_emplace(key, measurement.keys.size());
        if (isNew) {
            measurement.keys.push_back(make());
            measurement.values.push_back(absentValue());
        }
        return place->second;
    }

private:
    std::map<Key, std::size_t> m_places;
};

} // namespace perfdeck
