// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/plan/MeasuredValues.h"
#include "core/runs/results/Readers.h"
#include "core/runs/results/RunBuilder.h"

#include <algorithm>
#include <filesystem>
#include <map>

namespace perfdeck {

namespace {

namespace fs = std::filesystem;

constexpr double kNanosecond = 1e-9;
constexpr int kMostDepth = 16;

/// One benchmark of a baseline: the folder GROUP/FUNCTION/VALUE/BASELINE.
struct Leaf
{
    fs::path folder;
    fs::path root;
};

/// An estimate with its interval; the words differ between the files and the messages.
struct EstimateWords
{
    const char *value;
    const char *interval; ///< object that holds the bounds; empty: they stand beside the value
};

constexpr EstimateWords kFileWords{"point_estimate", "confidence_interval"};
constexpr EstimateWords kMessageWords{"estimate", ""};

std::optional<Estimate>
estimateOf(const JsonObject &object, const char *name, const EstimateWords &words, double factor)
{
    const auto estimate = objectOf(object, name);
    const auto value
        = estimate ? scaledOf(*estimate, words.value, factor) : std::optional<double>();
    if (!value)
        return std::nullopt;
    const auto bounds = *words.interval != 0 ? objectOf(*estimate, words.interval) : estimate;
    Estimate result = plainEstimate(*value);
    // Another confidence than ours would not be the interval that it is taken for.
    const bool isOurs = bounds && numberOf(*bounds, "confidence_level").value_or(0.95) == 0.95;
    if (isOurs) {
        result.low = scaledOf(*bounds, "lower_bound", factor).value_or(result.low);
        result.high = scaledOf(*bounds, "upper_bound", factor).value_or(result.high);
    }
    return result;
}

/// Seconds of one iteration in each sample.
std::vector<double>
secondsEach(const std::vector<double> &iterations, const std::vector<double> &times, double unit)
{
    std::vector<double> seconds;
    for (std::size_t i = 0; i < std::min(iterations.size(), times.size()); ++i)
        if (iterations[i] > 0)
            seconds.push_back(times[i] * unit / iterations[i]);
    return seconds;
}

void putTimes(BenchmarkCell &cell,
              const std::vector<double> &seconds,
              const std::optional<JsonObject> &estimates,
              const EstimateWords &words,
              double unit)
{
    MeasuredValues values;
    if (!seconds.empty()) {
        values = measuredValues(BenchmarkMeasure::Latency, seconds);
    } else if (estimates) {
        values.measure = BenchmarkMeasure::Latency;
        values.mean = estimateOf(*estimates, "mean", words, unit).value_or(Estimate());
        values.median = estimateOf(*estimates, "median", words, unit).value_or(Estimate());
        values.deviation
            = estimateOf(*estimates, "median_abs_dev", words, unit).value_or(Estimate()).value;
    }
    putValues(cell, std::move(values));
    // Criterion's headline: the slope of total time over iterations, free of constant overhead.
    if (!estimates)
        return;
    if (const auto slope = estimateOf(*estimates, "slope", words, unit))
        cell.numbers["slope_seconds"] = *slope;
}

/// What one iteration works through, as a rate by the times of the cell.
void putRate(BenchmarkCell &cell,
             const std::vector<double> &seconds,
             double perIteration,
             bool isElements)
{
    if (isElements) {
        std::vector<double> rates(seconds);
        for (double &rate : rates)
            rate = perIteration / rate;
        putValues(cell, measuredValues(BenchmarkMeasure::Throughput, std::move(rates)));
        return;
    }
    const MeasuredValues *times = cell.find(BenchmarkMeasure::Latency);
    if (times != nullptr && times->mean.value > 0)
        cell.numbers["bytes_per_second"] = plainEstimate(perIteration / times->mean.value);
}

void readThroughput(const JsonObject &names,
                    const std::vector<double> &seconds,
                    BenchmarkCell &cell)
{
    const auto throughput = objectOf(names, "throughput");
    if (!throughput)
        return;
    for (const char *word : {"Bytes", "BytesDecimal"})
        if (const auto bytes = numberOf(*throughput, word))
            putRate(cell, seconds, *bytes, false);
    if (const auto elements = numberOf(*throughput, "Elements"))
        putRate(cell, seconds, *elements, true);
}

CellKey keyOf(const std::optional<JsonObject> &names, const Leaf &leaf)
{
    CellKey key;
    if (names) {
        key.model = textOf(*names, "group_id");
        const std::string_view function = textOf(*names, "function_id");
        if (!function.empty())
            key.model.append("/").append(function);
        key.variant = textOf(*names, "value_str");
    }
    if (key.model.empty())
        key.model = fs::relative(leaf.folder.parent_path(), leaf.root).generic_string();
    return key;
}

/// Reads a file of a leaf that need not be there.
Result<std::optional<JsonObject>>
readPart(const fs::path &path, JsonReply &reply, RunBuilder &builder)
{
    if (!fs::exists(path))
        return std::optional<JsonObject>();
    const auto file = readResultText(path.string());
    if (!file)
        return failure(file.error());
    builder.identify(file->text);
    const auto root = readJson(*file, reply);
    if (!root)
        return failure(root.error());
    JsonObject object;
    if (root->get(object))
        return refused(path.string(), "it is no object");
    return std::optional(object);
}

Status readLeaf(const Leaf &leaf, RunBuilder &builder)
{
    JsonReply nameReply;
    JsonReply sampleReply;
    JsonReply estimateReply;
    const auto names = readPart(leaf.folder / "benchmark.json", nameReply, builder);
    const auto sample = readPart(leaf.folder / "sample.json", sampleReply, builder);
    const auto estimates = readPart(leaf.folder / "estimates.json", estimateReply, builder);
    for (const auto *part : {&names, &sample, &estimates})
        if (!*part)
            return failure(part->error());
    const std::vector<double> seconds = *sample
        ? secondsEach(numbersOf(**sample, "iters"), numbersOf(**sample, "times"), kNanosecond)
        : std::vector<double>();
    if (seconds.empty() && !(*estimates && objectOf(**estimates, "mean")))
        return refused(leaf.folder.string(), "neither samples nor a mean are there");
    BenchmarkCell &cell = builder.cell(keyOf(*names, leaf));
    putTimes(cell, seconds, *estimates, kFileWords, kNanosecond);
    if (*names)
        readThroughput(**names, seconds, cell);
    return {};
}

/// Of all baselines below a folder. "change" holds differences and "report" pictures; "base" is a
/// copy of the newest for the next comparison.
std::map<std::string, std::vector<Leaf>> leavesBelow(const fs::path &root)
{
    std::map<std::string, std::vector<Leaf>> leaves;
    std::error_code error;
    for (fs::recursive_directory_iterator at(root, error), end; at != end; at.increment(error)) {
        if (error)
            break;
        if (at.depth() > kMostDepth)
            at.disable_recursion_pending();
        const fs::path folder = at->path().parent_path();
        const std::string baseline = folder.filename().string();
        if (at->path().filename() == "estimates.json" && baseline != "change")
            leaves[baseline].push_back({folder, root});
    }
    if (leaves.contains("new"))
        leaves.erase("base");
    for (auto &[name, found] : leaves)
        std::ranges::sort(found, {}, &Leaf::folder);
    return leaves;
}

Result<BenchmarkRun> readBaseline(const std::string &name, const std::vector<Leaf> &leaves)
{
    ResultText file;
    file.path = leaves.front().root.string();
    std::error_code error;
    for (const Leaf &leaf : leaves) {
        const auto written = fs::last_write_time(leaf.folder / "estimates.json", error);
        if (!error)
            file.written = std::max(
                file.written,
                std::chrono::time_point_cast<Duration>(std::chrono::file_clock::to_sys(written)));
    }
    RunBuilder builder("criterion", {}, BenchmarkKind::Command, file);
    builder.tag("baseline", name);
    for (const Leaf &leaf : leaves)
        if (const Status read = readLeaf(leaf, builder); !read)
            return failure(read.error());
    return std::move(builder).finish();
}

Status readMessage(const JsonObject &message, RunBuilder &builder)
{
    if (textOf(message, "reason") != "benchmark-complete")
        return {};
    CellKey key;
    key.model = textOf(message, "id");
    const std::string_view word = textOf(message, "unit");
    const auto unit = word.empty() ? std::optional(kNanosecond) : secondsIn(word);
    if (key.model.empty() || !unit)
        return failure(ErrorKind::InvalidInput,
                       key.model.empty() ? "a benchmark has no id" : "its unit is no time");
    const auto seconds = secondsEach(
        numbersOf(message, "iteration_count"), numbersOf(message, "measured_values"), *unit);
    BenchmarkCell &cell = builder.cell(key);
    putTimes(cell, seconds, message, kMessageWords, *unit);
    const auto throughput = arrayOf(message, "throughput");
    if (!throughput)
        return {};
    for (const JsonElement &element : *throughput) {
        JsonObject one;
        if (element.get(one))
            continue;
        if (const auto each = numberOf(one, "per_iteration"))
            putRate(cell, seconds, *each, textOf(one, "unit") == "elements");
    }
    return {};
}

} // namespace

ReadRuns readCriterion(const std::string &path)
{
    std::map<std::string, std::vector<Leaf>> baselines;
    if (fs::is_directory(path)) {
        baselines = leavesBelow(path);
    } else {
        const fs::path folder = fs::absolute(path).parent_path();
        baselines[folder.filename().string()] = {{folder, folder.parent_path().parent_path()}};
    }
    std::vector<BenchmarkRun> runs;
    for (const auto &[name, leaves] : baselines) {
        auto run = readBaseline(name, leaves);
        if (!run)
            return failure(run.error());
        runs.push_back(*std::move(run));
    }
    if (runs.empty())
        return refused(path, "no results of criterion or asv are in this folder");
    return runs;
}

ReadRuns readCriterionMessages(const ResultText &file)
{
    RunBuilder builder("criterion", {}, BenchmarkKind::Command, file);
    std::string_view rest = file.text;
    JsonReply reply;
    for (std::size_t line = 1; !rest.empty(); ++line) {
        const std::string_view text = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), text.size() + 1));
        if (text.find_first_not_of(" \t\r") == text.npos)
            continue;
        const auto message = reply.readObject(text);
        if (!message)
            return refused(file.path, message.error().message(), line);
        if (const Status read = readMessage(*message, builder); !read)
            return refused(file.path, read.error().what, line);
    }
    if (builder.isEmpty())
        return refused(file.path, "no benchmark was completed");
    std::vector<BenchmarkRun> runs;
    runs.push_back(std::move(builder).finish());
    return runs;
}

} // namespace perfdeck
