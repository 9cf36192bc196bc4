// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/alerts/CommandBox.h"
#include "tests/support/HistoryFixture.h"

#include <gtest/gtest.h>

#include <fstream>
#include <thread>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;

const AlertId kAlert = alertId("hot", Labels{{"device", "0"}});

AlertAction acknowledgement()
{
    AlertAction action;
    action.kind = AlertAction::Kind::Snooze;
    action.alert = kAlert;
    action.episode = EpisodeId(-7);
    action.who = "anna \"the\" fan\n";
    action.time = kHistoryStart;
    action.note = "日本";
    action.until = kHistoryStart + 1h + Duration(1);
    return action;
}

Silence silence()
{
    Silence it;
    it.id = SilenceId(12);
    it.matchers = {{"device", LabelMatcher::Kind::Pattern, "gpu*, \"x\""},
                   {"rule", LabelMatcher::Kind::NotEqual, "hot"}};
    it.range = {kHistoryStart, kHistoryStart + 2h};
    it.who = "bob";
    it.comment = "moving racks";
    it.madeAt = kHistoryStart;
    return it;
}

TEST(AlertCommand, ReadsWhatItWrites)
{
    for (const AlertCommand &command : {AlertCommand(acknowledgement()),
                                        AlertCommand(silence()),
                                        AlertCommand(EndSilence{SilenceId(12)})}) {
        const auto read = parseAlertCommand(alertCommandText(command));
        ASSERT_TRUE(read) << read.error().message();
        EXPECT_EQ(*read, command);
    }
}

TEST(AlertCommand, RefusesWhatItDoesNotUnderstand)
{
    const auto reason = [](std::string_view text) {
        const auto read = parseAlertCommand(text);
        return read ? std::string("read") : read.error().reason;
    };
    EXPECT_EQ(reason("[]"), "it is no JSON object");
    EXPECT_EQ(reason("{\"version\":1"), "it is no JSON object");
    EXPECT_EQ(reason(R"({"version":2,"do":"undo"})"), "it was written by a newer PerfDeck");
    EXPECT_EQ(reason(R"({"version":1})"), "'do' is missing or no text");
    EXPECT_EQ(reason(R"({"version":1,"do":"drop"})"),
              "'do' is none of acknowledge, snooze, resolve, comment, undo, silence, unsilence");
    EXPECT_EQ(reason(R"({"version":1,"do":"undo","alert":"12"})"), "'alert' is no fingerprint");
    EXPECT_EQ(reason(R"({"version":1,"do":"undo","alert":"407a81cc7eb0b911","who":"a",)"
                     R"("time":"now"})"),
              "'time' is no time");
    EXPECT_EQ(reason(R"({"version":1,"do":"undo","alert":"407a81cc7eb0b911","who":")"
                     + std::string(5000, 'x') + R"(","time":"2026-01-01"})"),
              "'who' is longer than 4096 bytes");
    EXPECT_EQ(reason(R"({"version":1,"do":"unsilence","id":"4"})"),
              "'id' is missing or no whole number");
    EXPECT_EQ(reason(R"({"version":1,"do":"silence","id":4,"matchers":"a"})"),
              "'matchers': column 2: one of = != =~ !~ is expected");
}

TEST(AlertCommand, KnowsFingerprints)
{
    EXPECT_EQ(alertOfFingerprint(alertFingerprint(kAlert)), kAlert);
    for (const char *text :
         {"", "407a", "407a81cc7eb0b91x", "407a81cc7eb0b9111", "-07a81cc7eb0b91"})
        EXPECT_EQ(alertOfFingerprint(text), std::nullopt) << text;
}

class CommandBoxTest : public testing::Test
{
protected:
    [[nodiscard]] std::size_t files() const
    {
        const std::filesystem::directory_iterator all(m_box.folder());
        return static_cast<std::size_t>(std::distance(begin(all), end(all)));
    }

    TemporaryFolder m_folder;
    CommandBox m_box{m_folder.file("history.db")};
};

TEST_F(CommandBoxTest, HandsCommandsToTheHolder)
{
    m_box.takeIn([](const AlertCommand &) { return Status(); }); // without a folder
    std::vector<AlertCommand> taken;
    std::jthread holder([&](const std::stop_token &stop) {
        while (!stop.stop_requested()) {
            m_box.takeIn([&](const AlertCommand &command) {
                taken.push_back(command);
                return Status();
            });
            std::this_thread::sleep_for(10ms);
        }
    });
    const Status sent = m_box.send(silence(), 20s);
    EXPECT_TRUE(sent) << sent.error().message();
    EXPECT_TRUE(m_box.send(acknowledgement(), 20s));
    holder.request_stop();
    holder.join();
    EXPECT_EQ(taken, (std::vector<AlertCommand>{silence(), acknowledgement()}));
    EXPECT_EQ(files(), 0u);
}

TEST_F(CommandBoxTest, BringsBackWhyTheHolderRefused)
{
    std::jthread holder([&](const std::stop_token &stop) {
        while (!stop.stop_requested()) {
            m_box.takeIn([](const AlertCommand &) {
                return Status(failure(ErrorKind::NotFound, "Nothing was done", "it is over"));
            });
            std::this_thread::sleep_for(10ms);
        }
    });
    const Status sent = m_box.send(acknowledgement(), 20s);
    ASSERT_FALSE(sent);
    EXPECT_EQ(sent.error().kind, ErrorKind::Refused);
    EXPECT_EQ(sent.error().reason, "Nothing was done: it is over");
    EXPECT_EQ(files(), 0u);
}

TEST_F(CommandBoxTest, WithdrawsWhatNobodyTakes)
{
    const Status sent = m_box.send(acknowledgement(), 100ms);
    ASSERT_FALSE(sent);
    EXPECT_EQ(sent.error().kind, ErrorKind::Unavailable);
    EXPECT_EQ(files(), 0u);
}

TEST_F(CommandBoxTest, LeavesAReasonBesideWhatCannotBeUnderstood)
{
    std::filesystem::create_directory(m_box.folder());
    std::ofstream(m_box.folder() + "/1.json") << "{\"version\":1,\"do\":\"format\"}";
    std::ofstream(m_box.folder() + "/2.json.new") << "half";
    int carried = 0;
    m_box.takeIn([&carried](const AlertCommand &) {
        ++carried;
        return Status();
    });
    EXPECT_EQ(carried, 0);
    EXPECT_FALSE(std::filesystem::exists(m_box.folder() + "/1.json"));
    EXPECT_TRUE(std::filesystem::exists(m_box.folder() + "/1.error"));
    EXPECT_TRUE(std::filesystem::exists(m_box.folder() + "/2.json.new"));
}

} // namespace
} // namespace perfdeck
