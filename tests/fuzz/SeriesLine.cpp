// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/SeriesLine.h"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// What is accepted has a horizon within the limit and no infinite numbers.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace perfdeck;
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    const auto line = readSeriesLine(text, "series.jsonl", 1);
    if (!line)
        return 0;
    if (line->horizon == 0 || line->horizon > kMostHorizon)
        std::abort();
    for (const double value : line->values)
        if (std::isinf(value))
            std::abort();
    return 0;
}
