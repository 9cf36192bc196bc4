// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Benchmark.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace perfdeck {

// What somebody types into the form of a benchmark, as values and back. Pure; any thread.

/// "cpu, cuda": parts divided by commas; empty is no part.
[[nodiscard]] std::vector<std::string> readNameList(const QString &text);
[[nodiscard]] QString nameListInput(const std::vector<std::string> &names);

/// "1, 8, 64": whole numbers above 0; nullopt: something else stands there.
[[nodiscard]] std::optional<std::vector<std::int64_t>> readCounts(const QString &text);
[[nodiscard]] QString countsInput(const std::vector<std::int64_t> &counts);

/// "0.5, 10": numbers above 0 with a point; nullopt: something else stands there.
[[nodiscard]] std::optional<std::vector<double>> readRates(const QString &text);
[[nodiscard]] QString ratesInput(const std::vector<double> &rates);

/// "A = ./old --fast", a line each; without a name they are called A, B, … in their order.
[[nodiscard]] std::vector<CommandVariant> readCommands(const QString &text);
[[nodiscard]] QString commandsInput(const std::vector<CommandVariant> &commands);

/// An id from a title: "BERT, large" is "bert-large"; "benchmark" where nothing of it can stay.
[[nodiscard]] std::string definitionIdOf(const QString &title);

} // namespace perfdeck
