// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Fault.h"
#include "core/model/Observation.h"
#include "core/plugin/SourcePlugin.h"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace perfdeck {

/// The border to a plug-in: takes what one poll says and lets through what follows the rules. Names
/// by Prometheus' rules, values of labels in UTF-8 and of bounded length, no series twice, no more
/// series than allowed; anything else is left out and counted. One thread at a time.
class PluginPage final
{
public:
    PluginPage(SourceId source, std::string sourceName, std::uint32_t maxSeries);

    /// What the plug-in is given for one poll; valid until finish().
    [[nodiscard]] perfdeck_sink begin();
    /// The poll as an observation. One that failed keeps no samples but `up` 0.
    [[nodiscard]] Observation
    finish(Timestamp time, SteadyTime steady, bool succeeded, FaultCounts &faults);

    /// Series of the last poll.
    [[nodiscard]] std::uint32_t series() const { return m_series; }

private:
    static void takeSample(void *context,
                           const char *metric,
                           const perfdeck_label *labels,
                           std::size_t count,
                           double value);
    static void takeEvent(void *context, int severity, const char *text);
    void forgetSeries();
    void add(SeriesKey key, double value);
    /// False when a rule is broken.
    [[nodiscard]] bool
    readKey(const char *metric, const perfdeck_label *labels, std::size_t count, SeriesKey &key);

    SourceId m_source;
    std::string m_name;
    std::uint32_t m_maxSeries;
    std::vector<SeriesKeyPtr> m_keys; ///< the first is `up`
    std::unordered_map<SeriesKey, std::size_t> m_places;
    SeriesSetPtr m_set;
    std::vector<double> m_values;
    std::vector<Event> m_events;
    FaultCounts m_faults;
    std::uint32_t m_series = 0;
};

} // namespace perfdeck
