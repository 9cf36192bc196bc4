// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/load/LoadEngine.h"
#include "core/runs/load/LoopServer.h"
#include "core/stats/Quantile.h"
#include "tests/support/TokenServer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <thread>

namespace perfdeck {

namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

/// A load that is prepared for a server, and what it needs for that.
struct Prepared
{
    explicit Prepared(RequestTemplate request)
        : requests(*RequestSet::make(request, {}, 1))
    {
        order.requests = &requests;
        order.streams = request.streams;
        order.outputTokens = request.outputTokens;
        order.users = 1;
        order.span.warmUp = 0.2;
        order.span.warmUpRequests = 2;
        order.span.duration = 1;
        order.timeout = 2;
    }

    Prepared &closed(std::size_t users)
    {
        order.users = users;
        return *this;
    }

    Prepared &open(ArrivalProcess process, double rate)
    {
        LoadModel load;
        load.arrivals = process;
        order.users = 0;
        order.arrivals = *ArrivalTimes::make(load, rate, order.span.warmUp / 2);
        return *this;
    }

    Prepared &lasting(double seconds)
    {
        order.span.duration = seconds;
        return *this;
    }

    [[nodiscard]] Result<LoadBook> run(const std::stop_token &stop = {}) const
    {
        return runLoad(order, stop);
    }

    RequestSet requests;
    LoadOrder order;
};

RequestTemplate plain(const std::string &url)
{
    RequestTemplate request;
    request.url = url;
    request.body = "{\"prompt\":\"${prompt}\"}";
    return request;
}

std::vector<double> latencies(const LoadBook &book)
{
    std::vector<double> values;
    for (const RequestRecord &record : book.records())
        values.push_back(record.latency());
    std::ranges::sort(values);
    return values;
}

std::string
answerOf(std::string_view type, std::string_view body, std::string_view status = "200 OK")
{
    return "HTTP/1.1 " + std::string(status) + "\r\nContent-Type: " + std::string(type)
        + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
}

} // namespace

/// By Little's law the requests in flight are the throughput times the latency: with four users
/// that is four.
TEST(LoadEngineTest, ClosedLoadKeepsItsUsersBusy)
{
    const LoopServer server(100);
    const auto book = Prepared(plain(server.url())).closed(4).run();
    ASSERT_TRUE(book) << book.error().message();
    const LoadTotals &totals = book->totals();
    EXPECT_EQ(totals.failed, 0U);
    EXPECT_EQ(totals.peakInFlight, 4U);
    EXPECT_NEAR(totals.seconds, 1, 0.1);
    EXPECT_EQ(totals.answerBytes, totals.good * 100);
    double sum = 0;
    for (const RequestRecord &record : book->records())
        sum += record.latency();
    EXPECT_NEAR(sum / totals.seconds, 4, 0.2);
    EXPECT_GE(server.answered(), totals.good + totals.warmUpGood);
}

TEST(LoadEngineTest, OpenLoadKeepsItsRate)
{
    const LoopServer server(100);
    for (const ArrivalProcess process :
         {ArrivalProcess::Constant, ArrivalProcess::Poisson, ArrivalProcess::Gamma}) {
        const auto book = Prepared(plain(server.url())).open(process, 400).lasting(1.5).run();
        ASSERT_TRUE(book) << book.error().message();
        const LoadTotals &totals = book->totals();
        const double scheduled = static_cast<double>(totals.scheduled) / totals.seconds;
        // Of Poisson arrivals five standard deviations of √600 / 1.5.
        EXPECT_NEAR(scheduled, 400, process == ArrivalProcess::Constant ? 2 : 82);
        EXPECT_EQ(totals.good, totals.scheduled);
        EXPECT_EQ(totals.failed, 0U);
        for (const RequestRecord &record : book->records()) {
            EXPECT_GE(record.sent, record.intended);
            EXPECT_GE(record.end, record.sent);
        }
    }
}

/// The server halts for a second, once. Users who wait for their answers ask nothing meanwhile:
/// one slow answer among many, and p99 knows of nothing. Those who come when they come, a hundred
/// a second for two seconds, meet it: half of them, half a second each.
TEST(LoadEngineTest, OpenLoadShowsWhatClosedLoadOmits)
{
    const auto p99 = [](bool isOpen) {
        const LoopServer server(
            [begin = std::chrono::steady_clock::now(), halted = false](std::uint64_t) mutable {
                if (!halted && std::chrono::steady_clock::now() - begin > 1s) {
                    halted = true;
                    std::this_thread::sleep_for(1s);
                }
                return plainAnswer(10);
            });
        Prepared load(plain(server.url()));
        load.lasting(2.3);
        if (isOpen)
            load.open(ArrivalProcess::Constant, 100);
        const auto book = load.run();
        EXPECT_TRUE(book);
        EXPECT_EQ(book->totals().failed, 0U);
        const auto sorted = latencies(*book);
        EXPECT_GT(sorted.back(), 0.9);
        return quantileOfSorted(sorted, 0.99);
    };
    EXPECT_LT(p99(false), 0.05);
    EXPECT_GT(p99(true), 0.9);
}

