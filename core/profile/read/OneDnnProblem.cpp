// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/read/OneDnnProblem.h"

#include "core/profile/read/TensorType.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <map>
#include <optional>
#include <utility>

namespace perfdeck {

namespace {

using Dims = std::vector<std::int64_t>;
using Letters = std::map<std::string, std::int64_t, std::less<>>;

std::optional<std::int64_t> takeNumber(std::string_view &text)
{
    std::int64_t number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc())
        return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return number;
}

/// "g16mb2_ic16oc16" as letters and numbers; empty of anything else.
Letters lettersOf(std::string_view problem)
{
    Letters letters;
    while (!problem.empty()) {
        std::size_t length = 0;
        while (length < problem.size() && std::isalpha(static_cast<unsigned char>(problem[length])))
            ++length;
        if (length == 0 && problem.front() == '_') {
            problem.remove_prefix(1);
            continue;
        }
        const std::string name(problem.substr(0, length));
        problem.remove_prefix(length);
        const auto number = takeNumber(problem);
        if (name.empty() || !number)
            return {};
        letters[name] = *number;
    }
    return letters;
}

/// "2x16x32" as numbers; empty of anything else.
Dims dimsOf(std::string_view text)
{
    Dims dims;
    while (true) {
        const auto number = takeNumber(text);
        if (!number)
            return {};
        dims.push_back(*number);
        if (text.empty())
            return dims;
        if (text.front() != 'x')
            return {};
        text.remove_prefix(1);
    }
}

struct Descriptor
{
    std::string_view tensor; ///< src, wei, bia, dst, data
    std::string_view type;
    std::string_view layout;
};

std::vector<Descriptor> descriptorsOf(std::string_view text)
{
    std::vector<Descriptor> found;
    while (!text.empty()) {
        const std::size_t blank = text.find(' ');
        const std::string_view one = text.substr(0, blank);
        text = blank == std::string_view::npos ? std::string_view() : text.substr(blank + 1);
        const std::size_t line = one.find('_');
        const std::size_t colon = one.find(':');
        if (line == std::string_view::npos || colon == std::string_view::npos || line > colon)
            continue;
        Descriptor descriptor{one.substr(0, line), one.substr(line + 1, colon - line - 1), {}};
        constexpr std::string_view kBlocked = "blocked:";
        if (const std::size_t at = one.find(kBlocked); at != std::string_view::npos) {
            const std::string_view layout = one.substr(at + kBlocked.size());
            descriptor.layout = layout.substr(0, layout.find(':'));
        }
        found.push_back(descriptor);
    }
    return found;
}

std::string typeOf(const std::vector<Descriptor> &descriptors, std::string_view tensor)
{
    for (const Descriptor &descriptor : descriptors)
        if (descriptor.tensor == tensor || descriptor.tensor == "data")
            return tensorType(descriptor.type);
    return {};
}

std::int64_t letter(const Letters &letters, std::string_view name, std::int64_t otherwise)
{
    const auto found = letters.find(name);
    return found == letters.end() ? otherwise : found->second;
}

/// The lengths in space under a letter: {id, ih, iw} of "i", as many as there are.
void addSpace(Dims &dims, const Letters &letters, char prefix)
{
    for (const char axis : {'d', 'h', 'w'})
        if (const auto found = letters.find(std::string{prefix, axis}); found != letters.end())
            dims.push_back(found->second);
}

OneDnnTensors
convolution(const Letters &letters, const std::vector<Descriptor> &descriptors, bool isTransposed)
{
    const std::int64_t groups = std::max<std::int64_t>(letter(letters, "g", 1), 1);
    const std::int64_t batch = letter(letters, "mb", 1);
    const std::int64_t in = letter(letters, "ic", -1);
    const std::int64_t out = letter(letters, "oc", -1);
    Dims source{batch, in};
    Dims weights = isTransposed ? Dims{in, out / groups} : Dims{out, in / groups};
    Dims target{batch, out};
    addSpace(source, letters, 'i');
    addSpace(weights, letters, 'k');
    addSpace(target, letters, 'o');
    OneDnnTensors tensors{
        {{typeOf(descriptors, "src"), source}, {typeOf(descriptors, "wei"), weights}},
        {{typeOf(descriptors, "dst"), target}}};
    if (std::string bias = typeOf(descriptors, "bia"); !bias.empty())
        tensors.inputs.push_back({std::move(bias), {out}});
    return tensors;
}

OneDnnTensors innerProduct(const Letters &letters, const std::vector<Descriptor> &descriptors)
{
    const std::int64_t out = letter(letters, "oc", -1);
    std::int64_t in = letter(letters, "ic", -1);
    for (const char *axis : {"id", "ih", "iw"})
        in *= std::clamp<std::int64_t>(letter(letters, axis, 1), 1, 1 << 20);
    const std::int64_t batch = letter(letters, "mb", 1);
    OneDnnTensors tensors{
        {{typeOf(descriptors, "src"), {batch, in}}, {typeOf(descriptors, "wei"), {out, in}}},
        {{typeOf(descriptors, "dst"), {batch, out}}}};
    if (std::string bias = typeOf(descriptors, "bia"); !bias.empty())
        tensors.inputs.push_back({std::move(bias), {out}});
    return tensors;
}

/// Pooling and normalisation: channels stay what they are.
OneDnnTensors perChannel(const Letters &letters, const std::vector<Descriptor> &descriptors)
{
    Dims source{letter(letters, "mb", 1), letter(letters, "ic", -1)};
    Dims target = source;
    addSpace(source, letters, 'i');
    addSpace(target, letters, 'o');
    if (target.size() < source.size())
        target = source;
    return {{{typeOf(descriptors, "src"), source}}, {{typeOf(descriptors, "dst"), target}}};
}

OneDnnTensors ofDims(std::string_view primitive,
                     const std::vector<Descriptor> &descriptors,
                     std::string_view problem)
{
    OneDnnTensors tensors;
    problem = problem.substr(0, problem.find(' '));
    while (!problem.empty()) {
        const std::size_t colon = problem.find(':');
        const Dims dims = dimsOf(problem.substr(0, colon));
        problem = colon == std::string_view::npos ? std::string_view() : problem.substr(colon + 1);
        if (dims.empty() || tensors.inputs.size() == 2)
            break;
        tensors.inputs.push_back(
            {typeOf(descriptors, tensors.inputs.empty() ? "src" : "wei"), dims});
    }
    if (tensors.inputs.empty())
        return tensors;
    TensorShape output{typeOf(descriptors, "dst"), tensors.inputs.front().dims};
    if (primitive == "matmul") {
        if (tensors.inputs.size() < 2)
            return {};
        output.dims.back() = tensors.inputs[1].dims.back();
    }
    tensors.outputs.push_back(std::move(output));
    return tensors;
}

} // namespace

OneDnnTensors
oneDnnTensors(std::string_view primitive, std::string_view descriptors, std::string_view problem)
{
    const std::vector<Descriptor> described = descriptorsOf(descriptors);
    const Letters letters = lettersOf(problem);
    if (letters.empty() || !letters.contains("mb"))
        return letters.empty() ? ofDims(primitive, described, problem) : OneDnnTensors();
    if (primitive == "convolution" || primitive == "deconvolution")
        return convolution(letters, described, primitive == "deconvolution");
    if (primitive == "inner_product")
        return innerProduct(letters, described);
    if (letters.contains("oc") || letters.contains("sic"))
        return {};
    return perChannel(letters, described);
}

std::string oneDnnLayouts(std::string_view descriptors)
{
    std::string_view from;
    std::string_view to;
    for (const Descriptor &descriptor : descriptorsOf(descriptors)) {
        if (descriptor.tensor == "src")
            from = descriptor.layout;
        else if (descriptor.tensor == "dst")
            to = descriptor.layout;
    }
    return from.empty() || to.empty() ? std::string()
                                      : std::string(from) + " to " + std::string(to);
}

} // namespace perfdeck
