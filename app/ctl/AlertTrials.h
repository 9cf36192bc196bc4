// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/Console.h"
#include "core/model/AlertRule.h"
#include "core/model/TimeRange.h"

#include <string>

namespace perfdeck {

/// What a rule would have done in a history file: each time that it would have fired as a table to
/// stdout, the sums to stderr.
ExitCode backtestRule(const AlertRule &rule,
                      const AlertRuleStates &others,
                      const std::string &databasePath,
                      TimeRange range,
                      const std::string &format);

} // namespace perfdeck
