// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string_view>

namespace perfdeck {

/// What a file is, as far as opening it goes.
enum class FileKind
{
    Database, ///< a history (SQLite)
    Session, ///< a .perfdeck file
    Samples, ///< CSV, Prometheus or OpenMetrics text: to be imported
    Profile, ///< a trace, a log of layers or a model
    Benchmark, ///< results of a benchmark: not yet
    Unknown
};

/// By its first bytes (a few KiB are enough), and by its name only where these say nothing. Pure.
[[nodiscard]] FileKind fileKind(std::string_view head, std::string_view name);
/// Why a file of this kind is not opened, in one sentence; empty where it is.
[[nodiscard]] QString refusal(FileKind kind, const QString &name);

} // namespace perfdeck
