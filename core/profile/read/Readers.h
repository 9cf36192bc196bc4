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

/// What trtexec writes: --exportProfile (layers, no times of events) and --exportTimes.
[[nodiscard]] Result<Profile> readTensorRt(ByteSource &source, ReadTask &task);

/// A verbose log of oneDNN, among the lines of any other program.
[[nodiscard]] Result<Profile> readOneDnn(ByteSource &source, ReadTask &task);

/// An ONNX model: a layer a node but constants, in the order of the file, those of graphs within
/// nodes (If, Loop, Scan) behind the node; shapes as far as they follow from the inputs.
[[nodiscard]] Result<Profile> readOnnx(ByteSource &source, ReadTask &task);

} // namespace perfdeck
