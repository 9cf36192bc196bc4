// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/Source.h"

#include <string>
#include <string_view>

namespace perfdeck {

/// Checks a URL and puts http:// before one without a scheme. The error shows no password.
[[nodiscard]] Result<std::string> parseUrl(std::string_view text);

/// Takes NAME= off the front of what was typed; empty when there is none. A '=' inside a URL or a
/// path names nothing.
[[nodiscard]] std::string takeName(std::string_view &text);

/// Reads [NAME=]URL. http:// may be left out, and so may the path: whoever polls it knows which one
/// is meant. The error shows no password.
[[nodiscard]] Result<SourceConfig> parseEndpoint(std::string_view text, Duration interval);

/// The name of an endpoint that parseEndpoint() gave: its own, else the host of its URL as typed.
[[nodiscard]] std::string displayName(const SourceConfig &config);

} // namespace perfdeck
