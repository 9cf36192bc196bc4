// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/collect/parse/PageValues.h"

#include <memory>
#include <string>
#include <string_view>

namespace perfdeck {

/// Reads a JSON page: the six keys that the trustformers dashboard defines (also one row per object
/// of an array `models`), every other number as custom_PATH with the keys of the path joined by
/// `_`.
///
/// | key | stored as |
/// | inference_latency_ms | inference_latency_seconds{statistic="reported"}: the server does not
/// say whether it is a mean or the last request's | | throughput_samples_per_sec |
/// throughput_samples_per_second | | memory_usage_mb | memory_used_bytes (1 MB is 1,048,576 bytes)
/// | | error_count, request_count | under their names, as counters | | device | label `device`,
/// "cpu" when it is missing beside one of the others |
///
/// Pages of the shapes in JsonShapes are read as these say. A missing key is a gap, never 0. One
/// thread at a time.
class JsonPage final
{
public:
    JsonPage(SeriesLayout &layout, SourceFrame frame);
    ~JsonPage();

    struct Summary
    {
        std::string recognised; ///< title of what prints such pages, empty for none
        bool speaksAsText = false; ///< its series have the names of the same server's text page
    };

    [[nodiscard]] Result<Summary> read(std::string_view body, PageValues &out);
    void rollback();

private:
    class Private;
    std::unique_ptr<Private> m_private;
};

} // namespace perfdeck
