// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/Source.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace perfdeck {

/// What is remembered from one start to the next. No secrets, only the files and variables they are
/// read from: request headers are left out.
struct Settings
{
    std::string page = "overview";
    std::string theme = "system"; ///< light, dark, system
    std::int64_t spanSeconds = 5 * 60; ///< the relative range of the time bar
    std::string geometry; ///< of the window, base64
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
