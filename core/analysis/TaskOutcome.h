// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Cluster.h"

#include <optional>

namespace perfdeck {

/// Whether it did what it was to do: failed and timed out ones did not. None while it lives, and
/// for cancelled ones, which say nothing about who ran them.
[[nodiscard]] std::optional<bool> succeeded(const Task &task);

/// From its making to its start; none where a server does not tell both, or tells them in the wrong
/// order.
[[nodiscard]] std::optional<double> waitingSeconds(const Task &task);

/// By the server's own figure, else from its start to its end.
[[nodiscard]] std::optional<double> executionSeconds(const Task &task);

/// When it ended, else started, else was made: the last that is known of it.
[[nodiscard]] std::optional<Timestamp> lastMoment(const Task &task);

} // namespace perfdeck
