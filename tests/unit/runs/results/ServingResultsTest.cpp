// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/TimeRange.h"
#include "tests/unit/runs/results/ResultFiles.h"

using namespace perfdeck;

// Results of tools that load serving endpoints, and of TrustformeRS.

TEST(PerfAnalyzerResults, ARowIsACellInBaseUnits)
{
    const BenchmarkRun run = onlyRunOf("perf-analyzer.csv");
    EXPECT_EQ(run.definition.kind, BenchmarkKind::Http);
    ASSERT_EQ(run.cells.size(), 4U);
    const BenchmarkCell &two = run.cells.at(3);
    EXPECT_EQ(two.key.concurrency, 2);
    EXPECT_DOUBLE_EQ(valuesOf(two, BenchmarkMeasure::Throughput).mean.value, 87.2);
    const MeasuredValues latency = valuesOf(two);
    EXPECT_DOUBLE_EQ(latency.median.value, 0.021874);
    EXPECT_DOUBLE_EQ(latency.quantiles.at(0.99).value, 0.034766);
    EXPECT_TRUE(std::isnan(latency.mean.value)) << "it writes none";
    EXPECT_DOUBLE_EQ(two.numbers.at("server_compute_infer_seconds").value, 0.011346);
    EXPECT_DOUBLE_EQ(two.numbers.at("network_server_send_recv_seconds").value, 0.001973);
}

TEST(AiPerfResults, JsonWithErrorsAndGpus)
{
    const BenchmarkRun run = onlyRunOf("aiperf.json");
    EXPECT_EQ(run.source, "AIPerf");
    EXPECT_EQ(run.definition.id, "aiperf-openai-gpt-oss-20b");
    EXPECT_EQ(toIso8601(run.start), "2025-10-17T20:22:08.939332Z");
    EXPECT_EQ(run.end - run.start, std::chrono::microseconds(16'028'301));
    EXPECT_EQ(run.environment.facts.at("gpu.0.name"), "NVIDIA RTX 6000 Ada Generation");
    const BenchmarkCell &cell = run.cells.at(0);
    EXPECT_EQ(cell.key.model, "openai/gpt-oss-20b");
    EXPECT_EQ(cell.key.concurrency, 100);
    const MeasuredValues latency = valuesOf(cell);
    EXPECT_DOUBLE_EQ(latency.mean.value, 6.550356151749999);
    EXPECT_NEAR(latency.mean.low, 6.387054819315315, 1e-9) << "scipy.stats.t, 200 requests";
    EXPECT_DOUBLE_EQ(latency.quantiles.at(0.99).value, 9.381628943169999);
    EXPECT_DOUBLE_EQ(valuesOf(cell, BenchmarkMeasure::TimeToFirstToken).quantiles.at(0.95).value,
                     4.05142644575);
    EXPECT_EQ(cell.numbers.at("requests").value, 200);
    EXPECT_DOUBLE_EQ(cell.numbers.at("benchmark_duration_seconds").value, 15.196591969000002);
    EXPECT_DOUBLE_EQ(cell.numbers.at("average_power_watts").value, 43.37);
    EXPECT_EQ(cell.errors.at("Request was cancelled after 0.000 seconds"), 81U);
}

TEST(AiPerfResults, WhatIsWrongWithThemIsSaid)
{
    const BenchmarkRun run = onlyRunOf("aiperf.json");
    const auto &reasons = run.cells.at(0).reasons;
    ASSERT_EQ(reasons.size(), 2U);
    EXPECT_EQ(reasons[0].code, "too-few-requests");
    EXPECT_EQ(reasons[0].text,
              "200 requests are too few for the percentile 99 and higher ones: 662 are needed.");
    EXPECT_FALSE(reasons[0].isFatal);
    EXPECT_EQ(reasons[1].code, "too-short");
}

