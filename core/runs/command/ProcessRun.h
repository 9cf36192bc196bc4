// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"

#include <map>
#include <stop_token>
#include <string>

namespace perfdeck {

struct ProcessOrder
{
    std::string command; ///< by /bin/sh -c
    std::map<std::string, std::string> environment; ///< besides our own
    bool keepsOutput = false; ///< of standard output; else it goes to /dev/null
    Duration limit = std::chrono::minutes(30);
};

/// How a process went.
struct ProcessOutcome
{
    double wallSeconds = 0; ///< from its start to its end
    double userSeconds = 0; ///< of it and of what it waited for
    double systemSeconds = 0;
    double peakBytes = 0; ///< of the largest process among them
    int exitCode = 0; ///< 128 + signal of one that was ended by it, as shells say it
    bool isTimedOut = false;
    std::string output;
    std::string lastWords; ///< the end of standard error, at most 4 KiB
};

/// Runs a command as a process group of its own with nothing to read, blocking. What is left of the
/// group when the command ends, passes its limit or `stop` is asked for is killed. Fails when it
/// cannot be started, is stopped, or says more than kMostOutput. Any thread.
[[nodiscard]] Result<ProcessOutcome> runProcess(const ProcessOrder &order,
                                                const std::stop_token &stop);

inline constexpr std::size_t kMostOutput = 16 << 20; ///< bytes

} // namespace perfdeck
