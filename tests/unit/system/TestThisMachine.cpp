// SPDX-License-Identifier: GPL-3.0-or-later
// Against the machine the test runs on: what must hold on every Linux machine.
#include "core/collect/system/MachineCollector.h"

#include <gtest/gtest.h>

#include <unistd.h>

#include <chrono>
#include <cmath>
#include <map>
#include <string>
#include <thread>

namespace perfdeck {
namespace {

using Values = std::map<std::string, double>;

/// The samples of a tick by "metric label=value …" without the two labels that all series have.
Values valuesOf(const Observation &observation)
{
    Values values;
    for (std::size_t i = 0; i < observation.values.size(); ++i) {
        if (isAbsent(observation.values[i]))
            continue;
        SeriesKey key = *observation.series->keys[i];
        EXPECT_EQ(key.labels.get("source"), "machine");
        EXPECT_FALSE(key.labels.get("instance").empty());
        key.labels.set("source", "");
        key.labels.set("instance", "");
        values[key.toString()] = observation.values[i];
    }
    return values;
}

TEST(ThisMachine, TwoTicksGivePlausibleNumbers)
{
    SystemClock clock;
    MachineCollectorOptions options;
    options.source = SourceId(1);
    MachineCollector collector(options);
    const Observation first = collector.collect(clock.now(), clock.steady());
    // The kernel counts time in steps of 10 ms: one step at least must pass.
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    const Observation second = collector.collect(clock.now(), clock.steady());
    EXPECT_EQ(valuesOf(first).count("cpu_utilization_ratio"), 0U);

    const Values values = valuesOf(second);
    double modes = 0;
    for (const auto &[name, value] : values) {
        EXPECT_TRUE(std::isfinite(value)) << name;
        EXPECT_GE(value, name.starts_with("temperature") ? -100 : 0) << name;
        if (name.starts_with("cpu_utilization_ratio") || name.starts_with("disk_busy_ratio")) {
            EXPECT_LE(value, 1 + 1e-9) << name;
        }
        if (name.starts_with("cpu_utilization_ratio{mode="))
            modes += value;
    }
    EXPECT_NEAR(modes, 1, 1e-9);
    const double installed = static_cast<double>(sysconf(_SC_PHYS_PAGES))
        * static_cast<double>(sysconf(_SC_PAGESIZE));
    EXPECT_DOUBLE_EQ(values.at("memory_total_bytes"), installed);
    EXPECT_LE(values.at("memory_used_bytes"), installed);
    EXPECT_EQ(values.count("load_average{window=\"1m\"}"), 1U);
}

} // namespace
} // namespace perfdeck
