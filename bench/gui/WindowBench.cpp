// SPDX-License-Identifier: GPL-3.0-or-later
// The real window over a history of ten million samples, with live models beside it, while somebody
// works with it: how long each turn of its event loop takes.
//   bench_window HISTORY [SECONDS [MODELS [PICTURES]]]     default: 90 seconds, 48000 live models
// HISTORY is made (1,000 series × 10,000 samples) if it is not there; a copy of it is opened. Exits
// 1 when the GUI thread was kept for more than 50 ms. PICTURES: a folder for one of each part.
#include "bench/gui/ShownHistory.h"
#include "bench/gui/Visit.h"
#include "bench/scrape/PageServer.h"

#include "core/engine/Session.h"
#include "core/store/SqliteHistory.h"

#include <QTemporaryDir>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <sys/wait.h>
#include <unistd.h>

namespace {

using namespace perfdeck;

constexpr int kServers = 2;
constexpr double kFullSeconds = 90;

/// Serves live models from processes of their own, until this one lets go.
class ModelServers final
{
public:
    explicit ModelServers(int models)
    {
        for (int at = 0; at < kServers && models > 0; ++at)
            start(models / kServers);
    }

    ~ModelServers()
    {
        for (const Server &server : m_servers) {
            close(server.lifeline);
            waitpid(server.process, nullptr, 0);
        }
    }

    ModelServers(const ModelServers &) = delete;
    ModelServers &operator=(const ModelServers &) = delete;

    [[nodiscard]] std::vector<SourceConfig> endpoints() const
    {
        std::vector<SourceConfig> all;
        for (const Server &server : m_servers) {
            SourceConfig source;
            source.name = "live-" + std::to_string(all.size());
            source.url = "http://127.0.0.1:" + std::to_string(server.port) + "/metrics";
            all.push_back(std::move(source));
        }
        return all;
    }

private:
    struct Server
    {
        pid_t process = 0;
        int lifeline = -1;
        std::uint16_t port = 0;
    };

    void start(int models)
    {
        int port[2];
        int life[2];
        if (pipe(port) != 0 || pipe(life) != 0)
            return;
        const pid_t child = fork();
        if (child == 0) {
            for (const Server &other : m_servers)
                close(other.lifeline);
            close(life[1]);
            const PageServer server(modelPages(models));
            const std::uint16_t number = server.port();
            char end = 0;
            if (write(port[1], &number, sizeof number) == sizeof number)
                static_cast<void>(read(life[0], &end, 1)); // until the other end is closed
            _exit(0);
        }
        close(life[0]);
        close(port[1]);
        Server server{child, life[1], 0};
        if (read(port[0], &server.port, sizeof server.port) == sizeof server.port)
            m_servers.push_back(server);
        close(port[0]);
    }

    std::vector<Server> m_servers;
};

int visit(LoopWatch &watch,
          const std::string &history,
          const ModelServers &servers,
          double share,
          const QString &pictures)
{
    const auto reader = openSqliteReader(history);
    const auto extent = reader ? (*reader)->extent() : std::nullopt;
    if (!extent) {
        std::fprintf(stderr, "%s cannot be read\n", history.c_str());
        return 2;
    }
    const QTemporaryDir folder;
    Config config;
    config.endpoints = servers.endpoints();
    config.databasePath = folder.filePath(QStringLiteral("history.db")).toStdString();
    std::filesystem::copy_file(history, config.databasePath);
    const auto clock = std::make_shared<SystemClock>();
    Session session(config, clock);
    Style style(Style::Mode::Light);
    style.applyTo(watch);
    SettingsStore settings{std::string()};
    SecretVault vault({}, SecretVault::Service::None);
    MainWindow window({session, style, settings, vault, clock, QTimeZone::utc(), {}});
    window.resize(1280, 800);
    window.show();
    window.activateWindow();
    session.start();
    Visit visit(window, watch, *extent, share);
    visit.keepPictures(pictures);
    QTimer::singleShot(1500, &visit, &Visit::begin);
    QApplication::exec();
    return visit.stoodStill() ? 1 : 0;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2 || argc > 5) {
        std::fprintf(stderr, "usage: bench_window HISTORY [SECONDS [MODELS [PICTURES]]]\n");
        return 2;
    }
    const std::string history = argv[1];
    const double seconds = argc > 2 ? std::atof(argv[2]) : kFullSeconds;
    if (!std::filesystem::exists(history) && !makeShownHistory(history))
        return 2;
    const ModelServers servers(argc > 3 ? std::atoi(argv[3]) : 48'000);
    qputenv("QT_QPA_PLATFORM",
            qgetenv("QT_QPA_PLATFORM").isEmpty() ? "offscreen" : qgetenv("QT_QPA_PLATFORM"));
    LoopWatch watch(argc, argv);
    return visit(watch,
                 history,
                 servers,
                 seconds / kFullSeconds,
                 argc > 4 ? QString::fromLocal8Bit(argv[4]) : QString());
}
