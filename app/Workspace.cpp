// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/Workspace.h"

#include "app/WorkspaceTable.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <sstream>

namespace perfdeck {

namespace {

constexpr std::int64_t kVersion = 1;
constexpr std::string_view kViews = "view";

struct TextKey
{
    std::string_view section;
    std::string_view name;
    std::string Workspace::*value;
};

constexpr std::array kTexts{
    TextKey{"window", "page", &Workspace::page},
    TextKey{"window", "geometry", &Workspace::geometry},
    TextKey{"window", "series", &Workspace::series},
    TextKey{"time", "mode", &Workspace::mode},
    TextKey{"time", "from", &Workspace::from},
    TextKey{"time", "to", &Workspace::to},
    TextKey{"time", "since", &Workspace::since},
    TextKey{"time", "shown_zone", &Workspace::shownZone},
};

struct NumberKey
{
    std::string_view name;
    double Workspace::*value;
    double least;
};

constexpr double kMostSeconds = 3660.0 * 86400;
constexpr std::array kNumbers{
    NumberKey{"span_seconds", &Workspace::spanSeconds, 10},
    NumberKey{"earlier_seconds", &Workspace::earlierSeconds, 0},
};

/// Collects the first thing that is wrong.
class Complaints final
{
public:
    explicit Complaints(const std::string &path)
        : m_path(path)
    {
    }

    void add(const toml::node &node, std::string_view key, const char *wanted)
    {
        if (m_status)
            m_status = failure(ErrorKind::InvalidInput,
                               "The session in " + m_path + " was not read",
                               "'" + std::string(key) + "' in line "
                                   + std::to_string(node.source().begin.line) + " is not " + wanted,
                               "Correct the line or remove it");
    }

    [[nodiscard]] const Status &status() const { return m_status; }

private:
    const std::string &m_path;
    Status m_status;
};

const toml::node *nodeAt(const toml::table &file, std::string_view section, std::string_view name)
{
    const toml::table *table = file[section].as_table();
    return table == nullptr ? nullptr : table->get(name);
}

void readTexts(const toml::table &file, Workspace &workspace, Complaints &complaints)
{
    for (const TextKey &key : kTexts) {
        const toml::node *node = nodeAt(file, key.section, key.name);
        if (node == nullptr)
            continue;
        if (const auto text = node->value_exact<std::string>())
            workspace.*key.value = *text;
        else
            complaints.add(*node, key.name, "a text");
    }
}

void readNumbers(const toml::table &file, Workspace &workspace, Complaints &complaints)
{
    for (const NumberKey &key : kNumbers) {
        const toml::node *node = nodeAt(file, "time", key.name);
        if (node == nullptr)
            continue;
        const auto seconds = node->is_number() ? node->value<double>() : std::nullopt;
        if (seconds && *seconds >= key.least && *seconds <= kMostSeconds)
            workspace.*key.value = *seconds;
        else
            complaints.add(*node, key.name, "a number of seconds, at most ten years");
    }
}

void readViews(const toml::table &file, Workspace &workspace, Complaints &complaints)
{
    const toml::table *views = file[kViews].as_table();
    if (views == nullptr)
        return;
    for (const auto &[page, node] : *views) {
        const toml::table *view = node.as_table();
        if (view == nullptr) {
            complaints.add(node, page.str(), "a table");
            continue;
        }
        for (const auto &[name, value] : *view) {
            if (const auto text = value.value_exact<std::string>())
                workspace.views[std::string(page.str())][std::string(name.str())] = *text;
            else
                complaints.add(value, name.str(), "a text");
        }
    }
}

std::string textOf(const toml::table &file)
{
    std::ostringstream text;
    text << file << '\n';
    return text.str();
}

/// A whole number is written as one.
void insertNumber(toml::table &table, std::string_view name, double value)
{
    if (value == std::floor(value))
        table.insert_or_assign(name, static_cast<std::int64_t>(value));
    else
        table.insert_or_assign(name, value);
}

Error refusal(const std::string &path, std::string reason, std::string advice)
{
    return {ErrorKind::InvalidInput,
            "The session in " + path + " was not opened",
            std::move(reason),
            std::move(advice)};
}

} // namespace

Status readWorkspace(const toml::table &file, const std::string &path, Workspace &workspace)
{
    Complaints complaints(path);
    readTexts(file, workspace, complaints);
    readNumbers(file, workspace, complaints);
    readViews(file, workspace, complaints);
    return complaints.status();
}

void writeWorkspace(toml::table &file, const Workspace &workspace)
{
    for (const TextKey &key : kTexts) {
        toml::table &table = section(file, key.section);
        if ((workspace.*key.value).empty())
            table.erase(key.name);
        else
            table.insert_or_assign(key.name, workspace.*key.value);
    }
    for (const NumberKey &key : kNumbers)
        insertNumber(section(file, "time"), key.name, workspace.*key.value);
    for (const auto &[page, view] : workspace.views) {
        toml::table texts;
        for (const auto &[name, value] : view)
            texts.insert(name, value);
        section(file, kViews).insert_or_assign(page, std::move(texts));
    }
}

toml::table &section(toml::table &file, std::string_view name)
{
    if (toml::table *present = file[name].as_table())
        return *present;
    return *file.insert_or_assign(name, toml::table()).first->second.as_table();
}

Result<toml::table>
parseToml(std::string_view text, const std::string &path, const std::string &what)
{
    try {
        return toml::parse(text, path);
    } catch (const toml::parse_error &error) {
        std::ostringstream reason;
        reason << error.description() << " in line " << error.source().begin.line;
        return failure(ErrorKind::Corrupt, what, reason.str());
    }
}

Result<SessionFile> readSession(std::string_view text, const std::string &path)
{
    const Result<toml::table> file
        = parseToml(text, path, "The session in " + path + " was not opened");
    if (!file)
        return failure(file.error());
    if ((*file)["format"].value_or(std::string()) != "perfdeck")
        return failure(refusal(
            path, "it does not say format = \"perfdeck\"", "Open a file that PerfDeck has saved"));
    const std::int64_t version = (*file)["version"].value_or(std::int64_t(0));
    if (version < 1 || version > kVersion)
        return failure(
            refusal(path,
                    "its version is " + std::to_string(version) + ", this program reads "
                        + std::to_string(kVersion),
                    version > kVersion ? "Open it with a newer PerfDeck" : std::string()));
    SessionFile session;
    if (const Status read = readWorkspace(*file, path, session.workspace); !read)
        return failure(read.error());
    session.databasePath = (*file)["history"]["file"].value_or(std::string());
    session.text = text;
    return session;
}

std::string writeSession(const SessionFile &session)
{
    toml::table file;
    if (Result<toml::table> present = parseToml(session.text, {}, {}))
        file = std::move(*present);
    file.insert_or_assign("format", "perfdeck");
    file.insert_or_assign("version", kVersion);
    file.insert_or_assign("kind", "session");
    file.insert_or_assign("made_by", "PerfDeck " PERFDECK_VERSION);
    writeWorkspace(file, session.workspace);
    if (!session.databasePath.empty())
        section(file, "history").insert_or_assign("file", session.databasePath);
    return textOf(file);
}

} // namespace perfdeck
