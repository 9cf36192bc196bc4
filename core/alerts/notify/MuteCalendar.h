// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Notice.h"
#include "core/model/Zone.h"

#include <functional>
#include <optional>
#include <string>

namespace perfdeck {

/// The zone of an IANA name, of this machine for an empty one; none: there is no such zone. Core
/// has no zones of its own. Called on the thread of whoever holds it.
using ZoneFinder = std::function<std::optional<Zone>(const std::string &name)>;

/// Whether the wall clock of the place shows one of the times. Half open: from <= time < to; a span
/// that ends before it begins goes over the end of the week. Pure.
[[nodiscard]] bool isMuted(const MuteTime &mute, const Zone &zone, Timestamp now);

} // namespace perfdeck
