// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/suite/LayerGraph.h"

namespace perfdeck {

Extents denseStrides(const Extents &dims)
{
    Extents strides(dims.size(), 1);
    for (std::size_t i = dims.size(); i-- > 1;)
        strides[i - 1] = strides[i] * dims[i];
    return strides;
}

Extents channelsLastStrides(const Extents &dims)
{
    const std::int64_t channels = dims[1];
    const std::int64_t row = dims[3] * channels;
    return {dims[2] * row, 1, row, channels};
}

} // namespace perfdeck
