// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/suite/SuiteModels.h"

#include <algorithm>
#include <array>

namespace perfdeck {

namespace {

constexpr std::array<SuiteModel, 8> kModels{{
    {"mlp", 0, 0, false, multilayerPerceptron},
    {"mobilenet-v2", 0, 0, false, mobileNetV2},
    {"resnet50", 0, 0, false, resNet50},
    {"gpt2-decode", 512, 1024, true, gptDecode},
    {"vit-b16", 0, 0, false, visionTransformer},
    {"bert-base", 128, 512, false, bertEncoder},
    {"gpt2-prefill", 128, 1024, false, gptPrefill},
    {"bert-large", 128, 512, false, bertEncoder},
}};

} // namespace

std::span<const SuiteModel> suiteModels()
{
    return kModels;
}

const SuiteModel *findSuiteModel(std::string_view name)
{
    const auto *found = std::ranges::find(kModels, name, &SuiteModel::name);
    return found == kModels.end() ? nullptr : found;
}

LayerGraph multilayerPerceptron(std::string_view name, Precision precision, const SuiteSize &size)
{
    constexpr std::int64_t kInputs = 1024;
    constexpr std::int64_t kHidden = 4096;
    constexpr std::int64_t kClasses = 1000;
    constexpr double kRectifierGain = 1.4142135623730951;
    GraphBuilder b{std::string(name), precision};
    const Operand input = b.input("features", {size.batch, kInputs});
    Operand x = b.cast(input, b.realType());
    for (int i = 0; i < 2; ++i) {
        b.enter("hidden/" + std::to_string(i));
        x = b.linear("linear", x, kHidden, {Activation::Relu, true, kRectifierGain, true});
    }
    b.enter("head");
    LayerGraph graph = b.take(input, b.linear("linear", x, kClasses));
    graph.samples = size.batch;
    return graph;
}

} // namespace perfdeck
