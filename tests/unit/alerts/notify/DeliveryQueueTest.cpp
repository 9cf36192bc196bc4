// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/notify/DeliveryQueue.h"
#include "core/alerts/notify/NoticeSpool.h"
#include "tests/unit/alerts/notify/DeliveryFixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <condition_variable>
#include <csignal>
#include <fstream>
#include <limits>
#include <map>
#include <mutex>
#include <set>
#include <sys/wait.h>
#include <thread>

namespace perfdeck {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::notice;
using testing::ScratchFolder;
using ::testing::SizeIs;
using namespace std::chrono_literals;

namespace {

NoticePlanPtr planOf(std::vector<std::string> names)
{
    auto plan = std::make_shared<NoticePlan>();
    for (std::string &name : names) {
        NoticeChannel channel;
        channel.name = std::move(name);
        channel.kind = ChannelKind::Log;
        channel.atMostEvery = 0s;
        plan->channels.push_back(channel);
    }
    return plan;
}

/// Stands for all channels: writes down what it is handed and answers as told.
class Receiver
{
public:
    Attempt take(const NoticeChannel &channel, const NoticePtr &notice)
    {
        const std::lock_guard lock(m_mutex);
        m_taken.push_back(channel.name + ' ' + notice->title);
        m_wake.notify_all();
        return m_answer;
    }

    void answer(Attempt attempt)
    {
        const std::lock_guard lock(m_mutex);
        m_answer = std::move(attempt);
    }

    /// What came, as soon as it is so much.
    std::vector<std::string> waitFor(std::size_t count)
    {
        std::unique_lock lock(m_mutex);
        m_wake.wait_for(lock, 20s, [&] { return m_taken.size() >= count; });
        return m_taken;
    }

    DeliveryQueue::Send send()
    {
        return
            [this](const NoticeChannel &channel, const NoticePtr &notice, const std::stop_token &) {
                return take(channel, notice);
            };
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<std::string> m_taken;
    Attempt m_answer;
};

/// A queue whose thread runs as long as this object lives.
class Running
{
public:
    Running(const std::string &folder, DeliveryQueue::Send send, NoticePlanPtr plan)
        : queue(folder, std::move(send), m_clock)
        , restored(queue.open())
    {
        queue.setPlan(std::move(plan));
        m_thread = std::jthread([this](const std::stop_token &stop) { queue.run(stop); });
    }

