// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/suite/LayerCosts.h"
#include "core/runs/suite/SuiteModels.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

LayerGraph
made(std::string_view name, const SuiteSize &size, Precision precision = Precision::Float32)
{
    return findSuiteModel(name)->build(name, precision, size);
}

/// Matrix products of a transformer: L·(8·S·H² + 4·S·H·F) + L·4·S²·H with F = 4·H.
double transformerFlops(double layers, double tokens, double width)
{
    return layers * (24 * tokens * width * width + 4 * tokens * tokens * width);
}

TEST(SuiteModels, EncodersCostTheClosedForm)
{
    EXPECT_DOUBLE_EQ(productFlops(made("bert-base", {1, 128})), transformerFlops(12, 128, 768));
    EXPECT_DOUBLE_EQ(productFlops(made("bert-base", {8, 128})), 8 * transformerFlops(12, 128, 768));
    EXPECT_DOUBLE_EQ(productFlops(made("bert-large", {1, 512})), transformerFlops(24, 512, 1024));
    // 22.35 billion for one sequence of 128, as published for the encoder.
    EXPECT_NEAR(productFlops(made("bert-base", {1, 128})), 22.35e9, 0.01e9);
}

TEST(SuiteModels, EncodersHaveTheParametersOfThePublishedOnes)
{
    // 109,482,240 of google/bert-base-uncased without its tables (30522 + 512 + 2 rows of 768) and
    // its pooler (768² + 768).
    EXPECT_EQ(parameterCount(made("bert-base", {1, 8})),
              109'482'240 - (30'522 + 512 + 2) * 768 - (768 * 768 + 768));
    EXPECT_EQ(parameterCount(made("bert-large", {1, 8})),
              335'141'888 - (30'522 + 512 + 2) * 1024 - (1024 * 1024 + 1024));
}

TEST(SuiteModels, DecodingCostsTwiceItsParametersAndAttention)
{
    const LayerGraph graph = made("gpt2-decode", {1, 1024});
    // 124,439,808 parameters of gpt2; what it multiplies are those of its linear layers and the
    // vocabulary, without positions (1024 × 768), biases and norms.
    const double linear = 12 * 12 * 768.0 * 768 + 50'257 * 768.0;
    EXPECT_DOUBLE_EQ(productFlops(graph), 2 * linear + 12 * 4 * 1024 * 768.0);
    EXPECT_NEAR(2 * linear, 2 * 124.4e6, 0.01 * 2 * 124.4e6);
    EXPECT_EQ(parameterCount(graph), 124'439'808 - 1024 * 768);
    EXPECT_EQ(graph.tokens, 1);
}

TEST(SuiteModels, PrefillCostsItsTokensAndScoresTheLast)
{
    const LayerGraph graph = made("gpt2-prefill", {2, 128});
    EXPECT_DOUBLE_EQ(productFlops(graph),
                     2 * (transformerFlops(12, 128, 768) + 2 * 50'257 * 768.0));
    EXPECT_EQ(graph.tokens, 256);
}

TEST(SuiteModels, ConvolutionsCostWhatIsPublished)
{
    // torchvision's own figures: 4.089, 0.301 and 17.564 billion multiply-adds.
    EXPECT_NEAR(productFlops(made("resnet50", {1, 0})) / 2, 4.089e9, 0.0005e9);
    EXPECT_NEAR(productFlops(made("mobilenet-v2", {1, 0})) / 2, 0.3008e9, 0.0005e9);
    EXPECT_NEAR(productFlops(made("vit-b16", {1, 0})) / 2, 17.564e9, 0.001e9);
}

TEST(SuiteModels, ImagesHaveTheParametersOfThePublishedOnes)
{
    // torchvision: 25,557,032 and 3,504,872, of which a folded normalisation keeps its shift but
    // not its scale (26,560 and 17,056 channels); 86,567,656.
    EXPECT_EQ(parameterCount(made("resnet50", {1, 0})), 25'557'032 - 26'560);
    EXPECT_EQ(parameterCount(made("mobilenet-v2", {1, 0})), 3'504'872 - 17'056);
    // Positions and class token are states here.
    EXPECT_EQ(parameterCount(made("vit-b16", {1, 0})), 86'567'656 - 198 * 768);
}

TEST(SuiteModels, CostDoesNotDependOnPrecision)
{
    for (const SuiteModel &model : suiteModels()) {
        const SuiteSize size{2, model.usualSequence};
        const double real = productFlops(model.build(model.name, Precision::Float32, size));
        EXPECT_EQ(productFlops(model.build(model.name, Precision::BFloat16, size)), real);
        EXPECT_EQ(productFlops(model.build(model.name, Precision::Int8, size)), real);
    }
}

TEST(SuiteModels, NoOperandLeavesItsTensor)
{
    for (const SuiteModel &model : suiteModels())
        for (const Precision precision :
             {Precision::Float32, Precision::BFloat16, Precision::Int8}) {
            const LayerGraph graph = model.build(model.name, precision, {2, model.usualSequence});
            for (const GraphLayer &layer : graph.layers) {
                std::vector<Operand> seen = layer.inputs;
                seen.push_back(layer.output);
                for (const Operand &one : seen) {
                    std::int64_t last = one.offset;
                    for (std::size_t i = 0; i < one.dims.size(); ++i)
                        last += (one.dims[i] - 1) * one.strides[i];
                    const GraphTensor &tensor = graph.tensors[one.tensor];
                    EXPECT_LT(last, tensor.elements) << layer.module << '/' << layer.name;
                    EXPECT_EQ(bytesOf(one.type), bytesOf(tensor.type)) << layer.name;
                }
            }
        }
}

} // namespace
} // namespace perfdeck
