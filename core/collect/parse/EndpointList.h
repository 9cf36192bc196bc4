// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/Source.h"

#include <string>
#include <string_view>
#include <vector>

namespace perfdeck {

/// Reads a list of sources. A `path` that ends in .toml holds [[endpoint]], [[http_sd]] and [[dns]]
/// tables, any other one [NAME=]URL a line with # comments; see LISTS.md. Names are
/// unique. An error names file and line, and the list is refused whole. Pure: `text` is what the
/// file holds.
[[nodiscard]] Result<std::vector<SourceConfig>>
parseEndpointList(std::string_view text, const std::string &path, Duration interval);

} // namespace perfdeck
