// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/collect/parse/SampleText.h"
#include "core/model/Sample.h"
#include "core/model/Series.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>

namespace perfdeck {

/// Takes one sample of a file. The same key comes as the same pointer most of the time.
using ImportSink = std::function<void(const SeriesKeyPtr &key, Timestamp time, double value)>;

struct ImportCounts
{
    std::uint64_t samples = 0; ///< handed to the sink
    std::uint64_t lines = 0;
    std::uint64_t empty = 0; ///< records without a value, which are gaps
};

/// Reads a file of samples piece by piece, cut anywhere, so that files larger than the memory
/// stream through. After an error the reader is of no more use; what was handed on before stays
/// with the sink. One thread at a time.
class ImportReader
{
public:
    virtual ~ImportReader() = default;
    /// An error names the line.
    [[nodiscard]] virtual Status feed(std::string_view chunk) = 0;
    /// Reads what is left after the last line feed.
    [[nodiscard]] virtual Status finish() = 0;
    [[nodiscard]] virtual ImportCounts counts() const = 0;
};

enum class ImportFormat
{
    Csv,
    Text
};

/// By the first line: a header with the columns time, metric and value is CSV.
[[nodiscard]] ImportFormat detectImportFormat(std::string_view head);

/// CSV by RFC 4180 with a header line that names the columns `time`, `metric`, `labels` and `value`
/// in any order (`labels` may be missing; others are ignored). Time is ISO 8601 (UTC without a
/// zone) or a number since the epoch: below 1e11 seconds, below 1e14 milliseconds, else
/// microseconds. Labels are a JSON object of strings. An empty value is a gap.
[[nodiscard]] std::unique_ptr<ImportReader> makeCsvImport(ImportSink sink);

/// Prometheus text or OpenMetrics in which every sample has its own time. Without `unit` the first
/// timestamp decides: below 1e11 they are seconds, else milliseconds.
[[nodiscard]] std::unique_ptr<ImportReader> makeTextImport(ImportSink sink,
                                                           std::optional<StampUnit> unit = {});

} // namespace perfdeck
