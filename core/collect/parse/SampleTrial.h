// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <string>
#include <string_view>
#include <vector>

namespace perfdeck {

/// Two samples to be compared, one of many.
struct SampleTrial
{
    std::string id;
    std::string suite; ///< trials of one suite are judged together; may be empty
    std::vector<double> a; ///< in the order they were taken; NaN where one is missing
    std::vector<double> b;
};

/// A line of a file of trials: {"id": "t1", "suite": "s1", "a": [number or null, …], "b": […]}; the
/// suite may be missing. The error's reason says what is wrong with the line. Pure, any thread.
[[nodiscard]] Result<SampleTrial> readSampleTrial(std::string_view line);

} // namespace perfdeck
