// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/suite/GraphExecutor.h"
#include "core/runs/suite/SuiteModels.h"
#include "tests/unit/runs/suite/PlainLayers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdlib>
#include <malloc.h>

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define PERFDECK_COUNTS_BYTES

namespace {
std::atomic<std::size_t> allocatedBytes{0};
}

// All of malloc's family that oneDNN and the standard library use, counted.
extern "C" {
void *__libc_malloc(std::size_t);
void *__libc_memalign(std::size_t, std::size_t);

void *malloc(std::size_t bytes)
{
    allocatedBytes += bytes;
    return __libc_malloc(bytes);
}

void *aligned_alloc(std::size_t alignment, std::size_t bytes)
{
    allocatedBytes += bytes;
    return __libc_memalign(alignment, bytes);
}

int posix_memalign(void **place, std::size_t alignment, std::size_t bytes)
{
    *place = aligned_alloc(alignment, bytes);
    return *place == nullptr;
}
}
#endif

namespace perfdeck {
namespace {

/// Everything readable before and after a pass: nothing shares its memory.
LayerGraph kept(LayerGraph graph)
{
    for (GraphTensor &tensor : graph.tensors)
        tensor.role = TensorRole::State;
    return graph;
}

/// What the type can hold.
double held(double x, ElementType type)
{
    if (type == ElementType::UInt8)
        return std::clamp(x, 0.0, 255 * kActivationStep);
    if (type == ElementType::Int8)
        return std::clamp(x, -128 * kActivationStep, 127 * kActivationStep);
    return x;
}

/// float32 agrees within 1e-4 of the largest result; bfloat16 has 8 bits, and so have its weights:
/// within 2 %; int8 within half of its step where the result is int8, else as float32 (sums of
/// integers are exact).
double tolerance(const GraphLayer &layer, double largest)
{
    if (isInteger(layer.output.type))
        return 0.5 * kActivationStep + 1e-4 * largest;
    return (layer.output.type == ElementType::BFloat16 ? 0.02 : 1e-4) * std::max(1.0, largest);
}

/// Runs the last layer of the builder on one and on two threads beside its plain loops.
void expectPlain(const LayerGraph &graph)
{
    ASSERT_EQ(graph.layers.size(), 1U);
    const GraphLayer &layer = graph.layers[0];
    for (const int threads : {1, 2}) {
        const auto executor = GraphExecutor::make(kept(graph), threads);
        ASSERT_TRUE(executor) << executor.error().message();
        std::vector<std::vector<float>> inputs;
        for (const Operand &one : layer.inputs)
            inputs.push_back((*executor)->read(one).value());
        Operand residual = layer.output;
        residual.type = layer.accumulates.value_or(residual.type);
        const std::vector<float> before = (*executor)->read(residual).value();
        ASSERT_TRUE((*executor)->run());
        const std::vector<float> got = (*executor)->read(layer.output).value();
        const std::vector<double> expected = plainLayer(layer, inputs, before);
        ASSERT_EQ(got.size(), expected.size());
        double largest = 0;
        for (const double one : expected)
            largest = std::max(largest, std::abs(one));
        ASSERT_GT(largest, 0.1) << "nothing to compare";
        for (std::size_t i = 0; i < got.size(); ++i)
            ASSERT_NEAR(
                double(got[i]), held(expected[i], layer.output.type), tolerance(layer, largest))
                << layer.name << ", " << (*executor)->implementation(0) << ", at " << i;
    }
}

class PlainLayer : public testing::TestWithParam<Precision>
{
protected:
    GraphBuilder b{"plain", GetParam()};

    /// Of what enters linear layers and convolutions.
    [[nodiscard]] ElementType entry() const
    {
        return GetParam() == Precision::Int8 ? ElementType::Int8 : b.realType();
    }

