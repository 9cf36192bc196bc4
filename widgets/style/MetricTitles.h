// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/MetricInfo.h"

#include <QString>

namespace perfdeck {

/// What a metric is called on screen, in the language of the window; its stored name where it has
/// no title.
[[nodiscard]] QString metricTitle(const MetricInfo &info);

} // namespace perfdeck
