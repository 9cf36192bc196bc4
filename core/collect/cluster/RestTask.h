// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/parse/JsonFields.h"
#include "core/collect/cluster/ServerClock.h"
#include "core/collect/cluster/TaskFollower.h"
#include "core/model/Cluster.h"

namespace perfdeck {

/// A task in the words of the REST coordinators, from a list or a detail. Without an id: absent.
[[nodiscard]] std::optional<Task> restTask(const JsonObject &object, const ServerClock &clock);

/// Reads all tasks of a list, follows them, and adds them to `tasks`.
void readTaskList(const JsonArray &list,
                  const ServerClock &clock,
                  TaskFollower &follower,
                  std::vector<Task> &tasks,
                  std::optional<std::size_t> place = std::nullopt);
/// The same for one task of its own.
void readOneTask(const JsonObject &object,
                 const ServerClock &clock,
                 TaskFollower &follower,
                 std::vector<Task> &tasks,
                 std::optional<std::size_t> place = std::nullopt);

/// The first line of a text, at most `limit` bytes, never in the middle of a character.
[[nodiscard]] std::string firstLine(std::string_view text, std::size_t limit = 300);

} // namespace perfdeck
