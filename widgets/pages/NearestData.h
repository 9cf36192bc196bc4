// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Selector.h"
#include "widgets/pages/PageContext.h"

#include <functional>
#include <vector>

namespace perfdeck {

/// Moves the time scope to the stored sample of these series that is nearest to what is shown, with
/// the same length; its end lies just behind the sample. `done` hears whether there is one at all,
/// unless `receiver` died first. GUI thread; the answer comes later.
void goToNearestData(const PageContext &context,
                     QObject *receiver,
                     std::vector<Selector> selectors,
                     std::function<void(bool found)> done);

/// The time of the column that is nearest to `to`, none when there is no column. Pure.
[[nodiscard]] std::optional<Timestamp> nearestTime(const Frame &frame, Timestamp to);

} // namespace perfdeck
