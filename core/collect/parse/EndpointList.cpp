// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/EndpointList.h"

#include "core/base/Text.h"
#include "core/collect/parse/EndpointText.h"
#include "core/collect/parse/SourceTable.h"
#include "core/collect/parse/TableReader.h"

#include <array>
#include <filesystem>
#include <map>

namespace perfdeck {

namespace {

/// More than anybody watches from one desk; a wrong file must not start a million pollers.
constexpr std::size_t kMaxSources = 1'000;

/// Collects sources and keeps their names apart.
class ListMaker final
{
public:
    explicit ListMaker(std::string path)
        : m_path(std::move(path))
    {
    }

    Status add(Result<SourceConfig> source, std::uint32_t line)
    {
        if (!source)
            return failure(source.error());
        const std::string name = source->name.empty() && source->kind == SourceKind::Discovery
            ? source->url
            : displayName(*source);
        source->name = name;
        const auto [earlier, isNew] = m_lines.try_emplace(name, line);
        if (!isNew)
            return failure(ErrorKind::InvalidInput,
                           fileAndLine(m_path, line) + ": this source cannot be used",
                           "line " + std::to_string(earlier->second) + " has one of the name '"
                               + name + "' already",
                           "Give one of them another name.");
        if (m_sources.size() == kMaxSources)
            return failure(ErrorKind::TooLarge,
                           fileAndLine(m_path, line) + ": this source cannot be used",
                           "the list has more than " + std::to_string(kMaxSources) + " of them",
                           "Split it among several PerfDecks.");
        m_sources.push_back(std::move(*source));
        return {};
    }

    std::vector<SourceConfig> take() { return std::move(m_sources); }

private:
    std::string m_path;
    std::vector<SourceConfig> m_sources;
    std::map<std::string, std::uint32_t> m_lines; ///< by name
};

/// A # begins a comment at the start of a line and behind a blank; elsewhere it is part of a URL.
std::string_view withoutComment(std::string_view line)
{
    for (std::size_t at = line.find('#'); at != std::string_view::npos; at = line.find('#', at + 1))
        if (at == 0 || line[at - 1] == ' ' || line[at - 1] == '\t')
            return line.substr(0, at);
    return line;
}

Result<std::vector<SourceConfig>>
parseLines(std::string_view text, const std::string &path, Duration interval)
{
    ListMaker list(path);
    std::uint32_t number = 0;
    while (!text.empty()) {
        ++number;
        const std::size_t feed = text.find('\n');
        const std::string_view line = trimmed(withoutComment(text.substr(0, feed)));
        text = feed == std::string_view::npos ? std::string_view() : text.substr(feed + 1);
        if (line.empty())
            continue;
        auto source = parseEndpoint(line, interval);
        if (!source)
            return failure(source.error().within(fileAndLine(path, number)));
        if (auto status = list.add(std::move(source), number); !status)
            return failure(status.error());
    }
    return list.take();
}

using TableParser = Result<SourceConfig> (*)(const toml::table &, const TableContext &);

struct Kind
{
    std::string_view name;
    TableParser parse;
};

constexpr std::array kKinds{Kind{"endpoint", readEndpointTable},
                            Kind{"http_sd", readHttpListTable},
                            Kind{"dns", readDnsTable}};

Error refusedTable(const TableContext &context, const toml::node &node, std::string reason)
{
    return {ErrorKind::InvalidInput,
            fileAndLine(context.file, node.source().begin.line) + ": the list cannot be used",
            std::move(reason),
            "It holds [[endpoint]], [[http_sd]] and [[dns]] tables."};
}

Status
readKind(const Kind &kind, const toml::node &node, const TableContext &context, ListMaker &list)
{
    const toml::array *tables = node.as_array();
    if (tables == nullptr)
        return failure(refusedTable(context,
                                    node,
                                    "\"" + std::string(kind.name)
                                        + "\" is written with two brackets on each side"));
    for (const toml::node &entry : *tables) {
        const toml::table *table = entry.as_table();
        if (table == nullptr)
            return failure(refusedTable(context, entry, "this is not a table"));
        auto source = kind.parse(*table, context);
        if (auto status = list.add(std::move(source), table->source().begin.line); !status)
            return status;
    }
    return {};
}

Result<std::vector<SourceConfig>> readTables(const toml::table &file, const TableContext &context)
{
    ListMaker list(context.file);
    for (const auto &[key, node] : file) {
        const std::string_view name = key.str();
        const auto kind = std::find_if(
            kKinds.begin(), kKinds.end(), [name](const Kind &known) { return known.name == name; });
        if (kind == kKinds.end())
            return failure(
                refusedTable(context, node, "\"" + std::string(name) + "\" is not known here"));
        if (auto status = readKind(*kind, node, context, list); !status)
            return failure(status.error());
    }
    return list.take();
}

} // namespace

Result<std::vector<SourceConfig>>
parseEndpointList(std::string_view text, const std::string &path, Duration interval)
{
    if (!path.ends_with(".toml"))
        return parseLines(text, path, interval);
    try {
        const TableContext context{
            path, std::filesystem::path(path).parent_path().string(), interval};
        return readTables(toml::parse(text, path), context);
    } catch (const toml::parse_error &error) {
        return failure(ErrorKind::InvalidInput,
                       fileAndLine(path, error.source().begin.line) + ": this is not TOML",
                       std::string(error.description()));
    }
}

} // namespace perfdeck
