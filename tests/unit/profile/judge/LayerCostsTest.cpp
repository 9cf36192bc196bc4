// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/judge/EinsumExtents.h"
#include "core/profile/judge/LayerCosts.h"
#include "core/profile/judge/LayerNumbers.h"
#include "tests/support/ProfileSamples.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>
#include <map>
#include <set>

namespace perfdeck {
namespace {

double flops(const std::string &op,
             const std::vector<Dims> &inputs,
             const std::vector<Dims> &outputs = {},
             const std::string &dtype = "float32")
{
    return costOf(shapedLayer(op, inputs, outputs, dtype)).flops;
}

nlohmann::json golden(const std::string &name)
{
    std::ifstream file(std::string(PERFDECK_TEST_DATA "/profiles/") + name);
    return nlohmann::json::parse(file);
}

Dims dimsOf(const nlohmann::json &list)
{
    return list.is_null() ? Dims() : list.get<Dims>();
}

/// Weights stand behind the first input, as ONNX has them.
ProfileLayer layerOf(const nlohmann::json &node)
{
    std::vector<Dims> inputs;
    if (node.contains("in_shapes"))
        for (const auto &shape : node["in_shapes"])
            inputs.push_back(dimsOf(shape));
    else
        inputs.push_back(dimsOf(node["in_shape"]));
    if (!node["weight_shape"].is_null())
        inputs.insert(inputs.begin() + 1, dimsOf(node["weight_shape"]));
    std::vector<Dims> outputs;
    if (node.contains("out_shapes"))
        for (const auto &shape : node["out_shapes"])
            outputs.push_back(dimsOf(shape));
    else
        outputs.push_back(dimsOf(node["out_shape"]));
    return shapedLayer(node["op"], inputs, outputs);
}

/// Node by node and in the totals of its header.
void expectGolden(const std::string &name, std::size_t leastCounted)
{
    const nlohmann::json file = golden(name);
    std::map<std::string, double> totals;
    std::size_t counted = 0;
    for (const auto &node : file["nodes"]) {
        const double found = costOf(layerOf(node)).flops;
        totals[node["op"]] += found;
        if (node["flops"].is_null())
            continue;
        ++counted;
        EXPECT_EQ(found, node["flops"].get<double>()) << node["name"];
    }
    EXPECT_GE(counted, leastCounted);
    for (const auto &[op, total] : file["totals"].items())
        EXPECT_EQ(totals[op], total.get<double>()) << op;
}

TEST(LayerCosts, AgreeWithTheGoldenCountsOfATransformer)
{
    expectGolden("tinybert-random.b1s64.flops.json", 60);
}

TEST(LayerCosts, AgreeWithTheGoldenCountsOfAConvolutionalNet)
{
    expectGolden("smallconv-random.b2.flops.json", 5);
}

TEST(LayerCosts, CountAsThePyTorchProfilerDoes)
{
    // torch.profiler 1.13 with_flops: aten::conv2d 1 769 472, aten::addmm 8 388 608, aten::bmm
    // 16 777 216, aten::add 65 536.
    EXPECT_EQ(flops("aten::conv2d", {{2, 3, 64, 64}, {16, 3, 3, 3}}, {{2, 16, 32, 32}}), 1769472);
    EXPECT_EQ(flops("aten::addmm", {{64}, {1024, 64}, {64, 64}, {}, {}}), 8388608);
    EXPECT_EQ(flops("aten::bmm", {{32, 128, 16}, {32, 16, 128}}), 16777216);
    EXPECT_EQ(flops("aten::add", {{8, 128, 64}, {128, 64}, {}}), 65536);
    EXPECT_EQ(flops("aten::linear", {{8, 128, 64}, {256, 64}, {256}}), 2.0 * 1024 * 64 * 256);
    EXPECT_EQ(flops("aten::matmul", {{8, 4, 128, 16}, {8, 4, 16, 128}}), 16777216);
}

TEST(LayerCosts, OfProductsInAllForms)
{
    EXPECT_EQ(flops("MatMul", {{8, 128, 64}}, {{8, 128, 256}}), 2.0 * 8 * 128 * 256 * 64);
    EXPECT_EQ(flops("Gemm", {{64, 8}, {64, 10}, {10}}, {{8, 10}}), 2.0 * 8 * 10 * 64); // Aᵀ
    EXPECT_EQ(flops("QLinearMatMul", {{4, 32}, {}, {}, {32, 16}, {}, {}}, {{4, 16}}, "uint8"),
              2.0 * 4 * 16 * 32);
    EXPECT_EQ(flops("inner_product", {{8, 128}, {256, 128}}, {{8, 256}}), 2.0 * 8 * 128 * 256);
    EXPECT_EQ(flops("com.microsoft.FusedMatMul", {{2, 8, 4}, {2, 4, 8}}, {{2, 8, 8}}),
              2.0 * 2 * 8 * 8 * 4);
}

TEST(LayerCosts, OfConvolutions)
{
    // Depthwise, and the same with the groups in front as oneDNN writes them.
    EXPECT_EQ(flops("Conv", {{2, 16, 32, 32}, {16, 1, 3, 3}}, {{2, 16, 32, 32}}), 589824);
    EXPECT_EQ(flops("convolution", {{2, 16, 32, 32}, {16, 1, 1, 3, 3}}, {{2, 16, 32, 32}}), 589824);
    EXPECT_EQ(flops("ConvTranspose", {{1, 8, 10, 10}, {8, 4, 2, 2}}, {{1, 4, 20, 20}}),
              2.0 * 8 * 100 * 4 * 4);
    EXPECT_EQ(flops("QLinearConv",
                    {{1, 3, 8, 8}, {}, {}, {4, 3, 3, 3}, {4}, {}, {}, {}, {4}},
                    {{1, 4, 8, 8}},
                    "uint8"),
              2.0 * 4 * 64 * 27);
    EXPECT_TRUE(std::isnan(flops("Conv", {{2, 16, 32, 32}}, {{2, 16, 32, 32}}))); // no weights
    EXPECT_TRUE(std::isnan(flops("aten::conv2d", {{2, 3, 64, 64}, {16, 3, 3, 3}}))); // what stride?
}

TEST(LayerCosts, OfRecurrentLayersAndAttention)
{
    // 5 steps of 2 sequences, 3 inputs, 4 hidden: 2·B·(I + H)·4·H a step.
    const double lstm = 5 * 2.0 * 2 * (3 + 4) * 4 * 4;
    EXPECT_EQ(flops("LSTM", {{5, 2, 3}, {1, 16, 3}, {1, 16, 4}}, {{5, 1, 2, 4}}), lstm);
    EXPECT_EQ(flops("LSTM", {{5, 2, 3}}, {{5, 1, 2, 4}}), lstm);
    EXPECT_EQ(flops("GRU", {{5, 2, 3}}, {{5, 1, 2, 4}}), lstm * 3 / 4);
    // 2 · 2 · B · heads · S · S · d
    const double attention = 2 * 2 * 8.0 * 4 * 128 * 128 * 16;
    EXPECT_EQ(flops("aten::scaled_dot_product_attention",
                    {{8, 4, 128, 16}, {8, 4, 128, 16}, {8, 4, 128, 16}}),
              attention);
    EXPECT_EQ(flops("MultiHeadAttention", {{8, 128, 64}, {8, 128, 64}, {8, 128, 64}}), attention);
    EXPECT_EQ(flops("Attention", {{8, 128, 64}, {64, 192}, {192}}),
              attention + 2.0 * 8 * 128 * 64 * 192);
}

TEST(LayerCosts, OfEinsumFollowFromHowOftenExtentsOccur)
{
    const auto products = [](const Dims &a, const Dims &b, const Dims &out) {
        return productOfExtents(tensors({a, b}), tensors({out})[0]);
    };
    EXPECT_EQ(products({3, 4}, {4, 5}, {3, 5}), 60); // ij,jk->ik
    EXPECT_EQ(products({2, 3, 4}, {2, 4, 5}, {2, 3, 5}), 120); // a batch in front
    EXPECT_EQ(products({7, 64, 16}, {7, 64, 16}, {7, 64, 64}), 7 * 64 * 64 * 16); // bqd,bkd->bqk
    EXPECT_TRUE(std::isnan(products({4, 4}, {4, 4}, {4, 4})));
    EXPECT_TRUE(std::isnan(products({-1, 4}, {4, 5}, {-1, 5})));
}

TEST(LayerCosts, OfWhatIsCountedByConvention)
{
    const LayerCost softmax = costOf(shapedLayer("Softmax", {{2, 10}}, {{2, 10}}));
    EXPECT_EQ(softmax.flops, 100);
    EXPECT_TRUE(softmax.isApproximate);
    EXPECT_EQ(flops("LayerNormalization", {{2, 10}, {10}, {10}}, {{2, 10}}), 160);
    EXPECT_EQ(flops("Gelu", {{2, 10}}, {{2, 10}}), 160);
    EXPECT_EQ(flops("softmax_v2", {{2, 10}}, {{2, 10}}), 100); // oneDNN
    EXPECT_EQ(flops("Tanh", {{2, 10}}, {{2, 10}}), 80);
    EXPECT_EQ(flops("BatchNormalization", {{2, 10}}, {{2, 10}}), 40);
    EXPECT_EQ(flops("ReduceMean", {{2, 10}}, {{2, 1}}), 20);
    const LayerCost added = costOf(shapedLayer("Add", {{2, 10}, {10}}, {{2, 10}}));
    EXPECT_EQ(added.flops, 20);
    EXPECT_FALSE(added.isApproximate);
}

TEST(LayerCosts, LeaveOutArithmeticOnShapesAndSayWhatTheyDoNotKnow)
{
    EXPECT_EQ(flops("Add", {{3}, {3}}, {{3}}, "int64"), 0);
    EXPECT_EQ(flops("Mul", {{3}, {3}}, {{3}}, "int8"), 3); // quantised: real work
    EXPECT_EQ(flops("Gather", {{100, 64}, {8}}, {{8, 64}}), 0);
    EXPECT_EQ(flops("If", {{1}}, {{1, 4}}), 0);
    EXPECT_TRUE(std::isnan(flops("MyOwnKernel", {{3}}, {{3}})));
    EXPECT_TRUE(std::isnan(flops("MatMul", {{-1, 64}, {64, 64}}, {{-1, 64}})));
}

TEST(LayerCosts, OfBytesByTypeWithViewsForNothing)
{
    const LayerCost half = costOf(shapedLayer("Add", {{8, 4}, {8, 4}}, {{8, 4}}, "float16"));
    EXPECT_EQ(half.bytesRead, 128);
    EXPECT_EQ(half.bytesWritten, 64);
    EXPECT_EQ(half.intensity(), 32.0 / 192);
    EXPECT_EQ(costOf(shapedLayer("Cast", {{10}}, {{10}}, "int4")).bytesRead, 5);
    for (const char *view : {"Reshape", "Squeeze", "Identity", "aten::transpose", "aten::view"}) {
        const LayerCost cost = costOf(shapedLayer(view, {{8, 4}}, {{4, 8}}));
        EXPECT_EQ(cost.bytesRead + cost.bytesWritten, 0) << view;
    }
    EXPECT_EQ(costOf(shapedLayer("Transpose", {{8, 4}}, {{4, 8}})).bytesRead, 128);
    // Of a table only the rows that are picked, and where they stand.
    ProfileLayer gather = shapedLayer("Gather", {{50000, 64}}, {{8, 64}});
    gather.inputs.push_back({"int64", {8}});
    EXPECT_EQ(costOf(gather).bytesRead, 8 * 64 * 4 + 8 * 8);
    EXPECT_TRUE(std::isnan(costOf(shapedLayer("Add", {{3}}, {{3}}, "strange")).bytesRead));
}

TEST(LayerCosts, OfArgumentsThatAreNoTensorsAndOfTensorsNothingIsKnownOf)
{
    // aten::add(Tensor, Tensor, Scalar), as Kineto writes it.
    ProfileLayer add = shapedLayer("aten::add", {{8, 4}, {8, 4}}, {});
    add.inputs.emplace_back();
    EXPECT_EQ(costOf(add).flops, 32);
    EXPECT_EQ(costOf(add).bytesRead, 256);
    EXPECT_EQ(costOf(add).bytesWritten, 128);
    add.inputs[0].dtype = add.inputs[1].dtype = "int64";
    EXPECT_EQ(costOf(add).flops, 0);
    ProfileLayer product = shapedLayer("MatMul", {{8, 4}, {4, 4}}, {});
    product.outputs.emplace_back(); // a model whose shapes could not be inferred
    EXPECT_TRUE(std::isnan(costOf(product).flops));
    EXPECT_TRUE(std::isnan(costOf(product).bytesWritten));
}

TEST(LayerCosts, OfARunTakeThePackedWeightsFromItsModel)
{
    Profile run = profileOf(
        {named("/q/MatMul", timed(shapedLayer("MatMul", {{8, 128, 64}}, {{8, 128, 256}}), {1e-3})),
         named("BiasGelu", timed(shapedLayer("BiasGelu", {{4}, {4}}, {{4}}), {1e-3}))});
    run.format = ProfileFormat::OnnxRuntime;
    run.layers[0].cost.parameterBytes = 0; // as the runtime says it
    run.layers[0].cost.bytesRead = 8 * 128 * 64 * 4;
    Profile model
        = profileOf({named("/q/MatMul", shapedLayer("MatMul", {{-1, -1, 64}, {64, 256}}, {}))});
    model.layers[0].cost.parameterBytes = 64 * 256 * 4;
    const Profile joined = withCosts(run, &model);
    EXPECT_EQ(joined.layers[0].inputs, tensors({{8, 128, 64}, {64, 256}}));
    EXPECT_EQ(joined.layers[0].cost.parameterBytes, 64 * 256 * 4);
    EXPECT_EQ(joined.layers[0].cost.bytesRead, (8 * 128 * 64 + 64 * 256) * 4);
    EXPECT_EQ(joined.layers[0].cost.flops, 2.0 * 8 * 128 * 256 * 64);
    model.layers[0].inputs[0] = {}; // its shape could not be inferred
    EXPECT_EQ(withCosts(run, &model).layers[0].inputs, joined.layers[0].inputs);
    // Not of the model any more: by its shapes.
    EXPECT_EQ(joined.layers[1].cost.flops, 36);
    EXPECT_EQ(withCosts(run).layers[0].cost.bytesRead, 8 * 128 * 64 * 4);
}

TEST(LayerCosts, OfARunIgnoreAModelThatIsAnother)
{
    Profile run = profileOf(
        {named("/q/MatMul", timed(shapedLayer("MatMul", {{8, 64}}, {{8, 256}}), {1e-3}))});
    const Profile other
        = profileOf({named("/q/MatMul", shapedLayer("MatMul", {{-1, 32}, {32, 256}}, {}))});
    EXPECT_EQ(withCosts(run, &other).layers[0].inputs, run.layers[0].inputs);
}

TEST(LayerCosts, OfNestedCallsAreCountedOnceWhereTheTimeIs)
{
    // aten::conv2d, whose FLOPs the profiler counted, calls two more; only the innermost works.
    ProfileLayer outer = shapedLayer("aten::conv2d", {{2, 3, 64, 64}, {16, 3, 3, 3}}, {});
    outer.cost.flops = 1769472;
    const ProfileLayer inner
        = shapedLayer("aten::mkldnn_convolution", {{2, 3, 64, 64}, {16, 3, 3, 3}}, {});
    Profile profile
        = profileOf({timed(outer, {1e-6}),
                     timed(inner, {5e-5}),
                     timed(shapedLayer("aten::linear", {{4, 8}, {8, 8}}, {}), {1e-6}),
                     timed(shapedLayer("aten::addmm", {{8}, {4, 8}, {8, 8}}, {}), {1e-6})});
    const auto conv = addEvent(profile, "conv2d", 0, 100, 0, kNoIndex, 0);
    const auto between = addEvent(profile, "between", 1, 98, 0, conv);
    addEvent(profile, "mkldnn", 2, 96, 0, between, 1);
    const auto linear = addEvent(profile, "linear", 200, 50, 0, kNoIndex, 2);
    addEvent(profile, "addmm", 201, 40, 0, linear, 3);
    const Profile counted = withCosts(profile);
    EXPECT_EQ(counted.layers[0].cost.flops, 0);
    EXPECT_EQ(counted.layers[1].cost.flops, 1769472);
    EXPECT_EQ(counted.layers[2].cost.flops, 0);
    EXPECT_EQ(counted.layers[2].cost.bytesRead, 0);
    EXPECT_EQ(counted.layers[3].cost.flops, 2 * 4 * 8 * 8);
    EXPECT_EQ(totalsOf(counted).matrixFlops, 1769472 + 2 * 4 * 8 * 8);
}

TEST(LayerCosts, OfSeveralCallsARun)
{
    Profile profile = profileOf({timed(shapedLayer("Add", {{4}, {4}}, {{4}}), {1e-3})});
    profile.layers[0].calls = 3;
    EXPECT_EQ(withCosts(profile).layers[0].cost.flops, 12);
    EXPECT_EQ(withCosts(profile).layers[0].cost.bytesWritten, 48);
}

TEST(LayerCosts, OfBuiltinRunsStayAsTheyAre)
{
    Profile profile = profileOf({timed(shapedLayer("Add", {{4}, {4}}, {{4}}), {1e-3})});
    profile.format = ProfileFormat::Builtin;
    profile.layers[0].cost.flops = 7;
    EXPECT_EQ(withCosts(profile).layers[0].cost.flops, 7);
    EXPECT_TRUE(std::isnan(withCosts(profile).layers[0].cost.bytesRead));
}

} // namespace
} // namespace perfdeck
