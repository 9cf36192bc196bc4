// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/alerts/NoticeOffice.h"
#include "tests/support/HistoryFixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <mutex>
#include <sstream>
#include <thread>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

constexpr auto kPatience = 20s;

/// An office whose one channel writes into a file.
class NoticeOfficeTest : public testing::Test
{
protected:
    NoticeOfficeTest()
    {
        writePlan(R"([[channel]]
name = "log"
kind = "log"
address = ")" + m_folder.file("told.txt")
                  + R"("
at_most_every = "1s"
[[route]]
channels = ["log"]
group_wait = "0s"
group_interval = "1s"
[[inhibition]]
source = 'rule="down"'
target = 'rule="hot"'
equal = ["device"]
)");
        restart();
    }

    ~NoticeOfficeTest() override { stop(); }

    void writePlan(const std::string &text) const
    {
        std::ofstream(m_folder.file("notices.toml"), std::ios::trunc) << text;
    }

    void stop()
    {
        m_thread = {};
        m_office.reset();
    }

    /// As after a kill, as far as memory goes.
    void restart()
    {
        stop();
        NoticeSink sink;
        sink.store = [this](Deliveries deliveries) {
            for (Delivery &delivery : deliveries)
                m_stored.push_back(std::move(delivery));
        };
        sink.post = [this](const Event &event) { m_events.push_back(event.text); };
        sink.changed = [] {};
        m_office = std::make_unique<NoticeOffice>(
            NoticeOptions{m_folder.file("notices.toml"), m_folder.file("spool")},
            NoticeParts{m_clock, {}, {}},
            std::move(sink));
        m_office->open({});
        m_thread = std::jthread([this](const std::stop_token &end) { m_office->run(end); });
    }

    static AlertPtr alert(const std::string &rule)
    {
        auto made = std::make_shared<Alert>();
        made->rule = rule;
        made->labels = Labels{{"device", "0"}};
        made->id = alertId(rule, made->labels);
        made->state = AlertState::Firing;
        made->severity = Severity::Warning;
        made->since = made->raisedAt = made->firedAt = kFired;
        made->episode = episodeId(made->id, kFired);
        made->title = rule + " at device 0";
        return made;
    }

    void update(Alerts alerts, bool isChanged = true)
    {
        m_office->update({std::make_shared<const Alerts>(std::move(alerts)),
                          {},
                          std::make_shared<const Silences>(),
                          m_clock->now()},
                         isChanged);
    }

    /// What the channel was told; waits for something that contains `text`.
    std::string told(const std::string &text)
    {
        const auto deadline = std::chrono::steady_clock::now() + kPatience;
        std::string all;
        do {
            std::ifstream file(m_folder.file("told.txt"));
            all.assign(std::istreambuf_iterator<char>(file), {});
            std::this_thread::sleep_for(20ms);
        } while (all.find(text) == std::string::npos
                 && std::chrono::steady_clock::now() < deadline);
        return all;
    }

    static constexpr Timestamp kFired = kHistoryStart;

    TemporaryFolder m_folder;
    std::shared_ptr<const Clock> m_clock = std::make_shared<SystemClock>();
    Deliveries m_stored;
    std::vector<std::string> m_events;
    std::unique_ptr<NoticeOffice> m_office;
    std::jthread m_thread;
};

TEST_F(NoticeOfficeTest, TellsOnceAlsoOverARestart)
{
    const Alerts firing{alert("hot")};
    update(firing);
    EXPECT_THAT(told("hot at device 0"), HasSubstr("hot at device 0"));
    for (int i = 0; i < 100 && (m_stored.empty() || m_stored.back().state != Delivery::State::Sent);
         ++i) {
        std::this_thread::sleep_for(20ms);
        update(firing, false);
    }
    ASSERT_FALSE(m_stored.empty());
    EXPECT_EQ(m_stored.back().state, Delivery::State::Sent);
    EXPECT_EQ(m_office->deliveries()->front().state, Delivery::State::Sent);
    EXPECT_EQ(m_office->noticesByRule().at("hot"), 1u);
    const std::string before = told("hot at device 0");
    restart();
    for (int i = 0; i < 10; ++i) {
        update(firing);
        std::this_thread::sleep_for(20ms);
    }
    EXPECT_TRUE(m_office->noticesByRule().empty());
    EXPECT_EQ(told("hot at device 0"), before);
}

TEST_F(NoticeOfficeTest, KnowsWhatAWorseAlertExplains)
{
    const AlertPtr hot = alert("hot");
    EXPECT_TRUE(m_office->inhibited({hot}).empty());
    EXPECT_EQ(m_office->inhibited({alert("down"), hot}), std::vector{hot->id});
}

TEST_F(NoticeOfficeTest, FollowsItsFileAndSaysWhatIsWrongWithIt)
{
    EXPECT_FALSE(m_office->look());
    EXPECT_EQ(m_office->plan()->channels.size(), 1u);
    writePlan("[[channel]]\nname = \"a\"\nkind = \"pigeon\"\n");
    EXPECT_TRUE(m_office->look());
    ASSERT_FALSE(m_events.empty());
    EXPECT_THAT(m_events.back(), HasSubstr("notices.toml:"));
    NoticePlan plan;
    plan.channels.emplace_back().name = "mine";
    ASSERT_TRUE(m_office->putPlan(plan));
    EXPECT_TRUE(m_office->look());
    EXPECT_EQ(m_office->plan()->channels.front().name, "mine");
}

TEST_F(NoticeOfficeTest, TestsAChannelAtOnce)
{
    const Status tested = m_office->test(m_office->plan()->channels.front(), {});
    EXPECT_TRUE(tested) << tested.error().message();
    EXPECT_FALSE(told("").empty());
    NoticeChannel broken = m_office->plan()->channels.front();
    broken.address = "/nowhere/at/all";
    EXPECT_FALSE(m_office->test(broken, {}));
}

} // namespace
} // namespace perfdeck
