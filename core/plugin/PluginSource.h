// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/Observation.h"
#include "core/plugin/SourcePlugin.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace perfdeck {

/// What an instance of a plug-in is made with.
struct PluginSourceOptions
{
    SourceId source;
    std::string name; ///< label `source`
    std::vector<std::pair<std::string, std::string>> settings; ///< for configure(), in this order
    Duration deadline = std::chrono::seconds(1);
    std::uint32_t maxSeries = 50'000;
};

/// How one poll ended.
struct PluginReport
{
    Observation observation;
    Status outcome; ///< why the source could not be read, in the plug-in's words
    FaultCounts faults; ///< met at the border
    std::uint32_t series = 0;
    Duration latency{0};
};

/// One instance of a plug-in on a thread of its own. Polls only when told, one at a time. At the
/// end a poll under way gets a second to return; then its thread is left behind, with all it uses,
/// and ends with the process. One thread at a time.
class PluginSource final
{
public:
    /// `done` is called on the plug-in's thread after each poll, and no more once the source is
    /// destroyed.
    PluginSource(const perfdeck_source_plugin &plugin,
                 PluginSourceOptions options,
                 std::shared_ptr<const Clock> clock,
                 std::function<void(PluginReport)> done);
    ~PluginSource();
    PluginSource(const PluginSource &) = delete;
    PluginSource &operator=(const PluginSource &) = delete;

    /// Starts a poll; false when the one before has not returned.
    bool poll();
    /// Since when the poll under way runs; none when there is none.
    [[nodiscard]] std::optional<SteadyTime> busySince() const;

private:
    class Worker;
    std::shared_ptr<Worker> m_worker; ///< shared with its thread
};

} // namespace perfdeck
