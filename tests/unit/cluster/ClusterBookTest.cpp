// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/cluster/ClusterBook.h"
#include "core/collect/cluster/ClusterSampler.h"
#include "core/model/ClusterWords.h"
#include "tests/unit/cluster/Rounds.h"

#include <algorithm>

namespace perfdeck {

namespace {

constexpr SourceId kCoordinator{1};
constexpr SourceId kExporter{2};

Worker worker(const std::string &id, const char *state)
{
    auto profile = std::make_shared<WorkerProfile>();
    profile->id = id;
    Worker made;
    made.profile = profile;
    made.stateText = state;
    made.state = workerState(state);
    return made;
}

ClusterReading
reading(SourceId source, ServerKind kind, std::vector<Worker> workers, int second = 0)
{
    ClusterReading made;
    made.source = source;
    made.server = "server";
    made.kind = kind;
    made.time = Timestamp(std::chrono::seconds(1'000 + second));
    made.workers = std::move(workers);
    return made;
}

std::vector<std::string> kinds(const std::vector<Event> &events)
{
    std::vector<std::string> names;
    for (const Event &event : events)
        names.push_back(event.kind);
    return names;
}

std::optional<double>
valueOf(const Observation &observation, const std::string &metric, const std::string &worker = {})
{
    for (std::size_t i = 0; i < observation.series->keys.size(); ++i) {
        const SeriesKey &key = *observation.series->keys[i];
        if (key.metric == metric && key.labels.get("worker") == worker
            && !isAbsent(observation.values[i]))
            return observation.values[i];
    }
    return std::nullopt;
}

} // namespace

TEST(ClusterBook, TellsWhoJoinsAndWhoIsLost)
{
    ClusterBook book("lab");
    const auto kind = ServerKind::RoleCoordinator;
    EXPECT_TRUE(
        book.take(reading(kCoordinator, kind, {worker("a", "active"), worker("b", "active")}))
            .events.empty()); // they were there before
    const auto second = book.take(reading(
        kCoordinator, kind, {worker("c", "active"), worker("b", "offline"), worker("a", "busy")}));
    EXPECT_EQ(kinds(second.events), (std::vector<std::string>{"worker-joined", "worker-lost"}));
    EXPECT_EQ(second.events[1].text, "Worker b was lost (offline).");
    EXPECT_EQ(second.events[1].labels.get("worker"), "b");
    EXPECT_EQ(second.update->cluster->workers->at(2).id(), "c");
    EXPECT_EQ(second.update->changes.workers.size(), 3U); // all three have another state or are new
    const auto third
        = book.take(reading(kCoordinator, kind, {worker("b", "active"), worker("a", "busy")}));
    EXPECT_EQ(kinds(third.events), (std::vector<std::string>{"worker-back", "worker-removed"}));
}

TEST(ClusterBook, ManyAtOnceAreOneEvent)
{
    ClusterBook book("lab");
    std::vector<Worker> alive, dead;
    for (int i = 0; i < 40; ++i) {
        alive.push_back(worker("w" + std::to_string(i), "active"));
        dead.push_back(worker("w" + std::to_string(i), "recovery_pending"));
    }
    static_cast<void>(book.take(reading(kCoordinator, ServerKind::RoleCoordinator, alive)));
    const auto lost = book.take(reading(kCoordinator, ServerKind::RoleCoordinator, dead));
    ASSERT_EQ(lost.events.size(), 1U);
    EXPECT_EQ(lost.events[0].text, "40 workers: each was lost (w0, w1, w10 and 37 more).");
}

TEST(ClusterBook, ARestartIsOneEvent)
{
    ClusterBook book("lab");
    static_cast<void>(book.take(reading(kCoordinator,
                                        ServerKind::RoleCoordinator,
                                        {worker("a", "active"), worker("b", "active")})));
    const auto outcome = book.take(reading(kCoordinator, ServerKind::RoleCoordinator, {}));
    EXPECT_EQ(kinds(outcome.events), std::vector<std::string>{"cluster-restart"});
}

TEST(ClusterBook, AnExporterAddsToWorkersThatOthersList)
{
    ClusterBook book("lab");
    Worker measured = worker("a", "active");
    measured.measured.cpuRatio = 0.5;
    Worker reserved = worker("a", "");
    reserved.reserved.cpuRatio = 0.75;
    static_cast<void>(book.take(reading(kCoordinator, ServerKind::RoleCoordinator, {measured})));
    const auto joined = book.take(
        reading(kExporter, ServerKind::DrmExporter, {reserved, worker("left-long-ago", "")}));
    ASSERT_EQ(joined.update->cluster->workers->size(), 1U);
    const Worker &a = joined.update->cluster->workers->front();
    EXPECT_EQ(a.measured.cpuRatio, 0.5);
    EXPECT_EQ(a.reserved.cpuRatio, 0.75);
    EXPECT_EQ(a.state, WorkerState::Active);
    EXPECT_FALSE(joined.isPrimary);
    EXPECT_EQ(joined.update->cluster->totals.measured.cpuRatio, 0.5);

    ClusterBook alone("lab");
    EXPECT_EQ(alone.take(reading(kExporter, ServerKind::DrmExporter, {reserved}))
                  .update->cluster->workers->size(),
              1U);
}

TEST(ClusterBook, WhatARemovedServerSaidGoes)
{
    ClusterBook book("lab");
    static_cast<void>(
        book.take(reading(kCoordinator, ServerKind::RoleCoordinator, {worker("a", "active")})));
    static_cast<void>(book.take(reading(kExporter, ServerKind::DrmExporter, {worker("b", "")})));
    const ClusterPtr left = book.forget(kCoordinator);
    ASSERT_TRUE(left);
    ASSERT_EQ(left->servers.size(), 1U);
    ASSERT_EQ(left->workers->size(), 1U);
    EXPECT_EQ(left->workers->front().id(), "b");
    EXPECT_FALSE(book.forget(kExporter));
}

TEST(ClusterBook, ADecisionIsToldOnce)
{
    ClusterBook book("lab");
    ClusterReading with = reading(kExporter, ServerKind::DrmExporter, {});
    with.scaling = {{with.time, ScalingAction::ScaleUp, "too busy", 3U, {}, 0.9, "gpu"}};
    const auto first = book.take(with);
    ASSERT_EQ(first.events.size(), 1U);
    EXPECT_EQ(first.events[0].text, "Scaled up by 3: too busy.");
    const auto again = book.take(with);
    EXPECT_TRUE(again.events.empty());
    EXPECT_TRUE(again.update->changes.scaling.empty());
    EXPECT_EQ(again.update->cluster->scaling.size(), 1U);
}

TEST(TaskBook, EndsOnceAndKeepsWhatWasKnown)
{
    TaskBook book;
    Task running;
    running.id = "t";
    running.state = TaskState::Running;
    running.model = "bert";
    running.created = Timestamp(std::chrono::seconds(5));
    EXPECT_EQ(book.take({running}, false).size(), 1U);
    running.progressRatio = 0.5;
    EXPECT_TRUE(book.take({running}, false).empty()); // progress alone is no new row
    EXPECT_EQ(book.living().front().progressRatio, 0.5);
    Task ended;
    ended.id = "t";
    ended.state = TaskState::Completed;
    const auto changed = book.take({ended}, false);
    ASSERT_EQ(changed.size(), 1U);
    EXPECT_EQ(changed[0].model, "bert");
    EXPECT_EQ(changed[0].created, running.created);
    EXPECT_TRUE(book.take({ended}, false).empty());
    EXPECT_TRUE(book.take({running}, false).empty()); // a late answer does not raise it
    EXPECT_TRUE(book.living().empty());
    EXPECT_EQ(book.completed(), 1U);
}

TEST(ClusterSampler, AbsentStaysAbsent)
{
    ClusterSampler sampler("lab");
    Cluster cluster;
    cluster.time = Timestamp(std::chrono::seconds(10));
    Worker a = worker("a", "active");
    a.measured.cpuRatio = 0.25;
    cluster.workers = std::make_shared<const std::vector<Worker>>(
        std::vector<Worker>{a, worker("b", "offline")});
    const Observation first = sampler.sample(cluster);
    EXPECT_EQ(valueOf(first, "worker_cpu_utilization_ratio", "a"), 0.25);
    EXPECT_FALSE(valueOf(first, "worker_cpu_utilization_ratio", "b"));
    EXPECT_EQ(valueOf(first, "worker_up", "b"), 0);
    EXPECT_FALSE(valueOf(first, "cluster_tasks_per_second"));
    const Observation second = sampler.sample(cluster);
    EXPECT_EQ(first.series, second.series); // nobody has to look names up again
    EXPECT_EQ(first.series->keys.size(), first.values.size());
}

TEST(ClusterSampler, TellsTheRateOfEndingTasks)
{
    ClusterSampler sampler("lab");
    Cluster cluster;
    cluster.time = Timestamp(std::chrono::seconds(10));
    cluster.totals.tasksCompleted = 100;
    EXPECT_FALSE(valueOf(sampler.sample(cluster), "cluster_tasks_per_second"));
    cluster.time += std::chrono::seconds(5);
    cluster.totals.tasksCompleted = 120;
    EXPECT_EQ(valueOf(sampler.sample(cluster), "cluster_tasks_per_second"), 4);
    cluster.time += std::chrono::seconds(5);
    cluster.totals.tasksCompleted = 3; // the server began anew
    EXPECT_FALSE(valueOf(sampler.sample(cluster), "cluster_tasks_per_second"));
}

/// The recorded minute through the whole book: one worker was lost and its tasks ended.
TEST(ClusterBook, TheRecordedMinute)
{
    auto server = ReplayedCoordinator::ofSession("variant-rest-roles/poll.session.jsonl");
    const auto reader = makeServerReader(ServerKind::RoleCoordinator, kCoordinator, "c2");
    ClusterBook book("lab");
    std::vector<Event> events;
    ClusterPtr last;
    for (std::size_t i = 0; i < server.rounds(); ++i) {
        server.showRound(i);
        auto outcome = book.take(playRound(*reader, server).reading);
        std::ranges::move(outcome.events, std::back_inserter(events));
        last = outcome.update->cluster;
        EXPECT_TRUE(outcome.isPrimary);
    }
    const auto &workers = server.body("/api/workers")["workers"];
    EXPECT_EQ(last->workers->size(), workers.size());
    const auto count
        = [&](const char *kind) { return std::ranges::count(kinds(events), std::string(kind)); };
    EXPECT_EQ(count("worker-joined"), 3);
    EXPECT_GE(count("worker-lost"), 1);
    std::size_t living = 0;
    for (const auto &task : server.body("/api/tasks")["tasks"])
        living += task["status"] == "running" || task["status"] == "pending" ? 1U : 0U;
    EXPECT_EQ(last->living.size(), living);
}

} // namespace perfdeck
