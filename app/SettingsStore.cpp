// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/SettingsStore.h"

#include "app/WorkspaceTable.h"
#include "core/collect/parse/SourceTable.h"

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <toml++/toml.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <string_view>
#include <utility>

namespace perfdeck {

namespace {

struct TextKey
{
    std::string_view section;
    std::string_view name;
    std::string Settings::*value;
};

struct SwitchKey
{
    std::string_view section;
    std::string_view name;
    bool Settings::*value;
};

struct ListKey
{
    std::string_view section;
    std::string_view name;
    std::vector<std::string> Settings::*value;
};

struct NumberKey
{
    std::string_view section;
    std::string_view name;
    std::int64_t Settings::*value;
    std::int64_t least;
    std::int64_t most;
};

/// Every single value of the file. Endpoints are the one list, keys the one free table.
constexpr std::array kTextKeys{
    TextKey{"window", "theme", &Settings::theme},
    TextKey{"window", "language", &Settings::language},
    TextKey{"time", "zone", &Settings::zone},
    TextKey{"time", "first_day", &Settings::firstDay},
    TextKey{"desktop", "quiet_until", &Settings::quietUntil},
    TextKey{"history", "file", &Settings::databasePath},
};
constexpr std::array kSwitchKeys{
    SwitchKey{"window", "reduced_motion", &Settings::reducedMotion},
    SwitchKey{"desktop", "keep_collecting", &Settings::keepCollecting},
    SwitchKey{"desktop", "notices", &Settings::notices},
};
constexpr std::array kListKeys{
    ListKey{"window", "recent_files", &Settings::recentFiles},
    ListKey{"window", "recent_ranges", &Settings::recentRanges},
    ListKey{"window", "recent_places", &Settings::recentPlaces},
};
constexpr std::array kNumberKeys{
    NumberKey{"window", "text_percent", &Settings::textPercent, 80, 200},
    NumberKey{"collection", "interval_seconds", &Settings::intervalSeconds, 1, 3600},
    NumberKey{"collection", "live_minutes", &Settings::retentionMinutes, 1, 7 * 24 * 60},
    NumberKey{"history", "raw_days", &Settings::historyDays, 1, 3660},
};
constexpr std::string_view kEndpoints = "endpoint";
constexpr std::string_view kKeys = "keys";

/// Gives what is wrong with the first entry that cannot be used; the others count.
Status readEndpoints(const toml::table &file, const std::string &path, Settings &settings)
{
    Status status;
    const toml::array *list = file[kEndpoints].as_array();
    if (list == nullptr)
        return status;
    const TableContext context{path, std::filesystem::path(path).parent_path().string()};
    for (const toml::node &node : *list) {
        const toml::table *entry = node.as_table();
        if (entry == nullptr)
            continue;
        auto endpoint = readEndpointTable(*entry, context);
        if (endpoint)
            settings.endpoints.push_back(std::move(*endpoint));
        else if (status)
            status = failure(endpoint.error());
    }
    return status;
}

Settings read(const toml::table &file, const std::string &path)
{
    Settings settings;
    if (const Status view = readWorkspace(file, path, settings); !view)
        qWarning("%s", view.error().message().c_str()); // what is wrong keeps its default
    for (const TextKey &key : kTextKeys)
        settings.*key.value = file[key.section][key.name].value_or(settings.*key.value);
    for (const NumberKey &key : kNumberKeys) {
        const std::int64_t value = file[key.section][key.name].value_or(settings.*key.value);
        if (value >= key.least && value <= key.most)
            settings.*key.value = value;
    }
    for (const SwitchKey &key : kSwitchKeys)
        settings.*key.value = file[key.section][key.name].value_or(settings.*key.value);
    for (const ListKey &key : kListKeys)
        if (const toml::array *list = file[key.section][key.name].as_array())
            for (const toml::node &node : *list)
                if (const auto text = node.value<std::string>())
                    (settings.*key.value).push_back(*text);
    if (const toml::table *keys = file[kKeys].as_table())
        for (const auto &[action, value] : *keys)
            if (const auto text = value.value<std::string>())
                settings.keys.emplace(action.str(), *text);
    return settings;
}

/// What is empty is not written.
template<class Node>
void replace(toml::table &file, std::string_view name, Node node)
{
    if (node.empty())
        file.erase(name);
    else
        file.insert_or_assign(name, std::move(node));
}

void write(toml::table &file, const Settings &settings)
{
    writeWorkspace(file, settings);
    for (const TextKey &key : kTextKeys)
        section(file, key.section).insert_or_assign(key.name, settings.*key.value);
    for (const NumberKey &key : kNumberKeys)
        section(file, key.section).insert_or_assign(key.name, settings.*key.value);
    for (const SwitchKey &key : kSwitchKeys)
        section(file, key.section).insert_or_assign(key.name, settings.*key.value);
    for (const ListKey &key : kListKeys) {
        toml::array list;
        for (const std::string &text : settings.*key.value)
            list.push_back(text);
        replace(section(file, key.section), key.name, std::move(list));
    }
    toml::table keys;
    for (const auto &[action, text] : settings.keys)
        keys.insert(action, text);
    replace(file, kKeys, std::move(keys));
    toml::array endpoints;
    for (const SourceConfig &config : settings.endpoints)
        endpoints.push_back(endpointTable(config));
    replace(file, kEndpoints, std::move(endpoints));
}

/// The bytes of the file; empty when there is none.
Result<std::string> readFile(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return std::string();
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Unavailable,
                       "The settings in " + path.toStdString() + " were not read",
                       file.errorString().toStdString());
    return file.readAll().toStdString();
}

Result<toml::table> parse(const std::string &text, const std::string &path)
{
    Result<toml::table> file = parseToml(text, path, "The settings in " + path + " were not read");
    if (!file)
        file.error().advice = "Defaults are used; the file is kept";
    return file;
}

} // namespace

SettingsStore::SettingsStore(std::string path)
    : m_path(std::move(path))
{
}

Status SettingsStore::load()
{
    m_settings = {};
    const Result<std::string> text = readFile(QString::fromStdString(m_path));
    const Result<toml::table> file
        = text ? parse(*text, m_path) : Result<toml::table>(failure(text.error()));
    m_isDamaged = !file;
    if (!file)
        return failure(file.error());
    m_settings = read(*file, m_path);
    const Status endpoints = readEndpoints(*file, m_path, m_settings);
    m_isDamaged = !endpoints; // saving would lose the entry
    return endpoints;
}

Status SettingsStore::save()
{
    const QString path = QString::fromStdString(m_path);
    if (std::exchange(m_isDamaged, false))
        QFile::rename(path, path + QStringLiteral(".damaged"));
    const Result<std::string> before = readFile(path);
    toml::table file;
    if (before)
        if (Result<toml::table> present = parse(*before, m_path))
            file = std::move(*present);
    write(file, m_settings);
    std::ostringstream text;
    text << file << '\n';
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile output(path);
    const QByteArray bytes = QByteArray::fromStdString(text.str());
    if (!output.open(QIODevice::WriteOnly) || output.write(bytes) != bytes.size()
        || !output.commit())
        return failure(ErrorKind::Unavailable,
                       "The settings were not saved in " + m_path,
                       output.errorString().toStdString());
    return {};
}

std::string SettingsStore::defaultPath()
{
    const char *config = std::getenv("XDG_CONFIG_HOME");
    const QString base = config != nullptr && *config == '/'
        ? QString::fromLocal8Bit(config)
        : QDir::homePath() + QStringLiteral("/.config");
    return base.toStdString() + "/perfdeck/perfdeck.toml";
}

} // namespace perfdeck
