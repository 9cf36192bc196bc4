// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/notify/MuteText.h"
#include "core/alerts/notify/NoticeFile.h"
#include "tests/unit/alerts/notify/NoticeWorld.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>

namespace perfdeck {

using ::testing::ElementsAre;
using testing::equal;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using namespace std::chrono_literals;

namespace {

constexpr const char *kWhole = R"(
format = 1
[[channel]]
name = "mail"
kind = "email"
address = "mail.example.org:587"
from = "perfdeck@example.org"
to = ["ann@example.org", "bob@example.org"]
user = "perfdeck"
password_file = "smtp.secret"
resolved = true

[[channel]]
name = "hook"
kind = "webhook"
address = "https://hooks.example.org/perfdeck"
headers = { X-Team = "ml" }
signing_key_env = "HOOK_KEY"
at_most_every = "1s"
title = "{severity}: {title}"

[[route]]
match = 'team="ml", severity=~"crit*"'
channels = ["hook"]
group_by = []
group_wait = "10s"
repeat = "30m"
mute = ["night"]
[[route.escalation]]
after = "30m"
channels = ["hook"]
[[route.escalation]]
after = "10m"
channels = ["mail"]

[[route]]
least = "warning"
channels = ["mail"]

[[mute_time]]
name = "night"
zone = "Europe/Berlin"
times = ["Mon-Fri 22:00-06:00", "Sat-Sun"]

[[inhibition]]
source = 'rule="down"'
target = 'rule!="down"'
equal = ["instance"]

[dead_man_switch]
channel = "hook"
interval = "1m"
)";

/// The problems of a file that others can read, as lines.
std::vector<std::string> problems(const std::string &text,
                                  FileSecrecy secrecy = FileSecrecy::Public)
{
    const auto file = parseNoticeFile(text, "n.toml", secrecy);
    if (!file)
        return {file.error().message()};
    std::vector<std::string> lines;
    for (const Error &error : file->problems)
        lines.push_back(error.message());
    return lines;
}

std::string channelText(const std::string &entries)
{
    return "[[channel]]\nname = \"a\"\n" + entries;
}

std::string only(const std::vector<std::string> &lines)
{
    return lines.size() == 1 ? lines.front() : std::to_string(lines.size()) + " problems";
}

} // namespace

TEST(NoticeFile, ReadsEverything)
{
    const auto file = parseNoticeFile(kWhole, "/etc/p/n.toml", FileSecrecy::Public);
    ASSERT_TRUE(file) << file.error().message();
    EXPECT_THAT(file->problems, IsEmpty()) << file->problems.front().message();
    const NoticePlan &plan = file->plan;
    ASSERT_THAT(plan.channels, SizeIs(2));
    EXPECT_EQ(plan.channels[0].kind, ChannelKind::Email);
    EXPECT_EQ(plan.channels[0].password, (Secret{Secret::Place::File, "/etc/p/smtp.secret", {}}));
    EXPECT_EQ(plan.channels[0].tellsResolved, true);
    EXPECT_EQ(plan.channels[1].signingKey, (Secret{Secret::Place::Variable, "HOOK_KEY", {}}));
    EXPECT_EQ(plan.channels[1].atMostEvery, 1s);
    ASSERT_THAT(plan.routes, SizeIs(2));
    EXPECT_EQ(plan.routes[0].matchers.size(), 2U);
    EXPECT_THAT(plan.routes[0].groupBy, IsEmpty());
    EXPECT_EQ(plan.routes[0].repeat, 30min);
    EXPECT_EQ(plan.routes[0].escalations[0].after, 10min);
    EXPECT_THAT(plan.routes[1].groupBy, ElementsAre("rule", "cluster"));
    EXPECT_EQ(plan.routes[1].least, Severity::Warning);
    EXPECT_EQ(plan.mutes.front().spans.size(), 6U);
    EXPECT_EQ(plan.inhibitions.front().equal, std::vector<std::string>{"instance"});
    EXPECT_EQ(plan.deadMan.interval, 1min);
}

TEST(NoticeFile, IsWrittenAsItIsRead)
{
    const auto plan = parseNoticeFile(kWhole, "/etc/p/n.toml", FileSecrecy::Public)->plan;
    const std::string text = noticeFileText(plan);
    const auto again = parseNoticeFile(text, "/elsewhere/n.toml", FileSecrecy::Public);
    ASSERT_TRUE(again) << again.error().message() << text;
    EXPECT_THAT(again->problems, IsEmpty()) << again->problems.front().message() << text;
    EXPECT_EQ(again->plan, plan) << text;
    EXPECT_EQ(noticeFileText(again->plan), text);
}

