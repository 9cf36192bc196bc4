// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/command/CommandText.h"

#include "core/model/BenchmarkWords.h"
#include "core/model/TomlText.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace perfdeck {

namespace {

using Json = nlohmann::json;

std::map<std::string, std::string> partsOf(const CellKey &key)
{
    const auto whole
        = [](std::int64_t value) { return value == 0 ? std::string() : std::to_string(value); };
    return {{"batch", whole(key.batchSize)},
            {"sequence", whole(key.sequenceLength)},
            {"concurrency", whole(key.concurrency)},
            {"rate", key.rate == 0 ? std::string() : tomlNumber(key.rate)},
            {"threads", whole(key.threads)},
            {"model", key.model},
            {"device", key.device},
            {"precision", key.precision}};
}

tl::unexpected<Error> refused(std::string reason)
{
    return failure(ErrorKind::InvalidInput,
                   "The results of the command are not taken",
                   std::move(reason),
                   "resources/benchmarks.md says how they are written");
}

/// A number, or a list of them.
bool readValues(const Json &json, std::vector<double> &values)
{
    if (json.is_number())
        values.push_back(json.get<double>());
    if (!json.is_array())
        return json.is_number();
    for (const Json &each : json) {
        if (!each.is_number())
            return false;
        values.push_back(each.get<double>());
    }
    return true;
}

Status readMeasures(const Json &json, CommandResults &results)
{
    if (!json.is_object())
        return refused("measures is no object");
    for (const auto &[name, values] : json.items()) {
        const auto measure = benchmarkMeasure(name);
        if (!measure)
            return refused("no measure is called " + name);
        if (!readValues(values, results.measures[*measure]))
            return refused("measures." + name + " is no list of numbers");
    }
    return {};
}

Status readNumbers(const Json &json, CommandResults &results)
{
    if (!json.is_object())
        return refused("numbers is no object");
    for (const auto &[name, value] : json.items()) {
        if (!value.is_number())
            return refused("numbers." + name + " is no number");
        results.numbers[name] = value.get<double>();
    }
    return {};
}

Status readFacts(const Json &json, CommandResults &results)
{
    if (!json.is_object())
        return refused("facts is no object");
    for (const auto &[name, value] : json.items()) {
        if (!value.is_string())
            return refused("facts." + name + " is no text");
        results.facts[name] = value.get<std::string>();
    }
    return {};
}

} // namespace

std::string filledCommand(std::string_view text, const CellKey &key)
{
    const auto parts = partsOf(key);
    std::string filled;
    while (!text.empty()) {
        const std::size_t at = text.find("${");
        filled += text.substr(0, at);
        if (at == std::string_view::npos)
            break;
        text.remove_prefix(at);
        const std::size_t end = text.find('}');
        const auto part = end == std::string_view::npos
            ? parts.end()
            : parts.find(std::string(text.substr(2, end - 2)));
        const std::size_t length = part == parts.end() ? 2 : end + 1;
        filled += part == parts.end() ? std::string(text.substr(0, 2)) : part->second;
        text.remove_prefix(length);
    }
    return filled;
}

Result<CommandResults> readCommandResults(std::string_view json)
{
    const Json root = Json::parse(json, nullptr, false);
    if (!root.is_object())
        return refused("standard output is no JSON object");
    CommandResults results;
    for (const auto &[key, value] : root.items()) {
        Status status;
        if (key == "measures")
            status = readMeasures(value, results);
        else if (key == "numbers")
            status = readNumbers(value, results);
        else if (key == "facts")
            status = readFacts(value, results);
        else if (key != "error")
            status = refused("the key " + key + " is not known");
        else if (!value.is_string() || !value.get<std::string>().empty())
            status = refused(value.is_string() ? value.get<std::string>() : "error is no text");
        if (!status)
            return failure(status.error());
    }
    if (results.measures.empty())
        return refused("there are no measures");
    return results;
}

} // namespace perfdeck
