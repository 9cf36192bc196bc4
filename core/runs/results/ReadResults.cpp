// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/results/ReadResults.h"

#include "core/runs/plan/RunFile.h"
#include "core/runs/results/Readers.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>

namespace perfdeck {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kBlanks = " \t\r\n";

std::string_view firstLine(std::string_view text)
{
    text.remove_prefix(std::min(text.size(), text.find_first_not_of(kBlanks)));
    return text.substr(0, text.find('\n'));
}

bool isPerfAnalyzer(std::string_view header)
{
    return header.find("Inferences/Second") != header.npos;
}

bool isMetricTable(std::string_view header)
{
    return header.starts_with("Metric,");
}

bool isJson(std::string_view line)
{
    return line.starts_with('{') || line.starts_with('[');
}

bool isMessage(std::string_view line)
{
    return line.starts_with('{') && line.find("\"reason\"") != line.npos;
}

bool has(const JsonObject &object, const char *key)
{
    return !object[key].error();
}

template<std::size_t Size>
bool hasAny(const JsonObject &object, const std::array<const char *, Size> &keys)
{
    return std::ranges::any_of(keys, [&object](const char *key) { return has(object, key); });
}

bool isCriterionPart(const JsonObject &root)
{
    const auto mean = objectOf(root, "mean");
    return (mean && has(*mean, "point_estimate")) || (has(root, "iters") && has(root, "times"))
        || (has(root, "group_id") && has(root, "full_id"));
}

bool isMetrics(const JsonObject &root)
{
    constexpr std::array kMetrics{"request_latency", "request_throughput", "request_count"};
    return std::ranges::any_of(kMetrics, [&root](const char *key) {
        const auto metric = objectOf(root, key);
        return metric && has(*metric, "avg");
    });
}

bool isTrustformers(const JsonObject &root)
{
    constexpr std::array kFields{
        "mean_latency_ms", "avg_latency_ms", "latency_distribution", "latency_mean"};
    return hasAny(root, kFields);
}

/// What `perfdeckctl bench show --format json` prints.
ReadRuns readOwn(const ResultText &file)
{
    auto document = parseRunJson(file.text);
    if (!document)
        return refused(file.path, document.error().message());
    std::vector<BenchmarkRun> runs;
    runs.push_back(runOf(*std::move(document)));
    return runs;
}

ReadRuns readObject(const JsonObject &root, const ResultText &file)
{
    if (textOf(root, "format") == "perfdeck-benchmark-run")
        return readOwn(file);
    if (has(root, "benchmarks") && has(root, "machine_info"))
        return readPytestBenchmark(root, file);
    if (has(root, "benchmarks") && has(root, "context"))
        return readGoogleBenchmark(root, file);
    if (has(root, "commit_hash") && has(root, "results"))
        return readAsv(root, file);
    if (arrayOf(root, "results"))
        return readHyperfine(root, file);
    if (isCriterionPart(root))
        return readCriterion(file.path);
    if (isMetrics(root))
        return readAiPerfJson(root, file);
    if (isTrustformers(root))
        return readTrustformers({root}, file);
    return refused(file.path, "it is JSON, but of no benchmarking tool that is known");
}

ReadRuns readJsonFile(const ResultText &file)
{
    if (isMessage(firstLine(file.text)))
        return readCriterionMessages(file);
    JsonReply reply;
    const auto root = readJson(file, reply);
    if (!root)
        return failure(root.error());
    JsonObject object;
    if (!root->get(object))
        return readObject(object, file);
    std::vector<JsonObject> records;
    if (JsonArray array; !root->get(array))
        for (const JsonElement &element : array)
            if (!element.get(object) && isTrustformers(object))
                records.push_back(object);
    if (!records.empty())
        return readTrustformers(records, file);
    return refused(file.path, "it is JSON, but of no benchmarking tool that is known");
}

/// results/benchmarks.json, results/MACHINE/machine.json and a file a commit.
bool isAsvFolder(const fs::path &folder)
{
    return fs::is_regular_file(folder / "benchmarks.json");
}

ReadRuns readAsvFolder(const fs::path &folder)
{
    std::vector<fs::path> files;
    for (const fs::directory_entry &machine : fs::directory_iterator(folder)) {
        if (!machine.is_directory())
            continue;
        for (const fs::directory_entry &entry : fs::directory_iterator(machine.path()))
            if (entry.path().extension() == ".json" && entry.path().filename() != "machine.json")
                files.push_back(entry.path());
    }
    std::ranges::sort(files);
    std::vector<BenchmarkRun> runs;
    for (const fs::path &path : files) {
        auto more = readResults(path.string());
        if (!more)
            return more;
        std::ranges::move(*more, std::back_inserter(runs));
    }
    if (runs.empty())
        return refused(folder.string(), "no results are in this folder");
    return runs;
}

ReadRuns readFile(const std::string &path)
{
    const auto file = readResultText(path);
    return file ? readRuns(*file) : failure(file.error());
}

} // namespace

ReadRuns readRuns(const ResultText &file)
{
    const std::string_view line = firstLine(file.text);
    if (isJson(line))
        return readJsonFile(file);
    if (isMetricTable(line))
        return readAiPerfCsv(file);
    if (isPerfAnalyzer(line))
        return readPerfAnalyzer(file);
    return refused(file.path,
                   line.empty() ? "it is empty"
                                : "it holds no results of a benchmarking tool that is known");
}

Result<std::vector<BenchmarkRun>> readResults(const std::string &path)
{
    try {
        if (!fs::is_directory(path))
            return readFile(path);
        return isAsvFolder(path) ? readAsvFolder(path) : readCriterion(path);
    } catch (const fs::filesystem_error &error) {
        return failure(ErrorKind::NotFound, "Cannot read " + path, error.code().message());
    }
}

bool looksLikeResults(const std::string &path)
{
    std::error_code error;
    if (fs::is_directory(path, error))
        return true;
    std::ifstream stream(path, std::ios::binary);
    std::array<char, 4096> beginning{};
    stream.read(beginning.data(), beginning.size());
    const std::string_view line
        = firstLine({beginning.data(), static_cast<std::size_t>(stream.gcount())});
    return isJson(line) || isMetricTable(line) || isPerfAnalyzer(line);
}

} // namespace perfdeck
