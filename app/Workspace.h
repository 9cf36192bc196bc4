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
    double spanSeconds = 5 * 60; ///< the relative range of the time bar
    double earlierSeconds = 0; ///< compared with so much before; 0: not compared
    std::string from, to; ///< ISO 8601, UTC; what is shown, of live none
    std::string since; ///< ISO 8601, UTC; of growing and of a pause of it: where it starts
    std::string shownZone; ///< by its IANA name; empty: as it is
    std::string series; ///< the selector drawn beside the page; empty: none
    std::map<std::string, ViewState> views; ///< by the name of the page

    friend bool operator==(const Workspace &, const Workspace &) = default;
};

/// A session file: a workspace, the version of the format, and the history it was made over.
struct SessionFile
{
    Workspace workspace;
    std::string databasePath; ///< empty: none named
    std::string text; ///< as it was read; what it says in keys not known here is written again
};

/// A session file is no larger; bytes.
inline constexpr std::int64_t kLargestSession = 4 << 20;

/// Reads the text of a `.perfdeck` file. Refused, with the line, when it is no session, is wrong,
/// or was written by a newer version.
[[nodiscard]] Result<SessionFile> readSession(std::string_view text, const std::string &path);
[[nodiscard]] std::string writeSession(const SessionFile &session);

} // namespace perfdeck
