// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/suite/GraphExecutor.h"

#include "core/runs/suite/GeneratedWeights.h"
#include "core/runs/suite/MemoryPlan.h"
#include "core/runs/suite/PreparedLayer.h"

#include <algorithm>
#include <new>

/// Of OpenMP's runtime; its header comes with compilers that are told of OpenMP only.
extern "C" void omp_set_num_threads(int threads);

namespace perfdeck {

namespace {

/// Of the block that all tensors lie in.
struct AlignedFree
{
    void operator()(std::byte *block) const
    {
        ::operator delete[](block, std::align_val_t{kTensorAlignment});
    }
};

using AlignedBlock = std::unique_ptr<std::byte, AlignedFree>;

AlignedBlock alignedBlock(std::int64_t bytes)
{
    return AlignedBlock(static_cast<std::byte *>(
        ::operator new[](static_cast<std::size_t>(bytes), std::align_val_t{kTensorAlignment})));
}

dnnl::engine cpu()
{
    return {dnnl::engine::kind::cpu, 0};
}

Operand wholeOf(std::uint32_t tensor, const GraphTensor &what)
{
    return {tensor, what.type, {what.elements}, {1}, 0};
}

tl::unexpected<Error> refused(const GraphLayer &layer, const dnnl::error &error)
{
    return failure(ErrorKind::Unsupported,
                   "oneDNN cannot run the layer " + layer.module + "/" + layer.name,
                   error.what(),
                   "choose another precision");
}

} // namespace

struct GraphExecutor::Private
{
    LayerGraph graph;
    int threads = 1;
    MemoryPlan plan;
    dnnl::engine engine = cpu();
    dnnl::stream stream{engine};
    AlignedBlock tensors;
    AlignedBlock scratch;
    ExecutorMemory memory;
    std::vector<PreparedLayer> layers;

    [[nodiscard]] TensorBlock block() const { return {tensors.get(), &plan.offsets}; }

    void fillTensors()
    {
        for (std::uint32_t i = 0; i < graph.tensors.size(); ++i) {
            const GraphTensor &tensor = graph.tensors[i];
            if (tensor.role == TensorRole::Activation)
                continue;
            std::vector<float> numbers = generatedNumbers(tensor);
            Operand real = wholeOf(i, tensor);
            dnnl::memory to = memoryOf(real, block(), engine);
            real.type = ElementType::Float32;
            dnnl::memory from(descriptionOf(real), engine, numbers.data());
            copyInto(to, from, isInteger(tensor.type) ? float(1 / kActivationStep) : 1);
        }
    }

    Status prepare(const std::stop_token &stop)
    {
        for (std::size_t i = 0; i < graph.layers.size(); ++i) {
            if (stop.stop_requested())
                return failure(ErrorKind::Cancelled, "preparing " + graph.model + " was cancelled");
            try {
                layers.push_back(prepareLayer(graph.layers[i], block(), engine));
            } catch (const dnnl::error &error) {
                return refused(graph.layers[i], error);
            }
            memory.parameters += layers.back().parameterBytes;
        }
        return {};
    }

    void shareScratch()
    {
        for (const PreparedLayer &layer : layers)
            memory.scratch = std::max(
                memory.scratch, static_cast<std::int64_t>(layer.scratch.get_desc().get_size()));
        scratch = alignedBlock(memory.scratch);
        for (PreparedLayer &layer : layers)
            layer.scratch.set_data_handle(scratch.get());
    }

    Status build(const std::stop_token &stop)
    {
        plan = planMemory(graph);
        memory.tensors = plan.size;
        tensors = alignedBlock(plan.size);
        std::fill_n(tensors.get(), plan.size, std::byte{0});
        fillTensors();
        if (const Status status = prepare(stop); !status)
            return status;
        shareScratch();
        return {};
    }

    [[nodiscard]] dnnl_status_t execute(const PreparedLayer &layer) const
    {
        return dnnl_primitive_execute(layer.primitive.get(),
                                      stream.get(),
                                      static_cast<int>(layer.arguments.size()),
                                      layer.arguments.data());
    }

    template<class Mark>
    Status pass(Mark mark)
    {
        omp_set_num_threads(threads);
        for (std::size_t i = 0; i < layers.size(); ++i) {
            if (execute(layers[i]) != dnnl_success)
                return failure(ErrorKind::Internal,
                               "oneDNN could not execute the layer " + graph.layers[i].module + "/"
                                   + graph.layers[i].name);
            mark(i);
        }
        return {};
    }
};

GraphExecutor::GraphExecutor(std::unique_ptr<Private> made)
    : d(std::move(made))
{
}

GraphExecutor::~GraphExecutor() = default;

Result<std::unique_ptr<GraphExecutor>>
GraphExecutor::make(LayerGraph graph, int threads, const std::stop_token &stop)
{
    try {
        omp_set_num_threads(threads);
        auto made = std::make_unique<Private>();
        made->graph = std::move(graph);
        made->threads = threads;
        if (const Status status = made->build(stop); !status)
            return failure(status.error());
        return std::unique_ptr<GraphExecutor>(new GraphExecutor(std::move(made)));
    } catch (const std::bad_alloc &) {
        return failure(ErrorKind::Full,
                       "the model does not fit into memory",
                       {},
                       "choose a smaller batch, sequence or model");
    } catch (const dnnl::error &error) {
        return failure(ErrorKind::Unsupported, "oneDNN cannot prepare the model", error.what());
    }
}

Status GraphExecutor::run()
{
    return d->pass([](std::size_t) {});
}

Status GraphExecutor::run(std::span<SteadyTime> marks)
{
    marks[0] = std::chrono::steady_clock::now();
    return d->pass(
        [marks](std::size_t layer) { marks[layer + 1] = std::chrono::steady_clock::now(); });
}

const LayerGraph &GraphExecutor::graph() const
{
    return d->graph;
}

ExecutorMemory GraphExecutor::memory() const
{
    return d->memory;
}

const std::vector<std::int64_t> &GraphExecutor::tensorsInUse() const
{
    return d->plan.inUse;
}

const std::string &GraphExecutor::implementation(std::size_t layer) const
{
    return d->layers[layer].implementation;
}

Result<std::vector<float>> GraphExecutor::read(const Operand &operand) const
{
    try {
        std::vector<float> numbers(static_cast<std::size_t>(operand.elements()));
        dnnl::memory from = memoryOf(operand, d->block(), d->engine);
        dnnl::memory to({operand.dims, dnnl::memory::data_type::f32, denseStrides(operand.dims)},
                        d->engine,
                        numbers.data());
        copyInto(to, from, isInteger(operand.type) ? static_cast<float>(kActivationStep) : 1);
        return numbers;
    } catch (const dnnl::error &error) {
        return failure(ErrorKind::Internal, "oneDNN could not copy a tensor", error.what());
    }
}

} // namespace perfdeck
