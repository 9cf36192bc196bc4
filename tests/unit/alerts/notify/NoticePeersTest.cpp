// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/notify/DeliveryQueue.h"
#include "tests/support/NoticePeer.h"
#include "tests/unit/alerts/notify/DeliveryFixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace perfdeck {

using ::testing::AnyOf;
using ::testing::HasSubstr;
using testing::kNoon;
using testing::makeCertificate;
using ::testing::Not;
using testing::notice;
using testing::NoticePeer;
using testing::ScratchFolder;
using ::testing::SizeIs;
using namespace std::chrono_literals;
using Json = nlohmann::json;
using Outcome = Attempt::Result;

namespace {

constexpr const char *kSkip = "python3-aiosmtpd or openssl is not installed";

NoticeChannel mail(const NoticePeer &peer)
{
    NoticeChannel channel;
    channel.name = "mail";
    channel.kind = ChannelKind::Email;
    channel.address = peer.host();
    channel.from = "perfdeck@example.org";
    channel.to = {"ann@example.org", "bob@example.org"};
    channel.encryption = NoticeChannel::Encryption::None;
    return channel;
}

NoticeChannel web(const NoticePeer &peer, ChannelKind kind = ChannelKind::Webhook)
{
    NoticeChannel channel;
    channel.name = "hook";
    channel.kind = kind;
    channel.address = "http://" + peer.host() + "/take";
    channel.atMostEvery = 0s;
    return channel;
}

Secret value(std::string text)
{
    return {Secret::Place::Value, std::move(text), {}};
}

/// A notice with labels that try everything.
NoticePtr hostile()
{
    auto made = std::make_shared<Notice>(*notice("mail", 1, Severity::Critical));
    Alert alert = *made->items.front().alert;
    alert.labels.set("model", "<script>alert(1)</script>\r\nBcc: eve@example.org");
    alert.series = std::make_shared<const SeriesKey>(SeriesKey{"gpu_temperature_celsius", {}});
    made->items.front().alert = testing::shared(alert);
    made->title = "Critical: Übertemperatur\r\nBcc: eve@example.org <b>" + std::string(80, 'x');
    made->text = "<script>alert(1)</script>\r\n.\r\nRSET\n" + std::string(3000, 'y');
    return made;
}

SenderTools toolsWithSamples()
{
    SenderTools tools;
    tools.samples = [](const SeriesKey &key, TimeRange range) {
        std::vector<Sample> samples;
        if (key.metric == "gpu_temperature_celsius")
            for (Timestamp time = range.from; time < range.to; time += 15s) {
                const auto minutes = static_cast<double>((time - range.from) / 1s) / 60;
                samples.push_back({time, 75 + 15 * std::sin(minutes / 8)});
            }
        return samples;
    };
    return tools;
}

Attempt send(const NoticeChannel &channel, const NoticePtr &what)
{
    return sendNotice(channel, what, toolsWithSamples(), {});
}

} // namespace

