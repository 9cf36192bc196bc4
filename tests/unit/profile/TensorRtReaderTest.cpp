// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/profile/ReadFixtures.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

using namespace test;

// As sampleReporting.cpp of TensorRT writes it; the names hold what it does not escape.
constexpr std::string_view kLayers = R"([
  { "count" : 200 }
, { "name" : "conv1 + relu1", "timeMs" : 40.0, "averageMs" : 0.2, "medianMs" : 0.19, "percentage" : 40 }
, { "name" : "a \ "b" [x] {y}, z", "timeMs" : 50, "averageMs" : 0.25, "medianMs" : 0.24, "percentage" : 50 }
, { "name" : "fc", "timeMs" : 10, "averageMs" : 0.05, "percentage" : 10 }
]
)";

TEST(TensorRtReader, ReadsLayersWithNamesThatAreNotEscaped)
{
    const ProfilePtr profile = mustReadText(kLayers);
    EXPECT_EQ(profile->format, ProfileFormat::TensorRt);
    ASSERT_EQ(profile->layers.size(), 3U);
    EXPECT_EQ(profile->layers[1].name, R"(a \ "b" [x] {y}, z)");
    EXPECT_TRUE(profile->layers[0].summarised);
    EXPECT_DOUBLE_EQ(profile->layers[0].selfSeconds.at(0), 0.2e-3);
    EXPECT_DOUBLE_EQ(profile->layers[0].median, 0.19e-3);
    EXPECT_DOUBLE_EQ(profile->layers[2].median, 0.05e-3);
    EXPECT_NEAR(profile->runSeconds, 0.5e-3, 1e-12); // timeMs, all together, by count
    EXPECT_EQ(profile->events.size(), 0U);
}

TEST(TensorRtReader, ATimeWithoutMeanIsOfAllRuns)
{
    const ProfilePtr profile = mustReadText(
        R"([ { "count" : 4 }, { "name" : "a", "timeMs" : 8, "percentage" : 100 } ])");
    ASSERT_EQ(profile->layers.size(), 1U);
    EXPECT_DOUBLE_EQ(profile->layers[0].selfSeconds.at(0), 2e-3);
}

TEST(TensorRtReader, ReadsInferences)
{
    const ProfilePtr profile = mustReadText(R"([
{ "startEnqMs" : 10, "endEnqMs" : 10.5, "startH2dMs" : 10.1, "endH2dMs" : 10.2, "startComputeMs" : 10.2, "endComputeMs" : 12.2, "startD2hMs" : 12.2, "endD2hMs" : 12.3, "h2dMs" : 0.1, "computeMs" : 2, "d2hMs" : 0.1, "latencyMs" : 2.2 }
, { "startEnqMs" : 13, "endEnqMs" : 13.5, "startH2dMs" : 13.1, "endH2dMs" : 13.2, "startComputeMs" : 13.2, "endComputeMs" : 14.2, "startD2hMs" : 14.2, "endD2hMs" : 14.3, "h2dMs" : 0.1, "computeMs" : 1, "d2hMs" : 0.1, "latencyMs" : 1.2 }
])");
    ASSERT_EQ(profile->runs.size(), 2U);
    EXPECT_NEAR(profile->runSeconds, 1.7e-3, 1e-12);
    EXPECT_EQ(profile->events.size(), 8U);
    const ProfileLayer *compute = layerNamed(*profile, "Compute");
    ASSERT_NE(compute, nullptr);
    EXPECT_NEAR(compute->median, 1.5e-3, 1e-9);
    EXPECT_EQ(compute->selfSeconds.size(), 2U);
    EXPECT_EQ(profile->runs[0].start, 100'000); // ns behind the first enqueue
}

TEST(TensorRtReader, CutsAndDamage)
{
    const ProfilePtr cut = mustReadText(kLayers.substr(0, kLayers.find("\"averageMs\" : 0.25")));
    EXPECT_TRUE(cut->isPartial);
    EXPECT_EQ(cut->layers.size(), 1U);
    ASSERT_EQ(cut->warnings.size(), 1U);
    EXPECT_NE(cut->warnings[0].find("byte " + std::to_string(kLayers.find("{ \"name\" : \"a"))),
              std::string::npos)
        << cut->warnings[0];
    EXPECT_NE(refusal(R"([ { "count" : 4 }, { "name" : "a", "timeMs" ; 8 } ])").find("byte 19"),
              std::string::npos);
}

} // namespace
} // namespace perfdeck
