// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/runs/suite/GraphBuilder.h"

#include <span>
#include <string_view>

namespace perfdeck {

struct SuiteSize
{
    std::int64_t batch = 1;
    std::int64_t sequence = 0; ///< of models that have one
};

/// One model of the standard suite: the shapes of the published one, generated weights.
struct SuiteModel
{
    std::string_view name; ///< in definitions: "bert-base"
    std::int64_t usualSequence = 0; ///< 0: the model has no sequence
    std::int64_t longestSequence = 0;
    bool makesTokens = false; ///< each pass makes one token a sequence
    LayerGraph (*build)(std::string_view name, Precision precision, const SuiteSize &size)
        = nullptr;
};

[[nodiscard]] std::span<const SuiteModel> suiteModels();

/// Null where there is none of this name.
[[nodiscard]] const SuiteModel *findSuiteModel(std::string_view name);

// The models, by family. All of them begin behind tokeniser and embedding tables, whose look-ups
// compute nothing, or at the image.

/// J. Devlin et al., "BERT", 2019: encoder, post-norm, queries, keys and values in one product.
[[nodiscard]] LayerGraph
bertEncoder(std::string_view name, Precision precision, const SuiteSize &size);

/// A. Radford et al., "Language Models are Unsupervised Multitask Learners", 2019: the small model
/// reads `sequence` tokens, fills its caches and scores what may come after the last one.
[[nodiscard]] LayerGraph
gptPrefill(std::string_view name, Precision precision, const SuiteSize &size);

/// The same model makes one token, with `sequence` tokens (this one included) in its caches.
[[nodiscard]] LayerGraph
gptDecode(std::string_view name, Precision precision, const SuiteSize &size);

/// A. Dosovitskiy et al., "An Image is Worth 16x16 Words", 2021: ViT-B/16, 224 × 224.
[[nodiscard]] LayerGraph
visionTransformer(std::string_view name, Precision precision, const SuiteSize &size);

/// K. He et al., "Deep Residual Learning", 2016, with the stride in the 3×3 convolution ("v1.5"),
/// normalisations folded into the convolutions, 224 × 224.
[[nodiscard]] LayerGraph
resNet50(std::string_view name, Precision precision, const SuiteSize &size);

/// M. Sandler et al., "MobileNetV2", 2018: width 1, normalisations folded, 224 × 224.
[[nodiscard]] LayerGraph
mobileNetV2(std::string_view name, Precision precision, const SuiteSize &size);

/// 1024, 4096, 4096, 1000: matrix products and nothing else.
[[nodiscard]] LayerGraph
multilayerPerceptron(std::string_view name, Precision precision, const SuiteSize &size);

} // namespace perfdeck
