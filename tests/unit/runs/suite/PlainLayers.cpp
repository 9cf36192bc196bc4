// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/runs/suite/PlainLayers.h"

#include "core/runs/suite/GeneratedWeights.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace perfdeck {

namespace {

using Numbers = std::vector<double>;

std::size_t at(std::int64_t index)
{
    return static_cast<std::size_t>(index);
}

double activated(Activation activation, double x)
{
    switch (activation) {
    case Activation::Relu:
        return std::max(x, 0.0);
    case Activation::Relu6:
        return std::clamp(x, 0.0, 6.0);
    case Activation::GeluErf:
        return 0.5 * x * (1 + std::erf(x / std::numbers::sqrt2));
    case Activation::GeluTanh:
        return 0.5 * x
            * (1 + std::tanh(std::sqrt(2 / std::numbers::pi) * (x + 0.044715 * x * x * x)));
    case Activation::None:
        break;
    }
    return x;
}

Numbers linear(const GraphLayer &layer, const LayerParameters &learned, const std::vector<float> &x)
{
    const std::int64_t rows = layer.output.dims[0];
    const std::int64_t outputs = layer.weights[0];
    const std::int64_t inputs = layer.weights[1];
    Numbers y(at(rows * outputs));
    for (std::int64_t row = 0; row < rows; ++row)
        for (std::int64_t out = 0; out < outputs; ++out)
            for (std::int64_t in = 0; in < inputs; ++in)
                y[at(row * outputs + out)] += double(x[at(row * inputs + in)])
                    * double(learned.weights[at(out * inputs + in)]);
    for (std::size_t i = 0; i < y.size() && layer.hasBias; ++i)
        y[i] += double(learned.others[i % at(outputs)]);
    return y;
}

Numbers matMul(const GraphLayer &layer, const std::vector<float> &a, const std::vector<float> &b)
{
    const Extents &dims = layer.output.dims;
    const std::int64_t rows = dims[dims.size() - 2];
    const std::int64_t columns = dims.back();
    const std::int64_t inner = layer.inputs[0].dims.back();
    Numbers y(at(layer.output.elements()));
    for (std::int64_t batch = 0; batch < layer.output.elements() / (rows * columns); ++batch)
        for (std::int64_t row = 0; row < rows; ++row)
            for (std::int64_t column = 0; column < columns; ++column)
                for (std::int64_t k = 0; k < inner; ++k)
                    y[at((batch * rows + row) * columns + column)] += layer.scale
                        * double(a[at((batch * rows + row) * inner + k)])
                        * double(b[at((batch * inner + k) * columns + column)]);
    return y;
}

/// Calls visit(output, input, weight) for every place of every window inside the image.
template<class Visit>
void slide(const GraphLayer &layer, std::int64_t channelsOfGroup, Visit visit)
{
    const Extents &in = layer.inputs[0].dims;
    const Extents &out = layer.output.dims;
    const SlidingWindow &w = layer.window;
    const std::int64_t outputsOfGroup = out[1] / w.groups;
    for (std::int64_t i = 0; i < layer.output.elements(); ++i) {
        const std::int64_t column = i % out[3];
        const std::int64_t row = i / out[3] % out[2];
        const std::int64_t channel = i / (out[2] * out[3]) % out[1];
        const std::int64_t image = i / (out[1] * out[2] * out[3]);
        const std::int64_t first = channel / outputsOfGroup * channelsOfGroup;
        for (std::int64_t c = 0; c < channelsOfGroup; ++c)
            for (std::int64_t k = 0; k < w.kernel * w.kernel; ++k) {
                const std::int64_t y = row * w.stride - w.padding + k / w.kernel;
                const std::int64_t x = column * w.stride - w.padding + k % w.kernel;
                if (y >= 0 && x >= 0 && y < in[2] && x < in[3])
                    visit(at(i),
                          at(((image * in[1] + first + c) * in[2] + y) * in[3] + x),
                          at((channel * channelsOfGroup + c) * w.kernel * w.kernel + k));
            }
    }
}

Numbers
convolution(const GraphLayer &layer, const LayerParameters &learned, const std::vector<float> &x)
{
    Numbers y(at(layer.output.elements()));
    const std::int64_t image = layer.output.dims[2] * layer.output.dims[3];
    for (std::size_t i = 0; i < y.size() && layer.hasBias; ++i)
        y[i] = double(learned.others[i / at(image) % at(layer.output.dims[1])]);
    slide(layer, layer.weights[1], [&](std::size_t out, std::size_t in, std::size_t weight) {
        y[out] += double(x[in]) * double(learned.weights[weight]);
    });
    return y;
}

/// A pool is a window over each channel alone.
Numbers pool(GraphLayer layer, const std::vector<float> &x)
{
    const bool takesMax = layer.op == LayerOp::MaxPool;
    layer.window.groups = layer.output.dims[1];
    Numbers y(at(layer.output.elements()), takesMax ? -std::numeric_limits<double>::infinity() : 0);
    Numbers counts(y.size());
    slide(layer, 1, [&](std::size_t out, std::size_t in, std::size_t) {
        const auto value = double(x[in]);
        y[out] = takesMax ? std::max(y[out], value) : y[out] + value;
        ++counts[out];
    });
    for (std::size_t i = 0; i < y.size() && !takesMax; ++i)
        y[i] /= counts[i];
    return y;
}

Numbers softmax(const GraphLayer &layer, const std::vector<float> &x)
{
    const std::size_t width = at(layer.output.dims.back());
    Numbers y(x.begin(), x.end());
    for (std::size_t row = 0; row < y.size(); row += width) {
        const double most = *std::max_element(&y[row], &y[row] + width);
        double sum = 0;
        for (std::size_t i = row; i < row + width; ++i)
            sum += y[i] = std::exp(y[i] - most);
        for (std::size_t i = row; i < row + width; ++i)
            y[i] /= sum;
    }
    return y;
}

Numbers
layerNorm(const GraphLayer &layer, const LayerParameters &learned, const std::vector<float> &x)
{
    const std::size_t width = at(layer.output.dims.back());
    Numbers y(x.begin(), x.end());
    for (std::size_t row = 0; row < y.size(); row += width) {
        double mean = 0;
        double variance = 0;
        for (std::size_t i = row; i < row + width; ++i)
            mean += y[i] / double(width);
        for (std::size_t i = row; i < row + width; ++i)
            variance += (y[i] - mean) * (y[i] - mean) / double(width);
        for (std::size_t i = 0; i < width; ++i)
            y[row + i]
                = (y[row + i] - mean) / std::sqrt(variance + 1e-5) * double(learned.others[i])
                + double(learned.others[width + i]);
    }
    return y;
}

Numbers add(const GraphLayer &layer, const std::vector<float> &a, const std::vector<float> &b)
{
    const Extents &dims = layer.output.dims;
    const Extents &repeated = layer.inputs[1].dims;
    const Extents strides = denseStrides(dims);
    const Extents few = denseStrides(repeated);
    Numbers y(a.begin(), a.end());
    for (std::size_t i = 0; i < y.size(); ++i) {
        std::int64_t from = 0;
        for (std::size_t d = 0; d < dims.size(); ++d)
            if (repeated[d] > 1)
                from += std::int64_t(i) / strides[d] % dims[d] * few[d];
        y[i] += double(b[at(from)]);
    }
    return y;
}

Numbers computed(const GraphLayer &layer,
                 const LayerParameters &learned,
                 const std::vector<std::vector<float>> &inputs)
{
    switch (layer.op) {
    case LayerOp::Linear:
        return linear(layer, learned, inputs[0]);
    case LayerOp::MatMul:
        return matMul(layer, inputs[0], inputs[1]);
    case LayerOp::Convolution:
        return convolution(layer, learned, inputs[0]);
    case LayerOp::MaxPool:
    case LayerOp::AveragePool:
        return pool(layer, inputs[0]);
    case LayerOp::Softmax:
        return softmax(layer, inputs[0]);
    case LayerOp::LayerNorm:
        return layerNorm(layer, learned, inputs[0]);
    case LayerOp::Add:
        return add(layer, inputs[0], inputs[1]);
    case LayerOp::Reorder:
        break;
    }
    return {inputs[0].begin(), inputs[0].end()};
}

} // namespace

std::vector<double> plainLayer(const GraphLayer &layer,
                               const std::vector<std::vector<float>> &inputs,
                               const std::vector<float> &held)
{
    Numbers y = computed(layer, generatedParameters(layer), inputs);
    for (std::size_t i = 0; i < y.size(); ++i)
        y[i] = activated(layer.activation, y[i] + (layer.accumulates ? double(held[i]) : 0));
    return y;
}

} // namespace perfdeck
