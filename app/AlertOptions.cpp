// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/AlertOptions.h"

#include <CLI/CLI.hpp>

#include <cstdlib>
#include <filesystem>

namespace perfdeck {

namespace {

namespace fs = std::filesystem;

fs::path configFolder()
{
    if (const char *config = std::getenv("XDG_CONFIG_HOME");
        config != nullptr && fs::path(config).is_absolute())
        return fs::path(config) / "perfdeck";
    const char *home = std::getenv("HOME");
    const fs::path base = home == nullptr ? fs::temp_directory_path() : fs::path(home) / ".config";
    return base / "perfdeck";
}

/// Whole, because a program may change its folder.
std::string wholePath(const std::string &typed)
{
    std::error_code ignored;
    return fs::absolute(typed, ignored).string();
}

} // namespace

void addAlertOptions(CLI::App &app, AlertOptions &options)
{
    app.add_option("--alert-rules",
                   options.rules,
                   "Alert rules: a TOML file or a folder of them, in place of your own")
        ->check(CLI::ExistingPath)
        ->type_name("FILE|FOLDER");
    app.add_option("--notices",
                   options.notices,
                   "File of the channels that alerts are told through, in place of your own")
        ->check(CLI::ExistingFile)
        ->type_name("FILE");
    app.add_flag("--no-alerts", options.isOff, "Evaluate no alert rules and tell nobody");
}

AlertConfig alertConfig(const AlertOptions &options)
{
    return {options.isOff,
            options.rules.empty() ? defaultRulesPath() : wholePath(options.rules),
            options.notices.empty() ? defaultNoticesPath() : wholePath(options.notices)};
}

std::string defaultRulesPath()
{
    return (configFolder() / "alerts").string();
}

std::string defaultNoticesPath()
{
    return (configFolder() / "notices.toml").string();
}

} // namespace perfdeck
