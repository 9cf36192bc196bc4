// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/RegressionWatch.h"
#include "core/store/SqlQuery.h"
#include "tests/support/FakeClock.h"
#include "tests/support/HistoryFixture.h"
#include "tests/support/NoisyBlocks.h"

#include <gtest/gtest.h>

#include <future>
#include <thread>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;

/// A watch on a stored history, run until it has looked once.
class WatchedHistory
{
public:
    WatchedHistory() { m_history.open(); }

    /// A sample every ten seconds, `factor` times as much from minute `at` on.
    void add(const SeriesKeyPtr &key, std::uint64_t seed, int minutes, int at, double factor)
    {
        const SeriesId id = m_history.catalog().intern(key);
        NormalNoise noise(seed);
        std::vector<Timestamp> times;
        std::vector<double> values;
        for (int i = 0; i < minutes * 6; ++i) {
            times.push_back(kBlocksStart + i * 10s);
            values.push_back(0.1 * (i < at * 6 ? 1 : factor) * (1 + 0.1 * noise.next()));
        }
        ASSERT_TRUE(m_history.store().import(id, times, values));
        m_history.flush();
    }

    /// `command` is given while the watch runs, before it looks.
    void look(const std::function<void(RegressionWatch &)> &command = [](RegressionWatch &) {})
    {
        WatchSink sink;
        sink.store = [this](FindingChanges changes) {
            m_history.store().apply(std::move(changes));
            m_history.flush();
        };
        sink.post = [this](Event event) { m_events.push_back(std::move(event)); };
        sink.changed = [] {};
        // The fixture owns both; they outlive the watch.
        RegressionWatch watch(
            {std::shared_ptr<SeriesCatalog>(std::shared_ptr<void>(), &m_history.catalog()),
             nullptr,
             std::shared_ptr<HistoryStore>(std::shared_ptr<void>(), &m_history.store()),
             m_clock},
            m_options,
            std::move(sink));
        std::promise<void> looked;
        {
            const std::jthread thread([&watch](std::stop_token stop) {
                watch.run(std::move(stop), [] { return true; });
            });
            command(watch);
            watch.lookNow([&looked] { looked.set_value(); });
            ASSERT_EQ(looked.get_future().wait_for(60s), std::future_status::ready);
        }
        m_findings = *watch.findings();
        m_status = watch.status();
    }

    [[nodiscard]] std::vector<std::vector<SqlValue>> sql(const std::string &question) const
    {
        std::vector<std::vector<SqlValue>> rows;
        SqlSink sink;
        sink.row = [&rows](std::span<const SqlValue> row) {
            rows.emplace_back(row.begin(), row.end());
            return true;
        };
        EXPECT_TRUE(runSql(m_history.path(), question, {}, sink));
        return rows;
    }

    HistoryFixture m_history;
    std::shared_ptr<FakeClock> m_clock = std::make_shared<FakeClock>();
    WatchOptions m_options;
    std::vector<Event> m_events;
    Findings m_findings;
    WatchStatus m_status;
};

TEST(RegressionWatch, FindsAShiftInAStoredHistoryAndStoresIt)
{
    WatchedHistory watched;
    watched.add(latencyKey("slow"), 1, 480, 300, 1.129);
    watched.add(latencyKey("steady", "127.0.0.1:9000"), 2, 480, 0, 1);
    watched.look();
    const auto rows = watched.sql("SELECT labels ->> 'model', verdict, state, time, effect_low, "
                                  "effect_high, confidence, q FROM findings");
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(std::get<std::string>(rows[0][0]), "slow");
    EXPECT_EQ(std::get<std::string>(rows[0][1]), "regressed");
    EXPECT_EQ(std::get<std::string>(rows[0][2]), "new");
    const Timestamp time{Duration(std::get<std::int64_t>(rows[0][3]))};
    EXPECT_NEAR(std::chrono::duration<double>(time - kBlocksStart) / 1min, 300, 2);
    EXPECT_LT(std::get<double>(rows[0][4]), 0.129);
    EXPECT_GT(std::get<double>(rows[0][5]), 0.129);
    EXPECT_GT(std::get<double>(rows[0][6]), 0.5);
    EXPECT_LT(std::get<double>(rows[0][7]), 0.05);
    ASSERT_EQ(watched.m_events.size(), 1u);
    EXPECT_EQ(watched.m_events[0].kind, "regression");
    EXPECT_EQ(watched.m_events[0].time, time);
    EXPECT_EQ(watched.m_status.series, 2u);
    EXPECT_EQ(watched.m_status.judged, 2u);
}

