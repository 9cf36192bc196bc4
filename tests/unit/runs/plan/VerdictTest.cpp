// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/plan/MeasuredValues.h"
#include "core/runs/plan/Preflight.h"
#include "core/runs/plan/SteadyState.h"
#include "core/runs/plan/Verdict.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>

namespace perfdeck {
namespace {

std::vector<double> noise(std::size_t count, unsigned seed)
{
    std::mt19937 random(seed);
    std::lognormal_distribution<double> law(0, 0.05);
    std::vector<double> values(count);
    std::ranges::generate(values, [&] { return law(random); });
    return values;
}

TEST(SteadyStateTest, NoiseIsSteadyAJumpADriftAndAWarmUpAreNot)
{
    int unsteady = 0;
    for (unsigned seed = 0; seed < 100; ++seed)
        unsteady += steadyState(noise(200, seed), 0.1).isSteady ? 0 : 1;
    EXPECT_LE(unsteady, 2);
    auto jump = noise(200, 1);
    std::for_each(jump.begin() + 120, jump.end(), [](double &each) { each *= 1.3; });
    EXPECT_FALSE(steadyState(jump, 0.1).isSteady);
    auto drift = noise(200, 2);
    for (std::size_t i = 0; i < drift.size(); ++i)
        drift[i] *= 1 + 0.3 * static_cast<double>(i) / 200;
    EXPECT_FALSE(steadyState(drift, 0.1).isSteady);
    auto warm = noise(200, 3);
    std::for_each(warm.begin(), warm.begin() + 30, [](double &each) { each *= 2; });
    EXPECT_FALSE(steadyState(warm, 0.1).isSteady);
    auto small = noise(200, 4);
    std::for_each(small.begin() + 100, small.end(), [](double &each) { each *= 1.05; });
    EXPECT_TRUE(steadyState(small, 0.1).isSteady); // real, but below what matters
    EXPECT_FALSE(steadyState(noise(5, 1), 0.1).isJudged);
}

BenchmarkCell cellOf(std::vector<double> values)
{
    BenchmarkCell cell;
    cell.values.push_back(measuredValues(BenchmarkMeasure::Latency, std::move(values)));
    return cell;
}

std::vector<std::string> codes(const BenchmarkCell &cell)
{
    std::vector<std::string> all;
    for (const VerdictReason &reason : cell.reasons)
        all.push_back(reason.code);
    return all;
}

TEST(VerdictTest, ReasonsAreFoundAndFatalOnesInvalidate)
{
    BenchmarkDefinition definition;
    BenchmarkCell good = cellOf(noise(100, 1));
    judge(good, definition);
    EXPECT_EQ(good.verdict, RunVerdict::Valid);
    definition.objectives = {{BenchmarkMeasure::Latency, 0.99, 2}};
    BenchmarkCell few = cellOf(noise(100, 1));
    judge(few, definition);
    EXPECT_EQ(codes(few), std::vector<std::string>{"too-few-requests"});
    EXPECT_EQ(few.reasons[0].text, "latency_p99 needs 662 values, there are 100");
    EXPECT_EQ(few.verdict, RunVerdict::Invalid);
    EXPECT_FALSE(objectiveValue(few, definition.objectives[0]));
    EXPECT_FALSE(misses(few, definition.objectives[0]));
    definition.objectives.clear();
    BenchmarkCell failing = cellOf(noise(100, 1));
    failing.numbers["requests"].value = 100;
    failing.numbers["errors"].value = 1;
    judge(failing, definition);
    EXPECT_EQ(codes(failing), std::vector<std::string>{"errors"});
    BenchmarkCell rest = cellOf({1, 1.01, 0.99, 1, 1.02, 1});
    judge(rest, definition);
    EXPECT_EQ(codes(rest), std::vector<std::string>{"few-repetitions"});
    EXPECT_EQ(rest.verdict, RunVerdict::Valid);
}

TEST(VerdictTest, ObjectivesLookAtTheirOwnSide)
{
    const BenchmarkCell cell = cellOf(noise(1000, 1));
    EXPECT_TRUE(misses(cell, {BenchmarkMeasure::Latency, 0.99, 1.0}));
    EXPECT_FALSE(misses(cell, {BenchmarkMeasure::Latency, 0.99, 1.5}));
    BenchmarkCell rate;
    rate.values.push_back(measuredValues(BenchmarkMeasure::Throughput, noise(50, 1)));
    const double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_TRUE(misses(rate, {BenchmarkMeasure::Throughput, nan, 1.5}));
    EXPECT_FALSE(misses(rate, {BenchmarkMeasure::Throughput, nan, 0.5}));
}

TEST(PreflightTest, AMachineTellsWhatStandsAgainstIt)
{
    namespace fs = std::filesystem;
    const fs::path root = fs::temp_directory_path() / "perfdeck-preflight-test";
    fs::remove_all(root);
    const auto write = [&](const std::string &file, const std::string &text) {
        fs::create_directories((root / file).parent_path());
        std::ofstream(root / file) << text << '\n';
    };
    const std::string cpu = "sys/devices/system/cpu/";
    write("proc/cpuinfo", "processor\t: 0\nmodel name\t: Fast CPU\nmicrocode\t: 0x1");
    write(cpu + "cpufreq/policy0/scaling_governor", "powersave");
    write(cpu + "cpufreq/boost", "1");
    write(cpu + "smt/active", "1");
    write(cpu + "cpu0/cpufreq/base_frequency", "2596140");
    write(cpu + "cpu0/thermal_throttle/core_throttle_count", "3");
    write("proc/sys/kernel/randomize_va_space", "2");
    write("proc/meminfo", "MemTotal: 16777216 kB\nSwapTotal: 1048576 kB\nSwapFree: 524288 kB");
    write("sys/class/power_supply/BAT0/type", "Battery");
    write("sys/class/power_supply/AC/type", "Mains");
    write("sys/class/power_supply/AC/online", "0");
    write("sys/fs/cgroup/cpu.max", "50000 100000");
    MachineLook look = lookAtMachine(root.string());
    fs::remove_all(root);
    look.cores = 4;
    addBusy(look, {0, 0, 0}, {50, 10, 200});
    look.gpuProcesses = {{"0", 42, "trainer"}};
    std::vector<std::string> codes;
    for (const VerdictReason &reason : preflight(look)) {
        codes.push_back(reason.code);
        EXPECT_EQ(reason.isFatal, reason.code == "battery" || reason.code == "load");
    }
    std::ranges::sort(codes);
    EXPECT_EQ(codes,
              (std::vector<std::string>{"aslr",
                                        "battery",
                                        "boost",
                                        "container-limit",
                                        "governor",
                                        "gpu-processes",
                                        "load",
                                        "smt",
                                        "steal",
                                        "swap",
                                        "throttled"}));
    const EnvironmentFingerprint print = fingerprintOf(look, {{"library.x", "1"}});
    EXPECT_EQ(print.facts.at("cpu.clock_ghz"), "2.6");
    EXPECT_EQ(print.facts.at("memory.gib"), "16");
    look.baseHertz = 2.61e9; // drifts within its step
    EXPECT_EQ(fingerprintOf(look, {{"library.x", "1"}}).key, print.key);
    const EnvironmentFingerprint other = fingerprintOf(look, {{"library.x", "2"}});
    EXPECT_NE(other.key, print.key);
    EXPECT_EQ(differentFacts(print, other), std::vector<std::string>{"library.x: 1, 2"});
    EXPECT_TRUE(preflight({}).empty());
    EXPECT_EQ(busyWith({}), "");
}

} // namespace
} // namespace perfdeck
