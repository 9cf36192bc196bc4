// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/ComputePeak.h"

#include <string>
#include <string_view>

namespace perfdeck {

/// Peaks as JSON, to be kept beside a history or carried to another machine:
/// {"format": "perfdeck-peaks", "version": 1, "device", "measured", "measured_at_us",
///  "compute": [{"precision", "threads", "per_second"}],
///  "memory": [{"level", "size_bytes", "threads", "per_second"}]}. Pure, any thread.
[[nodiscard]] std::string peaksText(const ComputePeaks &peaks);

/// `name` is that of the file, for errors: InvalidInput with the offset or the key that is wrong,
/// Newer of a later version.
[[nodiscard]] Result<ComputePeaks> readPeaks(std::string_view text, const std::string &name);

} // namespace perfdeck
