// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Sample.h"
#include "core/model/Series.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace perfdeck {

/// The series of this machine and their values in the tick being made. A series keeps its place;
/// the SeriesSet stays the same object until a series is added. The place of a released series
/// (a process that ended) is given to a new one, so that a row never grows with the days.
/// One thread at a time.
class SeriesRow final
{
public:
    using Slot = std::size_t;

    /// Both become labels of every series.
    SeriesRow(std::string instance, std::string source);

    /// The place of this series, a new one where it is not known yet.
    [[nodiscard]] Slot add(std::string_view metric, std::vector<Labels::Pair> labels = {});
    /// The series will not be set any more.
    void release(Slot slot);

    void set(Slot slot, double value) { m_values[slot] = normalizedValue(value); }

    void set(Slot slot, std::optional<double> value)
    {
        if (value)
            set(slot, *value);
    }

    /// The layout of the values to be taken.
    [[nodiscard]] const SeriesSetPtr &series();
    /// The values of this tick, absentValue() where none was set; begins the next tick.
    [[nodiscard]] std::vector<double> takeValues();

private:
    std::string m_instance;
    std::string m_source;
    std::vector<SeriesKeyPtr> m_keys;
    std::vector<double> m_values;
    std::vector<Slot> m_free;
    std::unordered_map<SeriesKey, Slot> m_slots;
    SeriesSetPtr m_series; ///< null after a change of m_keys
};

} // namespace perfdeck
