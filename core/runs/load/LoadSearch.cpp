// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/load/LoadSearch.h"

#include "core/runs/load/LoadFigures.h"

#include <algorithm>
#include <cmath>

namespace perfdeck {

namespace {

constexpr double kNearObjective = 1.05;
constexpr double kNearKnee = 1.2;
constexpr double kMostErrors = 0.001; // of all requests
constexpr double kMostUsers = 1024;
constexpr double kMostRate = 100'000; // requests/s
constexpr double kLeastRate = 0.01;

void sortByLoad(std::vector<LoadProbe> &probes)
{
    std::ranges::sort(probes, {}, &LoadProbe::load);
}

bool isNear(double low, double high, double ratio, bool isWhole)
{
    return high <= low * ratio || (isWhole && high - low <= 1);
}

/// Between two loads by ratio, and neither of them.
double between(double low, double high, bool isWhole)
{
    const double middle = std::sqrt(low * high);
    return isWhole ? std::clamp(std::round(middle), low + 1, high - 1) : middle;
}

std::optional<double> larger(double load, const LoadBounds &bounds)
{
    if (load >= bounds.most)
        return std::nullopt;
    return std::min(bounds.most, load * 2);
}

std::optional<double> smaller(double load, const LoadBounds &bounds)
{
    if (load <= bounds.least)
        return std::nullopt;
    const double half = load / 2;
    return std::max(bounds.least, bounds.isWhole ? std::floor(half) : half);
}

bool isOpen(const BenchmarkDefinition &definition)
{
    return definition.load.arrivals != ArrivalProcess::Closed;
}

double loadOf(const CellKey &key)
{
    return key.rate > 0 ? key.rate : static_cast<double>(key.concurrency);
}

CellKey withLoad(CellKey key, double load, bool open)
{
    key.rate = open ? load : 0;
    key.concurrency = open ? 0 : static_cast<std::int64_t>(load);
    return key;
}

template<class List>
void narrow(LoadBounds &bounds, const List &listed)
{
    if (listed.empty())
        return;
    const auto [least, most] = std::ranges::minmax(listed);
    bounds.least = static_cast<double>(least);
    if (most > least)
        bounds.most = static_cast<double>(most);
}

LoadBounds boundsOf(const BenchmarkDefinition &definition)
{
    const bool open = isOpen(definition);
    LoadBounds bounds{open ? kLeastRate : 1, open ? kMostRate : kMostUsers, !open};
    if (open)
        narrow(bounds, definition.matrix.rates);
    else
        narrow(bounds, definition.matrix.concurrencies);
    return bounds;
}

double numberOf(const BenchmarkCell &cell, const char *name)
{
    const auto found = cell.numbers.find(name);
    return found == cell.numbers.end() ? 0 : found->second.value;
}

LoadProbe probeOf(const BenchmarkCell &cell, const BenchmarkDefinition &definition)
{
    LoadProbe probe;
    probe.load = loadOf(cell.key);
    const MeasuredValues *latency = cell.find(BenchmarkMeasure::Latency);
    const MeasuredValues *throughput = cell.find(BenchmarkMeasure::Throughput);
    if (cell.state != RunState::Finished || latency == nullptr || throughput == nullptr)
        return probe;
    const bool isLate = std::ranges::any_of(
        cell.reasons, [](const auto &reason) { return reason.code == "schedule-missed"; });
    probe.keeps = !isLate && numberOf(cell, "errors") <= kMostErrors * numberOf(cell, "requests")
        && keepsObjectivesSoFar(cell, definition.objectives);
    probe.power = throughput->mean.value / latency->median.value;
    return probe;
}

} // namespace

std::optional<double> nextForObjective(std::vector<LoadProbe> probes, const LoadBounds &bounds)
{
    sortByLoad(probes);
    const auto missed
        = std::ranges::find_if(probes, [](const LoadProbe &probe) { return !probe.keeps; });
    if (missed == probes.end())
        return larger(probes.back().load, bounds);
    if (missed == probes.begin())
        return smaller(missed->load, bounds);
    const double low = std::prev(missed)->load;
    if (isNear(low, missed->load, kNearObjective, bounds.isWhole))
        return std::nullopt;
    return between(low, missed->load, bounds.isWhole);
}

std::optional<double> nextForKnee(std::vector<LoadProbe> probes, const LoadBounds &bounds)
{
    constexpr std::ptrdiff_t kBeyond = 2; // one smaller power may be chance
    sortByLoad(probes);
    const auto best = std::ranges::max_element(probes, {}, &LoadProbe::power);
    if (probes.end() - best <= kBeyond)
        if (const auto more = larger(probes.back().load, bounds))
            return more;
    if (best == probes.begin())
        if (const auto less = smaller(best->load, bounds))
            return less;
    if (best != probes.begin()
        && !isNear(std::prev(best)->load, best->load, kNearKnee, bounds.isWhole))
        return between(std::prev(best)->load, best->load, bounds.isWhole);
    if (std::next(best) != probes.end()
        && !isNear(best->load, std::next(best)->load, kNearKnee, bounds.isWhole))
        return between(best->load, std::next(best)->load, bounds.isWhole);
    return std::nullopt;
}

std::vector<CellKey> searchedCells(const BenchmarkDefinition &definition,
                                   const std::vector<CellKey> &rest,
                                   const std::vector<BenchmarkCell> &done)
{
    const bool open = isOpen(definition);
    const LoadBounds bounds = boundsOf(definition);
    std::vector<CellKey> next;
    for (const CellKey &key : rest) {
        std::vector<LoadProbe> probes;
        for (const BenchmarkCell &cell : done)
            if (withLoad(cell.key, 0, open) == withLoad(key, 0, open))
                probes.push_back(probeOf(cell, definition));
        if (probes.empty())
            next.push_back(withLoad(key, std::max(1.0, bounds.least), open));
        else if (const auto load = definition.objectives.empty() ? nextForKnee(probes, bounds)
                                                                 : nextForObjective(probes, bounds))
            next.push_back(withLoad(key, *load, open));
    }
    return next;
}

} // namespace perfdeck
