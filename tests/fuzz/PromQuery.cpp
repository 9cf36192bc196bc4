// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/rules/PromCondition.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// Reading a query ends, with a condition or a reason.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto made = perfdeck::promCondition({reinterpret_cast<const char *>(data), size});
    if (!made && made.error().reason.empty())
        std::abort();
    return 0;
}
