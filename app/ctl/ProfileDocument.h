// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/ProfileReport.h"
#include "core/profile/judge/ProfileDiff.h"

#include <string>

namespace perfdeck {

// What `profile` prints as JSON. Numbers that are not known are null.

/// {"profile", "totals", "layers", "memory", "advice"}. Layers have the names of trustformers-debug
/// (name, layer_type, forward_time_ms, backward_time_ms, memory_allocated_mb, memory_freed_mb,
/// flops, parameters, input_shape, output_shape; of a group those that make sense), then ours.
[[nodiscard]] std::string reportJson(const ProfileReport &report);

/// {"a", "b", "difference", "layers"}
[[nodiscard]] std::string
differenceJson(const ProfileReport &a, const ProfileReport &b, const ProfileDiff &diff);

void printDocument(const std::string &text);

} // namespace perfdeck
