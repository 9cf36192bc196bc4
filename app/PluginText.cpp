// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/PluginText.h"

#include "core/collect/parse/EndpointText.h"
#include "core/plugin/PluginLibrary.h"

#include <algorithm>
#include <filesystem>

namespace perfdeck {

Result<SourceConfig> parsePlugin(std::string_view text, Duration interval)
{
    SourceConfig config;
    config.kind = SourceKind::Plugin;
    config.interval = interval;
    const std::string what = "'" + std::string(text) + "' is not a plug-in to collect from";
    config.name = takeName(text);
    const std::size_t colon = text.find(':');
    config.url = std::string(text.substr(0, colon));
    std::string_view settings = colon == std::string_view::npos ? "" : text.substr(colon + 1);
    while (!settings.empty()) {
        const std::string_view setting = settings.substr(0, settings.find(','));
        settings.remove_prefix(std::min(setting.size() + 1, settings.size()));
        const std::size_t equals = setting.find('=');
        if (equals == 0 || equals == std::string_view::npos)
            return failure(ErrorKind::InvalidInput,
                           what,
                           "'" + std::string(setting) + "' is no setting",
                           "Write FILE:key=value,key=value");
        config.settings.emplace_back(setting.substr(0, equals), setting.substr(equals + 1));
    }
    if (const auto plugin = loadPlugin(config.url); !plugin)
        return failure(plugin.error());
    if (config.name.empty())
        config.name = std::filesystem::path(config.url).stem().string();
    return config;
}

} // namespace perfdeck
