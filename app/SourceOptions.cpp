// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/SourceOptions.h"

#include "app/MetricsFile.h"
#include "app/PluginText.h"
#include "core/base/CredentialFile.h"
#include "core/collect/parse/EndpointList.h"
#include "core/derive/DerivedMetric.h"
#include "core/model/ApiKey.h"
#include "core/model/TimeRange.h"

#include <CLI/CLI.hpp>

#include <cstdlib>
#include <filesystem>
#include <set>
#include <system_error>

namespace perfdeck {

namespace {

constexpr Duration kListFileInterval = std::chrono::seconds(2); // costs one stat()

Result<std::pair<std::string, std::string>> parseHeader(const std::string &text)
{
    const std::size_t colon = text.find(':');
    if (colon == 0 || colon == std::string::npos)
        return failure(ErrorKind::InvalidInput,
                       "--header cannot be used", // its text may hold a secret
                       "it has no colon behind a name",
                       "Write it like X-Team:blue");
    const std::size_t value = text.find_first_not_of(" \t", colon + 1);
    return std::pair(text.substr(0, colon),
                     value == std::string::npos ? std::string() : text.substr(value));
}

/// The list is read here once, so that a wrong one ends the program with file and line; while
/// running, its discovery follows it.
Result<SourceConfig> listFile(const std::string &path, Duration interval)
{
    const auto text = readSmallFile(path, FileSecrecy::Public);
    if (!text)
        return failure(text.error());
    if (const auto sources = parseEndpointList(*text, path, interval); !sources)
        return failure(sources.error());
    std::error_code ignored;
    const std::filesystem::path whole = std::filesystem::absolute(path, ignored);
    SourceConfig config;
    config.kind = SourceKind::Discovery;
    config.name = whole.filename().string();
    config.url = whole.string();
    config.interval = kListFileInterval;
    config.discovery.way = DiscoveryPlan::Way::ListFile;
    config.discovery.patience = 1; // who edits a list means it
    config.discovery.interval = interval;
    return config;
}

/// The key goes to every server of the cluster: those that need none ignore it.
Result<SourceConfig>
coordinator(const std::string &text, Duration interval, const SourceOptions &options)
{
    Result<SourceConfig> server = parseEndpoint(text, interval);
    if (!server)
        return server;
    server->kind = SourceKind::Coordinator;
    server->access = options.access;
    const auto key = coordinatorKey(options);
    if (!key)
        return failure(key.error());
    if (!key->empty())
        setApiKey(server->access, *key);
    return server;
}

Status addNamed(const SourceConfig &source,
                const std::string &option,
                std::set<std::string> &names,
                Config &config)
{
    const std::string name = displayName(source);
    if (!names.insert(name).second)
        return failure(ErrorKind::InvalidInput,
                       option + ' ' + name + " cannot be added",
                       "another one has the name '" + name + "'",
                       "Name it: " + option + " NAME=URL");
    config.endpoints.push_back(source);
    return {};
}

/// All files together: a metric may read one of another file.
Status addMetrics(const std::vector<std::string> &files, Config &config)
{
    for (const std::string &file : files) {
        auto metrics = readMetricsFile(file);
        if (!metrics)
            return failure(metrics.error());
        std::ranges::move(*metrics, std::back_inserter(config.metrics));
    }
    const CompiledMetrics compiled = compileMetrics(config.metrics);
    if (compiled.refused.empty())
        return {};
    const DerivedMetricStatus &refused = compiled.refused.front();
    return failure(ErrorKind::InvalidInput,
                   "The metric '" + refused.definition.name + "' cannot be computed",
                   refused.problem);
}

} // namespace

void addAccessOptions(CLI::App &app, SourceAccess &access, const std::string &whom)
{
    app.add_option_function<std::string>(
           "--bearer-token-file",
           [&access](const std::string &file) {
               access.bearerToken = {Secret::Place::File, file};
           },
           "File with the bearer token of " + whom + ", readable by you alone")
        ->type_name("FILE");
    app.add_option("--ca-file", access.caFile, "Authorities (PEM) that certify " + whom)
        ->type_name("FILE");
    app.add_option("--cert-file", access.certificateFile, "Client certificate (PEM)")
        ->type_name("FILE");
    app.add_option("--key-file", access.keyFile, "Its key (PEM), readable by you alone")
        ->type_name("FILE");
}

void addSourceOptions(CLI::App &app, SourceOptions &options)
{
    app.add_option("--endpoint",
                   options.endpoints,
                   "Collect from a model server's /metrics address (repeatable)")
        ->type_name("[NAME=]URL")
        ->expected(1)
        ->take_all();
    app.add_option("--endpoints-file",
                   options.endpointFiles,
                   "List of endpoints and discoveries, watched while running (repeatable)")
        ->type_name("FILE")
        ->expected(1)
        ->take_all();
    addAccessOptions(app, options.access, "every --endpoint");
    app.add_option("--header",
                   options.headers,
                   "Request header of every --endpoint, nothing secret (repeatable)")
        ->type_name("NAME:VALUE")
        ->expected(1)
        ->take_all();
    app.add_option(
           "--proxy", options.access.proxy, "Proxy of every --endpoint: http://, socks5:// or none")
        ->type_name("URL");
    app.add_option("--drm-url",
                   options.coordinators,
                   "Coordinator of a test cluster, its exporter or dashboard (repeatable)")
        ->type_name("[NAME=]URL")
        ->expected(1)
        ->take_all();
    app.add_option("--api-key", options.apiKey, "Key of every --drm-url; prefer --api-key-file")
        ->type_name("KEY");
    app.add_option("--api-key-file", options.apiKeyFile, "File with the key, readable by you alone")
        ->type_name("FILE");
    app.add_option("--update-interval",
                   options.updateInterval,
                   "Seconds between two polls of an endpoint (5)")
        ->type_name("SECONDS");
    app.add_option("--plugin",
                   options.plugins,
                   "Collect from a source plug-in with these settings (repeatable)")
        ->type_name("[NAME=]FILE[:KEY=VALUE,...]")
        ->expected(1)
        ->take_all();
    app.add_option("--metrics-file",
                   options.metricsFiles,
                   "Compute the metrics that this TOML file defines (repeatable)")
        ->type_name("FILE")
        ->expected(1)
        ->take_all();
    app.add_flag("--demo", options.demo, "Watch a simulated cluster, marked as such");
    app.add_flag("--no-collect", options.noCollect, "Do not collect this machine");
}

Result<Duration> parseUpdateInterval(std::string_view text)
{
    const Result<Duration> interval = parseDuration(text);
    const std::string what = "'" + std::string(text) + "' is not an update interval";
    if (!interval)
        return failure(ErrorKind::InvalidInput,
                       what,
                       interval.error().reason,
                       "Write seconds, for example 5 or 0.5");
    if (*interval < std::chrono::milliseconds(100) || *interval > std::chrono::days(1))
        return failure(ErrorKind::InvalidInput, what, "it must be from 0.1 seconds to a day");
    return *interval;
}

Status applySourceOptions(const SourceOptions &options, Config &config)
{
    Duration interval = std::chrono::seconds(5);
    if (!options.updateInterval.empty()) {
        const Result<Duration> typed = parseUpdateInterval(options.updateInterval);
        if (!typed)
            return failure(typed.error());
        interval = *typed;
    }
    std::vector<std::pair<std::string, std::string>> headers;
    for (const std::string &text : options.headers) {
        auto header = parseHeader(text);
        if (!header)
            return failure(header.error());
        headers.push_back(std::move(*header));
    }
    std::set<std::string> names;
    for (const std::string &text : options.endpoints) {
        Result<SourceConfig> endpoint = parseEndpoint(text, interval);
        if (!endpoint)
            return failure(endpoint.error());
        endpoint->access = options.access;
        endpoint->headers = headers;
        if (auto added = addNamed(*endpoint, "--endpoint", names, config); !added)
            return added;
    }
    for (const std::string &text : options.coordinators) {
        Result<SourceConfig> server = coordinator(text, interval, options);
        if (!server)
            return failure(server.error());
        if (auto added = addNamed(*server, "--drm-url", names, config); !added)
            return added;
    }
    for (const std::string &path : options.endpointFiles) {
        auto list = listFile(path, interval);
        if (!list)
            return failure(list.error());
        config.endpoints.push_back(std::move(*list));
    }
    for (const std::string &text : options.plugins) {
        Result<SourceConfig> plugin = parsePlugin(text, interval);
        if (!plugin)
            return failure(plugin.error());
        config.plugins.push_back(std::move(*plugin));
    }
    if (options.noCollect)
        config.collectMachine = false;
    return addMetrics(options.metricsFiles, config);
}

Result<Secret> coordinatorKey(const SourceOptions &options)
{
    constexpr const char *kVariable = "PERFDECK_API_KEY";
    if (!options.apiKey.empty())
        return Secret{Secret::Place::Value, options.apiKey};
    if (!options.apiKeyFile.empty()) {
        if (const auto key = readCredentialFile(options.apiKeyFile, FileSecrecy::Secret); !key)
            return failure(key.error());
        return Secret{Secret::Place::File, options.apiKeyFile};
    }
    if (const char *key = std::getenv(kVariable); key != nullptr && *key != '\0')
        return Secret{Secret::Place::Variable, kVariable};
    return Secret();
}

std::string defaultDatabasePath()
{
    namespace fs = std::filesystem;
    if (const char *data = std::getenv("XDG_DATA_HOME");
        data != nullptr && fs::path(data).is_absolute())
        return (fs::path(data) / "perfdeck" / "history.db").string();
    const char *home = std::getenv("HOME");
    const fs::path base
        = home == nullptr ? fs::temp_directory_path() : fs::path(home) / ".local" / "share";
    return (base / "perfdeck" / "history.db").string();
}

void makeDatabaseFolder(const std::string &databasePath)
{
    std::error_code ignored;
    std::filesystem::create_directories(std::filesystem::path(databasePath).parent_path(), ignored);
}

} // namespace perfdeck
