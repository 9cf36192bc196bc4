// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regress/Succession.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;

constexpr Timestamp kStart{std::chrono::seconds(1'700'000'000)};

SeriesLife life(std::string metric, Labels labels, Duration from, Duration to)
{
    labels.set("source", "gpu-1");
    return {std::make_shared<SeriesKey>(SeriesKey{std::move(metric), std::move(labels)}),
            {kStart + from, kStart + to}};
}

TEST(Succession, IsANewVersionInPlaceOfAnother)
{
    const std::vector lives{life("up", {{"version", "1.4"}}, 0min, 60min),
                            life("up", {{"version", "1.5"}}, 61min, 90min),
                            life("queue_depth", {{"model_version", "7"}}, 0min, 60min),
                            life("queue_depth", {{"model_version", "8"}}, 59min, 90min)};
    const auto changes = environmentChanges(lives, 5min);
    ASSERT_EQ(changes.size(), 2u);
    EXPECT_EQ(changes[0], (EnvironmentChange{kStart + 59min, "gpu-1", "model_version: 7 → 8"}));
    EXPECT_EQ(changes[1], (EnvironmentChange{kStart + 61min, "gpu-1", "version: 1.4 → 1.5"}));
}

TEST(Succession, OfDescriptionsMayBeInEveryLabel)
{
    const std::vector lives{
        life("build_info", {{"engine", "a"}, {"precision", "fp16"}}, 0min, 60min),
        life("build_info", {{"engine", "b"}, {"precision", "fp8"}}, 60min, 90min)};
    const auto changes = environmentChanges(lives, 5min);
    ASSERT_EQ(changes.size(), 1u);
    EXPECT_EQ(changes[0].text, "engine: a → b, precision: fp16 → fp8");
}

TEST(Succession, IsNotOneWorkerInPlaceOfAnother)
{
    const std::vector lives{life("up", {{"worker", "w-1"}}, 0min, 60min),
                            life("up", {{"worker", "w-2"}}, 60min, 90min),
                            life("load", {{"version", "1"}, {"pid", "7"}}, 0min, 60min),
                            life("load", {{"version", "2"}, {"pid", "8"}}, 60min, 90min)};
    EXPECT_TRUE(environmentChanges(lives, 5min).empty());
}

TEST(Succession, NeedsOneToEndWhereTheOtherBegins)
{
    const std::vector lives{life("up", {{"version", "1"}}, 0min, 60min),
                            life("up", {{"version", "2"}}, 30min, 90min),
                            life("up", {{"version", "3"}}, 80min, 100min),
                            life("up", {{"version", "4"}}, 200min, 300min)};
    EXPECT_TRUE(environmentChanges(lives, 5min).empty());
}

} // namespace
} // namespace perfdeck
