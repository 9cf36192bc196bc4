// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/SqlQuery.h"
#include "tests/support/HistoryFixture.h"

#include <gtest/gtest.h>

#include <limits>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;

Finding finding(std::string model, Duration after)
{
    Finding made;
    auto key = std::make_shared<SeriesKey>();
    key->metric = "inference_latency_seconds";
    key->labels = Labels{{"model", std::move(model)}, {"source", "127.0.0.1:8000"}};
    made.series = key;
    made.time = kHistoryStart + after;
    made.id = findingId(*key, made.time);
    made.before = 0.1;
    made.after = 0.1129;
    made.effect = 0.129;
    made.effectLow = 0.11;
    made.effectHigh = 0.15;
    made.verdict = FindingVerdict::Regressed;
    made.p = 1e-9;
    made.q = 4e-8;
    made.confidence = 0.97;
    made.parts = {0.96, 3.5, 0.99, 4, 1.25, false};
    made.method = {"optimal partition; the series is stationary",
                   {kHistoryStart, kHistoryStart + 24h},
                   60s,
                   70,
                   80,
                   3,
                   0.02};
    made.group = made.id;
    made.foundAt = kHistoryStart + after + 5min;
    return made;
}

void apply(HistoryFixture &history, FindingChanges changes)
{
    history.store().apply(std::move(changes));
    history.flush();
}

Findings stored(HistoryFixture &history)
{
    return (*history.store().newReader())->findings().value();
}

std::vector<std::vector<SqlValue>> answer(const HistoryFixture &history, const std::string &sql)
{
    std::vector<std::vector<SqlValue>> rows;
    SqlSink sink;
    sink.row = [&rows](std::span<const SqlValue> row) {
        rows.emplace_back(row.begin(), row.end());
        return true;
    };
    const Status ran = runSql(history.path(), sql, {}, sink);
    EXPECT_TRUE(ran) << ran.error().message();
    return rows;
}

TEST(StoredFindings, ComeBackWholeAndInTheOrderOfTheirTimes)
{
    HistoryFixture history;
    ASSERT_TRUE(history.open());
    EXPECT_TRUE(stored(history).empty());
    Finding late = finding("bert'); DROP TABLE findings;-- 日本語", 30min);
    late.isGone = true;
    late.triage = {TriageState::NotABug, "anna", "the \"old\" driver", kHistoryStart + 2h};
    Finding early = finding("resnet", 10min);
    early.before = 0;
    early.effect = early.effectHigh = std::numeric_limits<double>::infinity();
    apply(history, {{late, early}, {}});
    EXPECT_EQ(stored(history), (Findings{early, late}));
    history.reopen();
    EXPECT_EQ(stored(history), (Findings{early, late}));
}

TEST(StoredFindings, ChangeInPlaceAndKeepWhatWasJudged)
{
    HistoryFixture history;
    ASSERT_TRUE(history.open());
    Finding it = finding("resnet", 10min);
    apply(history, {{it}, {}});
    for (const TriageState state : {TriageState::Acknowledged, TriageState::Fixed}) {
        it.triage = {state, "anna", "a note", kHistoryStart + 1h};
        apply(history, {{it}, {{it.id, it.triage}}});
    }
    EXPECT_EQ(stored(history), Findings{it});
    const auto judged = answer(history, "SELECT state, owner FROM finding_triage ORDER BY id");
    ASSERT_EQ(judged.size(), 2u);
    EXPECT_EQ(std::get<std::string>(judged[0][0]), "acknowledged");
    EXPECT_EQ(std::get<std::string>(judged[1][0]), "fixed");
}

TEST(StoredFindings, CanBeAskedForInSqlBeforeThereIsAny)
{
    HistoryFixture history;
    ASSERT_TRUE(history.open());
    history.flush();
    const char *question = "SELECT metric, labels ->> 'model', round(effect * 100, 1), verdict, "
                           "state, triaged_at FROM findings";
    EXPECT_TRUE(answer(history, question).empty());
    EXPECT_TRUE(answer(history, "SELECT finding, note FROM finding_triage").empty());
    apply(history, {{finding("resnet", 10min)}, {}});
    const auto rows = answer(history, question);
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(std::get<std::string>(rows[0][0]), "inference_latency_seconds");
    EXPECT_EQ(std::get<std::string>(rows[0][1]), "resnet");
    EXPECT_EQ(std::get<double>(rows[0][2]), 12.9);
    EXPECT_EQ(std::get<std::string>(rows[0][3]), "regressed");
    EXPECT_EQ(std::get<std::string>(rows[0][4]), "new");
    EXPECT_TRUE(std::holds_alternative<std::monostate>(rows[0][5]));
}

TEST(StoredFindings, StandBesideWhatIsStoredAlready)
{
    HistoryFixture history;
    ASSERT_TRUE(history.open());
    for (int tick = 0; tick < 1200; ++tick)
        history.appendTick(1, 3, tick);
    history.flush();
    history.reopen();
    apply(history, {{finding("resnet", 10min)}, {}});
    history.expectAllStored();
    EXPECT_EQ(stored(history).size(), 1u);
}

TEST(StoredFindings, OfAReadOnlyFileAreReadAndNotWritten)
{
    HistoryFixture history;
    ASSERT_TRUE(history.open());
    const Finding it = finding("resnet", 10min);
    apply(history, {{it}, {}});
    history.close();
    SqliteHistoryOptions options;
    options.path = history.path();
    options.readOnly = true;
    const auto store = makeSqliteHistory(options);
    SeriesCatalog catalog;
    store->open(catalog);
    store->apply(FindingChanges{{finding("bert", 20min)}, {}});
    store->flush(kHistoryStart);
    EXPECT_EQ((*store->newReader())->findings().value(), Findings{it});
}

} // namespace
} // namespace perfdeck
