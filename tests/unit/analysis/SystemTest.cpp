// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/ResourcePools.h"
#include "core/analysis/ServerLoad.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;

const SourceId kServer{7};

Cluster reading(Duration after, std::uint64_t requests, std::uint64_t bytes)
{
    Cluster cluster;
    ClusterServer server;
    server.source = kServer;
    server.lastReading = Timestamp{1'763'733'600s} + after;
    server.requests = requests;
    server.bytes = bytes;
    cluster.servers.push_back(server);
    return cluster;
}

TEST(ServerLoadTest, RatesAreThoseOfTheLastMinute)
{
    ServerLoadBook book;
    book.take(reading(0s, 4, 1'000));
    EXPECT_FALSE(book.loadOf(kServer));
    for (int round = 1; round <= 60; ++round) // 4 requests and 2,000 bytes each 5 s
        book.take(reading(
            5s * round, 4 + 4 * std::uint64_t(round), 1'000 + 2'000 * std::uint64_t(round)));
    ASSERT_TRUE(book.loadOf(kServer));
    EXPECT_NEAR(book.loadOf(kServer)->requestsPerMinute, 48, 1e-9);
    EXPECT_NEAR(book.loadOf(kServer)->bytesPerMinute, 24'000, 1e-9);
    for (int round = 61; round <= 85; ++round) // nothing more is asked
        book.take(reading(5s * round, 244, 121'000));
    EXPECT_NEAR(book.loadOf(kServer)->requestsPerMinute, 0, 1e-9);
}

TEST(ServerLoadTest, ACounterThatFellBeginsAnewAndWhoLeftIsForgotten)
{
    ServerLoadBook book;
    book.take(reading(0s, 100, 1'000));
    book.take(reading(10s, 110, 2'000));
    book.take(reading(20s, 1, 10));
    EXPECT_FALSE(book.loadOf(kServer));
    book.take(reading(30s, 3, 20));
    EXPECT_NEAR(book.loadOf(kServer)->requestsPerMinute, 12, 1e-9);
    book.take(Cluster{});
    EXPECT_FALSE(book.loadOf(kServer));
}

Worker worker(std::vector<std::string> hardware, WorkerState state)
{
    auto profile = std::make_shared<WorkerProfile>();
    profile->hardware = std::move(hardware);
    profile->attributes = {{"Cores / threads", "64 / 128"}, {"Memory", "256 GiB"}, {"GPUs", "4"}};
    Worker made;
    made.profile = std::move(profile);
    made.state = state;
    return made;
}

TEST(ResourcePoolsTest, LivingWorkersAreOneSupplyPerHardware)
{
    std::vector<Worker> workers{worker({"cpu", "cuda"}, WorkerState::Active),
                                worker({"cpu", "cuda"}, WorkerState::Idle),
                                worker({"cpu", "cuda"}, WorkerState::Offline),
                                worker({}, WorkerState::Active)};
    workers[0].measured.cpuRatio = 0.5;
    workers[0].reserved.cpuRatio = 0.75;
    workers[0].measured.memoryRatio = 0.25;
    workers[0].tasksRunning = 3;
    workers[2].tasksRunning = 9; // lost: what it said is old
    const auto pools = resourcePools(workers);
    ASSERT_EQ(pools.size(), 2U);
    const ResourcePool &pool = pools[1];
    EXPECT_EQ(pools[0].hardware, "");
    EXPECT_EQ(pool.hardware, "cpu, cuda");
    EXPECT_EQ(pool.workers, 3U);
    EXPECT_EQ(pool.alive, 2U);
    EXPECT_EQ(pool.cores, 128);
    EXPECT_EQ(pool.gpus, 8);
    EXPECT_EQ(pool.coresBusy, 32);
    EXPECT_EQ(pool.coresReserved, 48);
    EXPECT_EQ(pool.memoryUsedBytes, 64 * 1'073'741'824.0);
    EXPECT_EQ(pool.tasksRunning, 3);
    EXPECT_FALSE(pool.gpusBusy);
}

TEST(ResourcePoolsTest, WhatIsNoNumberIsNotReported)
{
    Worker strange = worker({"cpu"}, WorkerState::Active);
    auto profile = std::make_shared<WorkerProfile>();
    profile->attributes = {{"Cores", "many"}, {"Memory", "-3 GiB"}};
    strange.profile = std::move(profile);
    EXPECT_FALSE(workerCapacity(strange).cores);
    EXPECT_FALSE(workerCapacity(strange).memoryBytes);
    EXPECT_FALSE(workerCapacity(strange).gpus);
    strange.gpus.resize(2);
    EXPECT_EQ(workerCapacity(strange).gpus, 2);
}

} // namespace
} // namespace perfdeck
