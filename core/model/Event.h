// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/model/Labels.h"

#include <string>

namespace perfdeck {

enum class Severity
{
    Info,
    Warning,
    Critical
};

/// Something that happened at a moment, in words, shown in event lists and on charts.
/// `kind` is a stable lower-case word ("source-down", "source-up", "clock-step", "counter-reset",
/// "storage"), `text` is one sentence for people.
struct Event
{
    Timestamp time;
    std::string kind;
    Severity severity = Severity::Info;
    std::string source; ///< name of the source, empty for PerfDeck itself
    std::string text;
    Labels labels;

    friend bool operator==(const Event &, const Event &) = default;
};

} // namespace perfdeck
