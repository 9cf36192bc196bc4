// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/plugin/SourcePlugin.h"

#include <string>

namespace perfdeck {

/// Loads a plug-in from the file that somebody named, and from nowhere else. It stays loaded until
/// the process ends, so the answer is always valid. A file that is no plug-in, or one for another
/// version of the interface, is refused in a sentence. Any thread; runs code of the library.
[[nodiscard]] Result<const perfdeck_source_plugin *> loadPlugin(const std::string &path);

} // namespace perfdeck
