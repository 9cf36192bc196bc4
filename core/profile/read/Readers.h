// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/Profile.h"
#include "core/profile/read/ByteSource.h"
#include "core/profile/read/ReadTask.h"

namespace perfdeck {

// One function a family of formats; each reads the source from its first byte to its last.

/// The profile that ONNX Runtime writes (enable_profiling): a bare array.
[[nodiscard]] Result<Profile> readOnnxRuntime(ByteSource &source, ReadTask &task);

/// Events of any Chrome trace: an array, or an object with one under "traceEvents"; Kineto's and
/// PyTorch's older ones too.
[[nodiscard]] Result<Profile> readTrace(ByteSource &source, ReadTask &task);

} // namespace perfdeck
