// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/read/OnnxShapes.h"
#include "tests/unit/profile/ReadFixtures.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <set>

namespace perfdeck {
namespace {

using namespace test;
using Dims = std::vector<std::int64_t>;

/// Golden shapes and parameters of each node, made from the models with Python.
void expectGolden(const std::string &model, const std::string &golden, const ReadOptions &options)
{
    const ProfilePtr profile = mustRead("onnx/" + model, options);
    EXPECT_EQ(profile->format, ProfileFormat::OnnxModel);
    const nlohmann::json expected = nlohmann::json::parse(profileText("onnx/" + golden));
    std::size_t compared = 0;
    for (const auto &node : expected.at("nodes")) {
        const std::string name = node.at("name");
        const ProfileLayer *layer = layerNamed(*profile, name);
        ASSERT_NE(layer, nullptr) << name;
        EXPECT_EQ(layer->op, node.at("op").get<std::string>());
        Dims out;
        if (node.contains("out_shape"))
            out = node.at("out_shape").get<Dims>();
        else if (!node.at("out_shapes").empty())
            out = node.at("out_shapes").at(0).get<Dims>();
        else
            continue;
        ASSERT_FALSE(layer->outputs.empty()) << name;
        EXPECT_EQ(layer->outputs[0].dims, out) << name;
        EXPECT_FALSE(layer->outputs[0].dtype.empty()) << name;
        if (!node.at("weight_shape").is_null()) {
            EXPECT_EQ(layer->inputs.at(1).dims, node.at("weight_shape").get<Dims>()) << name;
        }
        ++compared;
    }
    EXPECT_GT(compared, 4U);
}

TEST(OnnxReader, ShapesOfEachNodeAgreeWithTheGoldenOnes)
{
    ReadOptions options;
    options.dimensions = {{"batch", 1}, {"seq", 64}};
    expectGolden("tinybert-random.onnx", "tinybert-random.b1s64.flops.json", options);
    ReadOptions two;
    two.dimensions = {{"batch", 2}};
    expectGolden("smallconv-random.onnx", "smallconv-random.b2.flops.json", two);
}

TEST(OnnxReader, SharedWeightsAreFollowedAndCounted)
{
    const ProfilePtr conv = mustRead("onnx/smallconv-random.onnx");
    EXPECT_EQ(conv->producer, "pytorch 1.13.0");
    const ProfileLayer *first = layerNamed(*conv, "/conv1/Conv");
    ASSERT_NE(first, nullptr);
    EXPECT_EQ(first->inputs.at(1), (TensorShape{"float32", {16, 3, 3, 3}}));
    EXPECT_DOUBLE_EQ(first->cost.parameterBytes, 4 * 432);
    EXPECT_EQ(first->inputs.at(0).dims, (Dims{-1, 3, 64, 64})) << "not bound";
    EXPECT_EQ(first->outputs.at(0).dims, (Dims{-1, 16, 32, 32}));
    EXPECT_EQ(first->module, "conv1");
    EXPECT_TRUE(first->selfSeconds.empty());
    // An exporter that shares equal weights passes them on by Identity nodes.
    bool isShared = false;
    for (const ProfileLayer &layer : conv->layers)
        isShared = isShared
            || (layer.op == "BatchNormalization" && layer.inputs.size() == 5
                && layer.cost.parameterBytes
                    == 4.0 * 4 * static_cast<double>(layer.inputs[1].dims.at(0)));
    EXPECT_TRUE(isShared);
    ASSERT_FALSE(conv->edges.empty());
    for (const ModelEdge &edge : conv->edges)
        EXPECT_LT(edge.from, edge.to);
    ASSERT_EQ(conv->warnings.size(), 1U);
    EXPECT_NE(conv->warnings[0].find("batch"), std::string::npos);
}

TEST(OnnxReader, NamesOfDimensionsThatAreNotThereAreTold)
{
    ReadOptions options;
    options.dimensions = {{"batch", 1}, {"seq", 8}, {"sequence", 64}};
    const ProfilePtr bert = mustRead("onnx/tinybert-random.onnx", options);
    ASSERT_EQ(bert->warnings.size(), 1U);
    EXPECT_NE(bert->warnings[0].find("sequence"), std::string::npos);
}

TEST(OnnxReader, GraphsWithinNodesAreListed)
{
    const ProfilePtr silero = mustRead("onnx/silero_vad.onnx");
    std::set<std::string> ops;
    for (const ProfileLayer &layer : silero->layers)
        ops.insert(layer.op);
    EXPECT_TRUE(ops.contains("If"));
    EXPECT_TRUE(ops.contains("LSTM"));
    EXPECT_TRUE(ops.contains("Conv"));
    // The name that ONNX Runtime gives the same node in its profile.
    EXPECT_NE(layerNamed(*silero, "If_0_then_branch__Inline_0__/stft/Conv"), nullptr);
    double parameters = 0;
    for (const ProfileLayer &layer : silero->layers)
        parameters += layer.cost.parameterBytes;
    // Nearly all of the file is weights.
    EXPECT_GT(parameters, 0.9 * 2327524);
}

TEST(OnnxReader, CutAndForeignFilesAreRefusedWithThePlace)
{
    const std::string whole = profileText("onnx/smallconv-random.onnx");
    const std::string reason = refusal(std::string_view(whole).substr(0, whole.size() / 2));
    EXPECT_NE(reason.find("damaged at byte "), std::string::npos) << reason;
    EXPECT_NE(refusal(std::string("\x08\x07\x12\x01", 4)), "");
    std::string bytes(4000, '\0');
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<char>(i * 7919 >> 3);
    bytes[0] = '\x08';
    EXPECT_NE(refusal(bytes), "");
}

OnnxValue known(std::string type, Dims dims)
{
    OnnxValue value;
    value.dtype = std::move(type);
    value.dims = std::move(dims);
    return value;
}

OnnxValue numbers(std::vector<double> values)
{
    OnnxValue value = known("int64", {static_cast<std::int64_t>(values.size())});
    value.values = std::move(values);
    return value;
}

OnnxAttribute whole(const char *name, std::int64_t integer)
{
    OnnxAttribute attribute;
    attribute.name = name;
    attribute.integer = integer;
    return attribute;
}

OnnxAttribute list(const char *name, Dims integers)
{
    OnnxAttribute attribute;
    attribute.name = name;
    attribute.integers = std::move(integers);
    return attribute;
}

Dims outOf(const char *op,
           std::vector<OnnxAttribute> attributes,
           const std::vector<OnnxValue> &inputs)
{
    OnnxNode node;
    node.op = op;
    node.outputs = {"y"};
    node.attributes = std::move(attributes);
    return onnxOutputs(node, inputs).at(0).dims.value_or(Dims{-99});
}

// Expected shapes by torch (conv, pool, conv_transpose) and NumPy (the others) of the same calls.
TEST(OnnxShapes, FollowTheRulesOfOperators)
{
    const OnnxValue image = known("float32", {2, 3, 11, 10});
    EXPECT_EQ(
        outOf("Conv",
              {list("strides", {2, 3}), list("pads", {1, 1, 1, 1}), list("dilations", {2, 1})},
              {image, known("float32", {5, 3, 3, 3})}),
        (Dims{2, 5, 5, 4}));
    EXPECT_EQ(outOf("MaxPool",
                    {list("kernel_shape", {3, 3}), list("strides", {2, 2}), whole("ceil_mode", 1)},
                    {image}),
              (Dims{2, 3, 5, 5}));
    EXPECT_EQ(outOf("ConvTranspose",
                    {list("strides", {2, 2}),
                     list("pads", {1, 1, 1, 1}),
                     list("output_padding", {1, 1}),
                     whole("group", 1)},
                    {image, known("float32", {3, 7, 3, 3})}),
              (Dims{2, 7, 22, 20}));
    EXPECT_EQ(outOf("MatMul", {}, {known("float32", {4, 1, 2, 3}), known("float32", {5, 3, 6})}),
              (Dims{4, 5, 2, 6}));
    EXPECT_EQ(outOf("MatMul", {}, {known("float32", {3}), known("float32", {5, 3, 6})}),
              (Dims{5, 6}));
    EXPECT_EQ(outOf("Gemm",
                    {whole("transB", 1)},
                    {known("float32", {2, 64}), known("float32", {10, 64})}),
              (Dims{2, 10}));
    EXPECT_EQ(outOf("Reshape", {}, {known("float32", {2, 3, 4}), numbers({0, -1})}), (Dims{2, 12}));
    EXPECT_EQ(outOf("Slice",
                    {},
                    {known("float32", {10, 4}),
                     numbers({-1}),
                     numbers({-11}),
                     numbers({0}),
                     numbers({-3})}),
              (Dims{4, 4}));
    EXPECT_EQ(
        outOf("Gather", {whole("axis", 1)}, {known("float32", {2, 3, 4}), known("int64", {5, 6})}),
        (Dims{2, 5, 6, 4}));
    EXPECT_EQ(
        outOf("Concat", {whole("axis", -1)}, {known("float32", {2, 3}), known("float32", {2, 5})}),
        (Dims{2, 8}));
    EXPECT_EQ(outOf("ReduceMean",
                    {list("axes", {-1}), whole("keepdims", 0)},
                    {known("float32", {2, 3, 4})}),
              (Dims{2, 3}));
    EXPECT_EQ(outOf("Expand", {}, {known("float32", {3, 1}), numbers({2, 1, 6})}), (Dims{2, 3, 6}));
    EXPECT_EQ(outOf("Unsqueeze", {}, {known("float32", {3, 4}), numbers({0, -1})}),
              (Dims{1, 3, 4, 1}));
    EXPECT_EQ(outOf("Range", {}, {numbers({1}), numbers({8}), numbers({3})}), (Dims{3}));
    EXPECT_EQ(outOf("LSTM", {whole("hidden_size", 7)}, {known("float32", {9, 2, 3})}),
              (Dims{9, 1, 2, 7}));
    EXPECT_EQ(outOf("NoSuchOperator", {}, {image}), (Dims{-99}));
}

} // namespace
} // namespace perfdeck
