// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/ClockWatch.h"
#include "core/model/Alert.h"
#include "core/model/Event.h"
#include "core/model/Source.h"
#include "core/model/StorageStatus.h"

#include <optional>
#include <string>

namespace perfdeck {

/// The words of the events that PerfDeck itself makes. Pure.
[[nodiscard]] Event clockEvent(const ClockWatch::Change &change, Timestamp time);
/// None when the change is not worth an event.
[[nodiscard]] std::optional<Event>
storageEvent(const StorageStatus &before, const StorageStatus &after, Timestamp time);
/// Down, up again, or none. `name` is the source's name.
[[nodiscard]] std::optional<Event> sourceEvent(const std::string &name,
                                               const SourceHealth &before,
                                               const SourceHealth &after,
                                               Timestamp time);

/// Findings that all point one way: rather the measuring changed than what is measured.
[[nodiscard]] Event streakEvent(Timestamp time);

/// That an alert of this title began, ended, or became better or worse; of the kind "alert".
[[nodiscard]] Event
alertEvent(const Alert &alert, const std::string &title, const AlertTransition &transition);
/// In place of so many of them at once.
[[nodiscard]] Event moreAlertsEvent(std::size_t count, Timestamp time);

} // namespace perfdeck
