// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/BenchmarkNumbers.h"

#include "core/stats/Laws.h"

#include <algorithm>
#include <array>
#include <limits>
#include <set>
#include <tuple>

namespace perfdeck {

namespace {

constexpr double kMean = std::numeric_limits<double>::quiet_NaN();
constexpr std::array kMeasures{BenchmarkMeasure::Throughput,
                               BenchmarkMeasure::Latency,
                               BenchmarkMeasure::TimeToFirstToken,
                               BenchmarkMeasure::InterTokenLatency,
                               BenchmarkMeasure::TimePerOutputToken,
                               BenchmarkMeasure::OutputTokenRate,
                               BenchmarkMeasure::ErrorRatio,
                               BenchmarkMeasure::PeakMemory,
                               BenchmarkMeasure::EnergyPerRequest};
constexpr std::array kTails{0.9, 0.95, 0.99, 0.999};

bool isOfModel(const std::string &fact)
{
    return fact.starts_with("model.");
}

bool isTime(BenchmarkMeasure measure)
{
    return unitOf(measure) == Unit::Second;
}

} // namespace

Better betterOf(BenchmarkMeasure measure)
{
    return measure == BenchmarkMeasure::Throughput || measure == BenchmarkMeasure::OutputTokenRate
        ? Better::Higher
        : Better::Lower;
}

Unit unitOf(BenchmarkMeasure measure)
{
    switch (measure) {
    case BenchmarkMeasure::Throughput:
        return Unit::PerSecond;
    case BenchmarkMeasure::OutputTokenRate:
        return Unit::TokenPerSecond;
    case BenchmarkMeasure::ErrorRatio:
        return Unit::Ratio;
    case BenchmarkMeasure::PeakMemory:
        return Unit::Byte;
    case BenchmarkMeasure::EnergyPerRequest:
        return Unit::Joule;
    default:
        return Unit::Second;
    }
}

CellNumber headlineOf(BenchmarkMeasure measure)
{
    return {measure, isTime(measure) ? 0.5 : kMean};
}

Estimate estimateOf(const BenchmarkCell &cell, CellNumber number)
{
    const MeasuredValues *values = cell.find(number.measure);
    if (values == nullptr)
        return {};
    if (std::isnan(number.quantile))
        return values->mean;
    if (number.quantile == 0.5)
        return values->median;
    const auto found = values->quantiles.find(number.quantile);
    return found == values->quantiles.end() ? Estimate() : found->second;
}

bool isComparable(const BenchmarkCell &cell)
{
    return !cell.isSkipped && cell.verdict != RunVerdict::Invalid
        && (cell.state == RunState::Finished || cell.state == RunState::Imported);
}

bool keepsObjectives(const BenchmarkCell &cell, const std::vector<ServiceObjective> &objectives)
{
    return std::ranges::all_of(objectives, [&cell](const ServiceObjective &objective) {
        const Estimate known = estimateOf(cell, {objective.measure, objective.quantile});
        if (!known.isKnown())
            return false;
        return betterOf(objective.measure) == Better::Higher ? known.value >= objective.limit
                                                             : known.value <= objective.limit;
    });
}

std::uint64_t requestsForPercentile(double quantile)
{
    constexpr double kDoubt = 0.01;
    constexpr std::uint64_t kMost = std::uint64_t(1) << 40; // whatever is asked, it ends
    const auto isEnough = [quantile](std::uint64_t count) {
        return binomialCdf(1, double(count), 1 - quantile) <= kDoubt;
    };
    std::uint64_t enough = 2;
    while (enough < kMost && !isEnough(enough))
        enough *= 2;
    std::uint64_t tooFew = enough / 2;
    while (tooFew + 1 < enough) {
        const std::uint64_t middle = (tooFew + enough) / 2;
        (isEnough(middle) ? enough : tooFew) = middle;
    }
    return enough;
}

std::vector<PlacedCell> newestCells(const BenchmarkRuns &runs, const std::string &definition)
{
    std::vector<PlacedCell> newest;
    std::set<std::tuple<std::string, std::string, CellKey>> seen;
    for (const BenchmarkRunPtr &run : runs) {
        if (!definition.empty() && run->definition.id != definition)
            continue;
        for (const BenchmarkCell &cell : run->cells)
            if (isComparable(cell)
                && seen.emplace(run->definition.id, run->environment.key, cell.key).second)
                newest.push_back({run, &cell});
    }
    return newest;
}

std::vector<CellNumber> numbersOf(const std::vector<PlacedCell> &cells)
{
    std::vector<CellNumber> wanted;
    for (const BenchmarkMeasure measure : kMeasures)
        wanted.push_back(headlineOf(measure));
    for (const BenchmarkMeasure measure : kMeasures)
        for (const double tail : kTails)
            if (isTime(measure))
                wanted.push_back({measure, tail});
    std::erase_if(wanted, [&cells](CellNumber number) {
        return std::ranges::none_of(cells, [number](const PlacedCell &placed) {
            return estimateOf(*placed.cell, number).isKnown();
        });
    });
    return wanted;
}

std::vector<FactDifference> differingFacts(const EnvironmentFingerprint &before,
                                           const EnvironmentFingerprint &after,
                                           bool acrossModels)
{
    std::vector<FactDifference> differing;
    if (before.facts.empty() || after.facts.empty())
        return differing;
    std::set<std::string> names;
    for (const auto &[name, value] : before.facts)
        names.insert(name);
    for (const auto &[name, value] : after.facts)
        names.insert(name);
    const auto of = [](const EnvironmentFingerprint &environment, const std::string &name) {
        const auto found = environment.facts.find(name);
        return found == environment.facts.end() ? std::string() : found->second;
    };
    for (const std::string &name : names) {
        if (acrossModels && isOfModel(name))
            continue;
        if (std::string was = of(before, name), is = of(after, name); was != is)
            differing.push_back({name, std::move(was), std::move(is)});
    }
    return differing;
}

} // namespace perfdeck
