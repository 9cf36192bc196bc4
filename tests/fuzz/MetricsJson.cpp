// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/JsonPage.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace perfdeck;
    SeriesLayout layout;
    JsonPage page(layout, {"s", "h:1", 30});
    for (int pass = 0; pass < 2; ++pass) {
        PageValues values;
        const auto summary = page.read({reinterpret_cast<const char *>(data), size}, values);
        if (!summary)
            page.rollback();
        if (values.series > 30 || (!summary && layout.size() > 0))
            std::abort();
    }
    return 0;
}
