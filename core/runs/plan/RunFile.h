// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/BenchmarkJson.h"

#include <string>
#include <string_view>

namespace perfdeck {

/// A run as its document, with its definition as TOML text. Pure.
[[nodiscard]] RunDocument documentOf(BenchmarkRun run);

/// The way back; of a definition that cannot be read any more only its id and title stay.
[[nodiscard]] BenchmarkRun runOf(RunDocument document);

} // namespace perfdeck