    /// Changes until one has ended.
    Deliveries waitForEnds(std::size_t count)
    {
        Deliveries ended;
        for (int i = 0; i < 2000 && ended.size() < count; ++i) {
            for (Delivery &delivery : queue.takeChanges())
                if (hasEnded(delivery))
                    ended.push_back(std::move(delivery));
            std::this_thread::sleep_for(5ms);
        }
        return ended;
    }

private:
    SystemClock m_clock;

public:
    DeliveryQueue queue;
    RestoredQueue restored;

private:
    std::jthread m_thread;
};

std::set<std::string> filesIn(const std::string &folder)
{
    std::set<std::string> names;
    for (const auto &entry : std::filesystem::directory_iterator(folder))
        names.insert(entry.path().filename().string());
    return names;
}

} // namespace

TEST(DeliveryQueue, SendsInOrderAndSaysHowItWent)
{
    ScratchFolder folder;
    Receiver receiver;
    Running running(folder.path(), receiver.send(), planOf({"a", "b"}));
    ASSERT_TRUE(running.queue.put({notice("a", 1), notice("b", 2), notice("a", 3)}, "memory"));
    EXPECT_THAT(receiver.waitFor(3), SizeIs(3));
    const auto ended = running.waitForEnds(3);
    ASSERT_THAT(ended, SizeIs(3));
    for (const Delivery &delivery : ended) {
        EXPECT_EQ(delivery.state, Delivery::State::Sent);
        EXPECT_EQ(delivery.attempts, 1U);
        EXPECT_THAT(delivery.episodes, SizeIs(1));
    }
    EXPECT_THAT(running.queue.health(),
                ElementsAre(ChannelHealth{"a", "", false, 0, 2, 0},
                            ChannelHealth{"b", "", false, 0, 1, 0}));
}

TEST(DeliveryQueue, TriesAgainUntilItIsTaken)
{
    ScratchFolder folder;
    Receiver receiver;
    receiver.answer({Attempt::Result::Retry, "Nobody answers.", std::nullopt});
    Running running(folder.path(), receiver.send(), planOf({"a"}));
    ASSERT_TRUE(running.queue.put({notice("a", 1)}, ""));
    EXPECT_THAT(receiver.waitFor(1), SizeIs(1));
    receiver.answer({});
    EXPECT_THAT(receiver.waitFor(2), SizeIs(2));
    const auto ended = running.waitForEnds(1);
    ASSERT_THAT(ended, SizeIs(1));
    EXPECT_EQ(ended.front().attempts, 2U);
}

TEST(DeliveryQueue, AChangedOrTestedChannelGoesOn)
{
    ScratchFolder folder;
    Receiver receiver;
    receiver.answer({Attempt::Result::Stopped, "It answered 401.", std::nullopt});
    Running running(folder.path(), receiver.send(), planOf({"a"}));
    ASSERT_TRUE(running.queue.put({notice("a", 1)}, ""));
    EXPECT_THAT(receiver.waitFor(1), SizeIs(1));
    while (!running.queue.health().front().isStopped)
        std::this_thread::sleep_for(5ms);
    EXPECT_EQ(running.queue.health().front().problem, "It answered 401.");
    EXPECT_FALSE(running.queue.test(planOf({"a"})->channels.front()));
    receiver.answer({});
    EXPECT_TRUE(running.queue.test(planOf({"a"})->channels.front()));
    EXPECT_THAT(running.waitForEnds(1), SizeIs(1));
    EXPECT_THAT(receiver.waitFor(4),
                ElementsAre("a Warning: gpu-hot 1",
                            "a Test of PerfDeck",
                            "a Test of PerfDeck",
                            "a Warning: gpu-hot 1"));
}

TEST(DeliveryQueue, DropsWhatNobodyWants)
{
    ScratchFolder folder;
    Receiver receiver;
    receiver.answer({Attempt::Result::Retry, "", std::nullopt});
    Running running(folder.path(), receiver.send(), planOf({"a"}));
    ASSERT_TRUE(running.queue.put({notice("a", 1), notice("gone", 2)}, ""));
    EXPECT_EQ(running.waitForEnds(1).front().state, Delivery::State::Dropped);
    EXPECT_THAT(receiver.waitFor(1), SizeIs(1));
    running.queue.setPlan(planOf({"b"}));
    const auto ended = running.waitForEnds(1);
    ASSERT_THAT(ended, SizeIs(1));
    EXPECT_EQ(ended.front().state, Delivery::State::Dropped);
    EXPECT_EQ(ended.front().outcome, "There is no such channel any more.");
}

TEST(DeliveryQueue, IsBoundedAndKeepsTheWorst)
{
    ScratchFolder folder;
    SystemClock clock;
    DeliveryQueue queue(folder.path(), {}, clock);
    queue.setPlan(planOf({"a"}));
    std::vector<NoticePtr> notices{notice("a", 0, Severity::Critical)};
    for (int i = 1; i <= static_cast<int>(DeliveryQueue::kMostWaiting) + 4; ++i)
        notices.push_back(notice("a", i));
    ASSERT_TRUE(queue.put(notices, ""));
    EXPECT_EQ(queue.health().front().waiting, DeliveryQueue::kMostWaiting);
    int given = 0;
    for (const Delivery &delivery : queue.takeChanges())
        if (delivery.state == Delivery::State::Failed) {
            ++given;
            EXPECT_EQ(delivery.severity, Severity::Warning);
            EXPECT_LE(delivery.queuedAt, testing::kNoon + 5s);
        }
    EXPECT_EQ(given, 5);
}

TEST(DeliveryQueue, FindsAfterARestartWhatItHad)
{
    ScratchFolder folder;
    SystemClock clock;
    {
        DeliveryQueue queue(folder.path(), {}, clock);
        ASSERT_TRUE(queue.put({notice("a", 1), notice("a", 2)}, "what was told"));
    }
    // As a crash between the board and the files of its notices leaves it.
    std::filesystem::remove(
        folder.file(alertFingerprint(AlertId(notice("a", 2)->id.value())) + ".json"));
    std::ofstream(folder.file("0123456789abcdef.json")) << "{\"format\":1";
    Receiver receiver;
    Running running(folder.path(), receiver.send(), planOf({"a"}));
    EXPECT_EQ(running.restored.memory, "what was told");
    EXPECT_THAT(running.restored.problems, SizeIs(1));
    EXPECT_THAT(receiver.waitFor(2), ElementsAre("a Warning: gpu-hot 1", "a Warning: gpu-hot 2"));
    EXPECT_THAT(running.waitForEnds(2), SizeIs(2));
    ASSERT_TRUE(running.queue.put({}, "later"));
    EXPECT_EQ(filesIn(folder.path()),
              (std::set<std::string>{"0123456789abcdef.json.broken", "board.json"}));
}

TEST(NoticeSpool, KeepsEveryWordOfANotice)
{
    ScratchFolder folder;
    auto made = std::make_shared<Notice>(*notice("a", 1));
    Alert alert = *made->items.front().alert;
    alert.labels.set("model", "b\"e\\rt\n\xff");
    alert.value = std::numeric_limits<double>::quiet_NaN();
    alert.series = std::make_shared<const SeriesKey>(SeriesKey{"up", {{"source", "x"}}});
    alert.acknowledgement = Acknowledgement{"ann", testing::kNoon, "note", {}, true};
    made->items.front() = {testing::shared(alert), AlertReason::Escalated, testing::kNoon, false};
    made->more = 7;
    NoticeSpool spool(folder.path());
    ASSERT_TRUE(spool.add({{made, waitingDelivery(*made)}}, "m"));
    const auto content = NoticeSpool(folder.path()).read();
    ASSERT_THAT(content.waiting, SizeIs(1));
    const Notice &again = *content.waiting.front().notice;
    EXPECT_EQ(again.title, made->title);
    EXPECT_EQ(again.more, 7U);
    EXPECT_EQ(again.id, made->id);
    const NoticeItem &item = again.items.front();
    EXPECT_EQ(item.alert->labels.get("model"), "b\"e\\rt\n\xEF\xBF\xBD"); // no UTF-8: replaced
    EXPECT_TRUE(std::isnan(item.alert->value));
    EXPECT_EQ(item.alert->series->toString(), "up{source=\"x\"}");
    EXPECT_EQ(item.alert->acknowledgement, alert.acknowledgement);
    EXPECT_EQ(item.reason, AlertReason::Escalated);
    EXPECT_EQ(item.endedAt, testing::kNoon);
    EXPECT_FALSE(item.isNews);
    EXPECT_EQ(content.waiting.front().delivery, waitingDelivery(*made));
}

/// A process that sends and is killed without warning at some moment.
TEST(DeliveryQueue, AKillAnywhereLosesNothingAndRepeatsOnlyWhatWasUnderWay)
{
    ScratchFolder folder;
    const std::string log = folder.file("log");
    const std::string spool = folder.file("spool");
    constexpr int kRounds = 25;
    constexpr int kEach = 4;
    const auto send = [log](const NoticeChannel &, const NoticePtr &sent, const std::stop_token &) {
        std::ofstream(log, std::ios::app) << sent->title + '\n' << std::flush;
        return Attempt{};
    };
    for (int round = 0; round < kRounds; ++round) {
        const pid_t child = ::fork();
        if (child == 0) {
            SystemClock clock;
            DeliveryQueue queue(spool, send, clock);
            const auto restored = queue.open();
            queue.setPlan(planOf({"a"}));
            std::jthread thread([&queue](const std::stop_token &stop) { queue.run(stop); });
            // What was decided is remembered with the notices: nobody decides it twice.
            int next = restored.memory.empty() ? 0 : std::stoi(restored.memory);
            for (;; ++next) {
                if (next < kRounds * kEach)
                    static_cast<void>(queue.put({notice("a", next)}, std::to_string(next + 1)));
                std::this_thread::sleep_for(2ms);
            }
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(15 + round * 7 % 23));
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
    }
    std::map<std::string, int> counts;
    const auto readLog = [&] {
        counts.clear();
        std::ifstream file(log);
        for (std::string line; std::getline(file, line);)
            ++counts[line];
    };
    int decided = 0;
    {
        Running running(spool, send, planOf({"a"}));
        decided = std::stoi(running.restored.memory);
        const auto isDone = [&] { return running.queue.health().front().waiting == 0; };
        for (int i = 0; i < 2000 && !running.queue.health().empty() && !isDone(); ++i)
            std::this_thread::sleep_for(5ms);
    }
    readLog();
    int repeats = 0;
    EXPECT_GT(decided, 0);
    for (int i = 0; i < decided; ++i) {
        const int count = counts["Warning: gpu-hot " + std::to_string(i)];
        EXPECT_GE(count, 1) << i;
        repeats += count - 1;
    }
    EXPECT_LE(repeats, kRounds); // at most the one under way at each kill
}

} // namespace perfdeck
