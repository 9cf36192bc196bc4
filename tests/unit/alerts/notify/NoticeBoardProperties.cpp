// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/SplitMix.h"
#include "tests/unit/alerts/notify/NoticeWorld.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace perfdeck {

using testing::by;
using testing::equal;
using testing::firing;
using testing::kNoon;
using testing::shared;
using testing::simplePlan;
using testing::World;
using namespace std::chrono_literals;

namespace {

constexpr Duration kStep = 5s;
constexpr Duration kWait = 30s;
constexpr Duration kInterval = 5min;
constexpr int kSteps = 2000;
constexpr std::uint64_t kInstances = 24;

/// A random life of some instances: the same seed, the same life.
class Life
{
public:
    explicit Life(std::uint64_t seed)
        : m_random(seed)
    {
    }

    [[nodiscard]] bool chance(double probability) { return splitMixUnit(m_random) < probability; }

    /// Something happens, or nothing.
    void step(World &world)
    {
        const std::uint64_t which = splitMix64(m_random) % kInstances;
        const Labels labels{{"device", "gpu" + std::to_string(which / 4)}};
        Alert fresh = firing("rule" + std::to_string(which % 4), labels, severity(), world.now);
        const auto found = world.alerts.find(fresh.id);
        if (found == world.alerts.end()) {
            if (chance(0.3))
                world.put(fresh);
            return;
        }
        Alert alert = *found->second;
        const double dice = splitMixUnit(m_random);
        if (dice < 0.2) {
            world.end(alert);
            return;
        }
        if (dice < 0.4)
            alert.severity = severity();
        else if (dice < 0.5)
            alert.state
                = alert.state == AlertState::Firing ? AlertState::NoData : AlertState::Firing;
        else if (dice < 0.6)
            alert.acknowledgement = by("ann", world.now);
        else if (dice < 0.7)
            alert.acknowledgement.reset();
        world.put(alert);
    }

private:
    Severity severity() { return static_cast<Severity>(splitMix64(m_random) % 3); }

    std::uint64_t m_random;
};

NoticePlan plan()
{
    NoticePlan made = simplePlan();
    made.routes.front().channels = {"hook"};
    made.routes.front().repeat = 20min;
    made.inhibitions = {{{equal("rule", "rule0")}, {equal("rule", "rule3")}, {"device"}}};
    return made;
}

bool isInhibited(const World &world, const Alert &alert)
{
    if (alert.rule != "rule3")
        return false;
    const auto source = world.alerts.find(alertId("rule0", alert.labels));
    return source != world.alerts.end();
}

/// What somebody who reads every notice of a channel believes of an instance.
struct Belief
{
    EpisodeId episode;
    AlertState state = AlertState::Firing;
    Severity severity = Severity::Info;
    Timestamp toldAt;
    bool isOver = true;

    friend bool operator==(const Belief &, const Belief &) = default;
};

/// Reads notices and complains.
class Reader
{
public:
    void read(const Notice &notice)
    {
        for (const NoticeItem &item : notice.items) {
            Belief &belief = beliefs[item.alert->id];
            Belief now{item.alert->episode,
                       item.alert->state,
                       item.alert->severity,
                       notice.time,
                       item.endedAt.has_value()};
            if (item.isNews) {
                const Duration silent = notice.time - belief.toldAt;
                now.toldAt = belief.toldAt;
                EXPECT_TRUE(!notice.isRepeat || silent >= kInterval) << notice.title;
                EXPECT_TRUE(notice.isRepeat || belief != now) << "twice: " << notice.title;
                EXPECT_FALSE(now.isOver && belief.isOver) << "only an end: " << notice.title;
                now.toldAt = notice.time;
            }
            belief = now;
            belief.toldAt = notice.time;
        }
        EXPECT_EQ(notice.more, 0U);
        ids.push_back(notice.id);
    }

    std::map<AlertId, Belief> beliefs;
    std::vector<NoticeId> ids;
};

/// Since when each instance has been something to tell.
class Witness
{
public:
    void look(const World &world, const Reader &reader, Duration patience)
    {
        for (const auto &[id, alert] : world.alerts) {
            const auto belief = reader.beliefs.find(id);
            const bool isKnown = belief != reader.beliefs.end() && !belief->second.isOver
                && belief->second.episode == alert->episode
                && belief->second.severity >= alert->severity;
            if (isKnown || isInhibited(world, *alert)) {
                m_since.erase(id);
                continue;
            }
            const auto [since, isNew] = m_since.try_emplace(id, world.now);
            EXPECT_TRUE(world.now - since->second <= patience)
                << alert->rule << ' ' << alert->labels.toJson() << " goes untold";
        }
        std::erase_if(m_since,
                      [&](const auto &entry) { return !world.alerts.contains(entry.first); });
    }

private:
    std::map<AlertId, Timestamp> m_since;
};

std::vector<NoticeId> live(std::uint64_t seed, double crashes)
{
    World world(plan());
    Life life(seed);
    Life fate(seed ^ 0xABCDEF);
    Reader reader;
    Witness witness;
    // After a crash what was not told waits anew, so a crash may cost one more wait each.
    const Duration patience = kWait + kInterval + (crashes > 0 ? 10 * kWait : Duration(0));
    for (int i = 0; i < kSteps; ++i) {
        if (life.chance(0.3))
            life.step(world);
        for (const NoticePtr &notice : world.look())
            reader.read(*notice);
        witness.look(world, reader, patience);
        if (crashes > 0 && fate.chance(crashes)) {
            const auto memory = parseNoticeMemory(noticeMemoryText(world.saved));
            EXPECT_TRUE(memory);
            world.board = NoticeBoard([](const std::string &) { return Zone(); }, *memory);
            world.setPlan(plan());
        }
        world.now += kStep;
        if (::testing::Test::HasFailure())
            break;
    }
    return reader.ids;
}

} // namespace

class NoticeBoardLives : public ::testing::TestWithParam<std::uint64_t>
{
};

TEST_P(NoticeBoardLives, TellEverythingOnceAndTheSameAgain)
{
    const auto ids = live(GetParam(), 0);
    EXPECT_GT(ids.size(), 50U);
    EXPECT_EQ(live(GetParam(), 0), ids);
}

TEST_P(NoticeBoardLives, GoOnAfterACrashAnywhere)
{
    EXPECT_GT(live(GetParam(), 0.02).size(), 50U);
}

INSTANTIATE_TEST_SUITE_P(Seeds, NoticeBoardLives, ::testing::Range<std::uint64_t>(1, 21));

TEST(NoticeMemory, ComesBackAsItWas)
{
    World world(plan());
    Life life(7);
    for (int i = 0; i < 500; ++i) {
        life.step(world);
        world.look();
        world.now += kStep;
    }
    ASSERT_FALSE(world.saved.groups.empty());
    const std::string text = noticeMemoryText(world.saved);
    const auto memory = parseNoticeMemory(text);
    ASSERT_TRUE(memory) << memory.error().message();
    EXPECT_EQ(noticeMemoryText(*memory), text);
    EXPECT_FALSE(parseNoticeMemory(text.substr(0, text.size() / 2)));
    EXPECT_FALSE(parseNoticeMemory("{}"));
    EXPECT_FALSE(parseNoticeMemory(""));
}

} // namespace perfdeck
