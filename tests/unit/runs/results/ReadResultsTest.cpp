// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/TimeRange.h"
#include "core/runs/plan/RunFile.h"
#include "tests/unit/runs/results/ResultFiles.h"

using namespace perfdeck;

// Means, their intervals and medians are of NumPy and scipy.stats.t on the values in the files.

TEST(GoogleBenchmarkResults, RepetitionsBecomeSamplesWithIntervals)
{
    const BenchmarkRun run = onlyRunOf("google-benchmark.json");
    EXPECT_EQ(run.state, RunState::Imported);
    EXPECT_EQ(run.source, "Google Benchmark");
    EXPECT_EQ(run.definition.id, "google-benchmark-demo");
    EXPECT_EQ(toIso8601(run.start), "2026-11-22T08:46:03.000000Z");
    ASSERT_EQ(run.cells.size(), 4U);
    const MeasuredValues times = valuesOf(cellOf(run, "BM_Sort/256"));
    ASSERT_EQ(times.samples.size(), 5U);
    EXPECT_DOUBLE_EQ(times.samples.front(), 3.1381508372799199e-06);
    EXPECT_NEAR(times.mean.value, 3.4747953559457847e-06, 1e-18);
    EXPECT_NEAR(times.mean.low, 3.0559174269976593e-06, 1e-15);
    EXPECT_NEAR(times.mean.high, 3.89367328489391e-06, 1e-15);
    EXPECT_NEAR(times.median.value, 3.4266044596319913e-06, 1e-18);
    EXPECT_FALSE(times.quantiles.at(0.9).isKnown()) << "five values have no percentile";
}

TEST(GoogleBenchmarkResults, CountersRatesAndProcessorTimeAreKept)
{
    const BenchmarkRun run = onlyRunOf("google-benchmark.json");
    const BenchmarkCell &sort = cellOf(run, "BM_Sort/256");
    EXPECT_EQ(valuesOf(sort, BenchmarkMeasure::Throughput).mean.count, 5U);
    EXPECT_DOUBLE_EQ(sort.numbers.at("swaps").value, 512);
    EXPECT_EQ(sort.numbers.at("cpu_seconds").count, 5U);
    EXPECT_GT(sort.numbers.at("bytes_per_second").value, 1e8);
    EXPECT_FALSE(sort.numbers.contains("repetition_index"));
}

TEST(GoogleBenchmarkResults, ThreadsAndUnitsAreReadAndNaNIsLeftOut)
{
    const BenchmarkRun run = onlyRunOf("google-benchmark.json");
    const BenchmarkCell &add = cellOf(run, "BM_Add/real_time");
    EXPECT_EQ(add.key.threads, 2);
    EXPECT_DOUBLE_EQ(valuesOf(add).samples.front(), 4.5486480278281345e-10) << "microseconds";
    EXPECT_FALSE(add.numbers.contains("nothing"));
}

TEST(GoogleBenchmarkResults, AnErrorIsAFailedCell)
{
    const BenchmarkRun run = onlyRunOf("google-benchmark.json");
    const BenchmarkCell &refusing = cellOf(run, "BM_Refused");
    EXPECT_EQ(refusing.state, RunState::Failed);
    EXPECT_EQ(refusing.error, "no such device");
    EXPECT_TRUE(refusing.values.empty());
}

TEST(GoogleBenchmarkResults, TheMachineIsTold)
{
    const BenchmarkRun run = onlyRunOf("google-benchmark.json");
    const auto &facts = run.environment.facts;
    EXPECT_EQ(facts.at("cpu.cores"), "2");
    EXPECT_EQ(facts.at("cpu.clock_ghz"), "2.6") << "in steps: 2596 MHz were read";
    EXPECT_EQ(facts.at("cpu.cache.l3.Unified"), "33554432");
    EXPECT_EQ(facts.at("library.benchmark.build"), "debug");
    ASSERT_EQ(run.preflight.size(), 2U);
    EXPECT_EQ(run.preflight[0].code, "load");
    EXPECT_NE(run.preflight[0].text.find("3.33 on 2 cores"), std::string::npos);
}

TEST(GoogleBenchmarkResults, StatisticsStandInForRepetitions)
{
    const BenchmarkRun run = onlyRunOf("google-benchmark-aggregates.json");
    ASSERT_EQ(run.cells.size(), 1U);
    const MeasuredValues times = valuesOf(cellOf(run, "BM_Sort/256"));
    EXPECT_TRUE(times.samples.empty());
    EXPECT_EQ(times.mean.count, 5U);
    EXPECT_NEAR(times.mean.value, 3.425227400677763e-06, 1e-18);
    EXPECT_NEAR(times.mean.low, 2.6337063902808943e-06, 1e-15);
    EXPECT_NEAR(times.mean.high, 4.216748411074631e-06, 1e-15);
    EXPECT_NEAR(times.median.value, 3.4188303972070294e-06, 1e-18);
}

