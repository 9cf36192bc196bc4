// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace perfdeck {

/// resources/serving-metrics-map.json, compiled in by the build.
extern const std::string_view kBundledRules;

} // namespace perfdeck
