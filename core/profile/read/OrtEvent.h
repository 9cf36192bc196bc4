// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Profile.h"
#include "core/profile/read/JsonElements.h"

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace perfdeck {

/// One event of a profile of ONNX Runtime. Sizes in bytes, NaN where the release does not say.
struct OrtEvent
{
    std::string category;
    std::string name;
    std::string pid;
    std::string tid;
    std::string phase;
    double start = 0; ///< us
    double duration = 0; ///< us

    std::string op;
    std::string provider;
    std::vector<TensorShape> inputs;
    std::vector<TensorShape> outputs;
    double activationSize = std::numeric_limits<double>::quiet_NaN();
    double parameterSize = std::numeric_limits<double>::quiet_NaN();
    double outputSize = std::numeric_limits<double>::quiet_NaN();
    double memoryInUse = std::numeric_limits<double>::quiet_NaN();
    double memoryPeak = std::numeric_limits<double>::quiet_NaN();
    double memoryDelta = std::numeric_limits<double>::quiet_NaN();
    double memoryHeld = std::numeric_limits<double>::quiet_NaN();
    /// us in the thread pool; NaN where the node did not use it.
    double poolRun = std::numeric_limits<double>::quiet_NaN();
    double poolWait = std::numeric_limits<double>::quiet_NaN();
};

/// Reads the event into `event`, all of it anew.
[[nodiscard]] simdjson::error_code readOrtEvent(simdjson::ondemand::object object, OrtEvent &event);

} // namespace perfdeck
