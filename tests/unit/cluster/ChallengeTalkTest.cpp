// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/cluster/ChallengeTalk.h"
#include "tests/support/ReplayedCoordinator.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

/// As the real server sent it.
std::string frame(const std::string &name)
{
    return recordedJson("variant-ws-challenge/messages/server-to-client." + name + ".json")["frame"]
        .dump();
}

std::string found(const ChallengeTalk &talk)
{
    return talk.reading(SourceId(1), "lab", Timestamp()).limits.at(0).text;
}

TEST(ChallengeTalk, SaysTheKeyAndAsksOneQuestion)
{
    ChallengeTalk talk("wk_secret");
    const auto reply = nlohmann::json::parse(talk.take(frame("auth_challenge")).value());
    EXPECT_EQ(reply["type"], "auth_response");
    EXPECT_EQ(reply["api_key"], "wk_secret");
    EXPECT_EQ(reply["challenge_id"], "e8139643-07a5-42f9-bcdf-d285eef430bf");
    const auto question = nlohmann::json::parse(talk.take(frame("auth_result")).value());
    EXPECT_EQ(question["type"], "get_aggregated_results");
    EXPECT_FALSE(talk.isDone());
    EXPECT_EQ(talk.take(frame("heartbeat_result")).value(), ""); // not for us
    EXPECT_EQ(talk.take(frame("get_aggregated_results_result")).value(), "");
    EXPECT_TRUE(talk.isDone());
    EXPECT_TRUE(talk.closed());
    EXPECT_NE(found(talk).find("no aggregated results"), std::string::npos);
    const ClusterReading reading = talk.reading(SourceId(1), "lab", Timestamp());
    EXPECT_FALSE(reading.workers);
    EXPECT_FALSE(reading.tasks);
}

TEST(ChallengeTalk, AKeyThatIsRefusedIsSaid)
{
    ChallengeTalk wrong("nope");
    ASSERT_TRUE(wrong.take(frame("auth_challenge")));
    const auto refused = wrong.take(frame("auth_result.failure"));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::Refused);
    EXPECT_EQ(refused.error().message().find("nope"), std::string::npos);
    ChallengeTalk none("");
    const auto reply = nlohmann::json::parse(none.take(frame("auth_challenge")).value());
    EXPECT_FALSE(reply.contains("api_key"));
    ASSERT_FALSE(none.closed());
    EXPECT_NE(none.closed().error().message().find("none was given"), std::string::npos);
}

TEST(ChallengeTalk, SuccessMayHideAnError)
{
    for (const char *name :
         {"get_aggregated_results_result.inner-error", "get_aggregated_results_result.failure"}) {
        ChallengeTalk talk("key");
        ASSERT_TRUE(talk.take(frame("auth_result")));
        ASSERT_TRUE(talk.take(frame(name)));
        EXPECT_TRUE(talk.isDone());
        EXPECT_NE(found(talk).find("cannot aggregate"), std::string::npos) << name;
    }
}

TEST(ChallengeTalk, CountsWhatThereIs)
{
    ChallengeTalk talk("key");
    ASSERT_TRUE(talk.take(frame("auth_result")));
    ASSERT_TRUE(talk.take(R"({"type":"get_aggregated_results_result","success":true,"results":{)"
                          R"("results":{"basic_statistics":{"bert":{},"vit":{"mean":NaN}}}}})"));
    EXPECT_NE(found(talk).find("2 models"), std::string::npos);
}

TEST(ChallengeTalk, AnythingMayCome)
{
    for (const char *text : {"",
                             "[]",
                             "null",
                             "{",
                             R"({"type":7})",
                             R"({"type":"auth_result"})",
                             R"({"type":"get_aggregated_results_result","results":[]})"}) {
        ChallengeTalk talk("key");
        (void)talk.take(text);
        EXPECT_FALSE(talk.isDone()) << text; // not accepted yet
    }
}

} // namespace
} // namespace perfdeck
