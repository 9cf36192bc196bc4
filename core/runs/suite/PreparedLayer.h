// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// oneDNN's part of a layer; included by the executor's sources only.

#include "core/runs/suite/LayerGraph.h"

#include <cstddef>
#include <oneapi/dnnl/dnnl.hpp>
#include <string>
#include <vector>

namespace perfdeck {

/// A layer as one oneDNN primitive with everything it needs to run. Executing it allocates no
/// buffer.
struct PreparedLayer
{
    dnnl::primitive primitive;
    std::string implementation; ///< as oneDNN calls it: "brgemm:avx512_core"
    std::vector<dnnl::memory> memories; ///< what `arguments` point at
    std::vector<dnnl_exec_arg_t> arguments;
    dnnl::memory scratch; ///< without a buffer until the executor gives it one
    std::int64_t parameterBytes = 0;
};

/// Where a tensor of the plan begins.
struct TensorBlock
{
    std::byte *begin = nullptr;
    const std::vector<std::int64_t> *offsets = nullptr;
};

[[nodiscard]] dnnl::memory::data_type dataTypeOf(ElementType type);
[[nodiscard]] dnnl::memory::desc descriptionOf(const Operand &operand);
[[nodiscard]] dnnl::memory
memoryOf(const Operand &operand, const TensorBlock &block, const dnnl::engine &engine);

/// Copies `from` into `to`, of whatever order and type, times `scale`; blocks.
void copyInto(dnnl::memory &to, dnnl::memory &from, float scale);

/// Makes the primitive for the calling thread's number of threads and generates its parameters.
/// Throws dnnl::error where oneDNN has no such primitive.
[[nodiscard]] PreparedLayer
prepareLayer(const GraphLayer &layer, const TensorBlock &block, const dnnl::engine &engine);

} // namespace perfdeck
