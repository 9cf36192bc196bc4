// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/SourceAccess.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace perfdeck {

/// The header in which servers of a cluster expect their key.
inline constexpr std::string_view kApiKeyHeader = "X-API-Key";

/// Place None where there is none.
[[nodiscard]] inline Secret apiKey(const SourceAccess &access)
{
    for (const auto &[name, secret] : access.headers)
        if (name == kApiKeyHeader)
            return secret;
    return {};
}

inline void setApiKey(SourceAccess &access, Secret key)
{
    std::erase_if(access.headers, [](const auto &header) { return header.first == kApiKeyHeader; });
    if (!key.empty())
        access.headers.emplace_back(kApiKeyHeader, std::move(key));
}

} // namespace perfdeck
