// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Alert.h"
#include "core/model/CountFrame.h"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace perfdeck {

// What the past of alerts comes to. Pure; any thread.

/// Where an alert comes from: the name of its source, else of its worker or instance; empty for
/// none.
[[nodiscard]] std::string_view alertSource(const Labels &labels);

/// How many alerts fired at any time within each of `columns` columns, by severity, the worst
/// first. What is still open fires up to `now`. `names` are those of the severities, as they are
/// numbered. O(episodes + columns).
[[nodiscard]] CountFrame firingOverTime(std::span<const AlertEpisode> episodes,
                                        TimeRange range,
                                        std::size_t columns,
                                        Timestamp now,
                                        const std::array<std::string, 3> &names);

/// Episodes of one rule, source or whatever they are told apart by.
struct AlertShare
{
    std::string name;
    std::array<std::size_t, 3> episodes{}; ///< by Severity

    [[nodiscard]] std::size_t total() const { return episodes[0] + episodes[1] + episodes[2]; }

    friend bool operator==(const AlertShare &, const AlertShare &) = default;
};

/// The most frequent first, then by name; those without a name under the empty one. O(n log n).
[[nodiscard]] std::vector<AlertShare> episodesByRule(std::span<const AlertEpisode> episodes);
[[nodiscard]] std::vector<AlertShare> episodesBySource(std::span<const AlertEpisode> episodes);

/// How fast alerts were looked after and how they ended.
struct AlertPace
{
    std::size_t episodes = 0;
    std::size_t open = 0;
    std::size_t acknowledged = 0;
    std::size_t byHand = 0; ///< ended so
    /// Medians from the firing on, of those that were acknowledged and of those that ended.
    std::optional<Duration> toAcknowledge;
    std::optional<Duration> toEnd;

    friend bool operator==(const AlertPace &, const AlertPace &) = default;
};

[[nodiscard]] AlertPace alertPace(std::span<const AlertEpisode> episodes);

} // namespace perfdeck
