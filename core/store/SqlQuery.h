// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <span>
#include <stop_token>
#include <string>
#include <variant>
#include <vector>

namespace perfdeck {

/// A cell of an SQL result: NULL, integer, real, text (blobs come as hexadecimal text).
using SqlValue = std::variant<std::monostate, std::int64_t, double, std::string>;

struct SqlLimits
{
    std::chrono::milliseconds time = std::chrono::seconds(60);
    std::uint64_t rows = 10'000'000;
};

struct SqlSink
{
    std::function<void(std::span<const std::string>)> columns; ///< once, before the first row
    std::function<bool(std::span<const SqlValue>)> row; ///< false stops
};

/// Runs one read-only statement over a history file, with the virtual table `samples`. An
/// authorizer refuses everything that writes, attaches or loads. Any thread; one connection per
/// call.
[[nodiscard]] Status runSql(const std::string &databasePath,
                            const std::string &sql,
                            const SqlLimits &limits,
                            const SqlSink &sink,
                            std::stop_token stop = {});

} // namespace perfdeck
