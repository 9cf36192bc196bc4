// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Config.h"

#include <string>

namespace CLI {
class App;
}

namespace perfdeck {

/// The options about alerts, as they were typed. Both programs take the same ones.
struct AlertOptions
{
    std::string rules; ///< empty: those of the user
    std::string notices; ///< likewise
    bool isOff = false;
};

/// Declares the options on `app`; `options` must outlive the parse.
void addAlertOptions(CLI::App &app, AlertOptions &options);

/// What was typed; the user's own files where nothing was.
[[nodiscard]] AlertConfig alertConfig(const AlertOptions &options);

/// $XDG_CONFIG_HOME/perfdeck/alerts, else below ~/.config. The folder may not exist.
[[nodiscard]] std::string defaultRulesPath();
/// notices.toml beside that folder.
[[nodiscard]] std::string defaultNoticesPath();

} // namespace perfdeck
