// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/plan/DefinitionFile.h"

#include "core/model/BenchmarkWords.h"
#include "core/runs/plan/DefinitionTable.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace perfdeck {

namespace {

constexpr std::array<std::string_view, 9> kProtocols{"openai-chat",
                                                     "openai-completions",
                                                     "tgi",
                                                     "kserve-v2",
                                                     "torchserve",
                                                     "tensorflow-serving",
                                                     "trustformers",
                                                     "llama-cpp",
                                                     "custom"};

/// Reads one file.
class Reader final
{
public:
    Reader(const toml::table &root, std::string id)
        : m_root(root, m_faults)
    {
        m_definition.id = std::move(id);
    }

    /// Check faults() before use.
    BenchmarkDefinition read()
    {
        readHead();
        if (const toml::table *table = m_root.section("matrix"))
            readMatrix(DefinitionTable(*table, m_faults));
        if (const toml::table *table = m_root.section("load"))
            readLoad(DefinitionTable(*table, m_faults));
        if (const toml::table *table = m_root.section("effort"))
            readEffort(DefinitionTable(*table, m_faults));
        if (const toml::table *table = m_root.section("objectives"))
            readObjectives(*table);
        if (const toml::table *table = m_root.section("request"))
            readRequest(DefinitionTable(*table, m_faults));
        for (const toml::table *table : m_root.sections("command"))
            readCommand(DefinitionTable(*table, m_faults));
        m_root.refuseTheRest("of a benchmark");
        return std::move(m_definition);
    }

    [[nodiscard]] const DefinitionFaults &faults() const { return m_faults; }

private:
    void readHead()
    {
        m_definition.title = m_definition.id;
        m_root.take("title", m_definition.title);
        m_root.take("description", m_definition.description);
        m_root.takeWord(
            "kind", benchmarkKind, "builtin, http, command and remote", m_definition.kind);
        m_root.take("task", m_definition.task);
        m_root.takeWord(
            "priority", benchmarkPriority, "low, medium, high and critical", m_definition.priority);
        m_root.take("progressive", m_definition.isProgressive);
        m_root.take("incremental", m_definition.isIncremental);
        m_root.take("search", m_definition.searchesObjective);
        m_root.take("reads_json", m_definition.readsJson);
        m_root.take("server", m_definition.server);
        if (m_definition.title.empty() || m_definition.title.size() > kLongestTitle)
            m_root.fault("title", "a title has 1 to 200 bytes");
    }

    template<class Value>
    void takeAbove(DefinitionTable &table, const char *key, Value least, std::vector<Value> &target)
    {
        table.take(key, target);
        for (const Value each : target)
            if (!(each >= least && std::isfinite(static_cast<double>(each))))
                return table.fault(key, "each of its numbers is above 0");
        if (target.size() > kMostCells)
            table.fault(key, "it has more than 10,000 values");
    }

    void readMatrix(DefinitionTable table)
    {
        BenchmarkMatrix &matrix = m_definition.matrix;
        table.take("models", matrix.models);
        table.take("devices", matrix.devices);
        table.take("precisions", matrix.precisions);
        takeAbove<std::int64_t>(table, "batch_sizes", 1, matrix.batchSizes);
        takeAbove<std::int64_t>(table, "sequence_lengths", 1, matrix.sequenceLengths);
        takeAbove<std::int64_t>(table, "concurrencies", 1, matrix.concurrencies);
        takeAbove(table, "rates", std::numeric_limits<double>::min(), matrix.rates);
        takeAbove(table, "threads", 1, matrix.threads);
        table.refuseTheRest("in [matrix]");
    }

    void readLoad(DefinitionTable table)
    {
        LoadModel &load = m_definition.load;
        table.takeWord("arrivals",
                       arrivalProcess,
                       "closed, constant, poisson, gamma and trace",
                       load.arrivals);
        table.take("burstiness", Unit::None, load.burstiness);
        table.take("trace_file", load.traceFile);
        table.take("seed", load.seed);
        if (!(load.burstiness > 0) || !std::isfinite(load.burstiness))
            table.fault("burstiness", "it is a number above 0; 1 is as bursty as Poisson");
        table.refuseTheRest("in [load]");
    }

    void readEffort(DefinitionTable table)
    {
        BenchmarkEffort &effort = m_definition.effort;
        table.take("warm_up", effort.warmUp);
        table.take("duration", effort.duration);
        table.take("count", effort.count);
        table.take("limit", effort.limit);
        table.take("stable_within", Unit::Ratio, effort.stableWithin);
        table.take("windows", effort.windows);
        if (!(effort.stableWithin > 0 && effort.stableWithin < 1))
            table.fault("stable_within", "it lies between 0 and 1");
        if (effort.windows < 3)
            table.fault("windows", "at least 3 windows are needed to see whether it is steady");
        if (effort.limit == Duration(0))
            table.fault("limit", "it is longer than 0 s");
        table.refuseTheRest("in [effort]");
    }

