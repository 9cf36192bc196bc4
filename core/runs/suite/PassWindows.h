// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/Benchmark.h"

#include <functional>
#include <optional>
#include <stop_token>
#include <vector>

namespace perfdeck {

/// Passes that were measured one after the other.
struct PassWindow
{
    std::vector<double> seconds; ///< of each pass
    std::optional<double> joules; ///< of all of them, where it can be read
    double elapsed = 0; ///< seconds
};

struct PassMeasurement
{
    std::vector<PassWindow> windows; ///< the last three at most
    bool isCutShort = false; ///< the limit of the cell came before duration and count were met
};

/// What is measured and told meanwhile.
struct PassSubject
{
    std::function<Status()> pass;
    /// Joules since the last call; may be empty.
    std::function<std::optional<double>()> joules;
    /// 0 … 1 and whether it still warms up; about ten times a second.
    std::function<void(double ratio, bool warmsUp)> progress;
    /// Passes a second, about once a second.
    std::function<void(double passesPerSecond)> rate;
};

/// Warms up and measures as `SuiteRunner` promises. Fails as a pass does, and Cancelled between
/// two passes.
[[nodiscard]] Result<PassMeasurement> measurePasses(const BenchmarkEffort &effort,
                                                    const PassSubject &subject,
                                                    const std::stop_token &stop);

} // namespace perfdeck
