// SPDX-License-Identifier: GPL-3.0-or-later
// CPU time of the collector thread for one poll of a page of 10,000 series over loopback: request,
// receive, parse, derive, observation. Beside it, in the same run: the parser alone on the same
// pages, and the kernel's share: receiving the same bytes by recv() into one buffer.
//
//   bench_scrape [POLLS] [SERIES]

#include "bench/scrape/PageServer.h"

#include "core/collect/net/EndpointPoller.h"
#include "core/collect/parse/EndpointReader.h"

#include <QCoreApplication>
#include <QTimer>

#include <algorithm>
#include <arpa/inet.h>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <sys/socket.h>
#include <unistd.h>

namespace perfdeck {
namespace {

constexpr int kPages = 4; ///< differ in the last digits of every value, as live pages do
constexpr int kWarmUp = 20;

double threadCpuMs()
{
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

std::string page(int series, int number)
{
    std::string text;
    for (int i = 0; i < series; ++i) {
        char line[200];
        if (i % 100 == 0) {
            const int length = std::snprintf(
                line,
                sizeof line,
                "# HELP bench_%d_bytes_total Bytes.\n# TYPE bench_%d_bytes_total counter\n",
                i / 100,
                i / 100);
            text.append(line, static_cast<std::size_t>(length));
        }
        const int length = std::snprintf(line,
                                         sizeof line,
                                         "bench_%d_bytes_total{handler=\"/api/v1/"
                                         "path%d\",code=\"%d\",replica=\"r%03d\"} %d.%d\n",
                                         i / 100,
                                         i % 500,
                                         200 + i % 5,
                                         i / 500,
                                         1000 + i * 37,
                                         number);
        text.append(line, static_cast<std::size_t>(length));
    }
    return text;
}

/// Real time that also jumps when told, so that polls follow each other quickly although a second
/// passes between them for everything that remembers pages.
class JumpingClock final : public Clock
{
public:
    [[nodiscard]] Timestamp now() const override { return m_real.now() + m_ahead; }

    [[nodiscard]] SteadyTime steady() const override { return m_real.steady() + m_ahead; }

    void jump() { m_ahead += std::chrono::seconds(1); }

private:
    SystemClock m_real;
    Duration m_ahead{0};
};

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

double pollCost(const PageServer &server, int polls)
{
    SourceConfig config;
    config.url = "http://127.0.0.1:" + std::to_string(server.port()) + "/metrics";
    config.interval = std::chrono::milliseconds(50);
    std::vector<double> costs;
    double before = threadCpuMs();
    const auto clock = std::make_shared<JumpingClock>();
    EndpointPoller poller(SourceId(1),
                          config,
                          clock,
                          {[&clock](const Observation &) { clock->jump(); },
                           [&](SourceId, const SourceHealth &health) {
                               if (health.state != SourceState::Up) {
                                   std::fprintf(stderr, "%s\n", health.lastError.c_str());
                                   std::exit(1);
                               }
                               const double now = threadCpuMs();
                               costs.push_back(now - before);
                               before = now;
                               if (costs.size() >= static_cast<std::size_t>(polls + kWarmUp))
                                   QCoreApplication::quit();
                           }});
    poller.start();
    QCoreApplication::exec();
    costs.erase(costs.begin(), costs.begin() + kWarmUp);
    return median(std::move(costs));
}

double parseCost(const std::vector<std::string> &pages, int polls)
{
    EndpointReader reader(
        {SourceId(1), "bench", "127.0.0.1:1", 50'000, std::chrono::milliseconds(50)});
    std::vector<double> costs;
    for (int i = 0; i < polls + kWarmUp; ++i) {
        const double before = threadCpuMs();
        const std::chrono::milliseconds time(1050 * (i + 1)); // as in the polls
        const auto reading = reader.read({"text/plain; version=0.0.4",
                                          pages[static_cast<std::size_t>(i % kPages)],
                                          Timestamp(time),
                                          SteadyTime(time),
                                          std::chrono::milliseconds(1)});
        if (!reading)
            std::exit(1);
        if (i >= kWarmUp)
            costs.push_back(threadCpuMs() - before);
    }
    return median(std::move(costs));
}

/// The least any program pays: the copy out of the kernel.
double receiveCost(const PageServer &server, std::size_t answerBytes, int polls)
{
    const int connection = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(server.port());
    if (::connect(connection, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0)
        std::exit(1);
    constexpr std::string_view kRequest = "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n";
    std::vector<char> buffer(answerBytes + 4096);
    std::vector<double> costs;
    for (int i = 0; i < polls + kWarmUp; ++i) {
        const double before = threadCpuMs();
        if (::send(connection, kRequest.data(), kRequest.size(), MSG_NOSIGNAL) < 0)
            std::exit(1);
        for (std::size_t got = 0; got < answerBytes;) {
            const ssize_t count = ::recv(connection, buffer.data() + got, buffer.size() - got, 0);
            if (count <= 0)
                std::exit(1);
            got += static_cast<std::size_t>(count);
        }
        if (i >= kWarmUp)
            costs.push_back(threadCpuMs() - before);
    }
    ::close(connection);
    return median(std::move(costs));
}

int run(int polls, int series)
{
    std::vector<std::string> pages;
    for (int i = 0; i < kPages; ++i)
        pages.push_back(page(series, i));
    const std::string head
        = "HTTP/1.1 200 OK\r\nContent-Type: text/plain; version=0.0.4\r\nContent-Length: "
        + std::to_string(pages.front().size()) + "\r\n\r\n";
    double receive = 0;
    double scrape = 0;
    {
        const PageServer server(pages);
        receive = receiveCost(server, head.size() + pages.front().size(), polls);
    }
    {
        const PageServer server(pages);
        scrape = pollCost(server, polls);
    }
    const double parse = parseCost(pages, polls);
    std::printf("page: %d series, %zu bytes; median of %d polls, CPU of the collector thread\n",
                series,
                pages.front().size(),
                polls);
    std::printf("poll (request to observation)   %8.3f ms\n", scrape);
    std::printf(
        "  parse alone                   %8.3f ms   %5.2f of the poll\n", parse, parse / scrape);
    std::printf("  recv() of the same bytes      %8.3f ms   %5.2f of the poll\n",
                receive,
                receive / scrape);
    std::printf("  poll / (parse + recv)         %8.2f\n", scrape / (parse + receive));
    std::printf("limit for scrape, parse and store 3 ms: %.2f of it is used before storing\n",
                scrape / 3.0);
    return 0;
}

} // namespace
} // namespace perfdeck

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const int polls = argc > 1 ? std::max(1, std::atoi(argv[1])) : 200;
    const int series = argc > 2 ? std::max(1, std::atoi(argv[2])) : 10'000;
    return perfdeck::run(polls, series);
}
