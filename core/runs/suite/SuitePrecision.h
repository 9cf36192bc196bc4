// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/runs/suite/GraphBuilder.h"

#include <array>
#include <string>
#include <string_view>

namespace perfdeck {

inline constexpr std::array<std::pair<std::string_view, Precision>, 3> kPrecisionWords{
    {{"float32", Precision::Float32},
     {"bfloat16", Precision::BFloat16},
     {"int8", Precision::Int8}}};

/// The precision of a definition; refused where there is no such word, or where this CPU lacks the
/// instructions, so that oneDNN would only imitate it.
[[nodiscard]] Result<Precision> precisionOf(std::string_view word);

/// The instructions that oneDNN uses here: "avx512_core_bf16".
[[nodiscard]] std::string instructionSet();

/// "2.6.3"
[[nodiscard]] std::string oneDnnVersion();

} // namespace perfdeck
