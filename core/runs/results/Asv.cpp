// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/plan/MeasuredValues.h"
#include "core/runs/results/Readers.h"
#include "core/runs/results/RunBuilder.h"

#include <algorithm>
#include <array>
#include <filesystem>

namespace perfdeck {

namespace {

namespace fs = std::filesystem;

/// What is asked of a benchmark besides its results: from benchmarks.json, or from its name.
struct Description
{
    std::string type; ///< "time", "timeraw", "memory", "peakmemory", "track"
    std::string unit;
    std::vector<std::string> parameters; ///< their names
};

/// One benchmark of a file, of either version. An array has an entry for each combination of
/// parameters, the last one changing fastest.
struct Columns
{
    std::optional<JsonElement> result; ///< an array, or one number
    std::vector<std::vector<std::string>> parameters; ///< values of each
    std::optional<JsonArray> samples;
    std::optional<JsonArray> low; ///< of the 99 % interval of the median
    std::optional<JsonArray> high;
};

std::optional<double> finiteAt(const std::optional<JsonArray> &array, std::size_t index)
{
    double value = 0;
    if (!array || array->at(index).get(value) || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::optional<JsonArray> asArray(const JsonElement &element)
{
    JsonArray array;
    return element.get(array) ? std::nullopt : std::optional(array);
}

/// Values are written as Python shows them: texts in quotes.
std::string shownValue(const JsonElement &element)
{
    std::string text = scalarText(element);
    if (text.size() >= 2 && (text.front() == '\'' || text.front() == '"')
        && text.back() == text.front())
        text = text.substr(1, text.size() - 2);
    return text;
}

std::vector<std::vector<std::string>> parameterValues(const JsonArray &array)
{
    std::vector<std::vector<std::string>> parameters;
    for (const JsonElement &element : array) {
        auto &values = parameters.emplace_back();
        if (const auto list = asArray(element))
            for (const JsonElement &value : *list)
                values.push_back(shownValue(value));
    }
    return parameters;
}

Columns columnsOfObject(const JsonObject &object)
{
    Columns columns;
    if (JsonElement result; !object["result"].get(result))
        columns.result = result;
    if (const auto parameters = arrayOf(object, "params"))
        columns.parameters = parameterValues(*parameters);
    columns.samples = arrayOf(object, "samples");
    return columns;
}

Columns columnsOfRow(const JsonArray &row, const std::vector<std::string> &names)
{
    Columns columns;
    std::size_t at = 0;
    for (const JsonElement &element : row) {
        const std::string name = at < names.size() ? names[at] : std::string();
        ++at;
        const auto array = asArray(element);
        if (name == "result")
            columns.result = element;
        else if (name == "params" && array)
            columns.parameters = parameterValues(*array);
        else if (name == "samples")
            columns.samples = array;
        else if (name == "stats_ci_99_a")
            columns.low = array;
        else if (name == "stats_ci_99_b")
            columns.high = array;
    }
    return columns;
}

/// By the beginning of the function's name, as asv does.
std::string typeOfName(std::string_view name)
{
    const std::size_t dot = name.rfind('.');
    const std::string_view function = dot == name.npos ? name : name.substr(dot + 1);
    constexpr std::array<std::pair<const char *, const char *>, 5> kBeginnings{{
        {"time_", "time"},
        {"timeraw_", "timeraw"},
        {"mem_", "memory"},
        {"peakmem_", "peakmemory"},
        {"track_", "track"},
    }};
    for (const auto &[beginning, type] : kBeginnings)
        if (function.starts_with(beginning))
            return type;
    return "track";
}

Description describe(std::string_view name, const std::optional<JsonObject> &benchmarks)
{
    Description description;
    const auto entry = benchmarks ? objectOf(*benchmarks, name) : std::nullopt;
    if (entry) {
        description.type = textOf(*entry, "type");
        description.unit = textOf(*entry, "unit");
        if (const auto names = arrayOf(*entry, "param_names"))
            for (const JsonElement &element : *names)
                description.parameters.push_back(scalarText(element));
    }
    if (description.type.empty())
        description.type = typeOfName(name);
    return description;
}

std::size_t combinations(const Columns &columns)
{
    std::size_t count = 1;
    for (const auto &values : columns.parameters)
        count *= std::max<std::size_t>(values.size(), 1);
    return count;
}

CellKey keyOf(std::string_view name,
              std::size_t index,
              const Columns &columns,
              const Description &description)
{
    CellKey key;
    std::size_t rest = combinations(columns);
    for (std::size_t p = 0; p < columns.parameters.size(); ++p) {
        const auto &values = columns.parameters[p];
        if (values.empty())
            continue;
        rest /= values.size();
        const std::string parameter = p < description.parameters.size()
            ? description.parameters[p]
            : "param" + std::to_string(p + 1);
        setParameter(key, parameter, values[index / rest % values.size()]);
    }
    if (key.model.empty())
        key.model = name;
    else
        key.variant = std::string(name) + (key.variant.empty() ? "" : ", ") + key.variant;
    return key;
}

void putResult(BenchmarkCell &cell,
               double result,
               const std::vector<double> &samples,
               const Description &description)
{
    const bool isMemory = description.type == "memory" || description.type == "peakmemory";
    const bool isTime = description.type == "time" || description.type == "timeraw";
    if (!isMemory && !isTime) {
        cell.numbers[description.unit.empty() || description.unit == "unit" ? "value"
                                                                            : description.unit]
            = plainEstimate(result);
        return;
    }
    const BenchmarkMeasure measure
        = isTime ? BenchmarkMeasure::Latency : BenchmarkMeasure::PeakMemory;
    ReportedSummary summary;
    summary.median = result; // asv reports the median of its samples
    putValues(cell,
              samples.empty() ? reportedValues(measure, summary)
                              : measuredValues(measure, samples));
}

std::optional<double> resultAt(const Columns &columns, std::size_t index)
{
    if (!columns.result)
        return std::nullopt;
    if (const auto list = asArray(*columns.result))
        return finiteAt(list, index);
    double result = 0;
    return columns.result->get(result) || !std::isfinite(result) ? std::nullopt
                                                                 : std::optional(result);
}

void readCell(const Columns &columns,
              std::size_t index,
              const Description &description,
              BenchmarkCell &cell)
{
    const auto result = resultAt(columns, index);
    if (!result) {
        cell.state = RunState::Failed;
        cell.error = "The benchmark failed or was skipped; asv kept no result.";
        return;
    }
    std::vector<double> samples;
    if (columns.samples)
        if (JsonArray one; !columns.samples->at(index).get(one))
            samples = numbersOf(one);
    putResult(cell, *result, samples, description);
    const auto low = finiteAt(columns.low, index);
    const auto high = finiteAt(columns.high, index);
    if (low && high) {
        Estimate estimate = plainEstimate(*result);
        estimate.low = *low;
        estimate.high = *high;
        cell.numbers["median_within_99_percent"] = estimate;
    }
}

void readMachine(const JsonObject &root, RunBuilder &builder)
{
    constexpr std::array<std::pair<const char *, const char *>, 7> kNames{{
        {"machine", "host.name"},
        {"arch", "cpu.architecture"},
        {"cpu", "cpu.model"},
        {"num_cpu", "cpu.cores"},
        {"os", "os"},
        {"ram", "memory"},
        {"python", "library.python"},
    }};
    if (const auto parameters = objectOf(root, "params"))
        for (const auto &[field, fact] : kNames)
            if (JsonElement value; !(*parameters)[field].get(value))
                builder.fact(fact, scalarText(value));
    if (const auto requirements = objectOf(root, "requirements"))
        for (const auto field : *requirements)
            builder.fact("library." + std::string(field.key), scalarText(field.value));
    builder.fact("environment", textOf(root, "env_name"));
}

/// benchmarks.json of the folder above, if there is one that can be read.
std::optional<JsonObject> readBenchmarks(const std::string &path, JsonReply &reply)
{
    const fs::path beside = fs::path(path).parent_path().parent_path() / "benchmarks.json";
    std::error_code error;
    if (!fs::is_regular_file(beside, error))
        return std::nullopt;
    const auto file = readResultText(beside.string());
    const auto root = file ? readJson(*file, reply) : failure(file.error());
    JsonObject object;
    return root && !root->get(object) ? std::optional(object) : std::nullopt;
}

constexpr std::size_t kMostCombinations = 100'000;

} // namespace

ReadRuns readAsv(const JsonObject &root, const ResultText &file)
{
    const auto results = objectOf(root, "results");
    const std::string_view commit = textOf(root, "commit_hash");
    if (!results || commit.empty())
        return refused(file.path, "it has no results or no commit");
    RunBuilder builder("asv", {}, BenchmarkKind::Command, file);
    builder.tag("commit", commit);
    readMachine(root, builder);
    // The date is that of the commit: histories of asv go by commits.
    if (const auto milliseconds = countOf<std::int64_t>(root, "date"))
        builder.setTime(Timestamp(std::chrono::milliseconds(*milliseconds)));
    std::vector<std::string> names;
    if (const auto columns = arrayOf(root, "result_columns"))
        for (const JsonElement &element : *columns)
            names.push_back(scalarText(element));
    JsonReply reply;
    const auto benchmarks = readBenchmarks(file.path, reply);
    for (const auto field : *results) {
        JsonObject object;
        JsonArray row;
        Columns columns;
        if (!field.value.get(object))
            columns = columnsOfObject(object);
        else if (!field.value.get(row))
            columns = columnsOfRow(row, names);
        else
            columns.result = field.value;
        const Description description = describe(field.key, benchmarks);
        const std::size_t count = combinations(columns);
        if (count > kMostCombinations)
            return refused(file.path, std::string(field.key) + " has too many parameters");
        for (std::size_t index = 0; index < count; ++index)
            readCell(columns,
                     index,
                     description,
                     builder.cell(keyOf(field.key, index, columns, description)));
    }
    std::vector<BenchmarkRun> runs;
    runs.push_back(std::move(builder).finish());
    return runs;
}

} // namespace perfdeck
