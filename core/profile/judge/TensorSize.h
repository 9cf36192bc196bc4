// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Profile.h"

#include <span>
#include <string_view>

namespace perfdeck {

/// Has neither type nor dimensions: an argument that is no tensor, or one nothing is known of.
[[nodiscard]] bool isBlank(const TensorShape &shape);

/// Elements of a tensor, 1 of a scalar; NaN where a dimension is not known. Pure, as all below.
[[nodiscard]] double elementsOf(const TensorShape &shape);

/// Bytes an element takes ("int4" half a one); NaN of a type that is not known.
[[nodiscard]] double elementBytes(std::string_view dtype);

/// NaN where dimensions or type are not known.
[[nodiscard]] double bytesOf(const TensorShape &shape);
/// Together, without blank ones; NaN if one of them is, 0 of none.
[[nodiscard]] double bytesOf(std::span<const TensorShape> shapes);

/// A type that indices, sizes and masks have, never what a model computes with.
[[nodiscard]] bool isIndexType(std::string_view dtype);

} // namespace perfdeck
