// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace perfdeck {

/// The one name of an element type in TensorShape ("float32", "int8"), from what ONNX Runtime
/// ("float"), PyTorch ("c10::Half", "long int"), and oneDNN ("f32") call it; others in small
/// letters, as they are.
[[nodiscard]] std::string tensorType(std::string_view written);

} // namespace perfdeck
