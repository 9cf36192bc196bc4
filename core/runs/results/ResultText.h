// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/collect/parse/JsonReply.h"

#include <optional>
#include <string>
#include <string_view>

namespace perfdeck {

/// One file of results in memory.
struct ResultText
{
    std::string path;
    std::string text;
    Timestamp written{}; ///< stands for the time of the run where the file does not say it
};

/// Refuses what is larger than kMostResultBytes.
[[nodiscard]] Result<ResultText> readResultText(const std::string &path);

/// "Cannot import PATH: line 3: reason. advice"; no line where there is none.
[[nodiscard]] tl::unexpected<Error>
refused(const std::string &path, const std::string &reason, std::optional<std::size_t> line = {});

/// Reads a text as one JSON value, NaN and infinities of Python and Google Benchmark as null. The
/// error names the line where it is no JSON any more. What is given lives as long as `reply`.
[[nodiscard]] Result<JsonElement> readJson(const ResultText &file, JsonReply &reply);

/// 1 for the first.
[[nodiscard]] std::size_t lineAt(std::string_view text, std::size_t offset);

} // namespace perfdeck
