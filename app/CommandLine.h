// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/AlertOptions.h"
#include "app/SourceOptions.h"
#include "core/base/Result.h"
#include "core/model/Config.h"

#include <optional>
#include <string>
#include <vector>

namespace perfdeck {

/// A page drawn into a file instead of a window.
struct RenderOptions
{
    std::string page; ///< empty: open the window
    std::string output;
    std::string size = "1280x800";
    int scale = 1;
    std::string range = "15m";
};

/// What was typed after `perfdeck`.
struct WindowOptions
{
    SourceOptions sources;
    AlertOptions alerts;
    std::string databasePath; ///< empty: the default
    std::vector<std::string> open; ///< files and links
    std::string theme; ///< empty: as remembered
    std::string page; ///< empty: as remembered
    std::optional<int> retentionMinutes; ///< none: as the settings have it
    std::optional<int> historyDays; ///< likewise
    bool verbose = false;
    bool debug = false;
    bool printFirstPaint = false;
    bool startMinimised = false;
    RenderOptions render;
};

/// Either options to go on with, or the exit status to end with; what is to be said was printed.
struct ParsedCommandLine
{
    WindowOptions options;
    std::optional<int> exitStatus;
};

[[nodiscard]] ParsedCommandLine parseCommandLine(int argc, const char *const *argv);

/// The session that was asked for. Endpoints of the settings come from elsewhere.
[[nodiscard]] Result<Config> sessionConfig(const WindowOptions &options);

} // namespace perfdeck
