// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/ModelRows.h"

#include <string>

namespace perfdeck {

/// The series of a metric that a row is made of: an absent label is part of their name.
[[nodiscard]] Selector modelSelector(const ModelRow &row, std::string metric);
[[nodiscard]] Selector
modelQuantileSelector(const ModelRow &row, std::string metric, std::string quantile);

/// The latency of a row as one series: its p99, else its mean. An empty metric when it reports
/// neither.
[[nodiscard]] Selector modelCourseSelector(const ModelRow &row);

/// What the server calls the model; empty where it names none.
[[nodiscard]] std::string modelLabel(const ModelRow &row);

} // namespace perfdeck
