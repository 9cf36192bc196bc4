// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/simulator/wire/SimulatorServer.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <CLI/CLI.hpp>

#include <array>
#include <iostream>
#include <random>
#include <unistd.h>

namespace {

using namespace perfdeck;
using namespace perfdeck::simulation;

struct Options
{
    SimulationPlan plan;
    double speed = 1;
    double historyMinutes = 0;
    quint16 port = 0;
    bool endsWithInput = false;
};

void declare(CLI::App &app, Options &options)
{
    app.add_option("--workers", options.plan.workers, "Workers to begin with (60)")
        ->check(CLI::Range(1, 10'000));
    app.add_option("--seed", options.plan.seed, "Same seed, same history (1)");
    app.add_option(
           "--load", options.plan.load, "Work for the workers; 1: as much as they can do (1)")
        ->check(CLI::Range(0.0, 4.0));
    app.add_option("--speed", options.speed, "How many times faster everything happens (1)")
        ->check(CLI::Range(0.01, 1'000.0));
    app.add_option("--history-minutes", options.historyMinutes, "Minutes it has been running (0)")
        ->check(CLI::Range(0.0, 24 * 60.0));
    app.add_option("--port", options.port, "TCP port on 127.0.0.1; 0: any free one (0)");
    app.add_flag("--until-input-ends", options.endsWithInput, "End with standard input");
}

/// Not of the seed: a key is no part of a history.
std::string newKey()
{
    std::random_device device;
    std::array<char, 40> text{};
    std::snprintf(
        text.data(), text.size(), "%08x%08x%08x%08x", device(), device(), device(), device());
    return text.data();
}

void endWithInput(QSocketNotifier &notifier)
{
    QObject::connect(&notifier, &QSocketNotifier::activated, &notifier, [&notifier] {
        std::array<char, 256> ignored{};
        if (read(STDIN_FILENO, ignored.data(), ignored.size()) > 0)
            return;
        notifier.setEnabled(false);
        QCoreApplication::quit();
    });
}

} // namespace

int main(int argc, char **argv)
{
    CLI::App app("A test cluster that does not exist, over the protocols of real ones: REST with "
                 "keys and roles, Prometheus text, PerfDeck's DRM API, circuit breakers. Prints "
                 "one line of JSON with its address and keys.",
                 "perfdeck-simulator");
    Options options;
    declare(app, options);
    CLI11_PARSE(app, argc, argv);

    const QCoreApplication core(argc, argv);
    const Keys keys{newKey(), newKey(), newKey()};
    const auto history = std::chrono::duration_cast<Duration>(
        std::chrono::duration<double, std::ratio<60>>(options.historyMinutes));
    SimulatorServer server(options.plan, options.speed, history, keys);
    const quint16 port = server.listen(options.port);
    if (port == 0) {
        std::cerr << "perfdeck-simulator: port " << options.port
                  << " cannot be listened on; choose another with --port\n";
        return 1;
    }
    std::cout << nlohmann::ordered_json{{"address", "http://127.0.0.1:" + std::to_string(port)},
                                        {"admin_key", keys.admin},
                                        {"worker_key", keys.worker},
                                        {"viewer_key", keys.viewer}}
                     .dump()
              << std::endl; // whoever started it waits for this line
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    input.setEnabled(options.endsWithInput);
    if (options.endsWithInput)
        endWithInput(input);
    return QCoreApplication::exec();
}
