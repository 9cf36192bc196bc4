// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/Console.h"
#include "core/model/AlertRule.h"
#include "core/model/Notice.h"
#include "core/model/TimeRange.h"

#include <string>
#include <vector>

namespace perfdeck {

/// What a rule would have done in a history file: each time that it would have fired as a table to
/// stdout, the sums to stderr.
ExitCode backtestRule(const AlertRule &rule,
                      const AlertRuleStates &others,
                      const std::string &databasePath,
                      TimeRange range,
                      const std::string &format);

/// Sends a test through these channels of the plan, through all where none is named: a row each,
/// with how it went. Fails when one of them did.
ExitCode testChannels(const NoticePlan &plan,
                      const std::vector<std::string> &names,
                      const std::string &format);

} // namespace perfdeck
