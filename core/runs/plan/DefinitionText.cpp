// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/BenchmarkWords.h"
#include "core/model/TomlText.h"
#include "core/runs/plan/DefinitionFile.h"

#include <string>

namespace perfdeck {

namespace {

template<class Number>
std::string numberList(const std::vector<Number> &numbers)
{
    std::string written = "[";
    for (const Number each : numbers) {
        written += written.size() > 1 ? ", " : "";
        if constexpr (std::is_same_v<Number, double>)
            written += tomlNumber(each);
        else
            written += std::to_string(each);
    }
    return written + ']';
}

/// Writes the entries of one definition in their order.
class Writer final
{
public:
    explicit Writer(const BenchmarkDefinition &definition)
        : m_definition(definition)
    {
    }

    std::string write()
    {
        const BenchmarkDefinition usual;
        put("title", tomlText(m_definition.title));
        putText("description", m_definition.description);
        put("kind", tomlText(benchmarkKindName(m_definition.kind)));
        putText("task", m_definition.task);
        if (m_definition.priority != usual.priority)
            put("priority", tomlText(benchmarkPriorityName(m_definition.priority)));
        putFlag("progressive", m_definition.isProgressive);
        putFlag("incremental", m_definition.isIncremental);
        putFlag("search", m_definition.searchesObjective);
        putFlag("reads_json", m_definition.readsJson);
        putText("server", m_definition.server);
        writeMatrix();
        writeLoad(m_definition.load);
        writeEffort(m_definition.effort);
        writeObjectives();
        writeRequest(m_definition.request);
        for (const CommandVariant &variant : m_definition.commands)
            writeCommand(variant);
        return std::move(m_text);
    }

private:
    void section(const char *name) { m_section = std::string("\n[") + name + "]\n"; }

    void put(const std::string &key, const std::string &value)
    {
        m_text += m_section + key + " = " + value + '\n';
        m_section.clear();
    }

    void putText(const char *key, const std::string &text)
    {
        if (!text.empty())
            put(key, tomlText(text));
    }

    void putFlag(const char *key, bool flag)
    {
        if (flag)
            put(key, "true");
    }

    void putLength(const char *key, Duration value, Duration usual)
    {
        if (value != usual)
            put(key, tomlLength(value));
    }

    template<class Number>
    void putNumbers(const char *key, const std::vector<Number> &numbers)
    {
        if (!numbers.empty())
            put(key, numberList(numbers));
    }

    void putTexts(const char *key, const std::vector<std::string> &texts)
    {
        if (!texts.empty())
            put(key, tomlList(texts));
    }

    void putTable(const char *key, const std::map<std::string, std::string> &entries)
    {
        if (entries.empty())
            return;
        std::string table = "{ ";
        for (const auto &[name, value] : entries)
            table += (table.size() > 2 ? ", " : "") + tomlText(name) + " = " + tomlText(value);
        put(key, table + " }");
    }

    void writeMatrix()
    {
        const BenchmarkMatrix &matrix = m_definition.matrix;
        section("matrix");
        putTexts("models", matrix.models);
        putTexts("devices", matrix.devices);
        putTexts("precisions", matrix.precisions);
        putNumbers("batch_sizes", matrix.batchSizes);
        putNumbers("sequence_lengths", matrix.sequenceLengths);
        putNumbers("concurrencies", matrix.concurrencies);
        putNumbers("rates", matrix.rates);
        putNumbers("threads", matrix.threads);
    }

    void writeLoad(const LoadModel &load)
    {
        const LoadModel usual;
        section("load");
        if (load.arrivals != usual.arrivals)
            put("arrivals", tomlText(arrivalProcessName(load.arrivals)));
        if (load.burstiness != usual.burstiness)
            put("burstiness", tomlNumber(load.burstiness));
        putText("trace_file", load.traceFile);
        if (load.seed != usual.seed)
            put("seed", std::to_string(load.seed));
    }

    void writeEffort(const BenchmarkEffort &effort)
    {
        const BenchmarkEffort usual;
        section("effort");
        putLength("warm_up", effort.warmUp, usual.warmUp);
        putLength("duration", effort.duration, usual.duration);
        if (effort.count != usual.count)
            put("count", std::to_string(effort.count));
        putLength("limit", effort.limit, usual.limit);
        if (effort.stableWithin != usual.stableWithin)
            put("stable_within", tomlNumber(effort.stableWithin));
        if (effort.windows != usual.windows)
            put("windows", std::to_string(effort.windows));
    }

    void writeObjectives()
    {
        section("objectives");
        for (const ServiceObjective &objective : m_definition.objectives)
            put(tomlText(objectiveName(objective)), tomlNumber(objective.limit));
    }

    void writeRequest(const RequestTemplate &request)
    {
        const RequestTemplate usual;
        if (request == usual)
            return;
        section("request");
        put("protocol", tomlText(request.protocol));
        putText("url", request.url);
        if (request.method != usual.method)
            put("method", tomlText(request.method));
        putTable("headers", request.headers);
        putText("body", request.body);
        putFlag("stream", request.streams);
        if (request.outputTokens != 0)
            put("output_tokens", std::to_string(request.outputTokens));
        putLength("timeout", request.timeout, usual.timeout);
    }

    void writeCommand(const CommandVariant &variant)
    {
        m_section = "\n[[command]]\n";
        put("name", tomlText(variant.name));
        putText("command", variant.command);
        putText("prepare", variant.prepare);
        putTable("environment", variant.environment);
    }

    const BenchmarkDefinition &m_definition;
    std::string m_text;
    std::string m_section; ///< head that the next entry needs
};

} // namespace

std::string definitionText(const BenchmarkDefinition &definition)
{
    return Writer(definition).write();
}

} // namespace perfdeck
