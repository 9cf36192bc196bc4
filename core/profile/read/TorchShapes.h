// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Profile.h"

#include <string_view>
#include <vector>

namespace perfdeck {

/// The inputs of an operator as Kineto writes them: "Input Dims" and "Input type", JSON each. What
/// is no tensor has neither type nor dimensions, so that each input stands in its place; those at
/// the end are left out. Nothing of what cannot be read.
[[nodiscard]] std::vector<TensorShape> torchShapes(std::string_view dims, std::string_view types);

} // namespace perfdeck
