// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"

#include <cstdint>
#include <optional>
#include <string>

namespace perfdeck {

/// How the history file fares; shown in the status bar and as a banner.
struct StorageStatus
{
    enum class State
    {
        None, ///< no history wanted
        Opening,
        Writing,
        Failing, ///< cannot write now, tries again by itself; live view goes on
        Refused, ///< will not be written: newer schema, or another PerfDeck writes it
    };

    State state = State::None;
    std::string path;
    std::string problem; ///< one sentence with what to do; empty while all is well
    std::uint64_t fileBytes = 0;
    std::uint64_t series = 0;
    std::uint64_t samplesWritten = 0; ///< since the start of the process
    std::uint64_t samplesLost = 0; ///< while it could not write
    std::optional<Timestamp> oldest; ///< oldest stored sample
    std::optional<Timestamp> lastFlush;
};

} // namespace perfdeck
