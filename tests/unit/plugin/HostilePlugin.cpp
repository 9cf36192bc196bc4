// SPDX-License-Identifier: GPL-3.0-or-later
// A plug-in that does what tests tell it: mode=good, fail, hang (for 30 s, or until the file
// named by `release` is there). Built several times, with other ideas of the interface.
#include "core/plugin/SourcePlugin.h"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

#ifndef TEST_ABI
#define TEST_ABI PERFDECK_PLUGIN_ABI
#endif
#ifndef TEST_SIZE
#define TEST_SIZE sizeof(perfdeck_source_plugin)
#endif
#ifndef TEST_ENTRY
#define TEST_ENTRY perfdeck_source_plugin_v1
#endif

namespace {

struct Hostile
{
    std::string mode = "good";
    std::string release;
    double polls = 0;
};

void *create()
{
    return new Hostile;
}

void destroy(void *instance)
{
    delete static_cast<Hostile *>(instance);
}

int configure(void *instance, const char *key, const char *value)
{
    Hostile &hostile = *static_cast<Hostile *>(instance);
    (std::string(key) == "mode" ? hostile.mode : hostile.release) = value;
    return std::string(key) == "refuse" ? 1 : 0;
}

int poll(void *instance, std::int64_t /*deadline_us*/, const perfdeck_sink *sink)
{
    Hostile &hostile = *static_cast<Hostile *>(instance);
    if (hostile.mode == "hang")
        std::ofstream(hostile.release + "-waits") << "here";
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    while (hostile.mode == "hang" && std::chrono::steady_clock::now() < end
           && !std::filesystem::exists(hostile.release))
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    sink->sample(sink->context, "polls_total", nullptr, 0, ++hostile.polls);
    return hostile.mode == "fail" ? 7 : 0;
}

constexpr perfdeck_source_plugin kPlugin{
    TEST_ABI, TEST_SIZE, "hostile", create, configure, poll, nullptr, destroy};

} // namespace

extern "C" const perfdeck_source_plugin *TEST_ENTRY(void);

extern "C" const perfdeck_source_plugin *TEST_ENTRY(void)
{
    return &kPlugin;
}
