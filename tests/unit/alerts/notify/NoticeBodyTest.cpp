// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/notify/HttpPost.h"
#include "core/alerts/notify/NoticeBody.h"
#include "core/alerts/notify/ProgramRun.h"
#include "core/alerts/notify/Signature.h"
#include "tests/unit/alerts/notify/DeliveryFixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <sstream>

namespace perfdeck {

using ::testing::HasSubstr;
using ::testing::Not;
using testing::notice;
using testing::ScratchFolder;
using namespace std::chrono_literals;
using Json = nlohmann::json;

namespace {

Notice hostile()
{
    Notice made = *notice("a", 1, Severity::Critical);
    made.title = "<!channel> @everyone [x](http://evil) & \"quoted\" \xff";
    made.text = std::string(5000, 'a') + "\n<https://evil|click>";
    return made;
}

} // namespace

TEST(Signature, IsThatOfTheRfc)
{
    // RFC 4231, test cases 1, 2 and 6.
    EXPECT_EQ(hmacSha256(std::string(20, '\x0b'), "Hi There"),
              "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    EXPECT_EQ(hmacSha256("Jefe", "what do ya want for nothing?"),
              "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    EXPECT_EQ(hmacSha256(std::string(131, '\xaa'),
                         "Test Using Larger Than Block-Size Key - Hash Key First"),
              "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST(NoticeBody, OurOwnIsStable)
{
    const Json body = Json::parse(webhookBody(*notice("hook", 1)));
    EXPECT_EQ(body["version"], "1");
    EXPECT_EQ(body["status"], "firing");
    EXPECT_EQ(body["severity"], "warning");
    EXPECT_EQ(body["time"], "2026-11-21T12:00:01.000000Z");
    EXPECT_EQ(body["groupLabels"], Json({{"rule", "gpu-hot"}}));
    ASSERT_EQ(body["alerts"].size(), 1U);
    const Json &alert = body["alerts"][0];
    EXPECT_EQ(alert["startsAt"], "2026-11-21T12:00:00.000000Z");
    EXPECT_TRUE(alert["endsAt"].is_null());
    EXPECT_EQ(alert["value"], 91.5);
    EXPECT_EQ(alert["reason"], "breach");
    EXPECT_EQ(alert["fingerprint"].get<std::string>().size(), 16U);
}

TEST(NoticeBody, HostileTextStaysText)
{
    const std::string slack = slackBody(hostile());
    EXPECT_THAT(slack, Not(HasSubstr("<!channel>")));
    EXPECT_EQ(Json::parse(slack)["text"],
              "&lt;!channel&gt; @everyone [x](http://evil) &amp; \"quoted\" \xEF\xBF\xBD");
    const Json discord = Json::parse(discordBody(hostile()));
    EXPECT_TRUE(discord["allowed_mentions"]["parse"].empty());
    EXPECT_THAT(discord["embeds"][0]["title"].get<std::string>(), HasSubstr("\\[x\\]\\("));
    EXPECT_LE(discord["embeds"][0]["description"].get<std::string>().size(), 4096U);
    const Json teams = Json::parse(teamsBody(hostile()));
    EXPECT_EQ(teams["attachments"][0]["contentType"], "application/vnd.microsoft.card.adaptive");
    EXPECT_THAT(
        teams["attachments"][0]["content"]["body"][0]["items"][0]["text"].get<std::string>(),
        HasSubstr("\\[x\\]"));
    const Json ntfy = Json::parse(ntfyBody(hostile(), "perf"));
    EXPECT_EQ(ntfy["topic"], "perf");
    EXPECT_EQ(ntfy["priority"], 5);
    EXPECT_LE(ntfy["message"].get<std::string>().size(), 4096U);
    EXPECT_THAT(ntfy["click"].get<std::string>(), HasSubstr("perfdeck://alert/"));
}

TEST(NoticeBody, PagerDutyFollowsAGroup)
{
    Notice made = *notice("pager", 1, Severity::Critical);
    const Json trigger = Json::parse(pagerDutyBody(made, "KEY"));
    EXPECT_EQ(trigger["routing_key"], "KEY");
    EXPECT_EQ(trigger["event_action"], "trigger");
    EXPECT_EQ(trigger["payload"]["severity"], "critical");
    made.status = NoticeStatus::Acknowledged;
    EXPECT_EQ(Json::parse(pagerDutyBody(made, "KEY"))["event_action"], "acknowledge");
    made.status = NoticeStatus::Resolved;
    made.time += 1h;
    const Json resolve = Json::parse(pagerDutyBody(made, "KEY"));
    EXPECT_EQ(resolve["event_action"], "resolve");
    EXPECT_EQ(resolve["dedup_key"], trigger["dedup_key"]);
    EXPECT_LE(resolve["dedup_key"].get<std::string>().size(), 255U);
}

TEST(HttpPost, OutcomesHideSecrets)
{
    EXPECT_EQ(withoutSecrets("no geheim\r\nwith geheim.", {"geheim", ""}), "no ***  with ***.");
    EXPECT_LE(withoutSecrets(std::string(1000, 'x'), {}).size(), 303U);
}

TEST(ProgramRun, HandsOverTheTextAndTakesTheStatus)
{
    ScratchFolder folder;
    const std::string file = folder.file("got");
    const std::string text(300'000, 'x');
    using Result = Attempt::Result;
    const auto run = [&](const std::string &script) {
        return runProgram("/bin/sh", {"-c", script, "sh", file}, text, {});
    };
    EXPECT_EQ(run("cat > \"$1\"").result, Result::Sent);
    std::stringstream got;
    got << std::ifstream(file).rdbuf();
    EXPECT_EQ(got.str(), text);
    EXPECT_EQ(run("exit 0").result, Result::Sent); // reads nothing
    EXPECT_EQ(run("exit 75").result, Result::Retry);
    EXPECT_EQ(run("exit 3").result, Result::Failed);
    EXPECT_EQ(run("exit 3").outcome, "/bin/sh ended with status 3.");
    EXPECT_EQ(run("kill -9 $$").result, Result::Failed);
    EXPECT_EQ(runProgram("/no/such/program", {}, text, {}).result, Result::Stopped);
}

TEST(ProgramRun, EndsWhatTakesTooLong)
{
    const auto start = std::chrono::steady_clock::now();
    const Attempt attempt = runProgram("/bin/sh", {"-c", "sleep 60 & sleep 60"}, "", {}, 200ms);
    EXPECT_EQ(attempt.result, Attempt::Result::Retry);
    EXPECT_LT(std::chrono::steady_clock::now() - start, 10s);
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(runProgram("/bin/sleep", {"60"}, "", stop.get_token()).result,
              Attempt::Result::Retry);
}

} // namespace perfdeck
