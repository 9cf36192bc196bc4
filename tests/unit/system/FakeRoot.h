// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/system/MachineCollector.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <stdlib.h>
#include <string>

namespace perfdeck {

/// A directory with a /proc and a /sys of its own that change between ticks. Files are written in
/// place, as the kernel does: a file that is kept open shows the new text.
class FakeRoot final
{
public:
    FakeRoot()
    {
        std::string pattern = std::filesystem::temp_directory_path() / "perfdeck-root-XXXXXX";
        m_path = ::mkdtemp(pattern.data());
        std::filesystem::create_directories(m_path / "proc");
        std::filesystem::create_directories(m_path / "sys");
    }

    ~FakeRoot()
    {
        std::error_code error;
        std::filesystem::remove_all(m_path, error);
    }

    FakeRoot(const FakeRoot &) = delete;
    FakeRoot &operator=(const FakeRoot &) = delete;

    void write(const std::string &file, const std::string &text) const
    {
        std::filesystem::create_directories((m_path / file).parent_path());
        std::ofstream(m_path / file, std::ios::binary | std::ios::trunc) << text;
    }

    void remove(const std::string &file) const { std::filesystem::remove_all(m_path / file); }

    [[nodiscard]] std::string path(const std::string &file) const { return m_path / file; }

    [[nodiscard]] MachineCollectorOptions options() const
    {
        MachineCollectorOptions options;
        options.source = SourceId(7);
        options.procRoot = path("proc");
        options.sysRoot = path("sys");
        options.instance = "box";
        return options;
    }

    /// /proc/<pid>/stat with 100 clock ticks a second and pages of the machine's size.
    void
    writeProcess(int pid, const std::string &name, int cpuTicks, int pages, int start = 100) const
    {
        std::ostringstream text;
        text << pid << " (" << name << ") S 1 1 1 0 -1 0 0 0 0 0 " << cpuTicks << " 0 0 0 20 0 1 0 "
             << start << " 4096 " << pages << " 0 0 0 0 0 0\n";
        write("proc/" + std::to_string(pid) + "/stat", text.str());
    }

private:
    std::filesystem::path m_path;
};

/// The samples of one tick, by name without the labels `instance` and `source`, which are checked.
using Values = std::map<std::string, double>;

inline Values valuesOf(const Observation &observation, const std::string &instance = "box")
{
    Values values;
    EXPECT_EQ(observation.series->keys.size(), observation.values.size());
    for (std::size_t i = 0; i < observation.values.size(); ++i) {
        if (isAbsent(observation.values[i]))
            continue;
        SeriesKey key = *observation.series->keys[i];
        EXPECT_EQ(key.labels.get("source"), "machine");
        if (!instance.empty()) {
            EXPECT_EQ(key.labels.get("instance"), instance);
        }
        key.labels.set("source", "");
        key.labels.set("instance", "");
        EXPECT_TRUE(values.emplace(key.toString(), observation.values[i]).second) << key.toString();
    }
    return values;
}

/// A collector over a FakeRoot, ticked by hand.
class FakeMachine final
{
public:
    explicit FakeMachine(const FakeRoot &root)
        : collector(root.options())
    {
    }

    Observation tick(Duration passed = std::chrono::seconds(1),
                     std::span<const GpuSample> gpus = {})
    {
        m_time += passed;
        return collector.collect(Timestamp(m_time), SteadyTime(m_time), gpus);
    }

    Values values(Duration passed = std::chrono::seconds(1)) { return valuesOf(tick(passed)); }

    MachineCollector collector;

private:
    Duration m_time = std::chrono::hours(1000);
};

inline std::string dataText(const std::string &file)
{
    std::ifstream in(std::string(PERFDECK_TEST_DATA "/proc/") + file, std::ios::binary);
    EXPECT_TRUE(in.good()) << file;
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

} // namespace perfdeck
