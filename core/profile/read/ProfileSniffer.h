// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace perfdeck {

/// Which reader understands a file.
enum class ProfileSyntax
{
    OnnxRuntime,
    Trace, ///< events of any Chrome trace, PyTorch's too
    TensorRt,
    OneDnn,
    OnnxModel
};

/// By the first bytes of the file, unpacked; kSniffed of them are enough. None of what no reader
/// understands. Pure.
[[nodiscard]] std::optional<ProfileSyntax> sniffProfile(std::string_view beginning);

inline constexpr std::size_t kSniffed = std::size_t{1} << 16;

} // namespace perfdeck
