// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/HistoryFileReader.h"

#include <memory>

namespace perfdeck {

/// When the table is connected, SQLite asks the authorizer whether a table of this name may be
/// made.
inline constexpr const char *kSamplesShapeName = "perfdeck_samples_shape";

/// Gives a connection the virtual table samples(time, metric, labels, value): time in microseconds
/// UTC, labels as a JSON object, NaN as NULL. Constraints on metric, labels and time are pushed
/// down, so that only the chunks concerned are decoded; ascending order of time comes for free.
/// Samples are streamed. `reader` has a connection of its own, on the same thread.
void addSamplesTable(Database &database, std::shared_ptr<HistoryFileReader> reader);

} // namespace perfdeck
