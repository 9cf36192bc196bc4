// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/system/NetDev.h"

#include "core/collect/system/TextScanner.h"

#include <array>

namespace perfdeck {

void parseNetDev(std::string_view text, std::vector<NetworkCounters> &interfaces)
{
    interfaces.clear();
    TextScanner lines(text);
    while (!lines.atEnd()) {
        TextScanner blanks(lines.line());
        blanks.skipBlanks();
        const std::string_view line = blanks.rest();
        // The counters may follow the colon without a blank, and an alias such as eth0:1 has two.
        const std::size_t colon = line.rfind(':');
        if (colon == std::string_view::npos || colon == 0)
            continue;
        TextScanner scan(line.substr(colon + 1));
        std::array<std::uint64_t, 16> fields{};
        if (scan.numbers(fields) < 12)
            continue;
        interfaces.push_back({line.substr(0, colon),
                              fields[0],
                              fields[2],
                              fields[3],
                              fields[8],
                              fields[10],
                              fields[11]});
    }
}

} // namespace perfdeck
