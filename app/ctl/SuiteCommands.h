// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/Console.h"
#include "core/base/Result.h"
#include "core/model/Profile.h"

#include <string>
#include <vector>

namespace perfdeck {

/// Measures what the processor can do at best and prints it; json is the file that `profile
/// --peaks` reads.
ExitCode printPeaks(const std::string &format);

/// Runs the first cell of a builtin benchmark layer by layer; `settings` as of `bench run`.
[[nodiscard]] Result<ProfilePtr> profileBuiltin(const std::string &benchmark,
                                                const std::vector<std::string> &settings);

} // namespace perfdeck
