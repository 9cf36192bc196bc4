// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/SqlQuery.h"
#include "tests/support/HistoryFixture.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;

BenchmarkCell cell(const std::string &model, double latency)
{
    BenchmarkCell made;
    made.key.model = model;
    made.key.device = "cpu";
    made.key.precision = "float32";
    made.key.batchSize = 8;
    made.state = RunState::Finished;
    made.verdict = RunVerdict::Invalid;
    made.reasons = {{"not-steady", "It had not settled", true}, {"outliers", "Some", false}};
    MeasuredValues values;
    values.measure = BenchmarkMeasure::Latency;
    values.mean = {latency, latency * 0.9, latency * 1.1, 3};
    values.median = {latency, {}, {}, 3};
    values.quantiles[0.99] = {latency * 2, latency, latency * 3, 700};
    values.quantiles[0.999] = {};
    values.samples = {latency, latency * 1.5, latency * 0.5};
    made.values = {values};
    made.numbers["errors"] = {0, {}, {}, 0};
    made.errors["timeout"] = 2;
    made.start = kHistoryStart;
    made.end = kHistoryStart + 10s;
    return made;
}

RunDocument document(const std::string &id, Duration after)
{
    RunDocument made;
    made.run.id = id;
    made.run.definition.id = "bert-base";
    made.run.definition.title = "BERT base";
    made.definition = "title = \"BERT base\"\n";
    made.run.state = RunState::Running;
    made.run.queued = kHistoryStart + after;
    made.run.start = made.run.queued;
    made.run.environment = {{{"cpu.model", "AMD EPYC"}, {"os", "Debian"}}, "00ff"};
    made.run.preflight = {{"aslr", "Random", false}};
    made.run.tags = {"nightly", "a,b"};
    made.run.cells = {cell("bert-base", 0.02), cell("mlp", 0.001)};
    return made;
}

void apply(HistoryFixture &history, BenchmarkChanges changes)
{
    history.store().apply(std::move(changes));
    history.flush();
}

std::string answer(const HistoryFixture &history, const std::string &sql)
{
    std::string text;
    SqlSink sink;
    sink.row = [&text](std::span<const SqlValue> row) {
        for (const SqlValue &value : row) {
            if (const auto *word = std::get_if<std::string>(&value))
                text += *word;
            else if (const auto *whole = std::get_if<std::int64_t>(&value))
                text += std::to_string(*whole);
            else if (const auto *number = std::get_if<double>(&value))
                text += std::to_string(*number);
            text += ' ';
        }
        return true;
    };
    const Status done = runSql(history.path(), sql, {}, sink, {});
    return done ? text : done.error().message();
}

TEST(StoredBenchmarksTest, RunsComeBackAsTheyWere)
{
    HistoryFixture history;
    history.open();
    RunDocument run = document("a1", 0s);
    apply(history, {{run, document("b2", 60s)}, {}});
    const auto reader = history.store().newReader();
    const RunDocuments all = (*reader)->benchmarks().value();
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].run.id, "b2"); // newest first
    EXPECT_EQ(runJson(all[1], RunDetail::Cells), runJson(run, RunDetail::Cells));
    EXPECT_TRUE(all[1].run.cells[0].values[0].samples.empty());
    const auto one = (*reader)->benchmark("a1");
    ASSERT_TRUE(one);
    EXPECT_EQ(runJson(*one, RunDetail::All), runJson(run, RunDetail::All));
    EXPECT_FALSE((*reader)->benchmark("none"));
}

TEST(StoredBenchmarksTest, ARunGrowsAndGoes)
{
    HistoryFixture history;
    history.open();
    RunDocument run = document("a1", 0s);
    run.run.cells[1] = {};
    apply(history, {{run}, {}});
    run.run.cells[1] = cell("mlp", 0.002);
    run.run.state = RunState::Finished;
    run.run.note = "good";
    apply(history, {{run}, {}});
    const auto reader = history.store().newReader();
    const auto one = (*reader)->benchmark("a1");
    ASSERT_TRUE(one);
    EXPECT_EQ(runJson(*one, RunDetail::All), runJson(run, RunDetail::All));
    apply(history, {{}, {"a1"}});
    EXPECT_TRUE((*reader)->benchmarks().value().empty());
    EXPECT_EQ(answer(history, "SELECT count(*) FROM benchmark_samples"), "0 ");
}

TEST(StoredBenchmarksTest, ViewsHaveTheColumnsOfBenchmarkDatabases)
{
    HistoryFixture history;
    history.open();
    history.flush();
    constexpr auto kPortable
        = "SELECT m.model_name, h.hardware_type, h.device_name, p.test_case, p.batch_size, "
          "p.precision, p.average_latency_ms, r.success FROM performance_results p "
          "JOIN models m USING (model_id) JOIN hardware_platforms h USING (hardware_id) "
          "LEFT JOIN test_runs r USING (run_id) ORDER BY p.result_id";
    EXPECT_EQ(answer(history, kPortable), ""); // before the first run
    RunDocument run = document("a1", 0s);
    run.run.state = RunState::Finished;
    run.run.cells[1].state = RunState::Failed;
    run.run.cells[1].error = "no int8";
    apply(history, {{run}, {}});
    EXPECT_EQ(answer(history, kPortable),
              "bert-base cpu AMD EPYC bert-base 8 float32 20.000000 1 ");
    EXPECT_EQ(answer(history,
                     "SELECT is_compatible, error_message FROM hardware_compatibility ORDER BY 1"),
              "0 no int8 1  ");
}

} // namespace
} // namespace perfdeck