TEST(NoticeFile, AWrongTableIsLeftOutWithItsLine)
{
    const std::string text = std::string(kWhole) + "[[channel]]\nname = \"x\"\nkind = \"pigeon\"\n";
    const auto file = parseNoticeFile(text, "n.toml", FileSecrecy::Public);
    ASSERT_TRUE(file);
    EXPECT_EQ(file->plan.channels.size(), 2U);
    ASSERT_THAT(file->problems, SizeIs(1));
    EXPECT_THAT(file->problems.front().message(),
                HasSubstr("n.toml:55: kind: \"pigeon\" is not known"));
}

TEST(NoticeFile, RefusesWithLineAndReason)
{
    EXPECT_THAT(only(problems("[[channel]\n")), HasSubstr("n.toml:1"));
    EXPECT_THAT(only(problems("format = 2")), HasSubstr("only format 1"));
    EXPECT_THAT(only(problems("[[chanel]]\nname = \"a\"")), HasSubstr("n.toml:1: the key chanel"));
    EXPECT_THAT(only(problems(channelText("kind = \"log\"\ncolour = 1"))),
                HasSubstr("n.toml:4: colour: the key is not known"));
    EXPECT_THAT(only(problems(channelText("kind = \"webhook\"\naddress = \"ftp://x\""))),
                HasSubstr("n.toml:4: address"));
    EXPECT_THAT(only(problems(channelText("kind = \"webhook\"\naddress = \"https://u:p@x/\""))),
                HasSubstr("without user and password"));
    EXPECT_THAT(only(problems(channelText("kind = \"command\"\naddress = \"sh\""))),
                HasSubstr("full path"));
    EXPECT_THAT(only(problems(channelText("kind = \"log\"\ntitle = \"{passwd}\""))),
                HasSubstr("there is no field"));
    EXPECT_THAT(only(problems(channelText("kind = \"pagerduty\""))), HasSubstr("routing key"));
    EXPECT_THAT(only(problems("[[route]]\nchannels = [\"a\"]")), HasSubstr("no channel \"a\""));
    EXPECT_THAT(
        only(problems(channelText("kind = \"log\"\n[[route]]\nchannels = [\"a\"]\nmatch = \"a\""))),
        HasSubstr("column 2"));
    EXPECT_THAT(only(problems("[[mute_time]]\nname = \"n\"\ntimes = [\"Mon 25:00-26:00\"]")),
                HasSubstr("n.toml:3: times: \"Mon 25:00"));
}

TEST(NoticeFile, ARouteKeepsTheChannelsThatAreThere)
{
    const auto file
        = parseNoticeFile(channelText("kind = \"log\"\n[[route]]\nchannels = [\"a\", \"b\"]"),
                          "n.toml",
                          FileSecrecy::Public);
    ASSERT_TRUE(file);
    ASSERT_THAT(file->plan.routes, SizeIs(1));
    EXPECT_THAT(file->plan.routes.front().channels, ElementsAre("a"));
    EXPECT_THAT(file->problems.front().message(), HasSubstr("n.toml:5: channels: there is no"));
}

TEST(NoticeFile, SecretsStandOnlyInAFileOfMode0600)
{
    const std::string mail = channelText("kind = \"email\"\naddress = \"m:25\"\nfrom = \"a@b\"\n"
                                         "to = [\"a@b\"]\nuser = \"u\"\npassword = \"geheim\"");
    const auto refused = problems(mail);
    EXPECT_THAT(only(refused), HasSubstr("password_file"));
    EXPECT_EQ(only(refused).find("geheim"), std::string::npos);
    EXPECT_THAT(problems(mail, FileSecrecy::Secret), IsEmpty());
    const std::string slack = channelText(
        "kind = \"slack\"\naddress = \"https://hooks.slack.com/services/T/B/geheim\"");
    EXPECT_THAT(only(problems(slack)), HasSubstr("{token}"));
    EXPECT_THAT(problems(slack, FileSecrecy::Secret), IsEmpty());
    EXPECT_THAT(only(problems(
                    channelText("kind = \"ntfy\"\nto = [\"t\"]\naddress = \"http://ntfy.example\"\n"
                                "token_env = \"T\""))),
                HasSubstr("unencrypted"));
    EXPECT_THAT(problems(channelText("kind = \"ntfy\"\nto = [\"t\"]\naddress = "
                                     "\"http://127.0.0.1:80\"\ntoken_env = \"T\"")),
                IsEmpty());
}

TEST(NoticeFile, LooksAtTheModeOfTheFileOnDisk)
{
    namespace fs = std::filesystem;
    const fs::path folder = fs::temp_directory_path() / "perfdeck-notice-file";
    fs::remove_all(folder);
    const std::string path = (folder / "notices.toml").string();
    EXPECT_EQ(readNoticeFile(path).error().kind, ErrorKind::NotFound);
    NoticePlan plan;
    NoticeChannel channel;
    channel.name = "hook";
    channel.kind = ChannelKind::Webhook;
    channel.address = "https://example.org/";
    channel.token = {Secret::Place::Value, "geheim", {}};
    plan.channels.push_back(channel);
    ASSERT_TRUE(writeNoticeFile(path, plan));
    EXPECT_EQ(fs::status(path).permissions(), fs::perms::owner_read | fs::perms::owner_write);
    EXPECT_EQ(readNoticeFile(path)->plan, plan);
    fs::permissions(path, fs::perms(0644));
    const auto open = readNoticeFile(path);
    ASSERT_TRUE(open);
    EXPECT_THAT(open->plan.channels, IsEmpty());
    EXPECT_THAT(open->problems, SizeIs(1));
    fs::remove_all(folder);
}

