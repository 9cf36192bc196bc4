// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/Source.h"

#include <toml++/toml.h>

#include <string>

namespace perfdeck {

/// Where a table stands and what it does not say itself.
struct TableContext
{
    std::string file; ///< as it is named in errors
    std::string folder; ///< paths in the table count from here
    Duration interval = std::chrono::seconds(5);
};

/// Sources as tables of TOML: [[endpoint]], [[http_sd]] and [[dns]]. The keys are listed in
/// LISTS.md. Pure.
[[nodiscard]] Result<SourceConfig> readEndpointTable(const toml::table &table,
                                                     const TableContext &context);
[[nodiscard]] Result<SourceConfig> readHttpListTable(const toml::table &table,
                                                     const TableContext &context);
[[nodiscard]] Result<SourceConfig> readDnsTable(const toml::table &table,
                                                const TableContext &context);

/// An endpoint as a table, without its secrets: of those only the places they are read from.
[[nodiscard]] toml::table endpointTable(const SourceConfig &config);

} // namespace perfdeck
