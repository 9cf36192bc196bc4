// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/BenchmarkSamples.h"

#include "core/runs/plan/MeasuredValues.h"
#include "tests/support/FakeBenchmarkDesk.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>
#include <utility>

namespace perfdeck {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t kFewSamples = 80; // of cells in a long history
constexpr std::size_t kManySamples = 800;

/// What a cell takes in all: so much, and so much more with each of its batch or users.
struct Cost
{
    double fixed = 0.002;
    double each = 0.0005;
};

Cost costOf(const CellKey &key)
{
    Cost cost;
    if (key.model == "bert-large")
        cost = {0.006, 0.0018};
    if (key.model == "gpt2")
        cost = {0.004, 0.0016}; // as good as that of the next
    if (key.model == "vit-b16")
        cost = {0.004, 0.00161};
    if (key.device == "cuda:0") {
        cost.fixed *= 0.5;
        cost.each *= 0.1;
    }
    if (key.precision == "bfloat16")
        cost.each *= 0.6;
    if (key.variant == "B")
        cost.fixed *= 1.2;
    return cost;
}

BenchmarkDefinition quickModel()
{
    BenchmarkDefinition made;
    made.id = "mlp";
    made.title = "Multilayer perceptron, quick";
    made.description = "Three dense layers: to see within half a minute that all works";
    made.task = "inference";
    made.matrix.models = {"mlp"};
    made.matrix.batchSizes = {1, 16, 64};
    made.matrix.precisions = {"float32"};
    made.effort.duration = 5s;
    return made;
}

BenchmarkDefinition encoders()
{
    BenchmarkDefinition made;
    made.id = "encoders";
    made.title = "Encoders and decoders";
    made.description = "Four models on two devices, batch by batch";
    made.task = "inference";
    made.priority = BenchmarkPriority::High;
    made.matrix.models = {"bert-base", "bert-large", "gpt2", "vit-b16"};
    made.matrix.devices = {"cpu", "cuda:0"};
    made.matrix.precisions = {"float32", "bfloat16"};
    made.matrix.batchSizes = {1, 2, 4, 8, 16, 32};
    made.effort.duration = 20s;
    return made;
}

BenchmarkDefinition load()
{
    BenchmarkDefinition made;
    made.id = "chat";
    made.title = "Chat server";
    made.description = "Users who wait for their answers, more and more of them";
    made.kind = BenchmarkKind::Http;
    made.task = "decode";
    made.matrix.models = {"llama-3.1-8b"};
    made.matrix.concurrencies = {1, 2, 4, 8, 16, 32, 64};
    made.objectives = {{BenchmarkMeasure::Latency, 0.99, 0.08}};
    made.request.protocol = "openai-chat";
    made.request.url = "http://127.0.0.1:8000/v1/chat/completions";
    made.request.streams = true;
    return made;
}

BenchmarkDefinition programs()
{
    BenchmarkDefinition made;
    made.id = "sort";
    made.title = "Old and new sort";
    made.kind = BenchmarkKind::Command;
    made.commands = {{"A", "./old-sort data", {}, ""}, {"B", "./new-sort data", {}, ""}};
    made.effort.count = 20;
    made.effort.duration = Duration(0);
    return made;
}

BenchmarkDefinition remote()
{
    BenchmarkDefinition made;
    made.id = "remote-server";
    made.title = "Benchmark server";
    made.kind = BenchmarkKind::Remote;
    made.matrix.devices = {"cpu"};
    made.matrix.batchSizes = {1, 8};
    return made;
}

/// A list without an entry stands for one entry that says nothing.
template<class T>
std::vector<T> orNone(std::vector<T> values)
{
    if (values.empty())
        values.emplace_back();
    return values;
}

std::vector<CellKey> keysOf(const BenchmarkDefinition &definition)
{
    std::vector<CellKey> keys;
    std::vector<std::string> variants;
    for (const CommandVariant &variant : definition.commands)
        variants.push_back(variant.name);
    const BenchmarkMatrix &matrix = definition.matrix;
    for (const std::string &model : orNone(matrix.models))
        for (const std::string &device : orNone(matrix.devices))
            for (const std::string &precision : orNone(matrix.precisions))
                for (const std::int64_t batch : orNone(matrix.batchSizes))
                    for (const std::int64_t users : orNone(matrix.concurrencies))
                        for (const std::string &variant : orNone(variants))
                            keys.push_back(
                                {model, device, precision, batch, 0, users, 0, 0, variant});
    return keys;
}

VerdictReason reason(const char *code, const char *text)
{
    return {code, text, true};
}

void fail(BenchmarkCell &cell, const char *error)
{
    cell.state = RunState::Failed;
    cell.error = error;
    cell.values.clear();
    cell.numbers.clear();
    cell.verdict = RunVerdict::Unknown;
}

/// What happens to some runs.
void spoil(BenchmarkRun &run, std::size_t number)
{
    if (number % 11 == 5 && !run.cells.empty()) {
        run.cells.front().verdict = RunVerdict::Invalid;
        run.cells.front().reasons.push_back(
            reason("not-steady", "The last three windows differ by 14 %, more than 10 %"));
    }
    if (number % 13 == 7) {
        run.state = RunState::Failed;
        run.error = "127.0.0.1:8000 refused the connection: start the server";
        for (BenchmarkCell &cell : run.cells)
            fail(cell, run.error.c_str());
    }
    if (number % 17 == 9) {
        run.state = RunState::Cancelled;
        run.cells.resize(run.cells.size() / 2);
    }
    if (number % 19 == 11) {
        run.state = RunState::Imported;
        run.source = "hyperfine";
        run.environment = {};
        for (BenchmarkCell &cell : run.cells) {
            cell.state = RunState::Imported;
            cell.verdict = RunVerdict::Unknown;
        }
    }
}

} // namespace

