// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/SourceAccess.h"
#include "core/runs/load/RequestSet.h"

namespace perfdeck {

/// The headers that tell a server who asks, with the secrets read from their places. Reads files
/// and the environment. An error names the place, never what is there.
[[nodiscard]] Result<RequestSet::Headers> secretHeaders(const SourceAccess &access);

} // namespace perfdeck
