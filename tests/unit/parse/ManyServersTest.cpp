// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/parse/Deriving.h"

namespace perfdeck {
namespace {

using test::Deriving;
using test::Values;

/// One page that speaks for several servers, and labels that a target brings along.
class ManyServers : public Deriving
{
};

std::string waiting(const char *instance, const char *job, int value)
{
    return std::string("vllm:num_requests_waiting{model_name=\"m\",instance=\"") + instance
        + "\",job=\"" + job + "\"} " + std::to_string(value) + "\n";
}

TEST_F(ManyServers, InstancesAndJobsOfAPageAreNotAddedUp)
{
    const Values values
        = page(waiting("a:1", "prod", 3) + waiting("b:1", "prod", 70) + waiting("a:1", "test", 9));
    const auto depth = [&values](const char *instance, const char *job) {
        const auto found = values.find(std::string("queue_depth{exported_instance=\"") + instance
                                       + "\",job=\"" + job + "\",model=\"m\"}");
        return found == values.end() ? -1 : found->second;
    };
    EXPECT_EQ(depth("a:1", "prod"), 3);
    EXPECT_EQ(depth("b:1", "prod"), 70);
    EXPECT_EQ(depth("a:1", "test"), 9);
    EXPECT_FALSE(values.contains("queue_depth{model=\"m\"}"));
}

TEST_F(ManyServers, CountersOfInstancesBeginAgainEachByItself)
{
    const auto tokens = [](const char *instance, int value) {
        return std::string("vllm:generation_tokens_total{model_name=\"m\",instance=\"") + instance
            + "\"} " + std::to_string(value) + "\n";
    };
    page(tokens("a:1", 1000) + tokens("b:1", 1000));
    const Values values = page(tokens("a:1", 1100) + tokens("b:1", 50)); // 5 s later
    const std::string rate = "generation_tokens_per_second{exported_instance=\"";
    EXPECT_DOUBLE_EQ(values.at(rate + "a:1\",model=\"m\"}"), 20);
    EXPECT_DOUBLE_EQ(values.at(rate + "b:1\",model=\"m\"}"), 10);
}

TEST(TargetLabels, StandOnEverySeriesWhereThePageHasNoneOfThatName)
{
    EndpointReaderOptions options = test::readerOptions();
    options.labels = {{"team", "blue"}, {"zone", "x"}, {"model", "unnamed"}};
    EndpointReader reader(options);
    const auto reading = reader.read({"text/plain; version=0.0.4",
                                      "vllm:num_requests_waiting{model_name=\"m\",zone=\"own\"} 3\n"
                                      "plain 1\n",
                                      Timestamp(std::chrono::seconds(1'795'231'600)),
                                      SteadyTime(),
                                      std::chrono::milliseconds(1)});
    ASSERT_TRUE(reading);
    const Values values = test::presentValues(reading->observation);
    EXPECT_TRUE(values.contains("plain{model=\"unnamed\",team=\"blue\",zone=\"x\"}"));
    EXPECT_TRUE(values.contains("vllm:num_requests_waiting{model=\"unnamed\",model_name=\"m\",team="
                                "\"blue\",zone=\"own\"}"));
    EXPECT_TRUE(values.contains("queue_depth{model=\"m\",team=\"blue\",zone=\"x\"}"));
    EXPECT_TRUE(values.contains("up{model=\"unnamed\",team=\"blue\",zone=\"x\"}"));
}

} // namespace
} // namespace perfdeck
