// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/AlertFacts.h"

#include <gtest/gtest.h>

#include <random>

using namespace perfdeck;
using namespace std::chrono_literals;

namespace {

const Timestamp kStart{std::chrono::hours(500'000)};
const std::array<std::string, 3> kNames{"info", "warning", "critical"};

AlertEpisode episode(Severity severity, Duration from, std::optional<Duration> to)
{
    AlertEpisode made;
    made.severity = severity;
    made.firedAt = kStart + from;
    if (to)
        made.endedAt = kStart + *to;
    return made;
}

} // namespace

TEST(AlertFacts, CountsWhatFiredInEachColumn)
{
    const std::vector<AlertEpisode> episodes{
        episode(Severity::Warning, -5min, 5min), // began before the range
        episode(Severity::Warning, 12min, 13min), // within the second column
        episode(Severity::Critical, 25min, std::nullopt), // still open
        episode(Severity::Info, -9min, -1min), // over before it
        episode(Severity::Info, 41min, 50min)}; // after it
    const CountFrame frame
        = firingOverTime(episodes, {kStart, kStart + 40min}, 4, kStart + 34min, kNames);
    ASSERT_EQ(frame.columns, 4U);
    ASSERT_EQ(frame.groups.size(), 3U);
    EXPECT_EQ(frame.groups[0].severity, Severity::Critical);
    EXPECT_EQ(frame.groups[0].name, "critical");
    EXPECT_EQ(frame.timeOf(1), kStart + 10min);
    const std::vector<std::uint32_t> expected{0, 1, 0, 0, 1, 0, 1, 0, 0, 1, 0, 0};
    EXPECT_EQ(frame.counts, expected);
}

TEST(AlertFacts, CountsAsCountingOneByOneDoes)
{
    std::mt19937 random(3);
    std::vector<AlertEpisode> episodes;
    for (int at = 0; at < 500; ++at) {
        const Duration from = std::chrono::seconds(random() % 9000) - 1000s;
        episodes.push_back(episode(
            Severity(random() % 3),
            from,
            random() % 5 == 0 ? std::nullopt
                              : std::optional(from + std::chrono::seconds(random() % 4000))));
    }
    const TimeRange range{kStart, kStart + 7000s};
    const Timestamp now = kStart + 6500s;
    const CountFrame frame = firingOverTime(episodes, range, 35, now, kNames);
    for (std::size_t column = 0; column < frame.columns; ++column) {
        std::array<std::uint32_t, 3> counts{};
        for (const AlertEpisode &each : episodes)
            if (each.firedAt < frame.timeOf(column + 1)
                && each.endedAt.value_or(now) >= frame.timeOf(column)
                && (each.endedAt || each.firedAt <= now))
                ++counts[2 - std::size_t(each.severity)];
        for (std::size_t group = 0; group < 3; ++group)
            EXPECT_EQ(frame.at(column, group), counts[group]) << column << ' ' << group;
    }
}

TEST(AlertFacts, OfAnEmptyRangeThereAreNoColumns)
{
    const CountFrame frame = firingOverTime({}, {kStart, kStart}, 10, kStart, kNames);
    EXPECT_EQ(frame.columns, 0U);
    EXPECT_TRUE(frame.counts.empty());
}

TEST(AlertFacts, SharesAreCountedBySeverity)
{
    std::vector<AlertEpisode> episodes(4);
    episodes[0].rule = "disk";
    episodes[1].rule = episodes[2].rule = episodes[3].rule = "latency";
    episodes[1].severity = Severity::Critical;
    episodes[1].labels = Labels{{"worker", "w1"}};
    episodes[2].labels = Labels{{"source", "lab"}, {"worker", "w2"}};
    const std::vector<AlertShare> byRule{{"latency", {2, 0, 1}}, {"disk", {1, 0, 0}}};
    EXPECT_EQ(episodesByRule(episodes), byRule);
    const std::vector<AlertShare> bySource{{"", {2, 0, 0}}, {"lab", {1, 0, 0}}, {"w1", {0, 0, 1}}};
    EXPECT_EQ(episodesBySource(episodes), bySource);
}

TEST(AlertFacts, PaceIsOfThoseThatWereLookedAfterAndOfThoseThatEnded)
{
    std::vector<AlertEpisode> episodes{episode(Severity::Warning, 0s, 10min),
                                       episode(Severity::Warning, 0s, 20min),
                                       episode(Severity::Warning, 0s, 60min),
                                       episode(Severity::Warning, 0s, std::nullopt)};
    EXPECT_EQ(alertPace({}), AlertPace());
    episodes[0].acknowledgedAt = kStart + 1min;
    episodes[3].acknowledgedAt = kStart + 4min;
    episodes[2].end = AlertReason::ResolvedByHand;
    const AlertPace pace = alertPace(episodes);
    EXPECT_EQ(pace.episodes, 4U);
    EXPECT_EQ(pace.open, 1U);
    EXPECT_EQ(pace.acknowledged, 2U);
    EXPECT_EQ(pace.byHand, 1U);
    EXPECT_EQ(pace.toAcknowledge, Duration(150s));
    EXPECT_EQ(pace.toEnd, Duration(20min));
}