TEST(NoticeDefaults, TellTheDesktopAndMuteTheCluster)
{
    const auto file = defaultNotices([](const char *) { return std::string(); });
    ASSERT_THAT(file.plan.channels, SizeIs(1));
    EXPECT_EQ(file.plan.channels.front().kind, ChannelKind::Desktop);
    EXPECT_THAT(file.plan.routes.front().channels, ElementsAre("desktop"));
    EXPECT_THAT(file.plan.inhibitions, SizeIs(1));
    const auto again = parseNoticeFile(noticeFileText(file.plan), "n", FileSecrecy::Public);
    EXPECT_EQ(again->plan, file.plan);
}

TEST(NoticeDefaults, TakeTheVariablesOfOlderDashboards)
{
    std::map<std::string, std::string> variables{
        {"TRUSTFORMERS_SMTP_SERVER", "smtp.example.org"},
        {"TRUSTFORMERS_SMTP_PORT", "465"},
        {"TRUSTFORMERS_SMTP_USER", "ops@example.org"},
        {"TRUSTFORMERS_SMTP_PASSWORD", "geheim"},
        {"TRUSTFORMERS_ALERT_EMAIL", "ann@example.org, bob@example.org"},
        {"TRUSTFORMERS_ALERT_WEBHOOK", "https://hooks.example.org/x"},
    };
    const auto read = [&variables](const char *name) { return variables[name]; };
    const auto file = defaultNotices(read);
    EXPECT_THAT(file.problems, IsEmpty());
    ASSERT_THAT(file.plan.channels, SizeIs(3));
    const NoticeChannel &mail = file.plan.channels[1];
    EXPECT_EQ(mail.address, "smtp.example.org:465");
    EXPECT_EQ(mail.encryption, NoticeChannel::Encryption::Tls);
    EXPECT_EQ(mail.from, "ops@example.org");
    EXPECT_THAT(mail.to, ElementsAre("ann@example.org", "bob@example.org"));
    EXPECT_EQ(mail.password.text, "TRUSTFORMERS_SMTP_PASSWORD");
    EXPECT_EQ(file.plan.channels[2].address, "https://hooks.example.org/x");
    EXPECT_THAT(file.plan.routes.front().channels, ElementsAre("desktop", "e-mail", "webhook"));
    variables["TRUSTFORMERS_ALERT_WEBHOOK"] = "nonsense";
    EXPECT_THAT(defaultNotices(read).problems, SizeIs(1));
}

TEST(MuteText, ReadsDaysAndTimes)
{
    const auto texts = [](std::string_view text) {
        std::vector<std::string> written;
        const auto spans = parseMuteSpans(text);
        if (spans)
            for (const MuteTime::Span &span : *spans)
                written.push_back(muteSpanText(span));
        return written;
    };
    EXPECT_THAT(texts("Sat-Sun"), ElementsAre("Sat 00:00-Sun 24:00"));
    EXPECT_THAT(texts("Sun-Mon 22:00-06:00"),
                ElementsAre("Sun 22:00-Mon 06:00", "Mon 22:00-Tue 06:00"));
    EXPECT_THAT(texts("12:00-13:30"), SizeIs(7));
    EXPECT_THAT(texts("Fri 18:00-Mon 08:00"), ElementsAre("Fri 18:00-Mon 08:00"));
    EXPECT_THAT(texts("Wed 00:00-24:00"), ElementsAre("Wed 00:00-Wed 24:00"));
    for (const char *text : {"", "Mon-", "mon", "Mon 1:00-2:00", "25:00-26:00", "Mon 10:00", "-"})
        EXPECT_THAT(texts(text), IsEmpty()) << text;
}

TEST(MuteText, EverySpanComesBack)
{
    constexpr int kWeek = 7 * 24 * 60;
    for (int from = 0; from < kWeek; from += 30)
        for (int to = 30; to <= kWeek; to += 90) {
            if (from == to)
                continue;
            const MuteTime::Span span{std::chrono::minutes(from), std::chrono::minutes(to)};
            const auto again = parseMuteSpans(muteSpanText(span));
            ASSERT_TRUE(again) << muteSpanText(span);
            ASSERT_EQ(again->size(), 1U) << muteSpanText(span);
            ASSERT_EQ(again->front(), span) << muteSpanText(span);
        }
}

} // namespace perfdeck