TEST(MailPeer, GetsTextHtmlAndPictureAndNothingElse)
{
    ScratchFolder folder;
    NoticePeer peer("mail", folder.path(), {});
    if (peer.port().empty())
        GTEST_SKIP() << kSkip;
    const Attempt attempt = send(mail(peer), hostile());
    EXPECT_EQ(attempt.result, Outcome::Sent) << attempt.outcome;
    const auto got = peer.waitFor(1);
    ASSERT_THAT(got, SizeIs(1));
    const Json &message = got.front();
    EXPECT_EQ(message["from"], "perfdeck@example.org");
    EXPECT_EQ(message["to"], Json({"ann@example.org", "bob@example.org"}));
    EXPECT_TRUE(message["defects"].empty()) << message["defects"];
    EXPECT_LE(message["longest"], 78);
    for (const auto &name : message["names"])
        EXPECT_THAT(name,
                    AnyOf("From",
                          "To",
                          "Subject",
                          "Date",
                          "Message-ID",
                          "In-Reply-To",
                          "References",
                          "Auto-Submitted",
                          "MIME-Version",
                          "Content-Type"));
    EXPECT_THAT(message["headers"]["Subject"].get<std::string>(),
                HasSubstr("Critical: Übertemperatur"));
    ASSERT_EQ(message["parts"].size(), 3U);
    EXPECT_EQ(message["parts"][0]["type"], "text/plain");
    EXPECT_THAT(message["parts"][0]["text"].get<std::string>(), HasSubstr("<script>alert(1)"));
    EXPECT_EQ(message["parts"][1]["type"], "text/html");
    const std::string html = message["parts"][1]["text"];
    EXPECT_THAT(html, Not(HasSubstr("<script>")));
    EXPECT_THAT(html, HasSubstr("&lt;script&gt;"));
    EXPECT_THAT(html, HasSubstr("cid:trend@perfdeck"));
    EXPECT_EQ(message["parts"][2]["type"], "image/png");
    EXPECT_EQ(message["parts"][2]["id"], "<trend@perfdeck>");
    EXPECT_EQ(message["parts"][2]["start"], "89504e470d0a1a0a");
}

TEST(MailPeer, EncryptsAndAuthenticates)
{
    ScratchFolder folder;
    const std::string certificate = folder.file("server");
    if (!makeCertificate(certificate))
        GTEST_SKIP() << kSkip;
    const std::vector<std::string> options{"--user",
                                           "perf",
                                           "--password",
                                           "geheim1",
                                           "--certificate",
                                           certificate + ".pem",
                                           "--key",
                                           certificate + ".key"};
    NoticePeer peer("mail", folder.file("got"), options);
    if (peer.port().empty())
        GTEST_SKIP() << kSkip;
    NoticeChannel channel = mail(peer);
    channel.encryption = NoticeChannel::Encryption::StartTls;
    channel.user = "perf";
    channel.password = value("geheim1");
    const Attempt untrusted = send(channel, notice("mail", 1));
    EXPECT_EQ(untrusted.result, Outcome::Retry);
    EXPECT_THAT(untrusted.outcome, HasSubstr("certificate"));
    EXPECT_THAT(peer.got(), SizeIs(0));
    channel.caFile = certificate + ".pem";
    const Attempt attempt = send(channel, notice("mail", 1));
    EXPECT_EQ(attempt.result, Outcome::Sent) << attempt.outcome;
    ASSERT_THAT(peer.waitFor(1), SizeIs(1));
    EXPECT_EQ(peer.got().front()["tls"], true);
    EXPECT_EQ(peer.got().front()["authenticated"], true);
    channel.password = value("wrong-one");
    const Attempt refused = send(channel, notice("mail", 1));
    EXPECT_EQ(refused.result, Outcome::Stopped);
    EXPECT_THAT(refused.outcome, Not(HasSubstr("wrong-one")));
    EXPECT_THAT(peer.got(), SizeIs(1));
}

TEST(MailPeer, SpeaksTlsFromTheStart)
{
    ScratchFolder folder;
    const std::string certificate = folder.file("server");
    if (!makeCertificate(certificate))
        GTEST_SKIP() << kSkip;
    NoticePeer peer(
        "mail",
        folder.file("got"),
        {"--certificate", certificate + ".pem", "--key", certificate + ".key", "--smtps"});
    if (peer.port().empty())
        GTEST_SKIP() << kSkip;
    NoticeChannel channel = mail(peer);
    channel.encryption = NoticeChannel::Encryption::Tls;
    channel.caFile = certificate + ".pem";
    const Attempt attempt = send(channel, notice("mail", 1));
    EXPECT_EQ(attempt.result, Outcome::Sent) << attempt.outcome;
    EXPECT_THAT(peer.waitFor(1), SizeIs(1));
}

