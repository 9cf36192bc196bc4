// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/DemoCluster.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>

#include <nlohmann/json.hpp>

#include <filesystem>
#include <system_error>

namespace perfdeck {

namespace {

constexpr int kPatience = 10'000; // ms
constexpr int kEndPatience = 2'000; // ms

/// Beside this program where it was built, else where it was installed; empty when in neither.
QString simulatorPath()
{
    const QDir here(QCoreApplication::applicationDirPath());
    for (const char *folder : {".", PERFDECK_LIBEXEC_FROM_BIN, "../bin"}) { // the last for tests
        const QFileInfo file(QDir(here.filePath(QLatin1String(folder))),
                             QStringLiteral("perfdeck-simulator"));
        if (file.isFile() && file.isExecutable())
            return QDir::cleanPath(file.absoluteFilePath());
    }
    return {};
}

Error notStarted(std::string reason, std::string advice)
{
    return {ErrorKind::Unavailable,
            "The simulated cluster could not be started",
            std::move(reason),
            std::move(advice)};
}

} // namespace

Result<std::unique_ptr<DemoCluster>> DemoCluster::start(const SourceOptions &options,
                                                        Config &config)
{
    if (!options.demo)
        return nullptr;
    std::unique_ptr<DemoCluster> demo(new DemoCluster);
    if (const Status launched = demo->launch(); !launched)
        return failure(launched.error());
    Duration interval = std::chrono::seconds(2); // it lives faster than a real one
    if (!options.updateInterval.empty())
        if (const auto typed = parseUpdateInterval(options.updateInterval))
            interval = *typed;
    demo->addServers(interval, config);
    return demo;
}

std::string DemoCluster::historyPath() const
{
    return m_folder.filePath(QStringLiteral("demo.db")).toStdString();
}

DemoCluster::~DemoCluster()
{
    m_process.closeWriteChannel(); // it ends with its input
    if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(kEndPatience)) {
        m_process.kill();
        m_process.waitForFinished(kEndPatience);
    }
}

Status DemoCluster::launch()
{
    const QString program = simulatorPath();
    if (program.isEmpty())
        return failure(notStarted("perfdeck-simulator is neither beside this program nor in "
                                  "libexec/perfdeck",
                                  "Install PerfDeck as a whole"));
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(program,
                    {QStringLiteral("--until-input-ends"),
                     QStringLiteral("--workers"),
                     QStringLiteral("60"),
                     QStringLiteral("--speed"),
                     QStringLiteral("6"),
                     QStringLiteral("--history-minutes"),
                     QStringLiteral("15")});
    return readAddress();
}

Status DemoCluster::readAddress()
{
    QElapsedTimer waited;
    waited.start();
    while (!m_process.canReadLine()) {
        const auto left = kPatience - int(waited.elapsed());
        if (left <= 0 || !m_process.waitForReadyRead(left))
            return failure(notStarted(m_process.state() == QProcess::NotRunning
                                          ? m_process.errorString().toStdString()
                                          : "it did not give its address within ten seconds",
                                      "Start it again"));
    }
    const auto line = nlohmann::json::parse(m_process.readLine().toStdString(), nullptr, false);
    if (!line.is_object() || !line.contains("address") || !line.contains("admin_key"))
        return failure(notStarted("its first line is not what it should be",
                                  "Check that both programs are of one version"));
    m_address = line["address"].get<std::string>();
    m_key = line["admin_key"].get<std::string>();
    return {};
}

void DemoCluster::addServers(Duration interval, Config &config) const
{
    SourceConfig coordinator;
    coordinator.kind = SourceKind::Coordinator;
    coordinator.name = "demo";
    coordinator.url = m_address;
    coordinator.interval = interval;
    SourceConfig dashboard = coordinator;
    dashboard.name = "demo-breakers";
    dashboard.url = m_address + "/dashboard";
    coordinator.access.headers.emplace_back("X-API-Key", Secret{Secret::Place::Value, m_key});
    config.endpoints.push_back(std::move(coordinator));
    config.endpoints.push_back(std::move(dashboard));
}

Status checkDemoHistory(const std::string &databasePath)
{
    std::error_code problem;
    const auto size = std::filesystem::file_size(databasePath, problem);
    if (problem || size == 0)
        return {};
    return failure(ErrorKind::InvalidInput,
                   "--demo does not write into " + databasePath,
                   "the file is there, and simulated numbers are kept apart from measured ones",
                   "Name a new file with --db-path, or none");
}

} // namespace perfdeck
