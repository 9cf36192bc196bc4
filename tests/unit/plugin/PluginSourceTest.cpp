// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plugin/PluginLibrary.h"
#include "core/plugin/PluginSource.h"

#include <gtest/gtest.h>

#include <condition_variable>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <thread>

namespace perfdeck {
namespace {

using std::chrono::seconds;
using Settings = std::vector<std::pair<std::string, std::string>>;

std::string library(const char *name)
{
    // Not by way of bin, which is not there where no program is built.
    return (std::filesystem::path(PERFDECK_BIN).parent_path() / "plugins" / name).string();
}

std::string refusal(const std::string &path)
{
    const auto plugin = loadPlugin(path);
    return plugin ? "loaded" : plugin.error().message();
}

TEST(PluginLibrary, RefusesInASentence)
{
    EXPECT_NE(refusal("/nonexistent.so").find("there is no such file"), std::string::npos);
    EXPECT_NE(refusal("libc.so.6").find("there is no such file"), std::string::npos);
    EXPECT_NE(refusal("/etc/passwd").find("The plug-in /etc/passwd was not loaded: "),
              std::string::npos);
    EXPECT_NE(refusal(library("test/stranger.so")).find("no function perfdeck_source_plugin_v1"),
              std::string::npos);
    EXPECT_NE(refusal(library("test/newer.so"))
                  .find("built for version 2 of the interface, this PerfDeck has version 1"),
              std::string::npos);
    EXPECT_NE(refusal(library("test/incomplete.so")).find("some of its functions are missing"),
              std::string::npos);
    EXPECT_EQ(refusal(library("readings.so")), "loaded");
}

/// A source whose reports are waited for.
class Watched
{
public:
    Watched(const char *name, Settings settings)
    {
        PluginSourceOptions options;
        options.source = SourceId(1);
        options.name = "lab";
        options.settings = std::move(settings);
        source = std::make_unique<PluginSource>(**loadPlugin(library(name)),
                                                std::move(options),
                                                std::make_shared<SystemClock>(),
                                                [this](PluginReport report) {
                                                    const std::lock_guard lock(m_mutex);
                                                    m_reports.push_back(std::move(report));
                                                    m_arrived.notify_all();
                                                });
    }

    PluginReport poll()
    {
        EXPECT_TRUE(source->poll());
        return wait();
    }

    PluginReport wait()
    {
        std::unique_lock lock(m_mutex);
        EXPECT_TRUE(m_arrived.wait_for(lock, seconds(20), [this] { return !m_reports.empty(); }));
        PluginReport report = m_reports.empty() ? PluginReport() : std::move(m_reports.front());
        m_reports.clear();
        return report;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::vector<PluginReport> m_reports;

public:
    std::unique_ptr<PluginSource> source; ///< ends before what it reports to
};

TEST(PluginSource, KeepsItsInstanceFromPollToPoll)
{
    Watched watched("test/hostile.so", {});
    EXPECT_EQ(watched.poll().observation.values, (std::vector<double>{1, 1}));
    const PluginReport second = watched.poll();
    EXPECT_EQ(second.observation.values, (std::vector<double>{1, 2}));
    EXPECT_TRUE(second.outcome);
    EXPECT_EQ(second.series, 1U);
}

TEST(PluginSource, AFailedPollGivesTheReason)
{
    Watched silent("test/hostile.so", {{"mode", "fail"}});
    const PluginReport failed = silent.poll();
    ASSERT_FALSE(failed.outcome);
    EXPECT_EQ(failed.outcome.error().message(),
              "The plug-in could not read its source: it gave no reason");
    EXPECT_EQ(failed.observation.values.front(), 0);
    EXPECT_TRUE(isAbsent(failed.observation.values.back()));
    Watched refused("test/hostile.so", {{"refuse", "x"}});
    EXPECT_FALSE(refused.poll().outcome);
}

TEST(PluginSource, APollThatHangsIsNotFollowedByAnother)
{
    const std::string release = testing::TempDir() + "perfdeck-plugin-release";
    std::remove(release.c_str());
    Watched watched("test/hostile.so", {{"mode", "hang"}, {"release", release}});
    ASSERT_TRUE(watched.source->poll());
    EXPECT_FALSE(watched.source->poll());
    EXPECT_TRUE(watched.source->busySince());
    std::ofstream(release) << "go";
    EXPECT_TRUE(watched.wait().outcome);
    EXPECT_TRUE(watched.poll().outcome);
    std::remove(release.c_str());
}

TEST(PluginSource, TheEndDoesNotWaitForAPollThatHangs)
{
    const std::string release = testing::TempDir() + "perfdeck-plugin-never";
    std::remove(release.c_str());
    std::remove((release + "-waits").c_str());
    const auto began = std::chrono::steady_clock::now();
    {
        Watched watched("test/hostile.so", {{"mode", "hang"}, {"release", release}});
        ASSERT_TRUE(watched.source->poll());
        while (!std::filesystem::exists(release + "-waits")
               && std::chrono::steady_clock::now() - began < seconds(10))
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    EXPECT_GE(std::chrono::steady_clock::now() - began, std::chrono::milliseconds(900));
    EXPECT_LT(std::chrono::steady_clock::now() - began, seconds(15)); // it hangs for 30
    std::remove((release + "-waits").c_str());
    std::ofstream(release) << "go"; // for the thread that was left behind
}

TEST(ReadingsFile, ReadsLinesAndRefusesOthers)
{
    const std::string path = testing::TempDir() + "perfdeck-readings";
    std::ofstream(path) << "# lab\n\n  room_celsius \t21.5 \r\njobs 1e3\n";
    Watched watched("readings.so", {{"file", path}, {"max_age", "3600"}});
    EXPECT_EQ(watched.poll().observation.values, (std::vector<double>{1, 21.5, 1000}));
    std::ofstream(path) << "jobs seven\n";
    const PluginReport wrong = watched.poll();
    ASSERT_FALSE(wrong.outcome);
    EXPECT_EQ(wrong.outcome.error().reason, path + " line 1 is not a name and a number");
    std::remove(path.c_str());
    EXPECT_FALSE(watched.poll().outcome);
}

} // namespace
} // namespace perfdeck