TEST(MailPeer, NothingGoesUnencryptedWhereTlsIsWanted)
{
    ScratchFolder folder;
    NoticePeer peer("mail", folder.path(), {});
    if (peer.port().empty())
        GTEST_SKIP() << kSkip;
    NoticeChannel channel = mail(peer);
    channel.encryption = NoticeChannel::Encryption::StartTls;
    const Attempt attempt = send(channel, notice("mail", 1));
    EXPECT_EQ(attempt.result, Outcome::Retry) << attempt.outcome;
    EXPECT_THAT(peer.got(), SizeIs(0));
}

TEST(MailPeer, AnswersDecideWhatFollows)
{
    const std::vector<std::pair<std::string, Outcome>> answers{
        {"550", Outcome::Failed}, {"451", Outcome::Retry}, {"drop", Outcome::Retry}};
    for (const auto &[answer, result] : answers) {
        ScratchFolder folder;
        NoticePeer peer("mail", folder.path(), {"--answer", answer});
        if (peer.port().empty())
            GTEST_SKIP() << kSkip;
        const Attempt attempt = send(mail(peer), notice("mail", 1));
        EXPECT_EQ(attempt.result, result) << answer << ": " << attempt.outcome;
        EXPECT_THAT(attempt.outcome, HasSubstr("did not take the mail"));
    }
}

TEST(MailPeer, AStalledServerIsLeftWhenAsked)
{
    ScratchFolder folder;
    NoticePeer peer("mail", folder.path(), {"--answer", "stall"});
    if (peer.port().empty())
        GTEST_SKIP() << kSkip;
    std::stop_source stop;
    std::jthread later([&stop](const std::stop_token &) {
        std::this_thread::sleep_for(500ms);
        stop.request_stop();
    });
    const auto start = std::chrono::steady_clock::now();
    const Attempt attempt = sendNotice(mail(peer), notice("mail", 1), {}, stop.get_token());
    EXPECT_EQ(attempt.result, Outcome::Retry);
    EXPECT_LT(std::chrono::steady_clock::now() - start, 5s);
}

TEST(WebPeer, GetsASignedBody)
{
    ScratchFolder folder;
    NoticePeer peer("web", folder.path(), {"--signing-key", "schluessel"});
    ASSERT_FALSE(peer.port().empty());
    NoticeChannel channel = web(peer);
    channel.signingKey = value("schluessel");
    channel.headers = {{"X-Team", "ml"}};
    const Attempt attempt = send(channel, notice("hook", 1));
    EXPECT_EQ(attempt.result, Outcome::Sent) << attempt.outcome;
    EXPECT_EQ(attempt.outcome, "127.0.0.1 answered 200.");
    ASSERT_THAT(peer.waitFor(1), SizeIs(1));
    EXPECT_EQ(peer.got().front()["signed"], true);
    EXPECT_EQ(peer.got().front()["headers"]["X-Team"], "ml");
    EXPECT_EQ(peer.got().front()["body"]["version"], "1");
    channel.signingKey = value("another");
    EXPECT_EQ(send(channel, notice("hook", 1)).result, Outcome::Sent);
    EXPECT_EQ(peer.waitFor(2).back()["signed"], false);
}

TEST(WebPeer, RefusalsStopTheChannelAndHideTheToken)
{
    ScratchFolder folder;
    NoticePeer peer("web", folder.path(), {"401", "404", "400", "503", "429:7", "302"});
    ASSERT_FALSE(peer.port().empty());
    NoticeChannel channel = web(peer, ChannelKind::Slack);
    channel.address = "http://" + peer.host() + "/services/{token}";
    channel.token = value("T0123456789");
    const Attempt refused = send(channel, notice("hook", 1));
    EXPECT_EQ(refused.result, Outcome::Stopped);
    EXPECT_THAT(refused.outcome, HasSubstr("answered 401: you sent /services/***"));
    EXPECT_EQ(peer.waitFor(1).front()["path"], "/services/T0123456789");
    EXPECT_EQ(send(channel, notice("hook", 1)).result, Outcome::Stopped);
    EXPECT_EQ(send(channel, notice("hook", 1)).result, Outcome::Failed);
    EXPECT_EQ(send(channel, notice("hook", 1)).result, Outcome::Retry);
    const Attempt limited = send(channel, notice("hook", 1));
    EXPECT_EQ(limited.result, Outcome::Retry);
    EXPECT_EQ(limited.retryAfter, 7s);
    EXPECT_EQ(send(channel, notice("hook", 1)).result, Outcome::Failed); // not followed
    EXPECT_EQ(peer.waitFor(6).back()["body"]["text"], "Warning: gpu-hot 1");
}

