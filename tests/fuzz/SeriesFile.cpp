// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/SeriesFile.h"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// What is accepted is a table: all columns as long as the times, and no infinite numbers.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace perfdeck;
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    const auto file = readSeriesFile(text, "series.csv");
    if (!file)
        return 0;
    if (file->columns.empty() || (!file->times.empty() && file->times.size() != file->rows()))
        std::abort();
    for (const SeriesColumn &column : file->columns) {
        if (column.values.size() != file->rows())
            std::abort();
        for (const double value : column.values)
            if (std::isinf(value))
                std::abort();
    }
    return 0;
}
