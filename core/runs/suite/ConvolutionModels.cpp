// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/suite/SuiteModels.h"

#include <array>
#include <string>

namespace perfdeck {

namespace {

constexpr std::int64_t kSide = 224;
constexpr std::int64_t kClasses = 1000;
constexpr double kRectifierGain = 1.4142135623730951;
/// Of the last layer of a residual branch: the sum of many stays near unit variance.
constexpr double kResidualGain = 0.25;

Operand entry(GraphBuilder &b, const Operand &image, Precision precision)
{
    return b.cast(image, precision == Precision::Int8 ? ElementType::Int8 : b.realType());
}

/// Mean over the image, then one score a class.
Operand classify(GraphBuilder &b, const Operand &x)
{
    b.enter("head");
    const Operand mean = b.pool("mean", LayerOp::AveragePool, x, {x.dims[2], 1, 0, 1});
    return b.linear("classes", reshaped(mean, {x.dims[0], x.dims[1]}), kClasses);
}

LayerGraph finished(GraphBuilder &b, const Operand &input, const Operand &x)
{
    LayerGraph graph = b.take(input, classify(b, x));
    graph.samples = input.dims[0];
    return graph;
}

ConvolutionOptions rectified(std::int64_t channels, const SlidingWindow &window)
{
    return {channels, window, Activation::Relu, kRectifierGain};
}

Operand bottleneck(GraphBuilder &b, const Operand &x, std::int64_t width, std::int64_t stride)
{
    constexpr std::int64_t kExpansion = 4;
    const std::int64_t channels = kExpansion * width;
    Operand residual = x;
    if (x.dims[1] != channels)
        residual = b.convolution("shortcut", x, {channels, {1, stride, 0, 1}});
    const Operand narrow = b.convolution("reduce", x, rectified(width, {1, 1, 0, 1}));
    const Operand seen = b.convolution("spatial", narrow, rectified(width, {3, stride, 1, 1}));
    return b.convolutionInto(
        "expand", seen, residual, {channels, {1, 1, 0, 1}, Activation::Relu, kResidualGain});
}

Operand invertedResidual(GraphBuilder &b,
                         const Operand &x,
                         std::int64_t expansion,
                         std::int64_t channels,
                         std::int64_t stride)
{
    const std::int64_t wide = expansion * x.dims[1];
    Operand y = x;
    if (expansion > 1)
        y = b.convolution("expand", y, {wide, {1, 1, 0, 1}, Activation::Relu6, kRectifierGain});
    y = b.convolution(
        "depthwise", y, {wide, {3, stride, 1, wide}, Activation::Relu6, kRectifierGain});
    if (stride == 1 && channels == x.dims[1])
        return b.convolutionInto(
            "project", y, x, {channels, {1, 1, 0, 1}, Activation::None, kResidualGain});
    return b.convolution("project", y, {channels, {1, 1, 0, 1}});
}

} // namespace

LayerGraph resNet50(std::string_view name, Precision precision, const SuiteSize &size)
{
    constexpr std::array<int, 4> kBlocks{3, 4, 6, 3};
    GraphBuilder b{std::string(name), precision};
    b.enter("stem");
    const Operand input = b.image("image", {size.batch, 3, kSide, kSide});
    Operand x
        = b.convolution("convolution", entry(b, input, precision), rectified(64, {7, 2, 3, 1}));
    x = b.pool("pool", LayerOp::MaxPool, x, {3, 2, 1, 1});
    std::int64_t width = 64;
    for (std::size_t stage = 0; stage < kBlocks.size(); ++stage) {
        for (int block = 0; block < kBlocks[stage]; ++block) {
            b.enter("stage" + std::to_string(stage + 1) + '/' + std::to_string(block));
            x = bottleneck(b, x, width, stage > 0 && block == 0 ? 2 : 1);
        }
        width *= 2;
    }
    return finished(b, input, x);
}

LayerGraph mobileNetV2(std::string_view name, Precision precision, const SuiteSize &size)
{
    struct Stage
    {
        std::int64_t expansion, channels;
        int blocks;
        std::int64_t stride;
    };

    constexpr std::array<Stage, 7> kStages{{{1, 16, 1, 1},
                                            {6, 24, 2, 2},
                                            {6, 32, 3, 2},
                                            {6, 64, 4, 2},
                                            {6, 96, 3, 1},
                                            {6, 160, 3, 2},
                                            {6, 320, 1, 1}}};
    GraphBuilder b{std::string(name), precision};
    b.enter("stem");
    const Operand input = b.image("image", {size.batch, 3, kSide, kSide});
    Operand x = b.convolution("convolution",
                              entry(b, input, precision),
                              {32, {3, 2, 1, 1}, Activation::Relu6, kRectifierGain});
    for (std::size_t stage = 0; stage < kStages.size(); ++stage) {
        const Stage &one = kStages[stage];
        for (int block = 0; block < one.blocks; ++block) {
            b.enter("stage" + std::to_string(stage + 1) + '/' + std::to_string(block));
            x = invertedResidual(b, x, one.expansion, one.channels, block == 0 ? one.stride : 1);
        }
    }
    b.enter("tail");
    x = b.convolution("convolution", x, {1280, {1, 1, 0, 1}, Activation::Relu6, kRectifierGain});
    return finished(b, input, x);
}

} // namespace perfdeck
