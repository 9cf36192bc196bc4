// SPDX-License-Identifier: GPL-3.0-or-later
// The rules that come with PerfDeck, on hours of samples: quiet where things are as they usually
// are, busy times included, and firing where the one thing they watch is wrong.
#include "core/alerts/rules/RuleSet.h"
#include "tests/support/AlertRuns.h"
#include "tests/support/NoisyBlocks.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;

constexpr Duration kStep = 15s; ///< between samples, and between evaluations
constexpr Duration kLength = 8h;
constexpr Duration kSickFrom = 7h;

/// The value at a time in hours since the start, with noise of its own.
using Shape = std::function<double(double hours, NormalNoise &noise)>;

struct Course
{
    SeriesKey key;
    Shape healthy;
};

Shape steady(double level, double noise = 0)
{
    return [level, noise](double, NormalNoise &random) {
        return level + (noise > 0 ? noise * random.next() : 0);
    };
}

/// A latency: skewed to the right, and half as long again at the busy end of four hours.
Shape latency(double level)
{
    return [level](double hours, NormalNoise &random) {
        return level * (1.25 + 0.25 * std::sin(hours * 1.57)) * std::exp(0.15 * random.next());
    };
}

Shape ramp(double from, double perHour)
{
    return [=](double hours, NormalNoise &) { return from + perHour * hours; };
}

/// A counter that rises by `perHour`.
Shape counter(double perHour)
{
    return ramp(1000, perHour);
}

SeriesKey one(std::string metric, Labels labels)
{
    return {std::move(metric), std::move(labels)};
}

const Labels kMachine{{"instance", "ws1"}, {"source", "machine"}};
const Labels kServer{{"model", "bert"}, {"source", "vllm"}};
const Labels kCluster{{"instance", "lab"}, {"source", "lab"}};

Labels with(Labels labels, const std::string &name, const std::string &value)
{
    labels.set(name, value);
    return labels;
}

/// What a workstation with a GPU, a language model and a cluster of eight workers reports on a
/// normal day: busy, with peaks, a queue now and then, and the odd failure.
std::vector<Course> healthyDay()
{
    std::vector<Course> day{
        {one("cpu_utilization_ratio", kMachine),
         [](double hours, NormalNoise &random) {
             // Builds of ten minutes at full load, twice an hour.
             const bool builds = std::fmod(hours, 0.5) < 1.0 / 6;
             return std::clamp((builds ? 0.98 : 0.3) + 0.05 * random.next(), 0.0, 1.0);
         }},
        {one("cpu_utilization_ratio", with(kMachine, "core", "0")), steady(0.4, 0.1)},
        {one("cpu_utilization_ratio", with(kMachine, "core", "1")), steady(0.4, 0.1)},
        {one("load_average", with(kMachine, "window", "15m")), steady(2.5, 0.5)},
        {one("memory_available_bytes", kMachine), steady(6e9, 1e9)},
        {one("memory_total_bytes", kMachine), steady(25e9)},
        {one("pressure_ratio", with(with(kMachine, "kind", "full"), "resource", "memory")),
         steady(0.01, 0.003)},
        {one("pressure_ratio", with(with(kMachine, "kind", "full"), "resource", "io")),
         steady(0.1, 0.05)},
        {one("swap_used_bytes", kMachine), steady(0.5e9)},
        {one("swap_total_bytes", kMachine), steady(4e9)},
        // Grows by a gigabyte an hour: full in a week.
        {one("filesystem_used_bytes", with(kMachine, "mount", "/")), ramp(300e9, 1e9)},
        {one("filesystem_total_bytes", with(kMachine, "mount", "/")), steady(500e9)},
        {one("temperature_celsius", with(kMachine, "sensor", "package")), steady(78, 4)},
        {one("network_receive_errors_per_second", with(kMachine, "interface", "eth0")), steady(0)},
        {one("network_transmit_errors_per_second", with(kMachine, "interface", "eth0")), steady(0)},
        {one("gpu_temperature_celsius", with(kMachine, "device", "gpu0")), steady(79, 2)},
        {one("gpu_throttled", with(with(kMachine, "device", "gpu0"), "reason", "thermal")),
         steady(0)},
        {one("gpu_throttled", with(with(kMachine, "device", "gpu0"), "reason", "power_cap")),
         steady(1)},
        {one("gpu_memory_used_bytes", with(kMachine, "device", "gpu0")), steady(72e9)},
        {one("gpu_memory_total_bytes", with(kMachine, "device", "gpu0")), steady(80e9)},
        {one("scrape_samples", {{"source", "vllm"}}), steady(400)},
        {one("error_ratio", kServer), steady(0.002)},
        {one("inference_latency_seconds", with(kServer, "quantile", "0.99")), latency(0.2)},
        {one("time_to_first_token_seconds", with(kServer, "quantile", "0.95")), latency(0.8)},
        {one("inter_token_latency_seconds", with(kServer, "quantile", "0.95")), latency(0.04)},
        {one("kv_cache_usage_ratio", kServer),
         [](double hours, NormalNoise &random) {
             return std::clamp(0.6 + 0.2 * std::sin(hours * 9) + 0.05 * random.next(), 0.0, 0.95);
         }},
        // A burst of 40 requests each hour that is worked off within six minutes.
        {one("queue_depth", kServer),
         [](double hours, NormalNoise &) {
             return std::max(0.0, 40 * (1 - std::fmod(hours, 1.0) * 10));
         }},
        {one("preemption_rate", kServer), steady(0.01)},
        {one("cluster_tasks_failed_total", kCluster), counter(12)},
        {one("cluster_tasks_completed_total", kCluster), counter(600)},
        {one("cluster_queue_length", kCluster), steady(4, 1)},
        {one("cluster_workers", with(kCluster, "state", "idle")), steady(2)},
        // Grows from six to ten over a morning, one by one.
        {one("cluster_workers", with(kCluster, "state", "all")),
         [](double hours, NormalNoise &) { return 6 + std::min(4.0, std::floor(hours)); }},
    };
    for (int worker = 0; worker < 8; ++worker)
        day.push_back(
            {one("worker_up", with(kCluster, "worker", "w" + std::to_string(worker))), steady(1)});
    return day;
}

