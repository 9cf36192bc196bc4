// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "widgets/pages/Page.h"

#include <cstdint>
#include <map>
#include <string>

namespace perfdeck {

/// How a window is set up: what the settings remember from one start to the next and what a session
/// file holds. It has no data.
struct Workspace
{
    std::string page = "overview";
    std::string geometry; ///< of the window, base64
    std::string mode = "live"; ///< live, growing, paused, history
    std::int64_t spanSeconds = 5 * 60; ///< the relative range of the time bar
    std::int64_t earlierSeconds = 0; ///< compared with so much before; 0: not compared
    std::string from, to; ///< ISO 8601, UTC; of live none
    std::string series; ///< the selector drawn beside the page; empty: none
    std::map<std::string, ViewState> views; ///< by the name of the page

    friend bool operator==(const Workspace &, const Workspace &) = default;
};

/// A session file: a workspace, the version of the format, and the history it was made over.
struct SessionFile
{
    Workspace workspace;
    std::string databasePath; ///< empty: none named
};

/// Reads the text of a `.perfdeck` file. Refused, with the line, when it is no session, is wrong,
/// or was written by a newer version.
[[nodiscard]] Result<SessionFile> readSession(std::string_view text, const std::string &path);
/// The text of a session file. What `before` (the text that is replaced, may be empty or wrong)
/// says in keys that are not known here is kept.
[[nodiscard]] std::string writeSession(const SessionFile &session, std::string_view before);

} // namespace perfdeck
