// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/runs/suite/LayerGraph.h"

#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace perfdeck {

/// Bytes that a model needs while it runs; the program itself not counted.
struct ExecutorMemory
{
    std::int64_t parameters = 0; ///< in the order oneDNN wants them
    std::int64_t tensors = 0; ///< of the plan: inputs, states, activations
    std::int64_t scratch = 0; ///< the largest of all layers: they take turns

    [[nodiscard]] std::int64_t total() const { return parameters + tensors + scratch; }
};

/// Runs a layer graph on oneDNN on this CPU. All memory is taken when it is made; a pass allocates
/// no buffer. To be made, run and destroyed on one thread; `threads` are OpenMP's, and set for the
/// calling thread.
class GraphExecutor final
{
public:
    /// Fails where oneDNN has no primitive for a layer, where memory ends, and Cancelled.
    [[nodiscard]] static Result<std::unique_ptr<GraphExecutor>>
    make(LayerGraph graph, int threads, const std::stop_token &stop = {});

    ~GraphExecutor();
    GraphExecutor(const GraphExecutor &) = delete;
    GraphExecutor &operator=(const GraphExecutor &) = delete;

    /// One pass. Fails only where oneDNN does.
    [[nodiscard]] Status run();

    /// One pass; `marks` are the moments before the first and behind each layer.
    [[nodiscard]] Status run(std::span<SteadyTime> marks);

    [[nodiscard]] const LayerGraph &graph() const;
    [[nodiscard]] ExecutorMemory memory() const;

    /// By layer: bytes of the tensors that are alive while it runs.
    [[nodiscard]] const std::vector<std::int64_t> &tensorsInUse() const;

    /// oneDNN's name of what it chose for the layer.
    [[nodiscard]] const std::string &implementation(std::size_t layer) const;

    /// The real numbers of an operand as the last pass left them, the last extent innermost.
    /// Meaningful for inputs, states and the output only: activations share their memory.
    [[nodiscard]] Result<std::vector<float>> read(const Operand &operand) const;

private:
    struct Private;
    explicit GraphExecutor(std::unique_ptr<Private> made);

    std::unique_ptr<Private> d;
};

} // namespace perfdeck
