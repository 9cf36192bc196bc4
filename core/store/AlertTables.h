// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Alert.h"
#include "core/model/Notice.h"
#include "core/store/Sqlite.h"

#include <cstddef>

namespace perfdeck {

// The tables `alerts`, `alert_actions`, `alert_transitions`, `alert_states`, `silences` and
// `deliveries` (FORMAT.md). All throw SqliteFailure. The writing ones make the tables where they
// are missing, within the caller's transaction; the reading ones give nothing where there are none.

/// Puts values in place of those with their numbers, forgets instances that are well, adds facts.
void writeAlerts(Database &database, const AlertChanges &changes);
void writeDeliveries(Database &database, const Deliveries &deliveries);

/// Removes at most `limit` rows each of what ended more than `age` before `now`, or before the
/// newest transition, so that a clock that is wrong once costs nothing. How many are gone.
std::size_t removeOldAlerts(Database &database, Timestamp now, Duration age, std::size_t limit);

[[nodiscard]] AlertHistory readAlertHistory(Database &database, const AlertQuery &query);
/// The transitions are those of kFlapTime before the newest one.
[[nodiscard]] StoredAlerts readAlertStates(Database &database);
[[nodiscard]] Deliveries readDeliveries(Database &database, std::size_t limit);

/// Gives a connection that may not write the tables, empty, where the file has none yet.
void standInForAlerts(Database &database);

} // namespace perfdeck
