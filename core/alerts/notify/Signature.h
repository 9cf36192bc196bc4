// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace perfdeck {

/// HMAC-SHA256 (RFC 2104, FIPS 180-4) in lower-case hexadecimal digits. Pure.
[[nodiscard]] std::string hmacSha256(std::string_view key, std::string_view text);

} // namespace perfdeck
