// SPDX-License-Identifier: GPL-3.0-or-later
// What one poll of a large cluster costs, from the answers' bytes to the live window, without the
// network: bench_cluster WORKERS [ROUNDS]. The simulated coordinator answers; making its answers is
// not counted. One thread, processor time.
#include "bench/simulator/wire/FrontDesk.h"

#include "core/collect/cluster/ClusterDesk.h"
#include "core/collect/cluster/ServerReader.h"
#include "core/engine/RowMaker.h"
#include "core/store/LiveWindow.h"

#include <simdjson.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <deque>
#include <fstream>
#include <malloc.h>
#include <memory>

namespace {

using namespace perfdeck;
namespace sim = perfdeck::simulation;

constexpr double kBeat = 5; // seconds between two polls

double cpuMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) * 1e-6;
}

double residentMib()
{
    malloc_trim(0);
    std::ifstream file("/proc/self/statm");
    double whole = 0;
    double pages = 0;
    file >> whole >> pages;
    return pages * 4'096 / (1 << 20);
}

double median(std::vector<double> values)
{
    std::ranges::nth_element(values, values.begin() + std::ptrdiff_t(values.size() / 2));
    return values[values.size() / 2];
}

struct Answered
{
    ServerRequest request;
    std::string body;
};

sim::Request asRequest(const std::string &path)
{
    sim::Request request{path.substr(0, path.find('?')), {}, "admin"};
    for (std::size_t at = path.find('?'); at != path.npos;) {
        const std::size_t end = std::min(path.find('&', at + 1), path.size());
        const std::string pair = path.substr(at + 1, end - at - 1);
        request.query[pair.substr(0, pair.find('='))] = pair.substr(pair.find('=') + 1);
        at = end == path.size() ? path.npos : end;
    }
    return request;
}

struct Costs
{
    std::vector<double> parse; ///< reading the answers
    std::vector<double> join; ///< comparing with what is known, making samples
    std::vector<double> record; ///< into the live window
    std::vector<double> peer; ///< simdjson, the same bodies into its DOM
    double requests = 0;
    double bytes = 0;
};

/// The collecting side; outlives the cluster, so that its memory can be told apart.
class Collector final
{
public:
    explicit Collector(ServerKind kind)
        : m_reader(makeServerReader(kind, SourceId(1), "lab"))
    {
    }

    void poll(const sim::FrontDesk &server, Timestamp now, Costs *costs)
    {
        double spent = 0;
        auto begin = cpuMilliseconds();
        auto requests = m_reader->beginRound(now);
        spent += cpuMilliseconds() - begin;
        std::vector<std::string> bodies;
        while (!requests.empty()) {
            for (const ServerRequest &request : requests) {
                const sim::Answer answer = server.answer(asRequest(request.path));
                begin = cpuMilliseconds();
                if (!m_reader->take(request, {answer.status, answer.body, now, now}))
                    std::fprintf(stderr, "%s is not understood\n", request.path.c_str());
                spent += cpuMilliseconds() - begin;
                bodies.push_back(answer.body);
            }
            requests = m_reader->nextRequests();
        }
        begin = cpuMilliseconds();
        ClusterReading reading = m_reader->endRound();
        const double read = cpuMilliseconds();
        const Observation observation = m_desk.take(std::move(reading));
        const double joined = cpuMilliseconds();
        m_rows.rows(observation, [this](const TickRow &row) { m_live.append(row); });
        const double recorded = cpuMilliseconds();
        if (costs == nullptr)
            return;
        costs->parse.push_back(spent + read - begin);
        costs->join.push_back(joined - read);
        costs->record.push_back(recorded - joined);
        costs->peer.push_back(parseAlone(bodies));
        costs->requests += double(bodies.size());
        for (const std::string &body : bodies)
            costs->bytes += double(body.size());
    }

    [[nodiscard]] double liveMib() const { return double(m_live.bytes()) / (1 << 20); }

    [[nodiscard]] std::uint64_t samples() const { return m_rows.samples(); }

private:
    double parseAlone(const std::vector<std::string> &bodies)
    {
        double spent = 0;
        for (const std::string &body : bodies) {
            const simdjson::padded_string padded(body);
            const double begin = cpuMilliseconds();
            if (m_parser.parse(padded).error())
                std::fprintf(stderr, "simdjson refuses an answer\n");
            spent += cpuMilliseconds() - begin;
        }
        return spent;
    }

    std::unique_ptr<ServerReader> m_reader;
    ClusterDesk m_desk{"lab"};
    SeriesCatalog m_catalog;
    RowMaker m_rows{m_catalog};
    LiveWindow m_live{LiveLimits{}};
    simdjson::dom::parser m_parser;
};

} // namespace

int main(int argc, char **argv)
{
    const auto workers = static_cast<std::uint32_t>(argc > 1 ? std::atoi(argv[1]) : 3'600);
    const int rounds = argc > 2 ? std::atoi(argv[2]) : 60;
    const double before = residentMib();
    auto cluster = std::make_unique<sim::SimulatedCluster>(
        sim::SimulationPlan{.seed = 1, .workers = workers});
    const sim::WireTime time(SystemClock().now() - std::chrono::hours(3), 1);
    auto server
        = std::make_unique<sim::FrontDesk>(*cluster, time, sim::Keys{"admin", "worker", "viewer"});
    constexpr double kStart = 300; // a cluster at work
    constexpr int kFirst = 5; // rounds in which everything is new
    Collector collector(ServerKind::RoleCoordinator);
    Costs costs;
    for (int round = 0; round < kFirst + rounds; ++round) {
        const double seconds = kStart + round * kBeat;
        cluster->advance(seconds);
        collector.poll(*server, time.at(seconds), round < kFirst ? nullptr : &costs);
    }
    const double parse = median(costs.parse);
    const double join = median(costs.join);
    const double record = median(costs.record);
    std::printf(
        "workers %u, rounds %d, tasks %zu\n", workers, rounds, cluster->ledger().tasks().size());
    std::printf("parse %.2f ms, join and sample %.2f ms, record %.2f ms: %.2f ms a poll; simdjson "
                "alone %.2f ms (ratio %.2f)\n",
                parse,
                join,
                record,
                parse + join + record,
                median(costs.peer),
                parse / median(costs.peer));
    std::printf("%.2f %% of a core at 5 s\n", (parse + join + record) / (kBeat * 10));
    std::printf("requests a minute %.0f, MiB a minute %.2f\n",
                costs.requests / rounds * 60 / kBeat,
                costs.bytes / rounds * 60 / kBeat / (1 << 20));
    server.reset();
    cluster.reset();
    std::printf("samples %llu, live window %.1f MiB, resident %.1f MiB (before %.1f)\n",
                static_cast<unsigned long long>(collector.samples()),
                collector.liveMib(),
                residentMib(),
                before);
}
