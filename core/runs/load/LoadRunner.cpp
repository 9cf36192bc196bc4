// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/load/LoadRunner.h"

#include "core/base/Clock.h"
#include "core/runs/load/ClientCheck.h"
#include "core/runs/load/LoadFigures.h"
#include "core/runs/load/LoadSearch.h"
#include "core/runs/load/LoadSecrets.h"
#include "core/runs/plan/MatrixCells.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <optional>
#include <utility>

namespace perfdeck {

namespace {

bool isOpen(const LoadModel &load)
{
    return load.arrivals != ArrivalProcess::Closed;
}

double seconds(Duration duration)
{
    return std::chrono::duration<double>(duration).count();
}

tl::unexpected<Error> refused(std::string reason, std::string advice)
{
    return failure(
        ErrorKind::InvalidInput, "The load cannot be made", std::move(reason), std::move(advice));
}

/// The matrix with the loads that its arrivals understand.
BenchmarkDefinition withOwnLoads(BenchmarkDefinition definition)
{
    if (isOpen(definition.load))
        definition.matrix.concurrencies.clear();
    else
        definition.matrix.rates.clear();
    if (definition.searchesObjective) {
        definition.matrix.concurrencies.clear();
        definition.matrix.rates.clear();
    } else if (!isOpen(definition.load) && definition.matrix.concurrencies.empty()) {
        definition.matrix.concurrencies = {1};
    }
    return definition;
}

LoadSpan spanOf(const BenchmarkEffort &effort, std::size_t users)
{
    constexpr std::uint64_t kWarmUpRequests = 10;
    LoadSpan span;
    span.warmUp = seconds(effort.warmUp);
    span.warmUpRequests = std::max<std::uint64_t>(kWarmUpRequests, users);
    span.duration = seconds(effort.duration);
    span.count = effort.count;
    span.limit = seconds(effort.limit);
    // A second, or less where that would be too few slices for an interval.
    span.slice = std::clamp(span.duration / 30, 0.05, 1.0);
    return span;
}

Result<LoadOrder> orderOf(const BenchmarkDefinition &definition,
                          const CellKey &key,
                          const RequestSet &requests,
                          const SourceAccess &access)
{
    const bool open = isOpen(definition.load);
    LoadOrder order;
    order.requests = &requests;
    order.streams = definition.request.streams;
    order.outputTokens = definition.request.outputTokens;
    order.users = open ? 0 : static_cast<std::size_t>(std::max<std::int64_t>(1, key.concurrency));
    order.span = spanOf(definition.effort, order.users);
    order.timeout = seconds(definition.request.timeout);
    order.seed = definition.load.seed;
    order.tls = {access.caFile, access.certificateFile, access.keyFile, access.serverName};
    if (order.users > kMostConnections)
        return refused("more than " + std::to_string(kMostConnections) + " users are asked for",
                       "Choose a smaller concurrency.");
    if (!open)
        return order;
    std::vector<double> trace;
    if (definition.load.arrivals == ArrivalProcess::Trace) {
        auto read = readTrace(definition.load.traceFile);
        if (!read)
            return failure(read.error());
        trace = std::move(*read);
    }
    auto times
        = ArrivalTimes::make(definition.load, key.rate, order.span.warmUp / 2, std::move(trace));
    if (!times)
        return failure(times.error());
    order.arrivals = std::move(*times);
    return order;
}

/// Hands what happens on to the listener of the cell.
class Telling
{
public:
    explicit Telling(const CellListener &listener)
        : m_listener(listener)
    {
    }

    void operator()(const LoadBook &book, double ratio, const LoadMoment *moment) const
    {
        if (m_listener.progress)
            m_listener.progress(ratio, stepOf(book.phase()));
        if (moment == nullptr || !m_listener.sample)
            return;
        sample("throughput", moment->throughput);
        sample("latency_p50", moment->latencyMedian);
        sample("latency_p99", moment->latencyP99);
        sample("in_flight", static_cast<double>(moment->inFlight));
    }

private:
    static const char *stepOf(LoadPhase phase)
    {
        switch (phase) {
        case LoadPhase::WarmUp:
            return "warming up";
        case LoadPhase::Measuring:
            return "measuring";
        default:
            return "waiting for the last answers";
        }
    }

