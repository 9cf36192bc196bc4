// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/Workspace.h"
#include "core/base/Result.h"
#include "core/model/Source.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace perfdeck {

/// What is remembered from one start to the next. No secrets, only the files and variables they are
/// read from: request headers are left out.
struct Settings : Workspace
{
    std::string theme = "system"; ///< light, dark, system
    std::int64_t textPercent = 100; ///< of the system's size
    bool reducedMotion = false;
    std::string language; ///< "de"; empty: the system's
    std::string zone = "local"; ///< local, UTC, or an IANA name
    std::string firstDay; ///< monday, saturday, sunday; empty: as the language has it
    std::int64_t intervalSeconds = 5; ///< of new endpoints
    std::int64_t retentionMinutes = 60; ///< of live data in memory
    std::int64_t historyDays = 30; ///< of raw data on disk
    std::string databasePath; ///< empty: the default
    bool keepCollecting = false; ///< in the notification area, after the window was closed
    bool notices = true; ///< on the desktop, of alerts and of sources that go down
    std::string quietUntil; ///< no notices before this moment (ISO 8601); empty: none such
    std::vector<std::string> recentRanges; ///< of time, as expressions, the newest first
    std::vector<std::string> recentFiles; ///< opened, the newest first
    std::vector<std::string> recentPlaces; ///< what the palette was used for, the newest first
    std::map<std::string, std::string> keys; ///< of actions where they are not the default ones
    std::vector<SourceConfig> endpoints; ///< added in the window; all but their secrets
};

/// The settings file: TOML, one table of keys, read once, written whole and atomically. Keys it
/// does not know stay as they are. A file that cannot be read is put aside, never overwritten. GUI
/// thread.
class SettingsStore final
{
public:
    explicit SettingsStore(std::string path);

    /// Defaults where the file or a key is missing. An error tells what was wrong with the file;
    /// settings() are the defaults then, or, where a single endpoint is wrong, all the others.
    [[nodiscard]] Status load();

    [[nodiscard]] const Settings &settings() const { return m_settings; }

    [[nodiscard]] Settings &edit() { return m_settings; }

    [[nodiscard]] Status save();

    [[nodiscard]] const std::string &path() const { return m_path; }

    /// $XDG_CONFIG_HOME/perfdeck/perfdeck.toml, else below ~/.config.
    [[nodiscard]] static std::string defaultPath();

private:
    std::string m_path;
    Settings m_settings;
    bool m_isDamaged = false;
};

} // namespace perfdeck
