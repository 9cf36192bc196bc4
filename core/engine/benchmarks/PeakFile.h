// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/ComputePeak.h"

#include <string>

namespace perfdeck {

// The measured peaks of this machine, kept beside the history in the form of
// core/profile/judge/PeaksFile.h. Read and write the disk.

/// Null when there is no such file or it cannot be understood: then they are measured again.
[[nodiscard]] ComputePeaksPtr keptPeaks(const std::string &path);
[[nodiscard]] Status keepPeaks(const std::string &path, const ComputePeaks &peaks);

} // namespace perfdeck
