// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace perfdeck {

/// Version of the SQLite library in use. Any thread.
[[nodiscard]] std::string_view storeVersion();

} // namespace perfdeck
