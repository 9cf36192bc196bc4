// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/ComparableThings.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

using Kind = ComparableThing::Kind;
using Match = Selector::Match;

SeriesRecord record(std::string metric, Labels labels)
{
    return {{}, std::make_shared<const SeriesKey>(SeriesKey{std::move(metric), std::move(labels)})};
}

std::vector<ComparableThing> of(Kind kind, const std::vector<SeriesRecord> &series)
{
    std::vector<ComparableThing> things = comparableThings(series);
    std::erase_if(things, [kind](const ComparableThing &each) { return each.kind != kind; });
    return things;
}

TEST(ComparableThings, aSourceWithOneModelIsThatModel)
{
    const auto models
        = of(Kind::Model,
             {record("inference_latency_seconds", {{"source", "a"}, {"model", "llama"}}),
              record("memory_used_bytes", {{"source", "a"}})});
    ASSERT_EQ(models.size(), 1U);
    EXPECT_EQ(models[0].name, "llama");
    EXPECT_EQ(models[0].source, "a");
    ASSERT_EQ(models[0].matchers.size(), 1U) << "its memory says no model, but is its own";
    EXPECT_EQ(models[0].matchers[0], (Selector::Matcher{"source", Match::Equal, "a"}));
}

TEST(ComparableThings, severalModelsAreToldByTheirLabel)
{
    const auto models = of(Kind::Model,
                           {record("requests_per_second", {{"source", "a"}, {"model", "y"}}),
                            record("requests_per_second", {{"source", "a"}, {"model", "x"}}),
                            record("requests_per_second", {{"source", "b"}})});
    ASSERT_EQ(models.size(), 3U);
    EXPECT_EQ(models[0].name, "b") << "without a label it is called by its source";
    EXPECT_EQ(models[1].name, "x");
    EXPECT_EQ(models[1].matchers[1], (Selector::Matcher{"model", Match::Equal, "x"}));
    EXPECT_EQ(models[2].name, "y");
}

TEST(ComparableThings, aModelOnSeveralDevicesIsToldByDevice)
{
    const auto models = of(
        Kind::Model,
        {record("requests_per_second", {{"source", "a"}, {"model", "m"}, {"device", "cpu"}}),
         record("requests_per_second", {{"source", "a"}, {"model", "m"}, {"device", "gpu:0"}})});
    ASSERT_EQ(models.size(), 2U);
    EXPECT_EQ(models[1].device, "gpu:0");
    EXPECT_EQ(models[1].matchers.back(), (Selector::Matcher{"device", Match::Equal, "gpu:0"}));
}

TEST(ComparableThings, devicesWorkersAndSourcesAreThingsToo)
{
    const std::vector<SeriesRecord> series{
        record("gpu_utilization_ratio", {{"source", "machine"}, {"device", "GPU 1"}}),
        record("gpu_power_watts", {{"source", "machine"}, {"device", "GPU 1"}}),
        record("worker_up", {{"source", "drm"}, {"worker", "w-7"}}),
        record("disk_read_bytes_per_second", {{"source", "machine"}, {"disk", "sda"}})};
    ASSERT_EQ(of(Kind::Device, series).size(), 1U);
    EXPECT_EQ(of(Kind::Device, series)[0].name, "GPU 1");
    ASSERT_EQ(of(Kind::Worker, series).size(), 1U);
    EXPECT_EQ(of(Kind::Worker, series)[0].matchers.size(), 2U);
    EXPECT_EQ(of(Kind::Source, series).size(), 2U);
    EXPECT_TRUE(comparableThings({}).empty());
}

} // namespace
} // namespace perfdeck
