// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/read/OnnxGraph.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace perfdeck {

/// What is known of a tensor before the model runs.
struct OnnxValue
{
    std::string dtype; ///< empty where it is not known
    std::optional<std::vector<std::int64_t>> dims; ///< none where not even their number is known
    /// Its numbers, where they follow from the shapes of inputs and from constants; NaN for single
    /// ones that do not. Shapes are computed from such.
    std::optional<std::vector<double>> values;
    bool isConstant = false; ///< weights, also under another name
};

/// The outputs of a node with those inputs (an unknown value where one is left out), by the rules
/// of the operator; unknown values of an operator without a rule. Pure.
[[nodiscard]] std::vector<OnnxValue> onnxOutputs(const OnnxNode &node,
                                                 const std::vector<OnnxValue> &inputs);

} // namespace perfdeck