/// What is wrong from kSickFrom on: courses in place of the healthy ones.
struct Sickness
{
    std::string rule;
    Severity severity = Severity::Warning; ///< at least
    std::vector<Course> courses;
};

std::vector<Sickness> sicknesses()
{
    using S = Severity;
    const auto worker = [](int number) {
        return one("worker_up", with(kCluster, "worker", "w" + std::to_string(number)));
    };
    const auto pressure = [](const char *resource) {
        return one("pressure_ratio", with(with(kMachine, "kind", "full"), "resource", resource));
    };
    const auto quantile = [](const char *metric, const char *of) {
        return one(metric, with(kServer, "quantile", of));
    };
    const auto disk = [](const char *metric) { return one(metric, with(kMachine, "mount", "/")); };
    return {
        {"machine-cpu-busy", S::Info, {{one("cpu_utilization_ratio", kMachine), steady(0.99)}}},
        {"machine-load",
         S::Warning,
         {{one("load_average", with(kMachine, "window", "15m")), steady(9)}}},
        {"machine-memory-low",
         S::Critical,
         {{one("memory_available_bytes", kMachine), steady(0.6e9)}}},
        {"machine-memory-pressure", S::Critical, {{pressure("memory"), steady(0.5)}}},
        {"machine-disk-pressure", S::Warning, {{pressure("io"), steady(0.7)}}},
        {"machine-swap-full", S::Warning, {{one("swap_used_bytes", kMachine), steady(3.9e9)}}},
        {"machine-disk-full", S::Critical, {{disk("filesystem_used_bytes"), steady(490e9)}}},
        // From 307 GB by 150 GB an hour: full 1.3 hours later.
        {"machine-disk-full-soon",
         S::Warning,
         {{disk("filesystem_used_bytes"), ramp(307e9 - 7 * 150e9, 150e9)}}},
        {"machine-hot",
         S::Critical,
         {{one("temperature_celsius", with(kMachine, "sensor", "package")), steady(104)}}},
        {"machine-network-errors",
         S::Warning,
         {{one("network_receive_errors_per_second", with(kMachine, "interface", "eth0")),
           steady(5)}}},
        {"gpu-hot",
         S::Critical,
         {{one("gpu_temperature_celsius", with(kMachine, "device", "gpu0")), steady(95)}}},
        {"gpu-slowed-by-heat",
         S::Warning,
         {{one("gpu_throttled", with(with(kMachine, "device", "gpu0"), "reason", "thermal")),
           steady(0.6)}}},
        {"gpu-memory-full",
         S::Warning,
         {{one("gpu_memory_used_bytes", with(kMachine, "device", "gpu0")), steady(79.5e9)}}},
        {"endpoint-empty", S::Warning, {{one("scrape_samples", {{"source", "vllm"}}), steady(0)}}},
        {"endpoint-errors", S::Critical, {{one("error_ratio", kServer), steady(0.2)}}},
        {"endpoint-latency-strange",
         S::Info,
         {{quantile("inference_latency_seconds", "0.99"), latency(4)}}},
        {"endpoint-latency-worse",
         S::Warning,
         {{quantile("inference_latency_seconds", "0.99"), latency(0.7)}}},
        {"llm-first-token-slow",
         S::Critical,
         {{quantile("time_to_first_token_seconds", "0.95"), latency(20)}}},
        {"llm-tokens-slow",
         S::Critical,
         {{quantile("inter_token_latency_seconds", "0.95"), latency(2)}}},
        {"llm-kv-cache-full", S::Critical, {{one("kv_cache_usage_ratio", kServer), steady(0.99)}}},
        {"llm-queue-grows", S::Warning, {{one("queue_depth", kServer), ramp(-7 * 300 + 10, 300)}}},
        {"llm-preemptions", S::Critical, {{one("preemption_rate", kServer), steady(3)}}},
        {"cluster-worker-lost", S::Warning, {{worker(3), steady(0)}}},
        {"cluster-workers-lost",
         S::Critical,
         {{worker(0), steady(0)},
          {worker(1), steady(0)},
          {worker(2), steady(0)},
          {worker(3), steady(0)},
          {worker(4), steady(0)}}},
        {"cluster-tasks-fail",
         S::Critical,
         {{one("cluster_tasks_failed_total", kCluster), ramp(1084 - 7 * 600, 600)}}},
        {"cluster-queue-grows-while-idle",
         S::Warning,
         {{one("cluster_queue_length", kCluster), ramp(5 - 7 * 120, 120)}}},
        {"cluster-scaling-flaps",
         S::Warning,
         {{one("cluster_workers", with(kCluster, "state", "all")),
           [](double hours, NormalNoise &) { return std::fmod(hours, 0.1) < 0.05 ? 10 : 4; }}}},
    };
}

