// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/Alert.h"

#include <string>
#include <vector>

namespace perfdeck {

/// The book of alerts of a history file; an empty one where nothing was ever kept.
[[nodiscard]] Result<StoredAlerts> readBook(const std::string &databasePath);

/// The alerts that are meant: those that match, or those whose fingerprints begin so. A beginning
/// that fits none, or several, is refused; so are matchers that nothing matches.
[[nodiscard]] Result<std::vector<AlertId>> activeTargets(const std::string &databasePath,
                                                         const std::vector<std::string> &ids,
                                                         const std::vector<LabelMatcher> &matchers);
/// Likewise; of all that ever fired.
[[nodiscard]] Result<std::vector<AlertId>> pastTargets(const std::string &databasePath,
                                                       const std::vector<std::string> &ids,
                                                       const std::vector<LabelMatcher> &matchers);

/// As an alert, for matchers.
[[nodiscard]] Alert asAlert(const AlertEpisode &episode);

} // namespace perfdeck