TEST(GoogleBenchmarkResults, HowOftenIsNoPartOfTheName)
{
    const ResultFile file(R"({"context": {"executable": "./a/b c"}, "benchmarks": [
        {"name": "X/8/iterations:3/threads:4", "real_time": 2, "time_unit": "ms"},
        {"name": "Y/batch:16/repeats:3_mean", "real_time": 5, "time_unit": "s"}]})");
    const auto runs = readResults(file.path());
    ASSERT_TRUE(runs);
    EXPECT_EQ(runs->front().definition.id, "google-benchmark-b-c");
    const BenchmarkCell &x = cellOf(runs->front(), "X/8");
    EXPECT_EQ(x.key.threads, 4);
    EXPECT_DOUBLE_EQ(valuesOf(x).mean.value, 0.002);
    const BenchmarkCell &y = cellOf(runs->front(), "Y");
    EXPECT_EQ(y.key.batchSize, 16);
    EXPECT_DOUBLE_EQ(valuesOf(y).mean.value, 5) << "a mean by its name, as old versions wrote it";
}

TEST(HyperfineResults, TimesAreSamplesAndCommandsAreVariants)
{
    const BenchmarkRun run = onlyRunOf("hyperfine.json");
    EXPECT_EQ(run.definition.id, "hyperfine");
    ASSERT_EQ(run.definition.commands.size(), 2U);
    EXPECT_EQ(run.definition.commands[1].command, "sleep 0.002");
    const BenchmarkCell &cell = cellOf(run, "", "sleep 0.001");
    const MeasuredValues times = valuesOf(cell);
    ASSERT_EQ(times.samples.size(), 8U);
    EXPECT_DOUBLE_EQ(times.samples[6], 0.005985607) << "in the order they were measured";
    EXPECT_NEAR(times.mean.value, 0.0025455391250000002, 1e-15);
    EXPECT_NEAR(times.mean.low, 0.001381615725905292, 1e-12);
    EXPECT_NEAR(times.mean.high, 0.0037094625240947088, 1e-12);
    EXPECT_DOUBLE_EQ(times.median.value, 0.002018852);
    EXPECT_DOUBLE_EQ(cell.numbers.at("cpu_seconds").value, 0.000783625 + 0.00012062499999999999);
    EXPECT_EQ(cell.numbers.at("errors").value, 0);
    EXPECT_TRUE(cell.reasons.empty());
}

TEST(HyperfineResults, FailuresStandAgainstTheCell)
{
    const BenchmarkRun run = onlyRunOf("hyperfine-failing.json");
    const BenchmarkCell &cell = cellOf(run, "", "false");
    EXPECT_EQ(cell.errors.at("exit status 1"), 3U);
    ASSERT_EQ(cell.reasons.size(), 1U);
    EXPECT_EQ(cell.reasons[0].code, "errors");
    EXPECT_TRUE(cell.reasons[0].isFatal);
    EXPECT_EQ(cell.reasons[0].text, "3 of 3 runs ended with a failure.");
}

TEST(HyperfineResults, MemoryAndSignalsOfNewerVersions)
{
    const ResultFile file(R"({"results": [{"command": "x", "mean": 1, "times": [1, 1],
        "memory_usage_byte": [1000, 3000], "exit_codes": [0, null],
        "parameters": {"batch_size": "8"}}]})");
    const auto runs = readResults(file.path());
    ASSERT_TRUE(runs);
    const BenchmarkCell &cell = runs->front().cells.at(0);
    EXPECT_EQ(cell.key.batchSize, 8);
    EXPECT_EQ(valuesOf(cell, BenchmarkMeasure::PeakMemory).mean.value, 2000);
    EXPECT_EQ(cell.errors.at("ended by a signal"), 1U);
}