TEST(LoadEngineTest, SlowAnswersTimeOutAndAreCounted)
{
    const LoopServer server([](std::uint64_t i) {
        if (i % 20 == 15)
            std::this_thread::sleep_for(300ms);
        return plainAnswer(10);
    });
    Prepared load(plain(server.url()));
    load.order.timeout = 0.1;
    const auto book = load.run();
    ASSERT_TRUE(book) << book.error().message();
    EXPECT_GE(book->totals().failed, 1U);
    EXPECT_EQ(book->totals().errors.size(), 1U);
    EXPECT_EQ(book->totals().errors.count("timed out"), 1U);
    EXPECT_GT(book->totals().good, 10U);
}

TEST(LoadEngineTest, ErrorsAreCountedWithTheWordsOfTheServer)
{
    const LoopServer server([](std::uint64_t i) {
        return i % 2 == 1
            ? answerOf("application/json", R"({"error":"no such model"})", "404 Not Found")
            : plainAnswer(10);
    });
    const auto book = Prepared(plain(server.url())).lasting(0.5).run();
    ASSERT_TRUE(book) << book.error().message();
    EXPECT_EQ(book->totals().errors.size(), 1U);
    EXPECT_EQ(book->totals().errors.begin()->first, "HTTP 404: no such model");
    EXPECT_GT(book->totals().good, 0U);
}

TEST(LoadEngineTest, NothingButFailuresIsAFailure)
{
    const LoopServer refusing(
        [](std::uint64_t) { return answerOf("text/plain", "no", "403 Forbidden"); });
    const auto book = Prepared(plain(refusing.url())).run();
    ASSERT_FALSE(book);
    EXPECT_EQ(book.error().kind, ErrorKind::Unavailable);
    EXPECT_THAT(book.error().message(), HasSubstr("HTTP 403"));

    std::string gone;
    {
        const LoopServer server(1);
        gone = server.url();
    }
    const auto nobody = Prepared(plain(gone)).run();
    ASSERT_FALSE(nobody);
    EXPECT_THAT(nobody.error().message(), HasSubstr("Connection refused"));
}

TEST(LoadEngineTest, StopsSoon)
{
    const LoopServer server([](std::uint64_t) {
        std::this_thread::sleep_for(20ms);
        return plainAnswer(10);
    });
    Prepared load(plain(server.url()));
    load.lasting(600);
    std::stop_source stop;
    std::jthread later([&stop] {
        std::this_thread::sleep_for(500ms);
        stop.request_stop();
    });
    const auto begin = std::chrono::steady_clock::now();
    const auto book = load.run(stop.get_token());
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 1500ms);
    ASSERT_TRUE(book);
    EXPECT_GT(book->totals().good + book->totals().warmUpGood, 0U);
}

TEST(LoadEngineTest, TokensComeInTheirTime)
{
    const TokenServer server({.tokens = 11, .beforeFirst = 40ms, .betweenTokens = 10ms});
    RequestTemplate request;
    request.protocol = "openai-completions";
    request.url = server.url();
    request.streams = true;
    request.outputTokens = 12;
    const auto book = Prepared(request).lasting(1.5).run();
    ASSERT_TRUE(book) << book.error().message();
    EXPECT_TRUE(book->totals().errors.empty()) << book->totals().errors.begin()->first;
    ASSERT_GE(book->records().size(), 3U);
    EXPECT_EQ(book->totals().shortOutputs, book->totals().good) << "12 were asked for";
    std::vector<double> first;
    std::vector<double> each;
    for (const RequestRecord &record : book->records()) {
        EXPECT_EQ(record.outputTokens, 11U);
        first.push_back(record.timeToFirstToken());
        each.push_back(record.timePerOutputToken());
    }
    EXPECT_GE(medianOf(first), 0.04);
    EXPECT_LT(medianOf(first), 0.06);
    EXPECT_GE(medianOf(each), 0.01);
    EXPECT_LT(medianOf(each), 0.02);
    EXPECT_GE(book->gaps().size(), book->records().size() * 10);
    EXPECT_NEAR(medianOf(book->gaps()), 0.01, 0.005);
}

TEST(LoadEngineTest, StreamsThatAreNoneAreErrors)
{
    const auto errorOf = [](std::string_view type, std::string_view body) {
        const LoopServer server([=](std::uint64_t i) {
            // One good answer, so that the load is not hopeless.
            return i == 0
                ? answerOf("text/event-stream", "data: {\"choices\":[{\"text\":\"a\"}]}\n\n")
                : answerOf(type, body);
        });
        RequestTemplate request;
        request.protocol = "openai-completions";
        request.url = server.url();
        request.streams = true;
        const auto book = Prepared(request).lasting(0.3).run();
        EXPECT_TRUE(book) << book.error().message();
        return book && !book->totals().errors.empty() ? book->totals().errors.begin()->first : "";
    };
    EXPECT_EQ(errorOf("application/json", "{}"), "the answer is not an event stream");
    EXPECT_EQ(errorOf("text/event-stream", ""), "the stream ended without a token");
    EXPECT_EQ(errorOf("text/event-stream", "data: {\"error\":{\"message\":\"full\"}}\n\n"), "full");
    EXPECT_EQ(errorOf("text/event-stream", "data: {{\n\n"),
              "the stream holds an event that is not JSON");
    EXPECT_THAT(errorOf("text/event-stream", "data: " + std::string(3'000'000, 'x')),
                HasSubstr("cannot be understood"));
}

} // namespace perfdeck
