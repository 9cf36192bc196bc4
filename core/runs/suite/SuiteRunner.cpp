// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/suite/SuiteRunner.h"

#include "core/runs/plan/EnergyMeter.h"
#include "core/runs/plan/MeasuredValues.h"
#include "core/runs/suite/GraphExecutor.h"
#include "core/runs/suite/LayerCosts.h"
#include "core/runs/suite/PassWindows.h"
#include "core/runs/suite/SuiteCell.h"
#include "core/runs/suite/SuiteModels.h"
#include "core/runs/suite/SuitePrecision.h"

#include <algorithm>
#include <numeric>
#include <span>

namespace perfdeck {

namespace {

/// Rates are of this many stretches of passes: enough for an interval, long enough to be rates.
constexpr std::size_t kStretches = 30;

Timestamp systemNow()
{
    return SystemClock{}.now();
}

double sumOf(std::span<const double> numbers)
{
    return std::accumulate(numbers.begin(), numbers.end(), 0.0);
}

std::vector<double> allSeconds(const PassMeasurement &measured)
{
    std::vector<double> all;
    for (const PassWindow &one : measured.windows)
        all.insert(all.end(), one.seconds.begin(), one.seconds.end());
    return all;
}

/// Of stretches of as many passes each; what is left over at the end belongs to none.
std::vector<double> ratesOf(std::span<const double> seconds, double perPass)
{
    const std::size_t length = std::max<std::size_t>(1, seconds.size() / kStretches);
    std::vector<double> rates;
    for (std::size_t at = 0; at + length <= seconds.size(); at += length)
        rates.push_back(perPass * static_cast<double>(length) / sumOf(seconds.subspan(at, length)));
    return rates;
}

std::vector<double> joulesOfPass(const PassMeasurement &measured)
{
    std::vector<double> joules;
    for (const PassWindow &one : measured.windows)
        if (one.joules)
            joules.push_back(*one.joules / static_cast<double>(one.seconds.size()));
    return joules;
}

Estimate exactly(double value, std::uint64_t count = 1)
{
    return {value, value, value, count};
}

/// `amount` a pass in the median time, with the interval of that.
Estimate perSecond(double amount, const Estimate &median)
{
    return {amount / median.value, amount / median.high, amount / median.low, median.count};
}

void addEnergy(BenchmarkCell &cell, const PassMeasurement &measured)
{
    const std::vector<double> joules = joulesOfPass(measured);
    if (joules.empty())
        return;
    cell.values.push_back(measuredValues(BenchmarkMeasure::EnergyPerRequest, joules));
    double sum = 0;
    double seconds = 0;
    for (const PassWindow &one : measured.windows) {
        sum += one.joules.value_or(0);
        seconds += one.elapsed;
    }
    cell.numbers["average_power_watts"] = exactly(sum / seconds);
}

void addValues(BenchmarkCell &cell, const PassMeasurement &measured, const GraphExecutor &executor)
{
    const LayerGraph &graph = executor.graph();
    const std::vector<double> seconds = allSeconds(measured);
    const auto samples = static_cast<double>(graph.samples);
    cell.values.push_back(measuredValues(BenchmarkMeasure::Latency, seconds));
    const Estimate median = cell.values.back().median;
    cell.values.push_back(measuredValues(BenchmarkMeasure::Throughput, ratesOf(seconds, samples)));
    const auto tokens = static_cast<double>(graph.tokens);
    if (findSuiteModel(graph.model)->makesTokens)
        cell.values.push_back(
            measuredValues(BenchmarkMeasure::OutputTokenRate, ratesOf(seconds, tokens)));
    cell.values.push_back(measuredValues(BenchmarkMeasure::PeakMemory,
                                         {static_cast<double>(executor.memory().total())}));
    addEnergy(cell, measured);

    const double flops = productFlops(graph);
    cell.numbers["flops"] = exactly(flops);
    cell.numbers["achieved_flops_per_second"] = perSecond(flops, median);
    if (graph.tokens > 0)
        cell.numbers["tokens_per_second"] = perSecond(tokens, median);
    cell.numbers["requests"] = exactly(static_cast<double>(seconds.size()), seconds.size());
    cell.numbers["errors"] = exactly(0, seconds.size());
    if (measured.isCutShort)
        cell.reasons.push_back({"too-short",
                                "The time limit of the cell came after "
                                    + std::to_string(seconds.size())
                                    + " passes, before its duration and count were met",
                                true});
}

PassSubject subjectOf(GraphExecutor &executor,
                      EnergyMeter &energy,
                      const CellKey &key,
                      const CellListener &listener)
{
    PassSubject subject;
    subject.pass = [&executor] { return executor.run(); };
    if (energy.isReadable())
        subject.joules = [&energy] { return energy.takeJoules(); };
    if (listener.progress)
        subject.progress = [&listener, words = cellWords(key)](double ratio, bool warmsUp) {
            listener.progress(ratio, words + (warmsUp ? ", warming up" : ", measuring"));
        };
    if (listener.sample)
        subject.rate = [&listener, samples = executor.graph().samples](double passes) {
            listener.sample({systemNow(), "throughput", passes * static_cast<double>(samples)});
            listener.sample({systemNow(), "latency", 1 / passes});
        };
    return subject;
}

} // namespace

Result<std::vector<CellKey>> SuiteRunner::cells(const BenchmarkDefinition &definition) const
{
    return suiteCells(definition);
}

Result<BenchmarkCell> SuiteRunner::run(const BenchmarkDefinition &definition,
                                       const CellKey &key,
                                       const std::stop_token &stop,
                                       const CellListener &listener)
{
    BenchmarkCell cell;
    cell.key = key;
    cell.start = systemNow();
    if (listener.progress)
        listener.progress(0, cellWords(key) + ", preparing");
    Result<LayerGraph> graph = suiteGraph(key);
    if (!graph)
        return failure(graph.error());
    auto executor = GraphExecutor::make(std::move(*graph), key.threads, stop);
    if (!executor)
        return failure(executor.error());
    EnergyMeter energy;
    const Result<PassMeasurement> measured
        = measurePasses(definition.effort, subjectOf(**executor, energy, key, listener), stop);
    if (!measured)
        return failure(measured.error());
    addValues(cell, *measured, **executor);
    cell.state = RunState::Finished;
    cell.end = systemNow();
    return cell;
}

std::map<std::string, std::string> SuiteRunner::facts(const BenchmarkDefinition &definition) const
{
    return {{"library.onednn", oneDnnVersion()},
            {"cpu.instructions", instructionSet()},
            {"model.hash", modelHash(definition)}};
}

} // namespace perfdeck
