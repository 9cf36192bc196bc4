// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/load/LoadFigures.h"

#include <gtest/gtest.h>

#include <cmath>

namespace perfdeck {

namespace {

constexpr double kMean = std::numeric_limits<double>::quiet_NaN();

LoadSpan span()
{
    LoadSpan made;
    made.warmUp = 0;
    made.warmUpRequests = 0;
    made.duration = 10;
    return made;
}

/// Streams of 11 tokens: the first after `first`, each next after `gap`.
RequestRecord stream(double intended, double delay, double first, double gap)
{
    RequestRecord record;
    record.intended = intended;
    record.sent = intended + delay;
    record.firstToken = record.sent + first;
    record.lastToken = record.end = record.firstToken + 10 * gap;
    record.outputTokens = 11;
    record.isGood = true;
    return record;
}

void begin(LoadBook &book, const RequestRecord &record)
{
    book.scheduled(record.intended);
    book.began();
}

void finish(LoadBook &book, const RequestRecord &record, const char *error = "")
{
    if (record.isGood)
        for (int gap = 0; gap < 10; ++gap)
            book.gap(record.intended, (record.lastToken - record.firstToken) / 10);
    book.finished(record, error);
}

void take(LoadBook &book, const RequestRecord &record, const char *error = "")
{
    begin(book, record);
    finish(book, record, error);
}

bool has(const BenchmarkCell &cell, std::string_view code)
{
    for (const VerdictReason &reason : cell.reasons)
        if (reason.code == code)
            return true;
    return false;
}

double number(const BenchmarkCell &cell, const char *name)
{
    return cell.numbers.at(name).value;
}

} // namespace

/// 100 requests, ten a second, each with 0.2 s to the first token and gaps of 0.01 s: by the
/// definitions TTFT 0.2, TPOT (0.3 − 0.2)/10 = 0.01, latency 0.3.
TEST(LoadFiguresTest, FollowTheDefinitions)
{
    LoadBook book(span());
    book.tick(0);
    RequestRecord failed = stream(5, 0, 0.2, 0.01);
    failed.isGood = false;
    take(book, failed, "HTTP 500");
    std::vector<RequestRecord> late; // end after the measured time
    for (int request = 0; request < 100; ++request) {
        const RequestRecord record = stream(request * 0.1 + 0.001, 0, 0.2, 0.01);
        begin(book, record);
        if (record.end < 10)
            finish(book, record);
        else
            late.push_back(record);
    }
    book.tick(10);
    ASSERT_EQ(late.size(), 3U);
    for (const RequestRecord &record : late)
        finish(book, record);
    book.tick(10.5);
    ASSERT_EQ(book.phase(), LoadPhase::Done);

    BenchmarkDefinition definition;
    BenchmarkCell cell;
    cell.key.batchSize = 4;
    addFigures(book, definition, true, cell);
    EXPECT_NEAR(cell.find(BenchmarkMeasure::Latency)->median.value, 0.3, 1e-9);
    EXPECT_NEAR(cell.find(BenchmarkMeasure::TimeToFirstToken)->median.value, 0.2, 1e-9);
    EXPECT_NEAR(cell.find(BenchmarkMeasure::TimePerOutputToken)->median.value, 0.01, 1e-9);
    EXPECT_NEAR(cell.find(BenchmarkMeasure::InterTokenLatency)->median.value, 0.01, 1e-9);
    EXPECT_EQ(cell.find(BenchmarkMeasure::InterTokenLatency)->mean.count, 1000U);
    // 97 end before 10 s; the slices are of 1 s, samples are requests × batch.
    EXPECT_NEAR(cell.find(BenchmarkMeasure::Throughput)->mean.value, 9.7 * 4, 1e-9);
    EXPECT_NEAR(cell.find(BenchmarkMeasure::OutputTokenRate)->mean.value, 9.7 * 11, 1e-9);
    EXPECT_NEAR(number(cell, "scheduled_requests_per_second"), 10.1, 1e-9);
    EXPECT_NEAR(number(cell, "completed_requests_per_second"), 9.7, 1e-9);
    EXPECT_EQ(number(cell, "requests"), 101);
    EXPECT_EQ(number(cell, "errors"), 1);
    EXPECT_EQ(cell.errors.at("HTTP 500"), 1U);
    const Estimate errors = cell.find(BenchmarkMeasure::ErrorRatio)->mean;
    EXPECT_NEAR(errors.value, 1.0 / 101, 1e-12);
    // R: prop.test(1, 101, correct = FALSE)$conf.int
    EXPECT_NEAR(errors.low, 0.0017499112, 1e-9);
    EXPECT_NEAR(errors.high, 0.0539671580, 1e-9);
    EXPECT_FALSE(has(cell, "schedule-missed"));
    EXPECT_FALSE(has(cell, "coordinated"));
}

TEST(LoadFiguresTest, LateClientMissesTheSchedule)
{
    const auto judged = [](double delay, double latency) {
        LoadBook book(span());
        book.tick(0);
        for (int request = 0; request < 100; ++request)
            take(book, stream(request * 0.1 + 0.001, request >= 95 ? delay : 0, latency, 0));
        book.tick(10);
        book.tick(12);
        BenchmarkCell cell;
        addFigures(book, {}, true, cell);
        EXPECT_NEAR(number(cell, "client_delay_p99_seconds"), delay, 1e-9);
        return has(cell, "schedule-missed");
    };
    // The gap is 100 ms: 1 ms may be.
    EXPECT_FALSE(judged(0.0009, 0.001));
    EXPECT_TRUE(judged(0.0011, 0.001));
    // A twentieth of 40 ms is 2 ms.
    EXPECT_FALSE(judged(0.0015, 0.04));
    // Never more than 5 ms, whatever is measured.
    EXPECT_TRUE(judged(0.0051, 1));
}

TEST(LoadFiguresTest, ClosedLoadWarnsOfItsTails)
{
    LoadBook book(span());
    book.tick(0);
    RequestRecord few = stream(1, 0, 0.1, 0.01);
    few.isShort = true;
    take(book, few);
    book.tick(10);
    BenchmarkCell cell;
    addFigures(book, {}, false, cell);
    EXPECT_TRUE(has(cell, "coordinated"));
    EXPECT_TRUE(has(cell, "short-outputs"));
    EXPECT_EQ(number(cell, "short_outputs"), 1);
}

TEST(LoadFiguresTest, GoodputKeepsAllObjectives)
{
    std::vector<RequestRecord> records{stream(0, 0, 0.1, 0.01), // good in all
                                       stream(0, 0, 0.3, 0.01), // first token too late
                                       stream(0, 0, 0.1, 0.03), // tokens too slow
                                       stream(0, 0.25, 0.1, 0.01)}; // client late counts as well
    records.push_back(records.front());
    records.back().isGood = false;
    const ServiceObjective first{BenchmarkMeasure::TimeToFirstToken, 0.99, 0.2};
    const ServiceObjective each{BenchmarkMeasure::InterTokenLatency, 0.99, 0.02};
    EXPECT_EQ(goodputCount(records, {first}), 2U);
    EXPECT_EQ(goodputCount(records, {each}), 3U);
    EXPECT_EQ(goodputCount(records, {first, each}), 1U);
    EXPECT_EQ(goodputCount(records, {{BenchmarkMeasure::Throughput, kMean, 5}}), 4U)
        << "a single request keeps no rate";
}

TEST(LoadFiguresTest, ObjectivesOfACell)
{
    BenchmarkCell cell;
    MeasuredValues latency;
    latency.measure = BenchmarkMeasure::Latency;
    latency.mean.value = 0.2;
    latency.samples = {0.1, 0.2, 0.3};
    latency.quantiles[0.9].value = 0.35; // the conservative estimate goes before the samples
    cell.values.push_back(latency);
    EXPECT_TRUE(keepsObjectivesSoFar(cell, {{BenchmarkMeasure::Latency, kMean, 0.2}}));
    EXPECT_TRUE(keepsObjectivesSoFar(cell, {{BenchmarkMeasure::Latency, 0.99, 0.3}}));
    EXPECT_FALSE(keepsObjectivesSoFar(cell, {{BenchmarkMeasure::Latency, 0.9, 0.3}}));
    EXPECT_FALSE(keepsObjectivesSoFar(cell, {{BenchmarkMeasure::Throughput, kMean, 0}}))
        << "unknown";
}

} // namespace perfdeck
