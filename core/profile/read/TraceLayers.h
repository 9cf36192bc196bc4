// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Profile.h"
#include "core/profile/read/TraceCollector.h"

namespace perfdeck {

/// Makes a profile of what was read of a trace: which format it is follows from its events (unless
/// the head of the file said that it is Kineto's). O(n log n) in the events.
[[nodiscard]] Profile
traceProfile(TraceRecord record, const std::string &path, bool isKinetoByHead);

/// The path of modules in a call stack of PyTorch, outermost first, '/' between: "Net_0/Linear_2"
/// of "…;nn.Module: Linear_2;…;nn.Module: Net_0". Empty without one.
[[nodiscard]] std::string modulePath(std::string_view callStack);

} // namespace perfdeck