BenchmarkDefinitions sampleDefinitions()
{
    return {quickModel(), encoders(), load(), programs(), remote()};
}

std::vector<double> sampleLatencies(double seconds, std::size_t count, std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    // Not of the standard library's distributions: those differ between libraries.
    const auto uniform = [&random] { return (double(random() >> 11) + 0.5) * 0x1p-53; };
    std::vector<double> latencies;
    for (std::size_t at = 0; at < count; ++at) {
        const double normal = std::sqrt(-2 * std::log(uniform())) * std::cos(2 * M_PI * uniform());
        latencies.push_back(seconds * std::exp(0.06 * normal));
    }
    return latencies;
}

BenchmarkCell
sampleCell(CellKey key, double perSecond, double seconds, std::size_t count, std::uint64_t seed)
{
    BenchmarkCell cell;
    cell.key = std::move(key);
    cell.state = RunState::Finished;
    cell.verdict = RunVerdict::Valid;
    cell.values.push_back(
        measuredValues(BenchmarkMeasure::Latency, sampleLatencies(seconds, count, seed)));
    std::vector<double> rates = sampleLatencies(perSecond, 10, seed + 1);
    cell.values.push_back(measuredValues(BenchmarkMeasure::Throughput, std::move(rates)));
    cell.values.push_back(
        measuredValues(BenchmarkMeasure::PeakMemory,
                       std::vector<double>(3, 2e8 + 4e6 * double(cell.key.batchSize))));
    Estimate requests;
    requests.value = double(count);
    cell.numbers["requests"] = requests;
    return cell;
}

EnvironmentFingerprint sampleEnvironment(bool isChanged)
{
    EnvironmentFingerprint made;
    made.facts = {{"cpu.model", "Example 9000"},
                  {"cpu.cores", "16"},
                  {"cpu.governor", isChanged ? "performance" : "powersave"},
                  {"kernel", isChanged ? "6.2" : "6.1"},
                  {"library.onednn", "3.0"},
                  {"memory.bytes", "68719476736"}};
    made.key = isChanged ? "b7f1c02288aa01d3" : "41c9d0e5aa77bb20";
    return made;
}

