// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/SourceTable.h"

#include "core/collect/parse/EndpointText.h"
#include "core/collect/parse/TableReader.h"
#include "core/collect/parse/TargetList.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>

namespace perfdeck {

namespace {

constexpr double kLeastInterval = 0.1;
constexpr double kLongest = 86'400;
constexpr double kRefresh = 60; // what Prometheus asks by default
constexpr double kMostTargets = 1'000;
constexpr double kMostPatience = 1'000;
constexpr double kHighestPort = 65'535;
constexpr double kMostSeries = 10'000'000;
constexpr double kMostBodyBytes = 1LL << 30;

constexpr std::string_view kModelKind = "model"; ///< what is taken where nothing is said
constexpr std::string_view kClusterKind = "cluster";

struct TextKey
{
    std::string_view name;
    std::string SourceAccess::*value;
    bool isPath;
};

constexpr std::array kTexts{
    TextKey{"basic_user", &SourceAccess::basicUser, false},
    TextKey{"ca_file", &SourceAccess::caFile, true},
    TextKey{"cert_file", &SourceAccess::certificateFile, true},
    TextKey{"key_file", &SourceAccess::keyFile, true},
    TextKey{"server_name", &SourceAccess::serverName, false},
    TextKey{"proxy", &SourceAccess::proxy, false},
    TextKey{"proxy_user", &SourceAccess::proxyUser, false},
};

/// Each is NAME_file, NAME_env or NAME_entry, by its place.
struct SecretKey
{
    std::string_view name;
    Secret SourceAccess::*value;
};

constexpr std::array kSecrets{
    SecretKey{"bearer_token", &SourceAccess::bearerToken},
    SecretKey{"basic_password", &SourceAccess::basicPassword},
    SecretKey{"proxy_password", &SourceAccess::proxyPassword},
};

constexpr std::array<std::string_view, 4> kSecretHeaders{
    "authorization", "proxy-authorization", "cookie", "x-api-key"};

Duration inMicroseconds(double seconds)
{
    return Duration(std::llround(seconds * 1e6));
}

double inSeconds(Duration duration)
{
    return std::chrono::duration<double>(duration).count();
}

std::string placed(const std::string &path, const TableContext &context)
{
    namespace fs = std::filesystem;
    const bool stays = path.empty() || context.folder.empty() || fs::path(path).is_absolute();
    return stays ? path : (fs::path(context.folder) / path).string();
}

bool isSecretHeader(std::string name)
{
    std::ranges::transform(name, name.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return std::ranges::find(kSecretHeaders, name) != kSecretHeaders.end();
}

TableReader::Pairs readHeaders(TableReader &reader)
{
    TableReader::Pairs headers = reader.pairs("headers");
    for (const auto &header : headers)
        if (isSecretHeader(header.first))
            reader.refuse("headers",
                          "\"" + header.first + "\" is a secret and must not stand in a list",
                          "Put it into a file of mode 0600 and name that in header_files.");
    return headers;
}

struct PlaceKey
{
    std::string_view suffix;
    Secret::Place place;
};

constexpr std::array kPlaces{
    PlaceKey{"_file", Secret::Place::File},
    PlaceKey{"_env", Secret::Place::Variable},
    PlaceKey{"_entry", Secret::Place::Entry},
};

/// The table of headers whose values stand there: header_files, header_envs, header_entries.
std::string headersOf(const PlaceKey &place)
{
    return "header" + std::string(place.place == Secret::Place::Entry ? "_entrie" : place.suffix)
        + 's';
}

Secret readSecret(TableReader &reader, const TableContext &context, std::string_view name)
{
    Secret secret;
    std::string first;
    for (const PlaceKey &place : kPlaces) {
        const std::string key = std::string(name).append(place.suffix);
        if (!reader.has(key))
            continue;
        const std::string text = reader.text(key);
        if (!secret.empty())
            reader.refuse(first, key + " is given too", "Give one of them.");
        first = key;
        secret = {place.place, place.place == Secret::Place::File ? placed(text, context) : text};
    }
    return secret;
}

SourceAccess readAccess(TableReader &reader, const TableContext &context)
{
    SourceAccess access;
    for (const TextKey &key : kTexts) {
        const std::string text = reader.text(key.name);
        access.*key.value = key.isPath ? placed(text, context) : text;
    }
    for (const SecretKey &key : kSecrets)
        access.*key.value = readSecret(reader, context, key.name);
    for (const PlaceKey &place : kPlaces)
        for (auto &[name, text] : reader.pairs(headersOf(place)))
            access.headers.emplace_back(
                name,
                Secret{place.place,
                       place.place == Secret::Place::File ? placed(text, context) : text});
    return access;
}

Duration readInterval(TableReader &reader, const TableContext &context)
{
    return inMicroseconds(
        reader.number("interval_seconds", inSeconds(context.interval), kLeastInterval, kLongest));
}

Duration readDeadline(TableReader &reader)
{
    return inMicroseconds(reader.number("deadline_seconds", 0, 0, kLongest));
}

/// What a source is called and how often its list is asked.
SourceConfig beginDiscovery(TableReader &reader)
{
    SourceConfig config;
    config.kind = SourceKind::Discovery;
    config.name = reader.text("name");
    config.interval = inMicroseconds(reader.number("refresh_seconds", kRefresh, 1, kLongest));
    DiscoveryPlan &plan = config.discovery;
    plan.maxTargets = static_cast<std::uint32_t>(
        reader.number("max_targets", plan.maxTargets, 1, kMostTargets));
    plan.patience
        = static_cast<std::uint32_t>(reader.number("patience", plan.patience, 1, kMostPatience));
    return config;
}

/// The table `targets`: how what is found is polled.
void readTargets(TableReader &outer, const TableContext &context, DiscoveryPlan &plan)
{
    const toml::table *table = outer.table("targets");
    if (table == nullptr) {
        plan.interval = context.interval;
        return;
    }
    TableReader reader(*table, context.file);
    plan.interval = readInterval(reader, context);
    plan.deadline = readDeadline(reader);
    if (reader.has("scheme"))
        plan.scheme = reader.text("scheme");
    if (plan.scheme != "http" && plan.scheme != "https")
        reader.refuse("scheme", "only http and https are spoken");
    if (reader.has("path"))
        plan.path = reader.text("path");
    if (!plan.path.starts_with('/'))
        reader.refuse("path", "it does not begin with /");
    plan.headers = readHeaders(reader);
    plan.access = readAccess(reader, context);
    if (auto status = reader.finish(); !status)
        outer.refuse(status.error());
}

Result<SourceConfig> finished(TableReader &reader, SourceConfig config)
{
    if (auto status = reader.finish(); !status)
        return failure(status.error());
    return config;
}

void readUrl(TableReader &reader, SourceConfig &config)
{
    auto url = parseUrl(reader.text("url"));
    if (url)
        config.url = std::move(*url);
    else
        reader.refuse("url", url.error().what + ": " + url.error().reason);
}

} // namespace

Result<SourceConfig> readEndpointTable(const toml::table &table, const TableContext &context)
{
    TableReader reader(table, context.file);
    SourceConfig config;
    config.name = reader.text("name");
    if (const std::string kind = reader.text("kind"); kind == kClusterKind)
        config.kind = SourceKind::Coordinator;
    else if (!kind.empty() && kind != kModelKind)
        reader.refuse("kind", "it is neither \"model\" nor \"cluster\"");
    config.interval = readInterval(reader, context);
    config.deadline = readDeadline(reader);
    config.maxSeries
        = static_cast<std::uint32_t>(reader.number("max_series", config.maxSeries, 1, kMostSeries));
    config.maxBodyBytes = static_cast<std::uint64_t>(reader.number(
        "max_body_bytes", static_cast<double>(config.maxBodyBytes), 1, kMostBodyBytes));
    readUrl(reader, config);
    config.headers = readHeaders(reader);
    config.access = readAccess(reader, context);
    for (auto &label : reader.pairs("labels")) {
        if (!isTargetLabel(label.first))
            reader.refuse("labels", "\"" + label.first + "\" cannot be the name of a label here");
        config.labels.push_back(std::move(label));
    }
    return finished(reader, std::move(config));
}

Result<SourceConfig> readHttpListTable(const toml::table &table, const TableContext &context)
{
    TableReader reader(table, context.file);
    SourceConfig config = beginDiscovery(reader);
    config.discovery.way = DiscoveryPlan::Way::HttpList;
    config.deadline = readDeadline(reader);
    readUrl(reader, config);
    config.headers = readHeaders(reader);
    config.access = readAccess(reader, context);
    readTargets(reader, context, config.discovery);
    return finished(reader, std::move(config));
}

Result<SourceConfig> readDnsTable(const toml::table &table, const TableContext &context)
{
    TableReader reader(table, context.file);
    SourceConfig config = beginDiscovery(reader);
    const std::string type = reader.text("type");
    const std::string host = reader.text("host");
    const auto port = static_cast<int>(reader.number("port", 0, 1, kHighestPort));
    if (host.empty() || host.find_first_of("/:@?# ") != std::string::npos)
        reader.refuse("host", "it is not the name of a host");
    if (type != "SRV" && type != "A" && !type.empty())
        reader.refuse("type", "it is neither \"A\" (which asks for AAAA too) nor \"SRV\"");
    if (type == "SRV" && port != 0)
        reader.refuse("port", "SRV records bring their own ports");
    if (type != "SRV" && port == 0)
        reader.refuse("port", "it is missing");
    config.discovery.way
        = type == "SRV" ? DiscoveryPlan::Way::DnsService : DiscoveryPlan::Way::DnsAddress;
    config.url = "dns://" + host + (port == 0 ? "" : ':' + std::to_string(port));
    readTargets(reader, context, config.discovery);
    return finished(reader, std::move(config));
}

toml::table endpointTable(const SourceConfig &config)
{
    toml::table table{{"name", config.name},
                      {"url", config.url},
                      {"interval_seconds", inSeconds(config.interval)}};
    if (config.kind == SourceKind::Coordinator)
        table.insert("kind", kClusterKind);
    if (config.deadline > Duration(0))
        table.insert("deadline_seconds", inSeconds(config.deadline));
    const auto addTable = [&table](std::string_view name, toml::table pairs) {
        if (!pairs.empty())
            table.insert(name, std::move(pairs));
    };
    for (const PlaceKey &place : kPlaces) {
        toml::table headers;
        for (const auto &[name, secret] : config.access.headers)
            if (secret.place == place.place)
                headers.insert(name, secret.text);
        addTable(headersOf(place), std::move(headers));
    }
    toml::table labels;
    for (const auto &[name, value] : config.labels)
        labels.insert(name, value);
    addTable("labels", std::move(labels));
    for (const TextKey &key : kTexts)
        if (const std::string &text = config.access.*key.value; !text.empty())
            table.insert(key.name, text);
    for (const SecretKey &key : kSecrets)
        for (const PlaceKey &place : kPlaces)
            if (const Secret &secret = config.access.*key.value; secret.place == place.place)
                table.insert(std::string(key.name).append(place.suffix), secret.text);
    return table;
}

} // namespace perfdeck
