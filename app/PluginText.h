// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/Source.h"

#include <string_view>

namespace perfdeck {

/// Reads [NAME=]FILE[:key=value,…] and tries whether the file is a plug-in that can be loaded. The
/// name is that of the file where none is given.
[[nodiscard]] Result<SourceConfig> parsePlugin(std::string_view text, Duration interval);

} // namespace perfdeck
