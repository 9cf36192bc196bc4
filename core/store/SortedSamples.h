// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"

#include <span>
#include <vector>

namespace perfdeck {

/// Samples in any order, put into strictly ascending ones; of equal times the last one stays.
struct SortedSamples
{
    SortedSamples(std::span<const Timestamp> times, std::span<const double> values);

    std::vector<Timestamp> times;
    std::vector<double> values;
};

} // namespace perfdeck
