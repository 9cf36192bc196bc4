// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/ComparableThings.h"
#include "core/compare/Criteria.h"
#include "core/model/MatrixFrame.h"

namespace perfdeck {

// Tables of names × names as a MatrixChart takes them, in the words of the screen. Any thread.

/// Which metrics of a side go together; what may be chance is unsure. See correlateMetrics().
[[nodiscard]] MatrixFramePtr correlationMatrix(const SideSamples &samples, std::size_t side);

/// A criterion by model family and hardware; `things` as the sides of the samples. See
/// familyTable().
[[nodiscard]] MatrixFramePtr familyMatrix(const std::vector<ComparableThing> &things,
                                          const SideSamples &samples,
                                          Criterion criterion);

} // namespace perfdeck