TEST(PytestBenchmarkResults, SamplesSummariesAndParameters)
{
    const BenchmarkRun run = onlyRunOf("pytest-benchmark.json");
    EXPECT_EQ(run.source, "pytest-benchmark 3.2.2");
    EXPECT_EQ(run.definition.id, "pytest-benchmark-pyb");
    EXPECT_EQ(run.environment.facts.at("cpu.model"), "AMD EPYC");
    EXPECT_EQ(run.environment.facts.at("library.python"), "3.11.2");
    ASSERT_EQ(run.cells.size(), 3U);
    const BenchmarkCell &join = cellOf(run, "test_b.py::test_join");
    EXPECT_EQ(valuesOf(join).samples.size(), 20U);
    EXPECT_NEAR(valuesOf(join).mean.value, 4.963385006703902e-05, 1e-16);
    EXPECT_EQ(join.numbers.at("iterations").value, 10);
    const BenchmarkCell &sum = cellOf(run, "test_b.py::test_sum", "n=10");
    EXPECT_EQ(sum.numbers.at("batch_size").value, 10) << "of extra_info";
    const MeasuredValues times = valuesOf(sum);
    EXPECT_TRUE(times.samples.empty());
    EXPECT_EQ(times.mean.count, 7950U);
    EXPECT_NEAR(times.mean.low, 6.796508322707746e-08, 1e-14);
}

TEST(PytestBenchmarkResults, AModelAmongTheParametersIsTheModel)
{
    const ResultFile file(R"({"machine_info": {}, "version": "5.1.0", "benchmarks": [
        {"fullname": "t.py::test_f[bert-8-x]", "name": "test_f[bert-8-x]",
         "params": {"model": "bert", "batch_size": 8, "how": "x"}, "stats": {"mean": 0.5}},
        {"fullname": "t.py::test_g", "params": null, "stats": {"mean": NaN}}]})");
    const auto runs = readResults(file.path());
    ASSERT_TRUE(runs);
    const BenchmarkCell &cell = cellOf(runs->front(), "bert");
    EXPECT_EQ(cell.key.batchSize, 8);
    EXPECT_EQ(cell.key.variant, "t.py::test_f, how=x");
    EXPECT_EQ(cellOf(runs->front(), "t.py::test_g").state, RunState::Failed);
}

TEST(CriterionResults, AFolderIsARunOfItsNewestBaseline)
{
    const BenchmarkRun run = onlyRunOf("criterion");
    EXPECT_EQ(run.tags, std::vector<std::string>{"baseline:new"});
    ASSERT_EQ(run.cells.size(), 2U) << "neither the copy named base nor the differences";
    const BenchmarkCell &sign = cellOf(run, "signing_small_with_mtl/sign_batch", "100");
    const MeasuredValues times = valuesOf(sign);
    ASSERT_EQ(times.samples.size(), 10U);
    EXPECT_NEAR(times.mean.value, 4.2576419110824205e-07, 1e-18);
    EXPECT_NEAR(times.mean.low, 4.210126979402795e-07, 1e-16);
    EXPECT_NEAR(times.mean.high, 4.305156842762046e-07, 1e-16);
    EXPECT_NEAR(valuesOf(sign, BenchmarkMeasure::Throughput).mean.value, 234923516.18921632, 1e-3);
}

TEST(CriterionResults, EstimatesStandInForSamples)
{
    const BenchmarkRun run = onlyRunOf("criterion/full_round_trip/new/estimates.json");
    const BenchmarkCell &cell = run.cells.at(0);
    EXPECT_EQ(cell.key.model, "full_round_trip") << "of the folder, without benchmark.json";
    const MeasuredValues times = valuesOf(cell);
    EXPECT_DOUBLE_EQ(times.mean.value, 291.614309545041e-9);
    EXPECT_DOUBLE_EQ(times.mean.low, 287.1474330799314e-9);
    EXPECT_DOUBLE_EQ(times.median.high, 281.529702970297e-9);
    EXPECT_DOUBLE_EQ(times.deviation, 1.5643066698287789e-9);
    EXPECT_DOUBLE_EQ(cell.numbers.at("slope_seconds").value, 292.05549016788143e-9);
}

TEST(CriterionResults, MessagesOfCargoCriterion)
{
    const BenchmarkRun run = onlyRunOf("cargo-criterion.jsonl");
    ASSERT_EQ(run.cells.size(), 2U);
    const BenchmarkCell &norm = cellOf(run, "norm");
    EXPECT_EQ(valuesOf(norm).samples, (std::vector<double>{4140e-9, 4140e-9, 4140e-9}));
    EXPECT_NEAR(valuesOf(norm, BenchmarkMeasure::Throughput).mean.value, 1024 / 4140e-9, 1e-3);
    const MeasuredValues fib = valuesOf(cellOf(run, "fibonacci/fib_20"));
    EXPECT_DOUBLE_EQ(fib.mean.value, 1234.56e-6);
    EXPECT_DOUBLE_EQ(fib.mean.high, 1270e-6);
    EXPECT_TRUE(std::isnan(fib.median.low));
}

