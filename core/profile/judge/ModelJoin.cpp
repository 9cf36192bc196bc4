// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/judge/ModelJoin.h"

#include "core/profile/judge/TensorSize.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>
#include <utility>

namespace perfdeck {

namespace {

bool isKnown(const TensorShape &shape)
{
    return std::ranges::all_of(shape.dims, [](std::int64_t dim) { return dim >= 0; });
}

/// What the run saw can be what the model says, whose extents may depend on the input or may not be
/// known at all.
bool fits(const TensorShape &seen, const TensorShape &said)
{
    return isBlank(said)
        || (seen.dtype == said.dtype
            && std::ranges::equal(seen.dims, said.dims, [](std::int64_t here, std::int64_t there) {
                   return there < 0 || here == there;
               }));
}

/// The inputs in the order of the model: those of the run, and between them those it left out.
std::vector<TensorShape> completed(const std::vector<TensorShape> &seen,
                                   const std::vector<TensorShape> &said)
{
    std::vector<TensorShape> all;
    auto next = seen.begin();
    for (const TensorShape &shape : said) {
        if (next != seen.end() && fits(*next, shape))
            all.push_back(*next++);
        else if (isKnown(shape))
            all.push_back(shape);
        else
            return seen; // an input that only a run knows, but this one did not tell it
    }
    return next == seen.end() ? all : seen;
}

using Key = std::pair<std::string_view, std::string_view>;

} // namespace

void joinModel(Profile &run, const Profile &model)
{
    std::map<Key, const ProfileLayer *> byName;
    for (const ProfileLayer &layer : model.layers)
        byName.emplace(Key(layer.name, layer.op), &layer);
    for (ProfileLayer &layer : run.layers) {
        const auto found = byName.find(Key(layer.name, layer.op));
        if (found == byName.end())
            continue;
        const ProfileLayer &known = *found->second;
        if (layer.inputs.size() < known.inputs.size())
            layer.inputs = completed(layer.inputs, known.inputs);
        if (!std::isnan(known.cost.parameterBytes))
            layer.cost.parameterBytes = known.cost.parameterBytes;
        if (layer.module.empty())
            layer.module = known.module;
    }
}

} // namespace perfdeck
