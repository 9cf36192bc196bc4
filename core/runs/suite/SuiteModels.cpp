// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/suite/SuiteModels.h"

#include <algorithm>
#include <array>

namespace perfdeck {

namespace {

constexpr std::array<SuiteModel, 8> kModels{{
    {"mlp", "Multilayer perceptron, 38 M parameters", 0, 0, multilayerPerceptron},
    {"mobilenet-v2", "MobileNet-V2, 224 × 224", 0, 0, mobileNetV2},
    {"resnet50", "ResNet-50 v1.5, 224 × 224", 0, 0, resNet50},
    {"gpt2-decode", "GPT-2 small, one token", 512, 1024, gptDecode},
    {"vit-b16", "ViT-B/16, 224 × 224", 0, 0, visionTransformer},
    {"bert-base", "BERT-base encoder", 128, 512, bertEncoder},
    {"gpt2-prefill", "GPT-2 small, reading a prompt", 128, 1024, gptPrefill},
    {"bert-large", "BERT-large encoder", 128, 512, bertEncoder},
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
    for (int i = 0; i < 3; ++i) {
        b.enter("hidden/" + std::to_string(i));
        x = b.linear("linear", x, kHidden, {Activation::Relu, true, kRectifierGain, true});
    }
    b.enter("head");
    LayerGraph graph = b.take(input, b.linear("linear", x, kClasses));
    graph.samples = size.batch;
    return graph;
}

} // namespace perfdeck