TEST(AsvResults, VersionOne)
{
    const BenchmarkRun run = onlyRunOf("asv/cheetah/22b920c6-py2.7-Cython-numpy1.8.json");
    EXPECT_EQ(toIso8601(run.start), "2013-09-11T12:22:56.000000Z") << "of the commit";
    EXPECT_EQ(run.tags.at(0), "commit:22b920c6d0d54112ccbc020eddba9ea7a2d204f3");
    EXPECT_EQ(run.environment.facts.at("library.numpy"), "1.8");
    EXPECT_FALSE(run.environment.facts.contains("library.Cython"));
    ASSERT_EQ(run.cells.size(), 7U);
    EXPECT_EQ(cellOf(run, "time_AAA_failure").state, RunState::Failed);
    EXPECT_EQ(cellOf(run, "time_AAA_skip").state, RunState::Failed);
    EXPECT_DOUBLE_EQ(valuesOf(cellOf(run, "time_coordinates.time_latitude")).median.value,
                     0.0004540278911590576);
    EXPECT_EQ(
        valuesOf(cellOf(run, "time_units.mem_unit"), BenchmarkMeasure::PeakMemory).median.value,
        344);
    EXPECT_EQ(valuesOf(cellOf(run, "time_other.time_parameterized", "param1=2")).median.value, 2);
}

TEST(AsvResults, VersionTwoWithParametersAndSamples)
{
    const BenchmarkRun run = onlyRunOf("asv/cheetah/cb63287e-conda-py3.11.json");
    const BenchmarkCell &sort = cellOf(run, "benchmarks.TimeSuite.time_insertion_sort");
    EXPECT_DOUBLE_EQ(valuesOf(sort).median.value, 4.789694385535404e-07);
    EXPECT_DOUBLE_EQ(sort.numbers.at("median_within_99_percent").high, 4.8881e-07);
    EXPECT_TRUE(cellOf(run, "benchmarks.TimeSuite.time_once").numbers.empty()) << "±Infinity";
    const auto forward = [&](const std::string &model, std::int64_t batch) {
        return *std::ranges::find_if(run.cells, [&](const BenchmarkCell &cell) {
            return cell.key.model == model && cell.key.batchSize == batch;
        });
    };
    EXPECT_EQ(forward("bert", 8).key.variant, "benchmarks.Attention.time_forward");
    EXPECT_EQ(valuesOf(forward("bert", 8)).samples, (std::vector<double>{0.020, 0.021, 0.022}));
    EXPECT_EQ(forward("gpt2", 1).state, RunState::Failed);
    EXPECT_DOUBLE_EQ(valuesOf(forward("gpt2", 8)).mean.value, 0.041);
    EXPECT_EQ(cellOf(run, "benchmarks.Attention.track_accuracy").numbers.at("accuracy").value,
              0.93);
}

TEST(AsvResults, AFolderIsARunACommit)
{
    EXPECT_EQ(runsOf("asv").size(), 2U);
}

TEST(ImportedRuns, TheSameBytesAreTheSameRun)
{
    const BenchmarkRun once = onlyRunOf("hyperfine.json");
    const BenchmarkRun again = onlyRunOf("hyperfine.json");
    EXPECT_EQ(once.id, again.id);
    EXPECT_EQ(once.id.size(), 32U);
    EXPECT_NE(once.id, onlyRunOf("hyperfine-failing.json").id);
    EXPECT_NE(onlyRunOf("google-benchmark.json").environment.key,
              onlyRunOf("pytest-benchmark.json").environment.key);
}

TEST(PerfDeckResults, AreReadAsTheyWereWritten)
{
    BenchmarkRun run = onlyRunOf("hyperfine.json");
    run.state = RunState::Finished;
    run.note = "by hand";
    const ResultFile file(runJson(documentOf(run), RunDetail::All));
    const auto again = readResults(file.path());
    ASSERT_TRUE(again) << again.error().message();
    ASSERT_EQ(again->size(), 1U);
    const BenchmarkRun &read = again->front();
    EXPECT_EQ(read.id, run.id);
    EXPECT_EQ(read.state, RunState::Finished);
    EXPECT_EQ(read.note, "by hand");
    ASSERT_EQ(read.cells.size(), 2U);
    EXPECT_EQ(valuesOf(read.cells[0]).samples, valuesOf(run.cells[0]).samples);
}
