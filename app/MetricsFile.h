// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/MetricDefinition.h"

#include <string>
#include <vector>

namespace perfdeck {

/// The definitions of metrics in a TOML file, one [[metric]] table each with `name`, `expression`
/// and perhaps `help`; other tables are not looked at. An error names the file and the line. A
/// definition that can be read but not computed is no error here: compileMetrics() judges it.
[[nodiscard]] Result<std::vector<MetricDefinition>> readMetricsFile(const std::string &path);

} // namespace perfdeck
