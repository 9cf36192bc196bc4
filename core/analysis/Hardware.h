// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Cluster.h"

#include <map>
#include <span>
#include <string>
#include <string_view>

namespace perfdeck {

/// What kind of worker it is: all it offers as one name ("cpu, cuda"), so that each worker and each
/// task is of one kind only. Empty: not reported.
[[nodiscard]] std::string hardwareName(const WorkerProfile &profile);

/// Kinds of hardware by the id of the worker.
using HardwareByWorker = std::map<std::string, std::string, std::less<>>;

[[nodiscard]] HardwareByWorker hardwareByWorker(std::span<const Worker> workers);

/// Empty for workers not in it.
[[nodiscard]] std::string_view hardwareOf(const HardwareByWorker &hardware,
                                          std::string_view worker);

} // namespace perfdeck