    Operand image(const Extents &dims, ElementType type)
    {
        Operand made = b.activation("image", dims, type);
        made.strides = channelsLastStrides(dims);
        return made;
    }
};

INSTANTIATE_TEST_SUITE_P(Suite,
                         PlainLayer,
                         testing::Values(Precision::Float32, Precision::BFloat16, Precision::Int8),
                         [](const auto &chosen) {
                             return std::string{
                                 chosen.param == Precision::Float32
                                     ? "float32"
                                     : (chosen.param == Precision::BFloat16 ? "bfloat16" : "int8")};
                         });

TEST_P(PlainLayer, Linear)
{
    const Operand x = b.activation("x", {7, 48}, entry());
    const Operand y = b.linear("linear", x, 33);
    expectPlain(b.take(x, y));
}

TEST_P(PlainLayer, LinearWithEachActivation)
{
    for (const Activation one :
         {Activation::Relu, Activation::Relu6, Activation::GeluErf, Activation::GeluTanh}) {
        GraphBuilder fresh{"plain", GetParam()};
        const Operand x = fresh.activation("x", {5, 64}, entry());
        const Operand y = fresh.linear("linear", x, 40, {one, true, 3, true});
        expectPlain(fresh.take(x, y));
    }
}

TEST_P(PlainLayer, LinearAddedToAResidual)
{
    const Operand x = b.activation("x", {6, 32}, entry());
    const Operand residual = b.activation("residual", {6, 20}, b.realType());
    const Operand y = b.linearInto("linear", x, residual, 1);
    expectPlain(b.take(x, y));
}

TEST_P(PlainLayer, MatMulOfHeadsInsideRows)
{
    constexpr std::int64_t kTokens = 9;
    constexpr std::int64_t kHeads = 3;
    constexpr std::int64_t kHead = 8;
    const Operand qkv = b.activation("qkv", {2 * kTokens, 3 * kHeads * kHead}, b.realType());
    const std::int64_t row = 3 * kHeads * kHead;
    const Extents strides{kTokens * row, kHead, row, 1};
    const Extents turned{kTokens * row, kHead, 1, row};
    const Operand scores = b.activation("scores", {2, kHeads, kTokens, kTokens}, b.realType());
    b.matMul("query-key",
             viewOf(qkv, {2, kHeads, kTokens, kHead}, strides, 0),
             viewOf(qkv, {2, kHeads, kHead, kTokens}, turned, kHeads * kHead),
             scores,
             0.3);
    expectPlain(b.take(qkv, scores));
}

TEST_P(PlainLayer, Convolution)
{
    const Operand x = image({2, 16, 9, 9}, entry());
    const Operand y = b.convolution("convolution", x, {24, {3, 2, 1, 1}, Activation::Relu, 1.5});
    expectPlain(b.take(x, y));
}

TEST_P(PlainLayer, ConvolutionOfThreeChannelsWithoutActivation)
{
    const Operand x = image({1, 3, 32, 32}, entry());
    const Operand y = b.convolution("patches", x, {32, {16, 16, 0, 1}});
    expectPlain(b.take(x, y));
}

TEST_P(PlainLayer, DepthwiseConvolution)
{
    const Operand x
        = image({2, 32, 7, 7}, GetParam() == Precision::Int8 ? ElementType::UInt8 : entry());
    const Operand y = b.convolution("depthwise", x, {32, {3, 1, 1, 32}, Activation::Relu6, 4});
    expectPlain(b.take(x, y));
}

TEST_P(PlainLayer, ConvolutionAddedToAResidual)
{
    const Operand x = image({1, 16, 6, 6}, entry());
    const Operand residual = image({1, 32, 6, 6}, entry());
    const Operand y
        = b.convolutionInto("expand", x, residual, {32, {1, 1, 0, 1}, Activation::Relu, 1});
    expectPlain(b.take(x, y));
}

TEST_P(PlainLayer, MaxPool)
{
    const Operand x = image({2, 16, 9, 9}, entry());
    expectPlain(b.take(x, b.pool("pool", LayerOp::MaxPool, x, {3, 2, 1, 1})));
}

TEST_P(PlainLayer, AveragePool)
{
    const Operand x = image({2, 16, 7, 7}, entry());
    expectPlain(b.take(x, b.pool("pool", LayerOp::AveragePool, x, {7, 1, 0, 1})));
}

TEST_P(PlainLayer, Softmax)
{
    const Operand x = b.activation("x", {2, 3, 5, 7}, b.realType());
    b.softmax("softmax", x);
    expectPlain(b.take(x, x));
}

TEST_P(PlainLayer, LayerNorm)
{
    const Operand x = b.activation("x", {5, 96}, b.realType());
    b.layerNorm("norm", x);
    expectPlain(b.take(x, x));
}

TEST_P(PlainLayer, AddOfWhatIsRepeated)
{
    const Operand x = b.activation("x", {2, 3, 6, 6}, b.realType());
    b.add("mask", x, b.activation("mask", {1, 1, 6, 6}, b.realType()), x);
    expectPlain(b.take(x, x));
}

TEST_P(PlainLayer, ReorderIntoAnotherType)
{
    const Operand x = b.activation("x", {4, 10}, ElementType::Float32);
    const Operand y = b.activation("y", {4, 10}, entry());
    b.copy("copy", x, y);
    expectPlain(b.take(x, y));
}

TEST(PlainLayers, CausalMaskHidesWhatComesLater)
{
    GraphBuilder b{"mask", Precision::Float32};
    const Operand mask = b.state("mask", {1, 1, 3, 3}, TensorFill::CausalMask);
    const Operand x = b.activation("x", {2, 1, 3, 3}, ElementType::Float32);
    b.add("mask", x, mask, x);
    b.softmax("softmax", x);
    const auto executor = GraphExecutor::make(b.take(mask, x), 1);
    ASSERT_TRUE((*executor)->run());
    const std::vector<float> got = (*executor)->read(x).value();
    EXPECT_EQ(got[0], 1.0F);
    EXPECT_EQ(got[1], 0.0F);
    EXPECT_EQ(got[2], 0.0F);
    EXPECT_GT(got[3], 0.0F);
    EXPECT_EQ(got[5], 0.0F);
    EXPECT_GT(got[8], 0.0F);
}

std::vector<float> outputOf(std::string_view name, Precision precision, const SuiteSize &size)
{
    const auto executor
        = GraphExecutor::make(findSuiteModel(name)->build(name, precision, size), 2);
    if (!executor) {
        ADD_FAILURE() << executor.error().message();
        return {};
    }
    EXPECT_TRUE((*executor)->run());
    return (*executor)->read((*executor)->graph().output).value();
}

double cosine(const std::vector<float> &a, const std::vector<float> &b)
{
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        ab += double(a[i]) * double(b[i]);
        aa += double(a[i]) * double(a[i]);
        bb += double(b[i]) * double(b[i]);
    }
    return ab / std::sqrt(aa * bb);
}

TEST(GraphExecutor, EveryPrecisionAnswersTheSame)
{
    for (const auto &[name, sequence] :
         {std::pair{"mobilenet-v2", 0}, std::pair{"gpt2-decode", 6}}) {
        const std::vector<float> real = outputOf(name, Precision::Float32, {1, sequence});
        for (const float one : real)
            ASSERT_TRUE(std::isfinite(one));
        EXPECT_GT(cosine(real, outputOf(name, Precision::BFloat16, {1, sequence})), 0.99) << name;
        EXPECT_GT(cosine(real, outputOf(name, Precision::Int8, {1, sequence})), 0.9) << name;
    }
}

TEST(GraphExecutor, TheSamePassGivesTheSameBytes)
{
    EXPECT_EQ(outputOf("mobilenet-v2", Precision::Float32, {1, 0}),
              outputOf("mobilenet-v2", Precision::Float32, {1, 0}));
}

#ifdef PERFDECK_COUNTS_BYTES
TEST(GraphExecutor, APassAllocatesNoBuffer)
{
    for (const Precision precision : {Precision::Float32, Precision::BFloat16, Precision::Int8}) {
        const auto executor = GraphExecutor::make(
            findSuiteModel("mobilenet-v2")->build("mobilenet-v2", precision, {1, 0}), 2);
        ASSERT_TRUE((*executor)->run());
        const std::size_t before = allocatedBytes;
        ASSERT_TRUE((*executor)->run());
        // oneDNN keeps its arguments in a map while it executes a primitive: a few hundred bytes.
        EXPECT_LT(allocatedBytes - before, (*executor)->graph().layers.size() * 2048);
    }
}
#endif

TEST(GraphExecutor, MarksAreInOrder)
{
    GraphBuilder b{"two", Precision::Float32};
    const Operand x = b.input("x", {4, 8});
    const Operand y = b.linear("second", b.linear("first", x, 8), 8);
    const auto executor = GraphExecutor::make(b.take(x, y), 1);
    std::vector<SteadyTime> marks(3);
    ASSERT_TRUE((*executor)->run(marks));
    EXPECT_TRUE(std::ranges::is_sorted(marks));
    EXPECT_GT(marks[0].time_since_epoch().count(), 0);
}

TEST(GraphExecutor, StopsWhileItIsMade)
{
    std::stop_source stop;
    stop.request_stop();
    const auto executor = GraphExecutor::make(
        findSuiteModel("mlp")->build("mlp", Precision::Float32, {1, 0}), 1, stop.get_token());
    ASSERT_FALSE(executor);
    EXPECT_EQ(executor.error().kind, ErrorKind::Cancelled);
}

} // namespace
} // namespace perfdeck
