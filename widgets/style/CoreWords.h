// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

namespace perfdeck {

// Core writes its sentences in English, into events, errors of sources and the history; here they
// become those of the screen. What no pattern fits, such as what a server says, stays as it is. Any
// thread.

/// The text of an event, an error of a source or of the storage. O(patterns).
[[nodiscard]] QString coreText(const std::string &sentence);

/// What this machine's parts are called, and what is known of them: "Core 3", "NUMA nodes".
[[nodiscard]] QString machineFact(const std::string &fact);

} // namespace perfdeck
