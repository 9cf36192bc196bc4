// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/suite/SuiteModels.h"

#include <cmath>
#include <string>

namespace perfdeck {

namespace {

/// Of the last layer of a residual branch: the sum of many stays near unit variance.
constexpr double kResidualGain = 0.25;

struct TransformerShape
{
    std::int64_t layers = 12;
    std::int64_t width = 768;
    std::int64_t heads = 12;

    [[nodiscard]] std::int64_t headWidth() const { return width / heads; }
};

/// How attention sees queries, keys and values: {batch, heads, tokens, width of a head}, keys with
/// the last two exchanged.
struct AttentionViews
{
    Operand queries;
    Operand keys;
    Operand values;
};

/// Part `part` (queries, keys, values: 0, 1, 2) of a product of three times the width.
Operand partOf(const Operand &qkv, int part, const TransformerShape &shape, const SuiteSize &size)
{
    const std::int64_t row = 3 * shape.width;
    return viewOf(qkv,
                  {size.batch, shape.heads, size.sequence, shape.headWidth()},
                  {size.sequence * row, shape.headWidth(), row, 1},
                  part * shape.width);
}

/// The last two extents exchanged.
Operand transposed(Operand x)
{
    const std::size_t last = x.dims.size() - 1;
    std::swap(x.dims[last], x.dims[last - 1]);
    std::swap(x.strides[last], x.strides[last - 1]);
    return x;
}

/// softmax(q × k / √width [+ mask]) × v as rows of tokens.
Operand attention(GraphBuilder &b,
                  const AttentionViews &views,
                  const TransformerShape &shape,
                  const Operand *mask = nullptr)
{
    const std::int64_t batch = views.queries.dims[0];
    const std::int64_t rows = views.queries.dims[2];
    const std::int64_t columns = views.keys.dims[3];
    const Operand scores
        = b.activation("scores", {batch, shape.heads, rows, columns}, b.realType());
    b.matMul("query-key",
             views.queries,
             views.keys,
             scores,
             1 / std::sqrt(static_cast<double>(shape.headWidth())));
    if (mask != nullptr)
        b.add("mask", scores, *mask, scores);
    b.softmax("softmax", scores);
    Operand context = b.activation("context", {batch * rows, shape.width}, b.realType());
    b.matMul("score-value",
             scores,
             views.values,
             viewOf(context,
                    {batch, shape.heads, rows, shape.headWidth()},
                    {rows * shape.width, shape.headWidth(), shape.width, 1},
                    0));
    return context;
}

AttentionViews selfViews(const Operand &qkv, const TransformerShape &shape, const SuiteSize &size)
{
    return {partOf(qkv, 0, shape, size),
            transposed(partOf(qkv, 1, shape, size)),
            partOf(qkv, 2, shape, size)};
}

/// Both linear layers of a block, added to `residual`.
Operand feedForward(GraphBuilder &b, const Operand &x, const Operand &residual, Activation gelu)
{
    const Operand hidden
        = b.linear("expand", x, 4 * residual.dims[1], {gelu, true, 1.4142135623730951, true});
    return b.linearInto("contract", hidden, residual, kResidualGain);
}

/// A copy that a layer may change in place.
Operand copied(GraphBuilder &b, std::string_view name, const Operand &x)
{
    Operand made = b.activation(name, x.dims, b.realType());
    b.copy(name, x, made);
    return made;
}

/// Normalised copy of the residual stream: what a pre-norm block works on.
Operand normalised(GraphBuilder &b, const Operand &x)
{
    Operand made = copied(b, "copy", x);
    b.layerNorm("norm", made);
    return made;
}

std::string moduleOf(std::string_view family, std::int64_t layer, std::string_view part)
{
    return std::string(family) + '/' + std::to_string(layer) + '/' + std::string(part);
}

} // namespace

LayerGraph bertEncoder(std::string_view name, Precision precision, const SuiteSize &size)
{
    const TransformerShape shape
        = name == "bert-large" ? TransformerShape{24, 1024, 16} : TransformerShape{};
    GraphBuilder b{std::string(name), precision};
    b.enter("embedding");
    const Operand input = b.input("embedded", {size.batch * size.sequence, shape.width});
    const Operand x = copied(b, "copy", input);
    b.layerNorm("norm", x);
    for (std::int64_t layer = 0; layer < shape.layers; ++layer) {
        b.enter(moduleOf("encoder", layer, "attention"));
        const Operand qkv = b.linear("query-key-value", x, 3 * shape.width);
        const Operand context = attention(b, selfViews(qkv, shape, size), shape);
        (void)b.linearInto("output", context, x, 1);
        b.layerNorm("norm", x);
        b.enter(moduleOf("encoder", layer, "feed-forward"));
        (void)feedForward(b, x, x, Activation::GeluErf);
        b.layerNorm("norm", x);
    }
    LayerGraph graph = b.take(input, x);
    graph.samples = size.batch;
    return graph;
}

namespace {

constexpr std::int64_t kGptVocabulary = 50'257;

/// Writes keys or values of the new tokens behind those that the cache holds.
void remember(GraphBuilder &b, const Operand &fresh, const Operand &cache, std::string_view name)
{
    const std::int64_t held = cache.dims[2] - fresh.dims[2];
    b.copy(name, fresh, viewOf(cache, fresh.dims, cache.strides, held * cache.strides[2]));
}

/// `fresh` new tokens a sequence while the caches hold size.sequence, those included.
LayerGraph
gpt(std::string_view name, Precision precision, const SuiteSize &size, std::int64_t fresh)
{
    const TransformerShape shape;
    const SuiteSize step{size.batch, fresh};
    GraphBuilder b{std::string(name), precision};
    b.enter("embedding");
    const Operand input = b.input("embedded", {size.batch, fresh, shape.width});
    const Operand cast = b.cast(input, b.realType());
    const Operand stream = b.activation("stream", input.dims, b.realType());
    b.add("positions", cast, b.state("positions", {1, fresh, shape.width}), stream);
    const Operand x = reshaped(stream, {size.batch * fresh, shape.width});
    Operand mask;
    if (fresh > 1)
        mask = b.state("mask", {1, 1, fresh, fresh}, TensorFill::CausalMask);
    for (std::int64_t layer = 0; layer < shape.layers; ++layer) {
        b.enter(moduleOf("decoder", layer, "attention"));
        const Operand qkv = b.linear("query-key-value", normalised(b, x), 3 * shape.width);
        const Extents cacheDims{size.batch, shape.heads, size.sequence, shape.headWidth()};
        const Operand keys = b.state("keys", cacheDims);
        const Operand values = b.state("values", cacheDims);
        remember(b, partOf(qkv, 1, shape, step), keys, "remember-keys");
        remember(b, partOf(qkv, 2, shape, step), values, "remember-values");
        const Operand context = attention(b,
                                          {partOf(qkv, 0, shape, step), transposed(keys), values},
                                          shape,
                                          fresh > 1 ? &mask : nullptr);
        (void)b.linearInto("output", context, x, kResidualGain);
        b.enter(moduleOf("decoder", layer, "feed-forward"));
        (void)feedForward(b, normalised(b, x), x, Activation::GeluTanh);
    }
    b.enter("head");
    const Operand last
        = viewOf(x, {size.batch, shape.width}, {fresh * shape.width, 1}, (fresh - 1) * shape.width);
    LayerGraph graph = b.take(input,
                              b.linear("vocabulary",
                                       normalised(b, last),
                                       kGptVocabulary,
                                       {Activation::None, false, 1, false}));
    graph.samples = size.batch;
    graph.tokens = size.batch * fresh;
    return graph;
}

} // namespace

LayerGraph gptPrefill(std::string_view name, Precision precision, const SuiteSize &size)
{
    return gpt(name, precision, size, size.sequence);
}

LayerGraph gptDecode(std::string_view name, Precision precision, const SuiteSize &size)
{
    return gpt(name, precision, size, 1);
}

LayerGraph visionTransformer(std::string_view name, Precision precision, const SuiteSize &size)
{
    constexpr std::int64_t kSide = 224;
    constexpr std::int64_t kPatch = 16;
    constexpr std::int64_t kPatches = (kSide / kPatch) * (kSide / kPatch);
    constexpr std::int64_t kClasses = 1000;
    const TransformerShape shape;
    const SuiteSize tokens{size.batch, kPatches + 1};
    const std::int64_t rows = tokens.sequence * shape.width;
    GraphBuilder b{std::string(name), precision};
    b.enter("embedding");
    const Operand input = b.image("image", {size.batch, 3, kSide, kSide});
    const ElementType entry = precision == Precision::Int8 ? ElementType::Int8 : b.realType();
    const Operand patches
        = b.convolution("patches", b.cast(input, entry), {shape.width, {kPatch, kPatch, 0, 1}});
    const Operand stream
        = b.activation("stream", {size.batch, tokens.sequence, shape.width}, b.realType());
    b.copy("class-token",
           b.state("class-token", {size.batch, shape.width}),
           viewOf(stream, {size.batch, shape.width}, {rows, 1}, 0));
    const Extents patchDims{size.batch, kPatches, shape.width};
    b.copy("patch-tokens",
           reshaped(patches, patchDims),
           viewOf(stream, patchDims, {rows, shape.width, 1}, shape.width));
    b.add("positions", stream, b.state("positions", {1, tokens.sequence, shape.width}), stream);
    const Operand x = reshaped(stream, {size.batch * tokens.sequence, shape.width});
    for (std::int64_t layer = 0; layer < shape.layers; ++layer) {
        b.enter(moduleOf("encoder", layer, "attention"));
        const Operand qkv = b.linear("query-key-value", normalised(b, x), 3 * shape.width);
        const Operand context = attention(b, selfViews(qkv, shape, tokens), shape);
        (void)b.linearInto("output", context, x, kResidualGain);
        b.enter(moduleOf("encoder", layer, "feed-forward"));
        (void)feedForward(b, normalised(b, x), x, Activation::GeluErf);
    }
    b.enter("head");
    const Operand first = viewOf(x, {size.batch, shape.width}, {rows, 1}, 0);
    LayerGraph graph = b.take(input, b.linear("classes", normalised(b, first), kClasses));
    graph.samples = size.batch;
    return graph;
}

} // namespace perfdeck
