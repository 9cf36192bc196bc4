// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/DashboardFile.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// What is accepted is written and read back the same, and nothing overlaps.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace perfdeck;
    const auto read
        = parseDashboard({reinterpret_cast<const char *>(data), size}, "dashboard.toml");
    if (!read)
        return 0;
    for (std::size_t a = 0; a < read->items.size(); ++a)
        for (std::size_t b = a + 1; b < read->items.size(); ++b)
            if (read->items[a].place.overlaps(read->items[b].place))
                std::abort();
    const auto again = parseDashboard(dashboardText(*read), "dashboard.toml");
    if (!again || again->items.size() != read->items.size())
        std::abort();
    return 0;
}
