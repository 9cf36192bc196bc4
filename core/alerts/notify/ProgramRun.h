// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/notify/ChannelSender.h"

#include <chrono>
#include <stop_token>
#include <string>
#include <vector>

namespace perfdeck {

/// Runs a program with `input` on its standard input and nothing on its outputs; waits for its end,
/// at most `deadline`, then ends it with all it started. Status 0 is Sent, 75 (EX_TEMPFAIL of
/// sysexits.h) may go better later, any other is about this notice; a program that cannot be
/// started stops the channel. Any thread.
[[nodiscard]] Attempt runProgram(const std::string &program,
                                 const std::vector<std::string> &arguments,
                                 const std::string &input,
                                 const std::stop_token &stop,
                                 std::chrono::milliseconds deadline = kSendDeadline);

} // namespace perfdeck
