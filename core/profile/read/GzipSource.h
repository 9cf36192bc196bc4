// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/read/ByteSource.h"

#include <memory>
#include <string>

namespace perfdeck {

/// What is in a file of gzip, several members one after the other too. A file cut short gives what
/// came before; a damaged one is an error with the offset, as is more than kMostProfileBytes.
[[nodiscard]] Result<std::unique_ptr<ByteSource>> gzipSource(std::unique_ptr<ByteSource> packed,
                                                             std::string name);

} // namespace perfdeck
