// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/HistogramSelectors.h"
#include "tests/support/QueryFixture.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

class HistogramSelectorsTest : public testing::Test, public QueryFixture
{
protected:
    void addServer(const std::string &source, const std::string &prefix)
    {
        for (const char *model : {"m", "n"}) {
            for (const char *quantile : {"0.5", "0.99"})
                (void)series("inference_latency_seconds",
                             {{"source", source}, {"model", model}, {"quantile", quantile}});
            for (const char *bound : {"1", "+Inf"})
                (void)series(prefix + "e2e_request_latency_seconds_bucket",
                             {{"source", source}, {"model_name", model}, {"le", bound}});
        }
    }

    [[nodiscard]] std::vector<std::string> selectors(const std::string &asked) const
    {
        std::vector<std::string> texts;
        for (const Selector &selector : histogramSelectors({*Selector::parse(asked)}, service()))
            texts.push_back(selector.toString());
        return texts;
    }
};

TEST_F(HistogramSelectorsTest, APercentileStandsForItsBuckets)
{
    addServer("a", "vllm:");
    addServer("b", "vllm:");
    EXPECT_EQ(selectors(R"(inference_latency_seconds{source="a",model="m"})"),
              std::vector<std::string>{
                  R"(vllm:e2e_request_latency_seconds_bucket{model_name="m",source="a"})"});
    EXPECT_EQ(selectors("inference_latency_seconds").size(), 4U);
}

TEST_F(HistogramSelectorsTest, OtherSpellingsOfAFamilyCountToo)
{
    addServer("a", "ray_vllm_");
    EXPECT_EQ(selectors(R"(inference_latency_seconds{model="n"})"),
              std::vector<std::string>{
                  R"(ray_vllm_e2e_request_latency_seconds_bucket{model_name="n",source="a"})"});
}

TEST_F(HistogramSelectorsTest, BucketsStandForThemselvesAndOtherThingsForNothing)
{
    addServer("a", "vllm:");
    EXPECT_EQ(selectors("x_bucket").size(), 1U);
    EXPECT_TRUE(selectors("queue_depth").empty());
    (void)series("inference_latency_seconds", {{"source", "summary"}, {"quantile", "0.5"}});
    EXPECT_TRUE(selectors(R"(inference_latency_seconds{source="summary"})").empty());
}

} // namespace
} // namespace perfdeck
