// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/derive/Expression.h"

namespace perfdeck {

/// The tree of an expression. Metrics, windows and aggregations are read here; what is left between
/// them is arithmetic and becomes a formula of numbered operands. Pure.
[[nodiscard]] Result<ExpressionNode> readExpression(std::string_view text);

} // namespace perfdeck