BenchmarkRun sampleRun(const BenchmarkDefinition &definition,
                       std::size_t number,
                       Timestamp start,
                       double slowdown)
{
    BenchmarkRun run;
    std::string digits = std::to_string(number);
    run.id = std::string(32 - digits.size() - 1, 'a') + 'd' + digits;
    run.definition = definition;
    run.state = RunState::Finished;
    run.environment = sampleEnvironment(false);
    run.queued = start - 2s;
    run.start = start;
    run.source = definition.kind == BenchmarkKind::Http ? "127.0.0.1:8000" : "builtin";
    std::uint64_t seed = 100 * number + 7;
    for (const CellKey &key : keysOf(definition)) {
        const Cost cost = costOf(key);
        const double amount = double(std::max({key.batchSize, key.concurrency, std::int64_t(1)}));
        const double seconds = (cost.fixed + cost.each * amount) * slowdown;
        const std::size_t count = number == 0 ? kManySamples : kFewSamples;
        run.cells.push_back(sampleCell(key, amount / seconds, seconds, count, seed += 2));
        run.cells.back().start = start;
        run.cells.back().end = start + 20s;
    }
    run.end = start + 20s * std::int64_t(run.cells.size());
    run.progress = {1, {}, run.cells.size(), run.cells.size(), 1, 1, {}};
    return run;
}

BenchmarkRuns sampleRuns(std::size_t count, Timestamp now)
{
    const BenchmarkDefinitions definitions = sampleDefinitions();
    BenchmarkRuns runs;
    for (std::size_t at = 0; at < count; ++at) { // 0 is the newest
        // The large sweep now and then only: it has many cells.
        const std::size_t which = at % 40 == 1 ? 1 : std::array<std::size_t, 4>{2, 0, 3, 0}[at % 4];
        const double slowdown = at < count / 10 ? 1.15 : 1;
        BenchmarkRun run
            = sampleRun(definitions[which], at, now - 1h - 50min * std::int64_t(at), slowdown);
        if (at < count / 3)
            run.environment = sampleEnvironment(true);
        if (at == 0) {
            run.tags = {"release", "2.4"};
            run.note = "Before the new tokenizer";
        }
        if (which == 1)
            fail(run.cells.back(), "bfloat16 needs a CPU or GPU that has it; choose float32");
        spoil(run, at);
        runs.push_back(std::make_shared<const BenchmarkRun>(std::move(run)));
    }
    return runs;
}

BenchmarkRuns sampleLiveRuns(Timestamp now)
{
    const BenchmarkDefinitions definitions = sampleDefinitions();
    BenchmarkRun running = sampleRun(definitions[2], 900'001, now - 40s);
    running.state = RunState::Running;
    running.cells.resize(2);
    running.end = {};
    running.progress = {0.35, "llama-3.1-8b, 4 users, window 3", 2, 7, 0, 1, Duration(75s)};
    BenchmarkRun waiting = sampleRun(definitions[1], 900'002, now);
    waiting.state = RunState::Waiting;
    waiting.waitsFor = "a quiet machine: its load is 3.2 of 16 cores";
    waiting.cells.clear();
    waiting.start = {};
    waiting.end = {};
    waiting.progress = {0, {}, 0, 96, 0, 4, {}};
    return {std::make_shared<const BenchmarkRun>(std::move(running)),
            std::make_shared<const BenchmarkRun>(std::move(waiting))};
}

std::vector<RunSample> sampleLiveSamples(Timestamp now)
{
    std::vector<RunSample> samples;
    const std::vector<double> swing = sampleLatencies(1, 40, 5);
    for (std::size_t at = 0; at < swing.size(); ++at) {
        const Timestamp time = now - 40s + 1s * std::int64_t(at);
        samples.push_back({time, "latency_p99", 0.05 * swing[at]});
        samples.push_back({time, "power_watts", 61 + 4 * swing[at]});
        samples.push_back({time, "throughput", 70 / swing[at]});
    }
    return samples;
}

void fillDesk(FakeBenchmarkDesk &desk, std::size_t runs, Timestamp now)
{
    desk.setDefinitions(sampleDefinitions());
    desk.setPreflight(
        {{"governor",
          "The governor of the CPU is powersave: set it to performance (cpupower frequency-set -g "
          "performance)",
          false}});
    BenchmarkServerFacts facts;
    facts.title = "Benchmark API";
    facts.models = {"bert-base-uncased", "t5-small"};
    facts.hardware = {"cpu", "cuda"};
    facts.reports = {"report-1.md"};
    desk.setServer(std::make_shared<const BenchmarkServerFacts>(std::move(facts)));
    if (runs == 0)
        return;
    BenchmarkRuns all = sampleLiveRuns(now);
    desk.setLive(all.front()->id, sampleLiveSamples(now));
    for (BenchmarkRunPtr &run : sampleRuns(runs, now))
        all.push_back(std::move(run));
    desk.setRuns(std::move(all));
}

} // namespace perfdeck