TEST(AiPerfResults, CsvSaysTheSameAsJson)
{
    const BenchmarkRun run = onlyRunOf("aiperf.csv");
    EXPECT_EQ(run.source, "AIPerf");
    const BenchmarkCell &cell = run.cells.at(0);
    EXPECT_NEAR(valuesOf(cell).mean.value, 6.550356, 1e-5);
    EXPECT_NEAR(valuesOf(cell, BenchmarkMeasure::TimePerOutputToken).mean.value, 0.05176, 1e-9);
    EXPECT_DOUBLE_EQ(valuesOf(cell, BenchmarkMeasure::OutputTokenRate).mean.value, 1274.63);
    EXPECT_EQ(cell.numbers.at("requests").value, 200);
    EXPECT_FALSE(cell.numbers.contains("gpu_power_usage")) << "a section of its own";
}

TEST(GenAiPerfResults, CommasBetweenThousands)
{
    const BenchmarkRun run = onlyRunOf("genai-perf.csv");
    EXPECT_EQ(run.source, "GenAI-Perf");
    const BenchmarkCell &cell = run.cells.at(0);
    EXPECT_DOUBLE_EQ(valuesOf(cell).mean.value, 6.4062);
    EXPECT_DOUBLE_EQ(valuesOf(cell, BenchmarkMeasure::TimeToFirstToken).max, 3.48523);
    EXPECT_DOUBLE_EQ(valuesOf(cell, BenchmarkMeasure::Throughput).mean.value, 1.5);
    EXPECT_DOUBLE_EQ(cell.numbers.at("time_to_second_token_seconds").value, 0.02605);
    EXPECT_DOUBLE_EQ(cell.numbers.at("input_sequence_length").value, 3000.05);
}

TEST(GenAiPerfResults, JsonOfItsOldLayout)
{
    const BenchmarkRun run = onlyRunOf("genai-perf.json");
    EXPECT_EQ(run.source, "GenAI-Perf");
    EXPECT_EQ(run.cells.at(0).key.model, "gpt2_vllm");
    EXPECT_EQ(run.cells.at(0).key.concurrency, 1);
    EXPECT_DOUBLE_EQ(valuesOf(run.cells.at(0)).median.value, 0.026);
}

TEST(TrustformersResults, WhatAProgramOfTheDashboardWrites)
{
    const BenchmarkRun run = onlyRunOf("trustformers-program.json");
    const BenchmarkCell &cell = run.cells.at(0);
    EXPECT_EQ(valuesOf(cell).samples, (std::vector<double>{0.011, 0.012, 0.012, 0.015}));
    EXPECT_DOUBLE_EQ(valuesOf(cell, BenchmarkMeasure::Throughput).mean.value, 640);
}

TEST(TrustformersResults, RecordsOfBothKinds)
{
    const BenchmarkRun run = onlyRunOf("trustformers-records.json");
    EXPECT_EQ(toIso8601(run.start), "2026-04-27T09:30:00.000000Z");
    ASSERT_EQ(run.cells.size(), 2U);
    const BenchmarkCell &bert = cellOf(run, "bert");
    EXPECT_EQ(bert.key.batchSize, 4);
    EXPECT_EQ(bert.key.sequenceLength, 128);
    EXPECT_NEAR(valuesOf(bert).mean.value, 0.0122, 1e-12) << "of raw_timings";
    EXPECT_NEAR(valuesOf(bert, BenchmarkMeasure::Throughput).mean.value, 4 / 0.0122, 1e-6)
        << "samples, not batches";
    EXPECT_EQ(valuesOf(bert, BenchmarkMeasure::PeakMemory).mean.value, 2097152);
    const BenchmarkCell &gpt2 = cellOf(run, "gpt2");
    EXPECT_EQ(gpt2.key.device, "cuda");
    EXPECT_DOUBLE_EQ(valuesOf(gpt2).quantiles.at(0.99).value, 0.047);
    EXPECT_EQ(valuesOf(gpt2, BenchmarkMeasure::PeakMemory).mean.value, 2.0 * 1024 * 1024 * 1024);
    EXPECT_DOUBLE_EQ(valuesOf(gpt2, BenchmarkMeasure::EnergyPerRequest).mean.value, 1.25);
    EXPECT_EQ(gpt2.numbers.at("average_power_watts").value, 250);
    EXPECT_FALSE(gpt2.numbers.contains("peak_power_watts")) << "0 stands for not measured";
}
