// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Alert.h"
#include "core/model/Notice.h"

#include <vector>

namespace perfdeck {

/// The alerts that are not to be told because a worse trouble explains them, sorted. An active
/// source mutes the targets that agree with it in all labels of `equal` (labels that neither has
/// agree); an alert that is a source itself is never muted. O(alerts · inhibitions). Pure.
[[nodiscard]] std::vector<AlertId> inhibitedAlerts(const std::vector<Inhibition> &inhibitions,
                                                   const Alerts &alerts);

} // namespace perfdeck
