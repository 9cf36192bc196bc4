// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/SourceAccess.h"

#include <string>

namespace perfdeck {

/// The secret itself, read from its place; empty where there is none. Reads the disk and the
/// environment; any thread.
[[nodiscard]] Result<std::string> secretText(const Secret &secret);

} // namespace perfdeck
