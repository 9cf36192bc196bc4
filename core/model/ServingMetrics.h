// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace perfdeck {

/// The metrics whose presence means that a model is served there. Any thread.
[[nodiscard]] std::span<const std::string_view> servingMetrics();
[[nodiscard]] bool isServingMetric(std::string_view metric);

} // namespace perfdeck
