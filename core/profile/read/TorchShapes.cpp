// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/read/TorchShapes.h"

#include "core/profile/read/JsonElements.h"
#include "core/profile/read/TensorType.h"

#include <cmath>
#include <utility>

namespace perfdeck {

namespace {

namespace json = simdjson::ondemand;

/// Calls `take(value)` for the elements of the text, an array.
template<class Take>
void forEachElementOfText(std::string_view text, Take &&take)
{
    const simdjson::padded_string padded(text);
    json::parser parser;
    json::document document;
    json::value value;
    if (parser.iterate(padded).get(document) == simdjson::SUCCESS
        && document.get_value().get(value) == simdjson::SUCCESS)
        static_cast<void>(forEachElementOf(value, [&](json::value element) {
            take(element);
            return simdjson::SUCCESS;
        }));
}

} // namespace

std::vector<TensorShape> torchShapes(std::string_view dims, std::string_view types)
{
    std::vector<TensorShape> shapes;
    forEachElementOfText(dims, [&](json::value tensor) {
        TensorShape shape;
        static_cast<void>(forEachElementOf(tensor, [&](json::value dim) {
            if (const auto number = looseNumber(dim); number && std::abs(*number) < 1e15)
                shape.dims.push_back(std::llround(*number));
            return simdjson::SUCCESS;
        }));
        shapes.push_back(std::move(shape));
    });
    std::size_t place = 0;
    forEachElementOfText(types, [&](json::value type) {
        if (place < shapes.size())
            shapes[place].dtype = tensorType(looseText(type));
        ++place;
    });
    while (!shapes.empty() && shapes.back() == TensorShape())
        shapes.pop_back();
    return shapes;
}

} // namespace perfdeck
