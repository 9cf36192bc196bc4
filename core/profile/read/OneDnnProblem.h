// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Profile.h"

#include <string>
#include <string_view>
#include <vector>

namespace perfdeck {

/// The tensors of a primitive of oneDNN.
struct OneDnnTensors
{
    /// Convolutions: source, weights {oc, ic/g, kernel…} (of a transposed one {ic, oc/g, kernel…}),
    /// bias where there is one. Inner products: source, weights {oc, ic}. Products of matrices:
    /// both. Others: the source, and the second one of binary operations.
    std::vector<TensorShape> inputs;
    std::vector<TensorShape> outputs;
};

/// From the columns of a verbose line: "src_f32::blocked:abcd:f0 …" (release 2) or
/// "src_f32:a:blocked:abcd::f0 …" (3), and "mb2_ic3oc16_ih64oh32kh3…" or "8x128:128x64". Nothing of
/// problems that are laid out otherwise (recurrent ones). Pure.
[[nodiscard]] OneDnnTensors
oneDnnTensors(std::string_view primitive, std::string_view descriptors, std::string_view problem);

/// The layouts from and to of a reorder: "aBcd8b to abcd".
[[nodiscard]] std::string oneDnnLayouts(std::string_view descriptors);

} // namespace perfdeck