    void sample(const char *name, double value) const
    {
        if (!std::isnan(value))
            m_listener.sample({SystemClock().now(), name, value});
    }

    const CellListener &m_listener;
};

/// Looks what of the measured time is the client's own.
void checkClient(const BenchmarkDefinition &definition,
                 const LoadBook &book,
                 const std::stop_token &stop,
                 BenchmarkCell &cell)
{
    const LoadTotals &totals = book.totals();
    const MeasuredValues *latency = cell.find(BenchmarkMeasure::Latency);
    if (latency == nullptr || totals.good == 0 || !(totals.seconds > 0))
        return;
    const auto overhead = clientOverhead(definition.request,
                                         cell.key,
                                         static_cast<double>(totals.completed) / totals.seconds,
                                         totals.answerBytes / totals.good,
                                         stop);
    if (!overhead)
        return;
    cell.numbers["client_overhead_seconds"] = {.value = *overhead};
    const double share = *overhead / latency->median.value;
    if (share <= kMostOverhead)
        return;
    char text[160];
    std::snprintf(text,
                  sizeof(text),
                  "The client alone takes %.3g ms a request at this rate, %.0f %% of the median "
                  "latency; allowed are %.0f %%.",
                  *overhead * 1e3,
                  share * 100,
                  kMostOverhead * 100);
    cell.reasons.push_back({"client-overhead", text, true});
}

} // namespace

LoadRunner::LoadRunner(SourceAccess access)
    : m_access(std::move(access))
{
}

Result<std::vector<CellKey>> LoadRunner::cells(const BenchmarkDefinition &definition) const
{
    const bool needsRate = isOpen(definition.load)
        && definition.load.arrivals != ArrivalProcess::Trace && !definition.searchesObjective;
    if (needsRate && definition.matrix.rates.empty())
        return refused("open load has no rates", "List rates in requests a second.");
    if (definition.load.arrivals == ArrivalProcess::Trace && definition.searchesObjective
        && definition.matrix.rates.empty())
        return refused("a search over a trace has no bounds", "List its least and largest rate.");
    const auto requests = RequestSet::make(definition.request, {}, definition.load.seed);
    if (!requests)
        return failure(requests.error());
    auto keys = matrixCells(withOwnLoads(definition));
    if (!keys || !definition.searchesObjective)
        return keys;
    return searchedCells(definition, *keys, {});
}

std::vector<CellKey> LoadRunner::moreCells(const BenchmarkDefinition &definition,
                                           const std::vector<BenchmarkCell> &done) const
{
    if (!definition.searchesObjective)
        return {};
    const auto keys = matrixCells(withOwnLoads(definition));
    return keys ? searchedCells(definition, *keys, done) : std::vector<CellKey>();
}

Result<BenchmarkCell> LoadRunner::run(const BenchmarkDefinition &definition,
                                      const CellKey &key,
                                      const std::stop_token &stop,
                                      const CellListener &listener)
{
    const SystemClock clock;
    m_lastRecords.clear();
    const auto secrets = secretHeaders(m_access);
    if (!secrets)
        return failure(secrets.error());
    const auto requests = RequestSet::make(definition.request, key, definition.load.seed, *secrets);
    if (!requests)
        return failure(requests.error());
    const auto order = orderOf(definition, key, *requests, m_access);
    if (!order)
        return failure(order.error());

    BenchmarkCell cell;
    cell.key = key;
    cell.start = clock.now();
    const auto book = runLoad(*order, stop, Telling(listener));
    if (!book)
        return failure(book.error());
    addFigures(*book, definition, isOpen(definition.load), cell);
    m_lastRecords = book->records();
    if (listener.progress)
        listener.progress(1, "checking the client");
    checkClient(definition, *book, stop, cell);
    cell.state = stop.stop_requested() ? RunState::Cancelled : RunState::Finished;
    cell.end = clock.now();
    return cell;
}

std::map<std::string, std::string> LoadRunner::facts(const BenchmarkDefinition &definition) const
{
    const auto address = servingAddress(definition.request.url);
    if (!address)
        return {};
    return {{"endpoint", (address->isTls ? "https://" : "http://") + address->hostHeader()},
            {"protocol", definition.request.protocol}};
}

} // namespace perfdeck
