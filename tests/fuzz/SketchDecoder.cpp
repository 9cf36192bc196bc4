// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/QuantileSketch.h"

#include <cmath>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto sketch = perfdeck::QuantileSketch::decode({data, size});
    if (!sketch)
        return 0;
    perfdeck::Bytes bytes;
    sketch->encode(bytes);
    const auto back = perfdeck::QuantileSketch::decode(bytes);
    const bool usable = std::isnan(sketch->quantile(0.99)) == (sketch->count() == 0);
    if (!back || *back != *sketch || !usable)
        std::abort();
    return 0;
}
