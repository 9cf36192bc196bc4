// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/load/LoadEngine.h"
#include "core/runs/load/LoopServer.h"
#include "core/stats/Quantile.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <pthread.h>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

/// One core of the load generator beside one core of wrk, on the same server on loopback in the
/// same run: bench_load [SECONDS A ROUND]. The server has the other core; rounds alternate.
namespace {

using namespace perfdeck;

constexpr int kClientCore = 0;
constexpr int kServerCore = 1;
constexpr std::size_t kConnections = 64;
constexpr int kRounds = 5;
constexpr std::size_t kBody = 128;

struct Round
{
    double rate = 0; ///< answered requests/s
    double processor = 0; ///< s of the client a request
};

void pin(int core)
{
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(static_cast<std::size_t>(core), &one);
    pthread_setaffinity_np(pthread_self(), sizeof(one), &one);
}

double processorOf(int who)
{
    rusage usage{};
    ::getrusage(who, &usage);
    const auto seconds = [](const timeval &time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

Round roundOfWrk(const LoopServer &server, int seconds)
{
    const std::string command = "wrk -t1 -c" + std::to_string(kConnections) + " -d"
        + std::to_string(seconds) + "s " + server.url() + " >/dev/null 2>&1";
    const std::uint64_t before = server.answered();
    const double processor = processorOf(RUSAGE_CHILDREN);
    const int status = std::system(command.c_str());
    const auto answered = static_cast<double>(server.answered() - before);
    if (status != 0 || answered == 0) {
        std::fprintf(stderr, "wrk could not be run; install the package wrk\n");
        std::exit(1);
    }
    return {answered / seconds, (processorOf(RUSAGE_CHILDREN) - processor) / answered};
}

Round roundOfOurs(const LoopServer &server, int seconds)
{
    RequestTemplate request;
    request.url = server.url();
    request.method = "GET";
    const auto requests = RequestSet::make(request, {}, 1);
    LoadOrder order;
    order.requests = &*requests;
    order.users = kConnections;
    order.span = {.warmUp = 0, .warmUpRequests = 1, .duration = 1.0 * seconds};
    const std::uint64_t before = server.answered();
    const double processor = processorOf(RUSAGE_THREAD);
    const auto book = runLoad(order, {});
    const auto answered = static_cast<double>(server.answered() - before);
    if (!book || book->totals().failed > 0) {
        std::fprintf(stderr, "requests failed\n");
        std::exit(1);
    }
    return {static_cast<double>(book->totals().completed) / book->totals().seconds,
            (processorOf(RUSAGE_THREAD) - processor) / answered};
}

Round medianOfRounds(const std::vector<Round> &rounds)
{
    std::vector<double> rates;
    std::vector<double> processors;
    for (const Round &round : rounds) {
        rates.push_back(round.rate);
        processors.push_back(round.processor);
    }
    return {medianOf(std::move(rates)), medianOf(std::move(processors))};
}

} // namespace

int main(int argc, char **argv)
{
    const int seconds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 3;
    LoopServer server(kBody);
    server.pinTo(kServerCore);
    pin(kClientCore); // wrk inherits it
    std::vector<Round> wrk;
    std::vector<Round> ours;
    for (int round = 0; round < kRounds; ++round) {
        wrk.push_back(roundOfWrk(server, seconds));
        ours.push_back(roundOfOurs(server, seconds));
    }
    const Round peer = medianOfRounds(wrk);
    const Round mine = medianOfRounds(ours);
    std::printf("%-28s %10s %10s %8s\n", "64 connections, one core", "PerfDeck", "wrk", "ratio");
    std::printf(
        "%-28s %10.0f %10.0f %8.2f\n", "requests/s", mine.rate, peer.rate, mine.rate / peer.rate);
    std::printf("%-28s %10.2f %10.2f %8.2f\n",
                "processor, us a request",
                mine.processor * 1e6,
                peer.processor * 1e6,
                mine.processor / peer.processor);
    std::printf("budget: at least half of wrk's requests/s: %s\n",
                mine.rate >= peer.rate / 2 ? "kept" : "missed");
    return mine.rate >= peer.rate / 2 ? 0 : 1;
}
