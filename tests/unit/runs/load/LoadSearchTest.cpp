// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/load/LoadSearch.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>

namespace perfdeck {

namespace {

using Next = std::optional<double> (*)(std::vector<LoadProbe>, const LoadBounds &);

/// Asks for loads until the search ends; the loads in the order they were asked for.
std::vector<double> search(Next next,
                           double first,
                           const LoadBounds &bounds,
                           const std::function<LoadProbe(double)> &measure)
{
    std::vector<LoadProbe> probes{measure(first)};
    std::vector<double> loads{first};
    while (const auto load = next(probes, bounds)) {
        for (const double earlier : loads)
            EXPECT_NE(*load, earlier) << "measured twice";
        loads.push_back(*load);
        probes.push_back(measure(*load));
        if (loads.size() > 60) {
            ADD_FAILURE() << "without end";
            break;
        }
    }
    return loads;
}

double largestKept(const std::vector<double> &loads, double limit)
{
    double largest = 0;
    for (const double load : loads)
        if (load <= limit)
            largest = std::max(largest, load);
    return largest;
}

BenchmarkCell cellOf(std::int64_t concurrency, double latency, std::string model = {})
{
    BenchmarkCell cell;
    cell.state = RunState::Finished;
    cell.key.concurrency = concurrency;
    cell.key.model = std::move(model);
    MeasuredValues times;
    times.measure = BenchmarkMeasure::Latency;
    times.mean.value = times.median.value = latency;
    cell.values.push_back(times);
    MeasuredValues rate;
    rate.measure = BenchmarkMeasure::Throughput;
    rate.mean.value = static_cast<double>(concurrency) / latency;
    cell.values.push_back(rate);
    return cell;
}

} // namespace

TEST(LoadSearchTest, FindsTheLargestLoadThatKeepsItsObjectives)
{
    for (const double limit : {1.0, 2.0, 3.0, 37.0, 64.0, 100.0, 1000.0}) {
        const auto users = search(nextForObjective, 1, {1, 1024, true}, [&](double load) {
            return LoadProbe{load, load <= limit, 0};
        });
        EXPECT_GE(largestKept(users, limit), limit < 20 ? limit : limit / 1.05) << limit;
        EXPECT_LE(users.size(), 20U);
    }
    for (const double limit : {0.03, 0.7, 1.0, 55.5, 9000.0}) {
        const auto rates = search(nextForObjective, 1, {0.01, 1e5, false}, [&](double load) {
            return LoadProbe{load, load <= limit, 0};
        });
        EXPECT_GE(largestKept(rates, limit), limit / 1.05) << limit;
        EXPECT_LE(rates.size(), 25U);
    }
}

TEST(LoadSearchTest, EndsAtItsBounds)
{
    const auto all = [](double load) { return LoadProbe{load, true, 0}; };
    const auto none = [](double load) { return LoadProbe{load, false, 0}; };
    EXPECT_EQ(search(nextForObjective, 1, {1, 100, true}, all).back(), 100);
    EXPECT_EQ(search(nextForObjective, 1, {1, 100, true}, none).size(), 1U);
    EXPECT_EQ(search(nextForObjective, 8, {0.5, 100, false}, none).back(), 0.5);
}

/// A machine of a + b · n seconds at n users has its greatest power n / (a + bn)² at n = a / b.
TEST(LoadSearchTest, FindsTheKnee)
{
    for (const double knee : {1.0, 5.0, 40.0, 200.0}) {
        const auto users = search(nextForKnee, 1, {1, 1024, true}, [&](double load) {
            return LoadProbe{load, true, load / std::pow(knee + load, 2)};
        });
        double nearest = 0;
        for (const double load : users)
            if (std::abs(std::log(load / knee))
                < std::abs(std::log(std::max(nearest, 1e-9) / knee)))
                nearest = load;
        EXPECT_NEAR(std::log(nearest / knee), 0, std::log(1.2)) << knee;
        EXPECT_LE(users.size(), 20U);
    }
}

TEST(LoadSearchTest, SearchesEachPartOfTheMatrix)
{
    BenchmarkDefinition definition;
    definition.searchesObjective = true;
    definition.objectives = {{BenchmarkMeasure::Latency, 0.5, 1.0}};
    std::vector<CellKey> rest(2);
    rest[0].model = "a";
    rest[1].model = "b";
    auto next = searchedCells(definition, rest, {});
    ASSERT_EQ(next.size(), 2U);
    EXPECT_EQ(next[0].concurrency, 1);

    auto cell = [](std::int64_t users, double latency, const char *model) {
        BenchmarkCell made = cellOf(users, latency, model);
        made.values.front().samples = {latency};
        return made;
    };
    next = searchedCells(definition, rest, {cell(1, 0.5, "a"), cell(1, 2.0, "b")});
    ASSERT_EQ(next.size(), 1U) << "b misses with one user already";
    EXPECT_EQ(next[0].model, "a");
    EXPECT_EQ(next[0].concurrency, 2);
}

TEST(LoadSearchTest, WhatFailedKeepsNothing)
{
    BenchmarkDefinition definition;
    definition.searchesObjective = true;
    definition.objectives = {{BenchmarkMeasure::Latency, std::nan(""), 1.0}};
    const std::vector<CellKey> rest(1);
    const auto nextAfter = [&](const BenchmarkCell &second) {
        const auto next = searchedCells(definition, rest, {cellOf(8, 0.1), second});
        return next.empty() ? 0 : next[0].concurrency;
    };
    EXPECT_EQ(nextAfter(cellOf(16, 0.1)), 32);
    BenchmarkCell failed = cellOf(16, 0.1);
    failed.state = RunState::Failed;
    EXPECT_EQ(nextAfter(failed), 11); // √(8 · 16)
    BenchmarkCell errors = cellOf(16, 0.1);
    errors.numbers["requests"].value = 1000;
    errors.numbers["errors"].value = 1;
    EXPECT_EQ(nextAfter(errors), 32) << "0.1 % may be";
    errors.numbers["errors"].value = 2;
    EXPECT_EQ(nextAfter(errors), 11);
    BenchmarkCell late = cellOf(16, 0.1);
    late.reasons.push_back({"schedule-missed", "", true});
    EXPECT_EQ(nextAfter(late), 11);
}

} // namespace perfdeck
