// SPDX-License-Identifier: GPL-3.0-or-later
// What one poll of a large cluster costs, from the answers' bytes to the live window, without the
// network: bench_cluster WORKERS [ROUNDS [LOAD]]. The simulated coordinator answers; making its
// answers is not counted. One thread, processor time.
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
#include <fstream>
#include <malloc.h>
#include <memory>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

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

/// The simulated coordinator in a process of its own: its memory is not the collector's. It is
/// asked over a pair of sockets: moment and path in a line; back come status, size, body.
class ServerProcess final
{
public:
    ServerProcess(sim::SimulationPlan plan, sim::WireTime time)
    {
        int ends[2]{};
        if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0)
            std::abort();
        m_child = fork();
        if (m_child == 0) {
            close(ends[0]);
            serve(ends[1], plan, time);
            _exit(0);
        }
        close(ends[1]);
        m_to = fdopen(ends[0], "w");
        m_from = fdopen(dup(ends[0]), "r");
    }

    ~ServerProcess()
    {
        std::fclose(m_to); // it ends with its input
        std::fclose(m_from);
        waitpid(m_child, nullptr, 0);
    }

    ServerProcess(const ServerProcess &) = delete;
    ServerProcess &operator=(const ServerProcess &) = delete;

    [[nodiscard]] sim::Answer answer(double seconds, const std::string &path) const
    {
        std::fprintf(m_to, "%.3f %s\n", seconds, path.c_str());
        std::fflush(m_to);
        sim::Answer answer;
        std::size_t size = 0;
        if (std::fscanf(m_from, "%d %zu", &answer.status, &size) != 2 || std::fgetc(m_from) != '\n')
            std::abort();
        answer.body.resize(size);
        if (std::fread(answer.body.data(), 1, size, m_from) != size)
            std::abort();
        return answer;
    }

private:
    static void serve(int end, sim::SimulationPlan plan, sim::WireTime time)
    {
        FILE *in = fdopen(end, "r");
        FILE *out = fdopen(dup(end), "w");
        sim::SimulatedCluster cluster(plan);
        const sim::FrontDesk desk(cluster, time, sim::Keys{"admin", "worker", "viewer"});
        double seconds = 0;
        char path[512]{};
        while (std::fscanf(in, "%lf %511s", &seconds, path) == 2) {
            cluster.advance(seconds);
            const sim::Answer answer = desk.answer(asRequest(path));
            std::fprintf(out, "%d %zu\n", answer.status, answer.body.size());
            std::fwrite(answer.body.data(), 1, answer.body.size(), out);
            std::fflush(out);
        }
    }

    pid_t m_child = 0;
    FILE *m_to = nullptr;
    FILE *m_from = nullptr;
};

struct Costs
{
    std::vector<double> parse; ///< reading the answers
    std::vector<double> join; ///< comparing with what is known, making samples
    std::vector<double> record; ///< into the live window
    std::vector<double> peer; ///< simdjson, the same bodies into its DOM
    double requests = 0;
    double bytes = 0;
};

class Collector final
{
public:
    explicit Collector(ServerKind kind)
        : m_reader(makeServerReader(kind, SourceId(1), "lab"))
    {
    }

    void poll(const ServerProcess &server, double seconds, Timestamp now, Costs *costs)
    {
        double spent = 0;
        auto begin = cpuMilliseconds();
        auto requests = m_reader->beginRound(now);
        spent += cpuMilliseconds() - begin;
        std::vector<std::string> bodies;
        while (!requests.empty()) {
            for (const ServerRequest &request : requests) {
                const sim::Answer answer = server.answer(seconds, request.path);
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
    const double load = argc > 3 ? std::atof(argv[3]) : 1;
    const sim::WireTime time(SystemClock().now() - std::chrono::hours(3), 1);
    const ServerProcess server({.seed = 1, .workers = workers, .load = load}, time);
    constexpr double kStart = 300; // a cluster at work
    constexpr int kFirst = 5; // rounds in which everything is new
    Collector collector(ServerKind::RoleCoordinator);
    Costs costs;
    for (int round = 0; round < kFirst + rounds; ++round) {
        const double seconds = kStart + round * kBeat;
        collector.poll(server, seconds, time.at(seconds), round < kFirst ? nullptr : &costs);
    }
    const double parse = median(costs.parse);
    const double join = median(costs.join);
    const double record = median(costs.record);
    std::printf("workers %u, load %.2f, rounds %d\n", workers, load, rounds);
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
    std::printf("samples %llu, live window %.1f MiB, resident %.1f MiB\n",
                static_cast<unsigned long long>(collector.samples()),
                collector.liveMib(),
                residentMib());
}
