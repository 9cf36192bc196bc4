// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Series.h"

#include <cstdint>
#include <limits>
#include <unordered_map>
#include <vector>

namespace perfdeck {

/// Place of a series in the rows of one source.
using Slot = std::uint32_t;
inline constexpr Slot kNoSlot = std::numeric_limits<Slot>::max();

/// The series of one source in the order in which they were first met. Places never move except in
/// compact(), so a row of values is a plain vector and readers may compare pointers.
class SeriesLayout final
{
public:
    /// The place of this key, a new one at the end when it is unknown.
    Slot intern(SeriesKey key);
    [[nodiscard]] Slot find(const SeriesKey &key) const; ///< kNoSlot when unknown

    [[nodiscard]] const SeriesKey &key(Slot slot) const { return *m_keys[slot]; }

    [[nodiscard]] Slot size() const { return static_cast<Slot>(m_keys.size()); }

    /// Keeps what is said about metrics, as far as kMostHelped allows.
    void describe(MetricHelp help);
    /// Forgets the places from `size` on.
    void rollback(Slot size);
    /// Keeps the marked places in their order; gives the new place of each old one or kNoSlot.
    std::vector<Slot> compact(const std::vector<bool> &keep);

    /// The same pointer for as long as nothing was added or removed.
    [[nodiscard]] const SeriesSetPtr &set();

private:
    struct KeyHash
    {
        std::size_t operator()(const SeriesKey *key) const { return std::hash<SeriesKey>{}(*key); }
    };

    struct KeyEqual
    {
        bool operator()(const SeriesKey *a, const SeriesKey *b) const { return *a == *b; }
    };

    std::vector<SeriesKeyPtr> m_keys;
    std::unordered_map<const SeriesKey *, Slot, KeyHash, KeyEqual>
        m_slots; ///< keys owned by m_keys
    MetricHelpPtr m_help; ///< null: nothing was said
    SeriesSetPtr m_set;
};

} // namespace perfdeck
