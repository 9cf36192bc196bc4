// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/engine/alerts/AlertCommand.h"

#include <chrono>
#include <string>
#include <vector>

namespace perfdeck {

class AlertBook;

/// Who carried a command out.
enum class CommandWay
{
    Here, ///< nobody writes the history: it was written by this process
    Holder, ///< the process that writes the history
};

/// What a book can do by itself; NotFound of an alert that is not active.
[[nodiscard]] Status carryOut(AlertBook &book, const AlertCommand &command, Timestamp now);

/// Carries commands out at a history file, whoever writes it: through its CommandBox where a
/// process does, else by taking the file for a moment. Nothing is evaluated. The first that fails
/// ends it. Blocks for disk, and up to `patience` for each command that a holder is to take.
[[nodiscard]] Result<CommandWay> carryOutAt(const std::string &databasePath,
                                            const std::vector<AlertCommand> &commands,
                                            Timestamp now,
                                            std::chrono::milliseconds patience);

} // namespace perfdeck
