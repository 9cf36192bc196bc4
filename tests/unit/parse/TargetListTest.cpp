// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/TargetList.h"

#include <gtest/gtest.h>

namespace perfdeck {

namespace {

TargetList parsed(std::string_view json, const DiscoveryPlan &plan = {})
{
    auto list = parseTargetList(json, plan);
    EXPECT_TRUE(list) << list.error().message();
    return list ? *list : TargetList();
}

} // namespace

/// The example of Prometheus' documentation of http_sd.
TEST(TargetList, ReadsGroupsOfTargetsWithLabels)
{
    const TargetList list = parsed(R"([
      {"targets": ["10.0.10.2:9100", "10.0.10.3:9100"],
       "labels": {"__meta_datacenter": "london", "__meta_prometheus_job": "node"}},
      {"targets": ["10.0.40.2:9100"], "labels": {"zone": "b", "instance": "x", "0bad": "y"}}])");
    ASSERT_EQ(list.targets.size(), 3U);
    EXPECT_EQ(list.targets[0].url, "http://10.0.10.2:9100/metrics");
    EXPECT_EQ(list.targets[0].name, "10.0.10.2:9100");
    EXPECT_TRUE(list.targets[0].labels.empty());
    ASSERT_EQ(list.targets[2].labels.size(), 1U);
    EXPECT_EQ(list.targets[2].labels[0], (std::pair<std::string, std::string>("zone", "b")));
}

TEST(TargetList, SteeringLabelsShapeTheAddress)
{
    DiscoveryPlan plan;
    plan.access.basicUser = "joe";
    const TargetList list = parsed(
        R"([{"targets":["a:1"],"labels":{"__scheme__":"https","__metrics_path__":"/m",
            "__param_module":"http 2xx&","__param_target":"ü"}},
            {"targets":["ignored"],"labels":{"__address__":"[::1]:7"}},
            {"targets":["no.port"]}, {"targets":[],"labels":null}])",
        plan);
    ASSERT_EQ(list.targets.size(), 3U);
    EXPECT_EQ(list.targets[0].url, "https://a:1/m?module=http%202xx%26&target=%C3%BC");
    EXPECT_EQ(list.targets[0].access.basicUser, "joe");
    EXPECT_EQ(list.targets[1].url, "http://[::1]:7/metrics");
    EXPECT_EQ(list.targets[2].url, "http://no.port/metrics");
}

TEST(TargetList, BadTargetsAreSkippedAndCounted)
{
    const TargetList list = parsed(
        R"([{"targets":["ok:1","http://x/y","a:b:c:99999","joe:pw@h:1","","sp ace:1","a\u0000b:1"]}])");
    ASSERT_EQ(list.targets.size(), 1U);
    EXPECT_EQ(list.malformed, 6U);
    EXPECT_EQ(list.warnings.size(), 6U);
}

TEST(TargetList, TheSameTargetCountsOnceAndNamesStayApart)
{
    const TargetList list = parsed(
        R"([{"targets":["a:1","a:1"]},{"targets":["a:1"],"labels":{"__metrics_path__":"/two"}}])");
    ASSERT_EQ(list.targets.size(), 2U);
    EXPECT_EQ(list.targets[1].name, "a:1/two");
}

TEST(TargetList, WhatIsAboveTheLimitIsCounted)
{
    std::string json = "[{\"targets\":[";
    for (int i = 0; i < 100'000; ++i)
        json += (i == 0 ? "\"h" : ",\"h") + std::to_string(i) + ":1\"";
    const TargetList list = parsed(json + "]}]");
    EXPECT_EQ(list.targets.size(), 1'000U);
    EXPECT_EQ(list.leftOut, 99'000U);
}

TEST(TargetList, WhatIsNoListIsRefusedWhole)
{
    for (const char *json : {"",
                             "{}",
                             "null",
                             "[1]",
                             "[[]]",
                             "[{}]",
                             R"([{"targets":"a:1"}])",
                             R"([{"targets":[1]}])",
                             R"([{"targets":["a:1"],"labels":[]}])",
                             R"([{"targets":["a:1"],"labels":{"x":1}}])",
                             R"([{"targets":["a:1"])",
                             "<html></html>"})
        EXPECT_FALSE(parseTargetList(json, {})) << json;
}

} // namespace perfdeck
