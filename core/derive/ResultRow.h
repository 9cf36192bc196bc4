// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Observation.h"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace perfdeck {

/// The results of derived metrics that share their times: places that only grow, and a value for
/// each. One thread at a time.
class ResultRow final
{
public:
    using Slot = std::uint32_t;

    /// The place of this key, a new one at the end when it is unknown.
    Slot intern(SeriesKey key);

    [[nodiscard]] Slot size() const { return static_cast<Slot>(m_keys.size()); }

    [[nodiscard]] const SeriesKey &key(Slot slot) const { return *m_keys[slot]; }

    [[nodiscard]] double value(Slot slot) const { return m_values[slot]; }

    void set(Slot slot, double value) { m_values[slot] = value; }

    /// False while every value is absent.
    [[nodiscard]] bool hasValues() const;
    /// Every value becomes absent.
    void clearValues();
    void forgetAll();
    /// A row of the values, stamped with `time`. The set of series is the same object for as long
    /// as no place was added.
    [[nodiscard]] Observation observation(SourceId source, Timestamp time);

private:
    std::vector<SeriesKeyPtr> m_keys;
    std::vector<double> m_values;
    std::unordered_map<SeriesKey, Slot> m_slots;
    SeriesSetPtr m_set;
};

} // namespace perfdeck