TEST(RegressionWatch, GoesOnWhereItWasLeft)
{
    WatchedHistory watched;
    watched.add(latencyKey("slow"), 1, 480, 300, 1.3);
    watched.look();
    ASSERT_EQ(watched.m_findings.size(), 1u);
    const FindingId id = watched.m_findings[0].id;
    watched.m_history.reopen();
    watched.look([id](RegressionWatch &watch) {
        watch.judge(id, {TriageState::Acknowledged, "anna", "looking", kBlocksStart});
    });
    ASSERT_EQ(watched.m_findings.size(), 1u);
    EXPECT_EQ(watched.m_findings[0].id, id);
    EXPECT_EQ(watched.m_findings[0].triage.state, TriageState::Acknowledged);
    EXPECT_EQ(watched.m_events.size(), 1u); // told once, not once a start
    const auto rows = watched.sql("SELECT f.state, t.note FROM findings f "
                                  "JOIN finding_triage t ON t.finding = f.id");
    EXPECT_EQ(rows.size(), 1u);
}

TEST(RegressionWatch, SeesSlowChangesInCoarseBlocks)
{
    WatchedHistory watched;
    const SeriesId id = watched.m_history.catalog().intern(latencyKey("nightly"));
    NormalNoise noise(3);
    std::vector<Timestamp> times;
    std::vector<double> values;
    for (int day = 0; day < 120; ++day) {
        times.push_back(kBlocksStart + day * 24h);
        values.push_back(0.1 * (day < 80 ? 1 : 1.3) * (1 + 0.03 * noise.next()));
    }
    ASSERT_TRUE(watched.m_history.store().import(id, times, values));
    watched.m_history.flush();
    watched.look();
    ASSERT_FALSE(watched.m_findings.empty());
    for (const Finding &finding : watched.m_findings)
        EXPECT_NEAR(std::chrono::duration<double>(finding.time - kBlocksStart) / 24h, 80, 2);
}

TEST(RegressionWatch, ReadsCountersAsIncreases)
{
    WatchedHistory watched;
    auto key = std::make_shared<SeriesKey>(
        SeriesKey{"http_requests_failed_total", Labels{{"source", "web"}}});
    const SeriesId id = watched.m_history.catalog().intern(key);
    NormalNoise noise(4);
    std::vector<Timestamp> times;
    std::vector<double> values;
    double count = 1000;
    for (int i = 0; i < 300 * 6; ++i) {
        count += 10 * (i < 200 * 6 ? 1 : 2) + noise.next();
        if (i == 120 * 6)
            count = 3; // the server was started again
        times.push_back(kBlocksStart + i * 10s);
        values.push_back(count);
    }
    ASSERT_TRUE(watched.m_history.store().import(id, times, values));
    watched.m_history.flush();
    watched.look();
    ASSERT_EQ(watched.m_findings.size(), 1u);
    EXPECT_NEAR(watched.m_findings[0].before, 1, 0.05); // per second
    EXPECT_NEAR(watched.m_findings[0].after, 2, 0.05);
}

TEST(RegressionWatch, KeepsNothingWhereItMayNotWrite)
{
    WatchedHistory watched;
    watched.add(latencyKey("slow"), 1, 480, 300, 1.3);
    watched.look();
    ASSERT_EQ(watched.m_findings.size(), 1u);
    const FindingId known = watched.m_findings[0].id;
    watched.m_events.clear();
    watched.add(latencyKey("other", "127.0.0.1:9000"), 2, 480, 200, 1.3);
    watched.m_options.isReadOnly = true;
    watched.look([known](RegressionWatch &watch) {
        watch.judge(known, {TriageState::Fixed, "anna", "not kept", kBlocksStart});
    });
    EXPECT_EQ(watched.m_findings.size(), 2u) << "what is stored, and what is found now";
    EXPECT_TRUE(std::ranges::any_of(
        watched.m_findings, [known](const Finding &finding) { return finding.id == known; }));
    EXPECT_TRUE(watched.m_events.empty());
    EXPECT_EQ(watched.sql("SELECT id FROM findings").size(), 1u);
    EXPECT_TRUE(watched.sql("SELECT finding FROM finding_triage").empty());
}

TEST(RegressionWatch, LeavesOutWhatIsNoMeasurement)
{
    EXPECT_TRUE(isWatched({"inference_latency_seconds", {}}));
    EXPECT_FALSE(isWatched({"inference_latency_seconds_quality", {}}));
    EXPECT_FALSE(isWatched({"latency_bucket", Labels{{"le", "0.5"}}}));
    EXPECT_FALSE(isWatched({"build_info", Labels{{"version", "1"}}}));
}

} // namespace
} // namespace perfdeck
