// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/ComparableThings.h"
#include "core/compare/Criteria.h"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace perfdeck {

/// "llama" of "meta-llama/Llama-3.1-8B-Instruct", "resnet" of "resnet50": the letters that the last
/// part of the name begins with, in small ones; the whole first word where that is one letter.
[[nodiscard]] std::string modelFamily(std::string_view model);

/// "cuda" of "cuda:1": without the number that only counts; empty where no device is said.
[[nodiscard]] std::string hardwareOf(const ComparableThing &thing);

/// The models of one family on one hardware.
struct FamilyCell
{
    double median = 0; ///< of the medians of the models
    std::size_t models = 0;
    std::string best; ///< the name of the best of them
    double bestValue = 0;
};

/// A criterion by family and hardware.
struct FamilyTable
{
    MetricInfo info; ///< of the metric that most models have
    std::map<std::pair<std::string, std::string>, FamilyCell> cells; ///< family, hardware
    std::size_t notMeasured = 0; ///< models without it
};

/// `things` as the sides of the samples. Only models count, and only one metric of the criterion,
/// so that no tokens are mixed with requests. Pure.
[[nodiscard]] FamilyTable familyTable(const std::vector<ComparableThing> &things,
                                      const SideSamples &samples,
                                      Criterion criterion);

} // namespace perfdeck
