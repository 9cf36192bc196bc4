// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/model/MetricDefinition.h"
#include "core/model/Source.h"

#include <cstdint>
#include <string>
#include <vector>

namespace perfdeck {

/// How long and how much the history keeps, per tier.
struct Retention
{
    Duration raw = std::chrono::days(30);
    Duration minute = std::chrono::days(90);
    Duration hour = std::chrono::days(730);
    Duration alerts = std::chrono::days(365); ///< their history, whatever becomes of samples
    std::uint64_t maxFileBytes = 4ULL << 30; ///< oldest raw data goes first
};

/// Whether and by what rules alerts are raised, and whom they are told.
struct AlertConfig
{
    bool isOff = false;
    std::string rules; ///< a file, or a folder of *.toml; empty: the bundled rules alone
    std::string notices; ///< file of channels and routes; empty: ours
};

/// Everything a Session needs to know at its start. Read once, passed on by value.
struct Config
{
    bool collectMachine = true;
    Duration machineInterval = std::chrono::seconds(1);
    std::vector<SourceConfig> endpoints;
    std::vector<SourceConfig> plugins; ///< shared libraries that the user named
    std::vector<MetricDefinition> metrics; ///< computed from the others as samples come in
    std::string databasePath; ///< empty: no history
    bool readOnlyHistory = false; ///< open the history, never write it
    Duration liveWindow = std::chrono::minutes(60);
    std::uint64_t liveWindowMaxBytes = 256ULL << 20;
    Duration flushInterval = std::chrono::seconds(1);
    Retention retention;
    AlertConfig alerts;
};

} // namespace perfdeck