    void readObjectives(const toml::table &entries)
    {
        DefinitionTable table(entries, m_faults);
        for (const auto &[key, node] : entries) {
            auto objective = parseObjectiveName(key.str());
            if (!objective) {
                table.fault(key.str(),
                            "no measure is called so; write latency_p99, time_to_first_token_p99, "
                            "throughput, error_ratio …");
                continue;
            }
            table.take(key.str(), benchmarkMeasureUnit(objective->measure), objective->limit);
            if (!(objective->limit >= 0) || !std::isfinite(objective->limit))
                table.fault(key.str(), "a limit is a number from 0 on");
            m_definition.objectives.push_back(*objective);
        }
    }

    void readRequest(DefinitionTable table)
    {
        RequestTemplate &request = m_definition.request;
        table.take("protocol", request.protocol);
        table.take("url", request.url);
        table.take("method", request.method);
        table.take("headers", request.headers);
        table.take("body", request.body);
        table.take("stream", request.streams);
        table.take("output_tokens", request.outputTokens);
        table.take("timeout", request.timeout);
        if (std::ranges::find(kProtocols, request.protocol) == kProtocols.end())
            table.fault("protocol",
                        "it is none of openai-chat, openai-completions, tgi, kserve-v2, "
                        "torchserve, tensorflow-serving, trustformers, llama-cpp and custom");
        if (!request.url.empty() && !request.url.starts_with("http://")
            && !request.url.starts_with("https://"))
            table.fault("url", "an address begins with http:// or https://");
        if (request.timeout == Duration(0))
            table.fault("timeout", "it is longer than 0 s");
        table.refuseTheRest("in [request]");
    }

    void readCommand(DefinitionTable table)
    {
        CommandVariant variant;
        variant.name = std::string(1, static_cast<char>('A' + m_definition.commands.size() % 26));
        table.take("name", variant.name);
        table.take("command", variant.command);
        table.take("prepare", variant.prepare);
        table.take("environment", variant.environment);
        if (variant.name.empty())
            table.fault("name", "a variant has a name");
        for (const CommandVariant &other : m_definition.commands)
            if (other.name == variant.name)
                table.fault("name", "two variants are called " + variant.name);
        table.refuseTheRest("in [[command]]");
        m_definition.commands.push_back(std::move(variant));
    }

    static constexpr std::size_t kLongestTitle = 200;

    DefinitionFaults m_faults;
    DefinitionTable m_root;
    BenchmarkDefinition m_definition;
};

tl::unexpected<Error> refusal(const std::string &file, const DefinitionFaults &faults)
{
    std::string what = file;
    if (faults.front().line != 0)
        what += ':' + std::to_string(faults.front().line);
    what += ": " + faults.front().sentence;
    for (std::size_t i = 1; i < faults.size(); ++i)
        what += (faults[i].line == 0 ? "; " : "; line " + std::to_string(faults[i].line) + ": ")
            + faults[i].sentence;
    return failure(ErrorKind::InvalidInput, std::move(what));
}

} // namespace

Result<BenchmarkDefinition>
readDefinition(std::string_view text, const std::string &id, const std::string &file)
{
    if (text.size() > kLargestDefinition)
        return refusal(file, {{0, "a benchmark has at most 1 MiB"}});
    if (!isDefinitionId(id))
        return refusal(file,
                       {{0,
                         "the name of the file is the id of the benchmark: lower-case letters, "
                         "digits and -"}});
    try {
        return readDefinition(toml::parse(text, file), id, file);
    } catch (const toml::parse_error &error) {
        return refusal(file, {{error.source().begin.line, std::string(error.description())}});
    }
}

Result<BenchmarkDefinition>
readDefinition(const toml::table &root, const std::string &id, const std::string &file)
{
    Reader reader(root, id);
    BenchmarkDefinition definition = reader.read();
    if (!reader.faults().empty())
        return refusal(file, reader.faults());
    return definition;
}

bool isDefinitionId(std::string_view id)
{
    constexpr std::size_t kLongest = 100;
    return !id.empty() && id.size() <= kLongest && std::ranges::all_of(id, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

std::string missingPart(const BenchmarkDefinition &definition)
{
    const auto needs = [&](const std::string &what) {
        return "The benchmark " + definition.id + " needs " + what;
    };
    switch (definition.kind) {
    case BenchmarkKind::Http:
        if (definition.request.protocol.empty())
            return needs("a protocol: set protocol");
        if (definition.request.url.empty())
            return needs("the address of the endpoint: set url");
        break;
    case BenchmarkKind::Command:
        if (definition.commands.empty()
            || std::ranges::any_of(definition.commands,
                                   [](const CommandVariant &each) { return each.command.empty(); }))
            return needs("a command: set command");
        break;
    case BenchmarkKind::Remote:
        if (definition.server.empty())
            return needs("the address of the benchmark server: set server");
        break;
    case BenchmarkKind::Builtin:
        if (definition.matrix.models.empty())
            return needs("a model: set models");
        break;
    }
    if (definition.load.arrivals == ArrivalProcess::Trace && definition.load.traceFile.empty())
        return needs("the file of the times of arrival: set trace_file");
    if (definition.searchesObjective && definition.objectives.empty())
        return needs("an objective to search for: set latency_p99 or another");
    return {};
}

} // namespace perfdeck
