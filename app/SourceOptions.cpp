// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/SourceOptions.h"

#include "core/model/TimeRange.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <system_error>

namespace perfdeck {

namespace {

constexpr std::string_view kUrlAdvice
    = "Write it like http://localhost:8000/metrics or llama=http://localhost:8080";
constexpr std::uintmax_t kMaxKeyBytes = 64U << 10;

/// Where NAME ends in NAME=URL; npos when there is no name. A '=' inside the URL is none.
std::size_t nameEnd(std::string_view text)
{
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos)
        return equals;
    return text.substr(0, equals).find_first_of(":/?#") == std::string_view::npos
        ? equals
        : std::string_view::npos;
}

bool isPort(std::string_view text)
{
    unsigned port = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    return error == std::errc{} && end == text.data() + text.size() && port > 0 && port <= 65535;
}

/// The reason why host[:port] cannot be one, empty when it can.
std::string_view authorityProblem(std::string_view authority)
{
    const std::size_t at = authority.rfind('@');
    if (at != std::string_view::npos)
        return "a URL may not carry a user name or password";
    const std::size_t bracket = authority.rfind(']');
    const std::size_t colon = authority.find(':', bracket == std::string_view::npos ? 0 : bracket);
    const std::string_view host = authority.substr(0, colon);
    if (host.empty())
        return "it names no host";
    if (colon != std::string_view::npos && !isPort(authority.substr(colon + 1)))
        return "the port is not a number from 1 to 65535";
    return {};
}

std::string_view urlProblem(std::string_view url)
{
    const bool strange = std::any_of(url.begin(), url.end(), [](char letter) {
        const auto code = static_cast<unsigned char>(letter);
        return code <= 0x20 || code == 0x7F;
    });
    if (strange)
        return "it contains a blank or a control character";
    const std::size_t scheme = url.find("://");
    const std::string_view name = url.substr(0, scheme);
    if (name != "http" && name != "https")
        return "only http and https are spoken";
    const std::string_view rest = url.substr(scheme + 3);
    return authorityProblem(rest.substr(0, rest.find_first_of("/?#")));
}

std::string completeUrl(std::string_view text)
{
    std::string url(text);
    if (url.find("://") == std::string::npos)
        url.insert(0, "http://");
    const std::size_t authority = url.find("://") + 3;
    const std::size_t path = url.find_first_of("/?#", authority);
    if (path == std::string::npos)
        url += "/metrics";
    else if (path + 1 == url.size() && url[path] == '/')
        url += "metrics";
    return url;
}

std::string displayName(const SourceConfig &config)
{
    if (!config.name.empty())
        return config.name;
    const std::size_t start = config.url.find("://") + 3;
    return config.url.substr(start, config.url.find_first_of("/?#", start) - start);
}

std::string trimmed(std::string text)
{
    const auto blank = [](char letter) {
        return letter == ' ' || letter == '\n' || letter == '\r' || letter == '\t';
    };
    while (!text.empty() && blank(text.back()))
        text.pop_back();
    text.erase(text.begin(), std::find_if_not(text.begin(), text.end(), blank));
    return text;
}

Result<std::string> readKeyFile(const std::string &path)
{
    namespace fs = std::filesystem;
    const std::string what = "The key file " + path + " cannot be used";
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (error || !fs::is_regular_file(status))
        return failure(ErrorKind::NotFound, what, error ? error.message() : "it is not a file");
    if ((status.permissions() & (fs::perms::group_all | fs::perms::others_all)) != fs::perms::none)
        return failure(ErrorKind::Refused, what, "others can read it", "Run: chmod 600 " + path);
    if (fs::file_size(path, error) > kMaxKeyBytes || error)
        return failure(ErrorKind::TooLarge, what, "it is larger than any key");
    std::ifstream file(path);
    const std::string key = trimmed({std::istreambuf_iterator<char>(file), {}});
    if (key.empty())
        return failure(ErrorKind::InvalidInput, what, "it is empty");
    return key;
}

} // namespace

void addSourceOptions(CLI::App &app, SourceOptions &options)
{
    app.add_option("--endpoint",
                   options.endpoints,
                   "Collect from a model server's /metrics address (repeatable)")
        ->type_name("[NAME=]URL")
        ->expected(1)
        ->take_all();
    app.add_option("--drm-url", options.coordinatorUrl, "Address of a test cluster's coordinator")
        ->type_name("URL");
    app.add_option("--api-key", options.apiKey, "Key for the coordinator; prefer --api-key-file")
        ->type_name("KEY");
    app.add_option("--api-key-file", options.apiKeyFile, "File with the key, readable by you alone")
        ->type_name("FILE");
    app.add_option("--update-interval",
                   options.updateInterval,
                   "Seconds between two polls of an endpoint (5)")
        ->type_name("SECONDS");
    app.add_flag("--no-collect", options.noCollect, "Do not collect this machine");
}

Result<SourceConfig> parseEndpoint(std::string_view text, Duration interval)
{
    SourceConfig config;
    const std::size_t name = nameEnd(text);
    if (name != std::string_view::npos) {
        config.name = trimmed(std::string(text.substr(0, name)));
        text.remove_prefix(name + 1);
    }
    const std::string typed = trimmed(std::string(text));
    const std::string what = "'" + typed + "' is not an address to collect from";
    if (typed.empty())
        return failure(ErrorKind::InvalidInput, what, "it is empty", std::string(kUrlAdvice));
    config.url = completeUrl(typed);
    if (const std::string_view problem = urlProblem(config.url); !problem.empty())
        return failure(
            ErrorKind::InvalidInput, what, std::string(problem), std::string(kUrlAdvice));
    config.interval = interval;
    return config;
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
    std::set<std::string> names;
    for (const std::string &text : options.endpoints) {
        const Result<SourceConfig> endpoint = parseEndpoint(text, interval);
        if (!endpoint)
            return failure(endpoint.error());
        if (!names.insert(displayName(*endpoint)).second)
            return failure(ErrorKind::InvalidInput,
                           "The endpoint " + text + " cannot be added",
                           "another one has the name '" + displayName(*endpoint) + "'",
                           "Name it: --endpoint NAME=URL");
        config.endpoints.push_back(*endpoint);
    }
    if (options.noCollect)
        config.collectMachine = false;
    return {};
}

Result<std::string> coordinatorKey(const SourceOptions &options)
{
    if (!options.apiKey.empty())
        return options.apiKey;
    if (!options.apiKeyFile.empty())
        return readKeyFile(options.apiKeyFile);
    const char *key = std::getenv("PERFDECK_API_KEY");
    return std::string(key == nullptr ? "" : key);
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
