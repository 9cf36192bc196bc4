// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace perfdeck {

/// Where forecasts of one series start: origin o knows the samples before index o and says what
/// comes at o, o + 1, … The last origin is the end of the series, the others lie in its past, where
/// what came after is known.
struct Origins
{
    std::vector<std::size_t> starts; ///< ascending
    std::size_t horizon = 0; ///< steps from each
};

/// What one method says from each origin: `starts.size()` rows of `horizon` numbers.
using Paths = std::vector<std::vector<double>>;

} // namespace perfdeck
