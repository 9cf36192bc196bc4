// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace perfdeck {

/// Where a serving endpoint listens, taken from its URL.
struct ServingAddress
{
    std::string host; ///< without the brackets of IPv6
    std::uint16_t port = 80;
    bool isTls = false;
    std::string target = "/"; ///< path and query as sent

    /// As in the Host header: the port only where it is not the usual one.
    [[nodiscard]] std::string hostHeader() const;
};

/// Of http://HOST[:PORT][/PATH][?QUERY] or https://…; without a scheme http. Refuses blanks,
/// control characters and a user in the address: secrets do not belong there.
[[nodiscard]] Result<ServingAddress> servingAddress(std::string_view url);

} // namespace perfdeck
