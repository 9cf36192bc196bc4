// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/judge/EinsumExtents.h"

#include <cmath>
#include <limits>
#include <map>

namespace perfdeck {

namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

/// Of an extent that occurs so often; 0 where it could be several.
int indicesOf(int occurrences)
{
    switch (occurrences) {
    case 1:
    case 2:
    case 3:
        return 1;
    case 4:
    case 5:
        return 2;
    default:
        return 0;
    }
}

} // namespace

double productOfExtents(std::span<const TensorShape> inputs, const TensorShape &out)
{
    if (inputs.size() != 2)
        return kUnknown;
    std::map<std::int64_t, int> occurrences;
    for (const TensorShape *shape : {&inputs[0], &inputs[1], &out})
        for (const std::int64_t dim : shape->dims)
            ++occurrences[dim];
    double product = 1;
    for (const auto &[extent, count] : occurrences) {
        const int indices = indicesOf(count);
        if (extent < 0 || (extent > 1 && indices == 0))
            return kUnknown;
        if (extent != 1)
            product *= std::pow(static_cast<double>(extent), indices);
    }
    return product;
}

} // namespace perfdeck
