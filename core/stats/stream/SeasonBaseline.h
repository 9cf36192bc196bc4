// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/stats/stream/PastValues.h"

#include <cstddef>
#include <optional>
#include <span>

namespace perfdeck {

/// What a series was at the same time of its last seasons, where it has seasons: a lag at which it
/// is much more like itself than at most others, seen twice at least and no longer than
/// PastValues::kReach (the average magnitude difference function of M. J. Ross and others, IEEE
/// Transactions on Acoustics, Speech and Signal Processing 22, 1974, with squares). Looks for it
/// every kLookEvery values, and believes what it finds twice in a row. O(kReach) a sample. Finite
/// values only. One thread.
class SeasonBaseline final
{
public:
    static constexpr double kFading = 0.998; ///< a sample of 1,150 samples ago counts a tenth
    static constexpr double kLikeness = 0.25; ///< of the middle distance: less is a season
    static constexpr std::size_t kShortest = 12;
    static constexpr std::size_t kSeasons = 3; ///< looked back at, each with its neighbours
    static constexpr std::size_t kLookEvery = 64;

    /// `value` is what comes after `newestFirst`.
    void push(std::span<const double> newestFirst, double value);

    /// In samples; none where the data show none.
    [[nodiscard]] std::optional<std::size_t> season() const { return m_season; }

    /// Where the next value is thought to lie: lowest to highest of the last seasons.
    [[nodiscard]] std::optional<ValueBand> expected() const { return m_expected; }

private:
    [[nodiscard]] std::optional<std::size_t> findSeason() const;
    void look();

    LagDistances m_distances{kFading};
    std::size_t m_count = 0;
    std::optional<std::size_t> m_found; ///< at the last look
    std::optional<std::size_t> m_season;
    std::optional<ValueBand> m_expected;
};

} // namespace perfdeck
