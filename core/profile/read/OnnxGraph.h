// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/profile/read/ByteSource.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace perfdeck {

// What of an ONNX model (onnx.proto, IR version 3 and later) costs and shapes need. Weights are
// known by their dimensions; their data are never read.

/// A constant.
struct OnnxTensor
{
    std::string name;
    std::int32_t type = 0; ///< TensorProto.DataType
    std::vector<std::int64_t> dims;
    /// Of numbers that shapes may follow from: kMostOnnxValues of them at most, else empty.
    std::vector<double> values;
};

inline constexpr std::size_t kMostOnnxValues = 64;

struct OnnxDimension
{
    std::int64_t size = -1; ///< −1 where it is a symbol, or not said
    std::string symbol;
};

/// What the model says about a tensor: of its inputs, outputs, and maybe those between.
struct OnnxValueInfo
{
    std::string name;
    std::int32_t type = 0;
    bool hasShape = false;
    std::vector<OnnxDimension> dims;
};

struct OnnxGraph;

struct OnnxAttribute
{
    std::string name;
    std::int64_t integer = 0;
    double number = 0;
    std::string text;
    std::vector<std::int64_t> integers;
    std::vector<OnnxTensor> tensors; ///< one at most
    std::vector<OnnxGraph> graphs;
};

struct OnnxNode
{
    std::string name;
    std::string op;
    std::vector<std::string> inputs; ///< empty ones are left out by the model
    std::vector<std::string> outputs;
    std::vector<OnnxAttribute> attributes;

    /// Null where the node has none of that name.
    [[nodiscard]] const OnnxAttribute *attribute(std::string_view wanted) const
    {
        for (const OnnxAttribute &one : attributes)
            if (one.name == wanted)
                return &one;
        return nullptr;
    }
};

struct OnnxGraph
{
    std::string name;
    std::vector<OnnxNode> nodes; ///< each behind those whose outputs it reads
    std::vector<OnnxTensor> constants;
    std::vector<OnnxValueInfo> inputs;
    std::vector<OnnxValueInfo> outputs;
    std::vector<OnnxValueInfo> between;
};

struct OnnxModel
{
    std::string producer;
    std::string version; ///< of the producer
    OnnxGraph graph;
};

/// "float32" of 1 and so on; empty of what is not known.
[[nodiscard]] std::string onnxType(std::int32_t type);

/// Reads a model. Refused with the offset when it is damaged or ends early.
[[nodiscard]] Result<OnnxModel> readOnnxModel(ByteSource &source, const std::string &path);

} // namespace perfdeck
