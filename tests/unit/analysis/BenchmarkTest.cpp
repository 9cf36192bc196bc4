// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/BenchmarkCompatibility.h"
#include "core/analysis/BenchmarkHistory.h"
#include "core/analysis/BenchmarkRanking.h"
#include "core/analysis/BenchmarkScaling.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

namespace perfdeck {
namespace {

constexpr double kMean = std::numeric_limits<double>::quiet_NaN();
constexpr CellNumber kThroughput{BenchmarkMeasure::Throughput, kMean};
constexpr CellNumber kLatency{BenchmarkMeasure::Latency, 0.5};

Estimate about(double value, double half)
{
    return {value, value - half, value + half, 100};
}

CellKey key(const char *model, const char *device, std::int64_t batch)
{
    CellKey made;
    made.model = model;
    made.device = device;
    made.precision = "float32";
    made.batchSize = batch;
    return made;
}

BenchmarkCell cell(CellKey key, double perSecond, double seconds, double share = 0.01)
{
    BenchmarkCell made;
    made.key = std::move(key);
    made.state = RunState::Finished;
    made.verdict = RunVerdict::Valid;
    MeasuredValues latency;
    latency.measure = BenchmarkMeasure::Latency;
    latency.median = about(seconds, share * seconds);
    MeasuredValues throughput;
    throughput.measure = BenchmarkMeasure::Throughput;
    throughput.mean = about(perSecond, share * perSecond);
    made.values = {latency, throughput};
    return made;
}

BenchmarkRunPtr run(const char *id,
                    std::vector<BenchmarkCell> cells,
                    const char *environment = "e1",
                    int minute = 0)
{
    BenchmarkRun made;
    made.id = id;
    made.definition.id = "sweep";
    made.state = RunState::Finished;
    made.environment.key = environment;
    made.environment.facts = {{"kernel", environment}, {"model.hash", id}};
    made.start = Timestamp(std::chrono::minutes(1000 + minute));
    made.cells = std::move(cells);
    return std::make_shared<const BenchmarkRun>(std::move(made));
}

/// A machine that needs 4 ms and 1 ms more for each of the batch.
std::vector<BenchmarkCell> sweep(std::vector<int> batches, double share = 0.01)
{
    std::vector<BenchmarkCell> cells;
    for (const int batch : batches) {
        const double seconds = 0.004 + 0.001 * batch;
        cells.push_back(cell(key("a", "cpu", batch), batch / seconds, seconds, share));
    }
    return cells;
}

TEST(BenchmarkNumbersTest, PercentilesTakeAsManyRequestsAsTheRulesSay)
{
    // MLPerf inference rules, appendix on early stopping; also scipy 1.10:
    // min(n for n in … if binom.cdf(1, n, 1 - q) <= 0.01).
    EXPECT_EQ(requestsForPercentile(0.5), 11u);
    EXPECT_EQ(requestsForPercentile(0.9), 64u);
    EXPECT_EQ(requestsForPercentile(0.95), 130u);
    EXPECT_EQ(requestsForPercentile(0.99), 662u);
    EXPECT_EQ(requestsForPercentile(0.999), 6636u);
}

TEST(BenchmarkNumbersTest, OnlyWhatMayBeComparedIsTakenAndOnlyTheNewest)
{
    BenchmarkCell invalid = cell(key("a", "cpu", 2), 5, 1);
    invalid.verdict = RunVerdict::Invalid;
    BenchmarkCell skipped = cell(key("a", "cpu", 4), 5, 1);
    skipped.isSkipped = true;
    BenchmarkCell failed = cell(key("a", "cpu", 8), 5, 1);
    failed.state = RunState::Failed;
    const BenchmarkRuns runs{
        run("2", {cell(key("a", "cpu", 1), 2, 1), invalid, skipped, failed}),
        run("1", {cell(key("a", "cpu", 1), 1, 1), cell(key("a", "cpu", 2), 3, 1)}),
        run("0", {cell(key("a", "cpu", 1), 7, 1)}, "e2")};
    const std::vector<PlacedCell> cells = newestCells(runs);
    ASSERT_EQ(cells.size(), 3u);
    EXPECT_EQ(estimateOf(*cells[0].cell, kThroughput).value, 2);
    EXPECT_EQ(estimateOf(*cells[1].cell, kThroughput).value, 3); // of the run before
    EXPECT_EQ(estimateOf(*cells[2].cell, kThroughput).value, 7); // another machine
    EXPECT_TRUE(newestCells(runs, "other").empty());
    EXPECT_EQ(numbersOf(cells), (std::vector<CellNumber>{kThroughput, kLatency}));
}

TEST(BenchmarkNumbersTest, FactsAreComparedByNameAndThoseOfTheModelOnlyForOneModel)
{
    const BenchmarkRunPtr a = run("1", {}, "e1");
    const BenchmarkRunPtr b = run("2", {}, "e2");
    EXPECT_EQ(differingFacts(a->environment, b->environment),
              (std::vector<FactDifference>{{"kernel", "e1", "e2"}, {"model.hash", "1", "2"}}));
    EXPECT_EQ(differingFacts(a->environment, b->environment, true),
              (std::vector<FactDifference>{{"kernel", "e1", "e2"}}));
    EXPECT_TRUE(differingFacts(a->environment, {}).empty()); // not known is not different
}

TEST(BenchmarkScalingTest, TheKneeIsWhereHalfTheFinalThroughputIsReached)
{
    // batch / (4 ms + 1 ms · batch) tends to 1000/s; 500/s are reached at a batch of 4, however far
    // the sweep goes (n½ of Hockney).
    for (const std::vector<int> &batches :
         {std::vector{1, 2, 4, 8}, std::vector{1, 2, 4, 8, 16, 32, 64, 128}}) {
        const BenchmarkRuns runs{run("1", sweep(batches))};
        const auto curves = scalingCurves(newestCells(runs), ScalingAxis::BatchSize, kThroughput);
        ASSERT_EQ(curves.size(), 1u);
        ASSERT_TRUE(curves[0].knee);
        EXPECT_EQ(curves[0].points[curves[0].knee->point].place, 4);
        EXPECT_FALSE(curves[0].knee->isBeyond);
        EXPECT_EQ(curves[0].key.batchSize, 0);
    }
}

TEST(BenchmarkScalingTest, WideIntervalsMakeAWideKneeAndAShortSweepHasItBeyond)
{
    const auto knee = [](std::vector<int> batches, double share) {
        const BenchmarkRuns runs{run("1", sweep(std::move(batches), share))};
        return scalingCurves(newestCells(runs), ScalingAxis::BatchSize, kThroughput)[0].knee;
    };
    const auto sure = knee({1, 2, 4, 8, 16}, 0.001);
    EXPECT_EQ(sure->first, 2u);
    EXPECT_EQ(sure->last, 2u);
    const auto vague = knee({1, 2, 4, 8, 16}, 0.1);
    EXPECT_LT(vague->first, 2u);
    EXPECT_GT(vague->last, 2u);
    EXPECT_TRUE(knee({1, 2, 3}, 0.01)->isBeyond);
    EXPECT_FALSE(knee({1, 8}, 0.01)); // two points have no knee
}

TEST(BenchmarkScalingTest, AThroughputThatIsNotReportedIsThatOfTheBatch)
{
    std::vector<BenchmarkCell> cells = sweep({1, 2, 4, 8});
    for (BenchmarkCell &each : cells)
        each.values.resize(1); // the latency
    const BenchmarkRuns runs{run("1", cells)};
    const auto curves = scalingCurves(newestCells(runs), ScalingAxis::BatchSize, kLatency);
    ASSERT_EQ(curves.size(), 1u);
    EXPECT_NEAR(curves[0].points[2].throughput.value, 500, 1e-9);
    EXPECT_EQ(curves[0].points[curves[0].knee->point].place, 4);
    EXPECT_TRUE(scalingCurves(newestCells(runs), ScalingAxis::BatchSize, kThroughput).empty());
}

TEST(BenchmarkScalingTest, AxesAreThoseAlongWhichCellsDiffer)
{
    const BenchmarkRuns runs{
        run("1", {cell(key("a", "cpu", 1), 1, 1), cell(key("a", "cpu", 2), 1, 1)})};
    EXPECT_EQ(scalingAxes(newestCells(runs)), std::vector{ScalingAxis::BatchSize});
    const BenchmarkRuns apart{
        run("1", {cell(key("a", "cpu", 1), 1, 1), cell(key("b", "cpu", 2), 1, 1)})};
    EXPECT_TRUE(scalingAxes(newestCells(apart)).empty());
}

TEST(BenchmarkScalingTest, ObjectivesAreKeptUpToTheFirstMiss)
{
    auto made = std::make_shared<BenchmarkRun>(*run("1", sweep({1, 2, 4, 8})));
    made->definition.objectives = {{BenchmarkMeasure::Latency, 0.5, 0.0065}};
    const BenchmarkRuns runs{made};
    const auto curves = scalingCurves(newestCells(runs), ScalingAxis::BatchSize, kThroughput);
    EXPECT_EQ(curves[0].lastKeeping, 1u); // 6 ms of batch 2; 8 ms of batch 4 is too much
    made->definition.objectives[0].quantile = 0.99; // not known
    EXPECT_FALSE(
        scalingCurves(newestCells(runs), ScalingAxis::BatchSize, kThroughput)[0].lastKeeping);
}

TEST(BenchmarkRankingTest, DifferencesAreJudgedByTheLimitsThatFaceEachOther)
{
    // Apart by 10, facing half-widths 3 and 4; scipy 1.10:
    // 2 * norm.sf(10 / 5 * norm.ppf(.975)) = 8.857543832e-05.
    EXPECT_NEAR(differenceP({110, 107, 150, 10}, {100, 60, 104, 10}), 8.857543832e-05, 1e-12);
    EXPECT_EQ(differenceP({110, 107, 150, 10}, {}), 1);
    Estimate bare;
    bare.value = 5;
    EXPECT_EQ(differenceP({110, 107, 150, 10}, bare), 1);
}

TEST(BenchmarkRankingTest, ModelsThatCannotBeToldApartTie)
{
    const BenchmarkRuns runs{run("1",
                                 {cell(key("slow", "cpu", 1), 50, 1),
                                  cell(key("good", "cpu", 1), 100, 1),
                                  cell(key("better", "cpu", 1), 101, 1),
                                  cell(key("else", "cpu", 2), 900, 1)})};
    const auto rankings = rankResults(newestCells(runs), RankedBy::Model, kThroughput);
    ASSERT_EQ(rankings.size(), 1u); // the one of batch 2 has nobody to be compared with
    const auto &results = rankings[0].results;
    ASSERT_EQ(results.size(), 3u);
    EXPECT_EQ(results[0].name, "better");
    EXPECT_EQ(results[0].bestRank, 1u);
    EXPECT_EQ(results[0].worstRank, 2u);
    EXPECT_EQ(results[1].bestRank, 1u);
    EXPECT_EQ(results[1].worstRank, 2u);
    EXPECT_EQ(results[2].name, "slow");
    EXPECT_EQ(results[2].bestRank, 3u);
    EXPECT_EQ(results[2].worstRank, 3u);
}

TEST(BenchmarkRankingTest, OfLatenciesTheLeastIsBestAndOtherMachinesAreNamed)
{
    const BenchmarkRuns runs{run("1", {cell(key("a", "cpu", 1), 1, 0.2)}, "e1"),
                             run("2", {cell(key("a", "gpu", 1), 1, 0.1)}, "e2")};
    const auto rankings = rankResults(newestCells(runs), RankedBy::Device, kLatency);
    ASSERT_EQ(rankings.size(), 1u);
    EXPECT_EQ(rankings[0].results[0].name, "gpu");
    EXPECT_EQ(rankings[0].results[0].worstRank, 1u);
    ASSERT_FALSE(rankings[0].differences.empty());
    EXPECT_EQ(rankings[0].differences[0].fact, "kernel");
}

TEST(BenchmarkCompatibilityTest, TheNewestRunThatTriedDecides)
{
    BenchmarkCell failed = cell(key("a", "cpu", 1), 1, 1);
    failed.state = RunState::Failed;
    failed.error = "Out of memory: choose a smaller batch";
    BenchmarkCell skipped = cell(key("b", "cpu", 1), 1, 1);
    skipped.isSkipped = true;
    BenchmarkCell cancelled = cell(key("c", "cpu", 1), 1, 1);
    cancelled.state = RunState::Cancelled;
    BenchmarkCell invalid = cell(key("d", "gpu", 1), 1, 1);
    invalid.verdict = RunVerdict::Invalid;
    const BenchmarkRuns runs{
        run("2", {failed, skipped, cancelled, invalid}),
        run("1", {cell(key("a", "cpu", 1), 1, 1), cell(key("b", "cpu", 1), 1, 1)})};
    const CompatibilityMatrix matrix = compatibilityOf(runs);
    ASSERT_EQ(matrix.models, (std::vector<std::string>{"a", "b", "d"}));
    ASSERT_EQ(matrix.columns.size(), 2u);
    EXPECT_EQ(matrix.at(0, 0).state, Compatibility::Failed);
    EXPECT_EQ(matrix.at(0, 0).reason, failed.error);
    EXPECT_EQ(matrix.at(0, 0).tried, 2u);
    EXPECT_EQ(matrix.at(1, 0).state, Compatibility::Works); // what was left out says nothing
    EXPECT_EQ(matrix.at(1, 0).best.run->id, "1");
    EXPECT_EQ(matrix.at(0, 1).state, Compatibility::Untried);
    EXPECT_EQ(matrix.at(2, 1).state, Compatibility::Doubtful);
}

TEST(BenchmarkCompatibilityTest, AModelWorksWhereAnyCellOfItsRunDoes)
{
    BenchmarkCell failed = cell(key("a", "cpu", 64), 1, 1);
    failed.state = RunState::Failed;
    const BenchmarkRuns runs{run("1", {failed, cell(key("a", "cpu", 1), 1, 1)})};
    EXPECT_EQ(compatibilityOf(runs).at(0, 0).state, Compatibility::Works);
}

TEST(BenchmarkHistoryTest, MachinesAreLinesOfTheirOwnAndChangesAreFoundWithinEach)
{
    BenchmarkRuns runs;
    std::mt19937 random(3);
    for (int at = 0; at < 40; ++at) {
        const double wobble = 1 + 0.01 * (double(random()) / 0x1p32 - 0.5);
        const double level = at < 10 ? 300 : at < 25 ? 100 : 80;
        runs.insert(
            runs.begin(),
            run("r", {cell(key("a", "cpu", 1), level * wobble, 1)}, at < 10 ? "old" : "new", at));
    }
    const auto tracks = cellTracks(runs);
    ASSERT_EQ(tracks.size(), 1u);
    EXPECT_EQ(tracks[0].results, 40u);
    const auto lines = cellHistory(runs, tracks[0], kThroughput);
    ASSERT_EQ(lines.size(), 2u);
    EXPECT_EQ(lines[0].environment, "old");
    EXPECT_EQ(lines[0].points.size(), 10u);
    EXPECT_TRUE(lines[0].changes.empty());
    ASSERT_EQ(lines[1].changes.size(), 1u); // the step between the machines is none
    EXPECT_EQ(lines[1].changes[0].index, 15u);
    EXPECT_NEAR(lines[1].changes[0].effect, -0.2, 0.02);
    EXPECT_EQ(lines[1].differences, (std::vector<FactDifference>{{"kernel", "old", "new"}}));
    EXPECT_TRUE(lines[1].points.front().time < lines[1].points.back().time);
}

} // namespace
} // namespace perfdeck
