// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/base/Id.h"
#include "core/model/DiscoveryPlan.h"
#include "core/model/Fault.h"
#include "core/model/SourceAccess.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace perfdeck {

/// Number of a source in this process. Never stored; the name is what histories know.
using SourceId = Id<struct SourceTag>;

enum class SourceKind
{
    Machine,
    Endpoint,
    Plugin,
    Discovery, ///< brings no samples but finds endpoints
    Coordinator, ///< a server of the test cluster: coordinator, exporter or dashboard
};

// Stable lower-case words: "machine", "endpoint", "plugin", "discovery", "coordinator".
[[nodiscard]] std::string_view sourceKindName(SourceKind kind);
[[nodiscard]] std::optional<SourceKind> sourceKind(std::string_view word);

/// What a source is asked to do. A value; to change it, send the new one to Session.
struct SourceConfig
{
    SourceKind kind = SourceKind::Endpoint;
    std::string name; ///< label `source`; empty: host:port of the URL
    std::string url; ///< of the page, or of the list of a discovery; the file of a plug-in; empty
                     ///< for this machine
    Duration interval = std::chrono::seconds(5);
    Duration deadline{0}; ///< of one poll; 0: the smaller of the interval and 10 s, at least 1 s
    std::uint64_t maxBodyBytes = 32ULL << 20; ///< decoded
    std::uint32_t maxSeries = 50'000;
    std::vector<std::pair<std::string, std::string>>
        headers; ///< extra request headers, secrets included
    SourceAccess access;
    std::vector<std::pair<std::string, std::string>>
        labels; ///< put on every series; a scraped one of the same name becomes exported_NAME
    std::string origin; ///< the list or the discovery that named it; empty: added by itself
    DiscoveryPlan discovery; ///< of a discovery only
    std::vector<std::pair<std::string, std::string>>
        settings{}; ///< what a plug-in is told, in this order

    [[nodiscard]] Duration effectiveDeadline() const;

    friend bool operator==(const SourceConfig &, const SourceConfig &) = default;
};

enum class SourceState
{
    Starting, ///< never polled yet
    Up,
    BackingOff, ///< the last poll failed; nextAttempt says when it tries again
    Paused,
};

/// How a source fares, published as a value after every poll.
struct SourceHealth
{
    SourceState state = SourceState::Starting;
    std::optional<Timestamp> lastSuccess;
    std::optional<Timestamp> lastFailure;
    std::optional<Timestamp> nextAttempt;
    std::string lastError; ///< one sentence; kept after recovery, lastFailure tells its age
    Duration latency{0}; ///< of the last good poll, request to parsed
    double samplesPerSecond = 0; ///< recent average
    std::uint32_t series = 0; ///< on the last good page
    std::uint32_t consecutiveFailures = 0;
    std::uint64_t polls = 0;
    std::uint64_t missedBeats
        = 0; ///< polls left out because the one before took longer than the interval
    std::uint64_t dropped = 0; ///< observations lost to a full queue
    std::string recognised; ///< what answers there, for example "vLLM" or "node_exporter"; empty
                            ///< until known
    FaultCounts faults;
};

/// One row of the sources panel.
struct SourceStatus
{
    SourceId id;
    SourceConfig config;
    SourceHealth health;
};

} // namespace perfdeck
