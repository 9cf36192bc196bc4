// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <vector>

namespace perfdeck {

/// How well typed letters fit a text, and where they stand in it.
struct FuzzyHit
{
    int score = 0; ///< higher is better; comparable for one pattern only
    std::vector<int> positions; ///< ascending, in UTF-16 units
};

/// Every word of the pattern must occur as a subsequence, whatever its case. Letters that stand
/// together or begin a word of the text ("Memory", "gpu_memory", "gpuMemory") count more; of equal
/// fits the shorter text wins. Nothing when a word does not fit; an empty pattern fits all with
/// score 0. O(pattern × text). Texts and patterns are read up to 256 and 64 letters. Any thread.
[[nodiscard]] std::optional<FuzzyHit> fuzzyMatch(QStringView pattern, QStringView text);

} // namespace perfdeck
