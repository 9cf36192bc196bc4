// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Config.h"
#include "core/store/HistoryStore.h"

#include <memory>
#include <string>

namespace perfdeck {

struct SqliteHistoryOptions
{
    std::string path;
    bool readOnly = false;
    Retention retention;
    std::uint32_t samplesPerChunk = 512;
};

/// The history in one SQLite file (FORMAT.md). One process writes (a lock file keeps others out),
/// any number read.
[[nodiscard]] std::unique_ptr<HistoryStore> makeSqliteHistory(SqliteHistoryOptions options);

/// A reader on a file without a store, for command lines.
[[nodiscard]] Result<std::unique_ptr<HistoryReader>> openSqliteReader(const std::string &path);

} // namespace perfdeck
