// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/Console.h"
#include "core/model/Alert.h"
#include "core/model/AlertRule.h"

#include <string>
#include <vector>

namespace perfdeck {

// Tables of alerts to stdout; `format` as for outputFormat(). Times are ISO 8601 UTC, durations
// seconds, labels a JSON object; what is not known is empty.

ExitCode
listAlerts(Alerts alerts, const std::vector<LabelMatcher> &matchers, const std::string &format);
ExitCode listEpisodes(const std::vector<AlertEpisode> &episodes,
                      const std::vector<LabelMatcher> &matchers,
                      const std::string &format);
ExitCode
listRules(const AlertRuleStates &rules, const AlertRuleStates &refused, const std::string &format);
ExitCode listSilences(const Silences &silences, Timestamp now, const std::string &format);

} // namespace perfdeck