/// Rules that are not held against samples but against sources and findings.
const std::set<std::string> kNotOfSamples{"endpoint-down",
                                          "cluster-coordinator-unreachable",
                                          "perfdeck-collector-silent",
                                          "lasting-change"};

void fill(FakeAlertWorld &world, const std::vector<Course> &sick)
{
    std::uint64_t seed = 1;
    for (const Course &course : healthyDay()) {
        const auto ill = std::ranges::find(sick, course.key, &Course::key);
        NormalNoise noise(seed++);
        for (Duration at{0}; at < kLength; at += kStep) {
            const double hours = std::chrono::duration<double, std::ratio<3600>>(at).count();
            const bool isIll = ill != sick.end() && at >= kSickFrom;
            world.add(course.key,
                      kAlertStart + at,
                      (isIll ? ill->healthy : course.healthy)(hours, noise));
        }
    }
}

/// The worst severity that each rule fired with.
std::map<std::string, Severity> fired(const AlertRun &run)
{
    std::map<std::string, Severity> worst;
    for (const auto &[id, episode] : run.episodes) {
        const auto [place, isNew] = worst.try_emplace(episode.rule, episode.severity);
        place->second = std::max(place->second, episode.severity);
    }
    return worst;
}

AlertRules rulesOfSamples(const std::string &only = {})
{
    AlertRules rules;
    for (const WrittenRule &written : bundledRules().rules)
        if (!kNotOfSamples.contains(written.rule.id) && (only.empty() || only == written.rule.id))
            rules.push_back(written.rule);
    return rules;
}

TEST(BundledRules, StayQuietOnAHealthyBusyDay)
{
    FakeAlertWorld world;
    fill(world, {});
    AlertRun run(world, rulesOfSamples());
    run.run(0s, kLength, kStep);
    for (const std::string &told : run.told)
        EXPECT_EQ(told.find("firing"), std::string::npos) << told;
    EXPECT_TRUE(run.episodes.empty());
}

TEST(BundledRules, AreAllHeldAgainstSomethingWrong)
{
    std::set<std::string> tried = kNotOfSamples;
    for (const Sickness &sickness : sicknesses())
        tried.insert(sickness.rule);
    std::set<std::string> there;
    for (const WrittenRule &written : bundledRules().rules)
        there.insert(written.rule.id);
    EXPECT_EQ(tried, there);
}

TEST(BundledRules, FireWhereWhatTheyWatchIsWrong)
{
    for (const Sickness &sickness : sicknesses()) {
        FakeAlertWorld world;
        fill(world, sickness.courses);
        AlertRun run(world, rulesOfSamples(sickness.rule));
        run.run(0s, kLength, kStep);
        const auto worst = fired(run);
        ASSERT_TRUE(worst.contains(sickness.rule)) << sickness.rule << " did not fire";
        EXPECT_GE(worst.at(sickness.rule), sickness.severity) << sickness.rule;
        for (const auto &[id, episode] : run.episodes)
            EXPECT_GE(episode.firedAt, kAlertStart + kSickFrom) << sickness.rule;
    }
}

TEST(BundledRules, OfSourcesFireWhereOneIsSilentAndNotBefore)
{
    const std::map<std::string, SourceLife> silent{
        {"endpoint-down", {"vllm", SourceKind::Endpoint, kAlertStart + 1h, false}},
        {"cluster-coordinator-unreachable",
         {"lab", SourceKind::Coordinator, kAlertStart + 1h, false}},
        {"perfdeck-collector-silent", {"PerfDeck", SourceKind::Machine, kAlertStart + 1h, false}}};
    for (const auto &[rule, life] : silent) {
        FakeAlertWorld world;
        world.lives = {life};
        world.lives.front().silentSince.reset();
        AlertRules rules;
        for (const WrittenRule &written : bundledRules().rules)
            if (written.rule.id == rule)
                rules.push_back(written.rule);
        AlertRun run(world, rules);
        run.run(0s, 1h, 5s);
        EXPECT_TRUE(run.told.empty()) << rule;
        world.lives = {life};
        run.run(1h, 1h + 10min, 5s);
        EXPECT_EQ(fired(run).at(rule), Severity::Critical) << rule;
    }
}

} // namespace
} // namespace perfdeck
