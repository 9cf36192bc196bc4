// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/BenchmarkRun.h"
#include "core/runs/remote/ServerReplies.h"

#include <optional>
#include <vector>

// Measurements of a benchmark server as cells. Pure.
namespace perfdeck {

[[nodiscard]] CellKey keyOfRow(const RemoteRow &row);

/// The row that a cell asks for. What the row or the key does not say fits; of several that fit,
/// one of the wanted task is taken before others. None for a cell without a model that several fit.
[[nodiscard]] std::optional<RemoteRow>
rowOfCell(const std::vector<RemoteRow> &rows, const CellKey &key, const std::string &task);

/// Latency, throughput and memory as single values without intervals: the server gives none. A
/// simulated measurement gets a reason against it.
void putRow(const RemoteRow &row, BenchmarkCell &cell);

[[nodiscard]] Estimate serverNumber(double value);

} // namespace perfdeck