TEST(WebPeer, BearerTokensTravelInTheHeader)
{
    ScratchFolder folder;
    NoticePeer peer("web", folder.path(), {});
    ASSERT_FALSE(peer.port().empty());
    NoticeChannel channel = web(peer, ChannelKind::Ntfy);
    channel.to = {"perf"};
    channel.token = value("tk_123456");
    EXPECT_EQ(send(channel, notice("hook", 1)).result, Outcome::Sent);
    ASSERT_THAT(peer.waitFor(1), SizeIs(1));
    EXPECT_EQ(peer.got().front()["headers"]["Authorization"], "Bearer tk_123456");
    EXPECT_EQ(peer.got().front()["body"]["topic"], "perf");
}

TEST(WebPeer, CertificatesAreChecked)
{
    ScratchFolder folder;
    const std::string certificate = folder.file("server");
    if (!makeCertificate(certificate))
        GTEST_SKIP() << kSkip;
    NoticePeer peer("web",
                    folder.file("got"),
                    {"--certificate", certificate + ".pem", "--key", certificate + ".key"});
    ASSERT_FALSE(peer.port().empty());
    NoticeChannel channel = web(peer);
    channel.address = "https://" + peer.host() + "/take";
    EXPECT_EQ(send(channel, notice("hook", 1)).result, Outcome::Retry);
    EXPECT_THAT(peer.got(), SizeIs(0));
    channel.caFile = certificate + ".pem";
    EXPECT_EQ(send(channel, notice("hook", 1)).result, Outcome::Sent);
}

TEST(WebPeer, TheQueueOutlivesTroubles)
{
    ScratchFolder folder;
    NoticePeer peer("web", folder.file("got"), {"500", "429:2", "200"});
    ASSERT_FALSE(peer.port().empty());
    SystemClock clock;
    DeliveryQueue queue(
        folder.file("spool"),
        [](const NoticeChannel &channel, const NoticePtr &what, const std::stop_token &stop) {
            return sendNotice(channel, what, {}, stop);
        },
        clock);
    static_cast<void>(queue.open());
    auto plan = std::make_shared<NoticePlan>();
    plan->channels = {web(peer)};
    queue.setPlan(plan);
    std::jthread thread([&queue](const std::stop_token &stop) { queue.run(stop); });
    const auto start = std::chrono::steady_clock::now();
    ASSERT_TRUE(queue.put({notice("hook", 1), notice("hook", 2)}, ""));
    const auto got = peer.waitFor(4);
    ASSERT_THAT(got, SizeIs(4));
    EXPECT_GE(std::chrono::steady_clock::now() - start, 3s); // 1 s back-off, 2 s asked for
    for (std::size_t i = 0; i < 3; ++i)
        EXPECT_EQ(got[i]["body"]["title"], "Warning: gpu-hot 1");
    EXPECT_EQ(got[3]["body"]["title"], "Warning: gpu-hot 2");
    EXPECT_EQ(got[2]["answer"], "200");
    while (queue.health().front().sent < 2)
        std::this_thread::sleep_for(5ms);
    for (const Delivery &delivery : queue.takeChanges()) {
        EXPECT_EQ(delivery.state, Delivery::State::Sent);
        EXPECT_EQ(delivery.attempts, delivery.title == "Warning: gpu-hot 1" ? 3U : 1U);
    }
}

} // namespace perfdeck
