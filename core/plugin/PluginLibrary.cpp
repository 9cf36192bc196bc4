// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plugin/PluginLibrary.h"

#include <dlfcn.h>
#include <filesystem>

namespace perfdeck {

namespace {

constexpr const char *kEntry = "perfdeck_source_plugin_v1";

tl::unexpected<Error> refuse(const std::string &path, std::string reason, std::string advice = {})
{
    return failure(ErrorKind::Unsupported,
                   "The plug-in " + path + " was not loaded",
                   std::move(reason),
                   std::move(advice));
}

std::string loaderError()
{
    const char *text = dlerror(); // NOLINT(concurrency-mt-unsafe): per thread in glibc
    return text != nullptr ? text : "unknown reason";
}

bool isComplete(const perfdeck_source_plugin &plugin)
{
    return plugin.size >= sizeof(perfdeck_source_plugin) && plugin.name != nullptr
        && plugin.create != nullptr && plugin.configure != nullptr && plugin.poll != nullptr
        && plugin.destroy != nullptr;
}

} // namespace

Result<const perfdeck_source_plugin *> loadPlugin(const std::string &path)
{
    namespace fs = std::filesystem;
    std::error_code error;
    // An absolute path, or the loader would search its own folders for a bare name.
    const fs::path file = fs::absolute(path, error);
    if (error || !fs::is_regular_file(file, error))
        return refuse(path, "there is no such file");
    void *library = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr)
        return refuse(path, loaderError());
    void *symbol = dlsym(library, kEntry);
    if (symbol == nullptr)
        return refuse(path,
                      std::string("it has no function ") + kEntry,
                      "It is no plug-in of PerfDeck, or one for another version");
    const auto entry = reinterpret_cast<decltype(&perfdeck_source_plugin_v1)>(symbol);
    const perfdeck_source_plugin *plugin = entry();
    if (plugin == nullptr)
        return refuse(path, "it offers nothing");
    if (plugin->abi != PERFDECK_PLUGIN_ABI)
        return refuse(path,
                      "it was built for version " + std::to_string(plugin->abi)
                          + " of the interface, this PerfDeck has version "
                          + std::to_string(PERFDECK_PLUGIN_ABI),
                      "Build it with the header of this PerfDeck");
    if (!isComplete(*plugin))
        return refuse(path, "some of its functions are missing");
    return plugin;
}

} // namespace perfdeck
