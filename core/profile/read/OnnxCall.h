// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/read/OnnxShapes.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace perfdeck {

using OnnxDims = std::vector<std::int64_t>;

/// A node with what is known of its inputs, as rules of operators ask for it.
class OnnxCall final
{
public:
    OnnxCall(const OnnxNode &node, const std::vector<OnnxValue> &inputs)
        : m_node(node)
        , m_inputs(inputs)
    {
    }

    [[nodiscard]] const OnnxNode &node() const { return m_node; }

    [[nodiscard]] std::size_t inputs() const { return m_inputs.size(); }

    /// Unknown where there is none.
    [[nodiscard]] const OnnxValue &in(std::size_t place) const;

    [[nodiscard]] bool hasShape(std::size_t place) const { return in(place).dims.has_value(); }

    /// Only where hasShape().
    [[nodiscard]] const OnnxDims &dims(std::size_t place) const { return *in(place).dims; }

    [[nodiscard]] std::int64_t integer(std::string_view name, std::int64_t otherwise) const;
    [[nodiscard]] const std::vector<std::int64_t> *integers(std::string_view name) const;
    [[nodiscard]] std::string_view text(std::string_view name) const;
    /// Whole numbers from an attribute of older operator sets, or from an input of newer ones. None
    /// where they are not known.
    [[nodiscard]] std::optional<std::vector<std::int64_t>> list(std::string_view name,
                                                                std::size_t place) const;
    /// An axis, counted from the end where negative; none where it is beyond the rank.
    [[nodiscard]] std::optional<std::size_t> axis(std::int64_t axis, std::size_t rank) const;

private:
    const OnnxNode &m_node;
    const std::vector<OnnxValue> &m_inputs;
};

/// What comes out of one output; an unknown dimension is −1.
[[nodiscard]] OnnxValue onnxTensor(std::string dtype, std::optional<OnnxDims> dims);

/// The dimensions that two shapes stretch to together (ONNX broadcasting).
[[nodiscard]] OnnxDims broadcast(const OnnxDims &a, const OnnxDims &b);

/// How many elements; −1 where a dimension is unknown, or there are more than 2⁵³.
[[nodiscard]] std::int64_t elementsOf(const OnnxDims &dims);

/// A whole number; none of NaN and of what no dimension is.
[[nodiscard]] std::optional<std::int64_t> wholeOf(double value);

using OnnxRule = std::vector<OnnxValue> (*)(const OnnxCall &);

/// Null for operators of another family.
[[nodiscard]] OnnxRule layoutRule(std::string_view op); ///< Reshape, Concat, Slice, Gather, …
[[nodiscard]] OnnxRule windowRule(std::string_view op); ///< Conv, pools, products, recurrent ones
[[nodiscard]] OnnxRule elementRule(std::string_view op); ///< one by one, and reductions

/// The numbers of the first output, where they follow from those of the inputs.
[[nodiscard]] std::optional<std::vector<double>> onnxNumbers(const OnnxCall &call);

} // namespace perfdeck
