// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace perfdeck {

/// One line of /proc/net/dev. Counters since the interface was made.
struct NetworkCounters
{
    std::string_view name; ///< points into the text
    std::uint64_t receiveBytes = 0;
    std::uint64_t receiveErrors = 0;
    std::uint64_t receiveDrops = 0;
    std::uint64_t transmitBytes = 0;
    std::uint64_t transmitErrors = 0;
    std::uint64_t transmitDrops = 0;
};

/// Fills `interfaces`, reusing its memory. Lines that are not understood (the two heads) are left
/// out.
void parseNetDev(std::string_view text, std::vector<NetworkCounters> &interfaces);

} // namespace perfdeck
