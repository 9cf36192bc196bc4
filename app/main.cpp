// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/CommandLine.h"
#include "app/DemoCluster.h"
#include "app/FirstPaint.h"
#include "app/MetricsFile.h"
#include "app/open/DeepLink.h"
#include "app/open/SingleInstance.h"
#include "app/Pages.h"
#include "app/Program.h"
#include "app/RenderMode.h"
#include "app/SecretVault.h"
#include "app/SettingsStore.h"
#include "app/SourceOptions.h"
#include "app/StopSignals.h"
#include "core/engine/Session.h"
#include "widgets/models/SourcesModel.h"

#include <QApplication>
#include <QFileInfo>
#include <QLoggingCategory>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <iostream>

namespace {

using namespace perfdeck;

/// Endpoints of earlier days join those of the command line; of one name the command line's. None
/// join a simulated cluster.
QStringList joinEndpoints(Config &config, const WindowOptions &options, const Settings &settings)
{
    QStringList typed;
    for (const SourceConfig &endpoint : config.endpoints)
        typed.append(sourceLabel(endpoint));
    if (options.sources.demo)
        return typed;
    for (const SourceConfig &endpoint : settings.endpoints)
        if (!typed.contains(sourceLabel(endpoint)))
            config.endpoints.push_back(endpoint);
    return typed;
}

/// Metrics of the settings file join those of the command line; of one name the command line's.
Status joinMetrics(Config &config, const std::string &settingsPath)
{
    if (!std::filesystem::exists(settingsPath))
        return {};
    auto metrics = readMetricsFile(settingsPath);
    if (!metrics)
        return failure(metrics.error());
    for (MetricDefinition &metric : *metrics)
        if (std::ranges::find(config.metrics, metric.name, &MetricDefinition::name)
            == config.metrics.end())
            config.metrics.push_back(std::move(metric));
    return {};
}

/// What was not asked for on the command line is as the settings have it.
void joinSettings(Config &config, const WindowOptions &options, const Settings &settings)
{
    if (!options.retentionMinutes)
        config.liveWindow = std::chrono::minutes(settings.retentionMinutes);
    if (!options.historyDays)
        config.retention.raw = std::chrono::days(settings.historyDays);
    if (options.databasePath.empty() && !options.sources.demo && !settings.databasePath.empty())
        config.databasePath = settings.databasePath;
}

/// The page asked for overrides the remembered one; false when there is none of this name.
bool choosePage(const WindowOptions &options, Settings &settings)
{
    if (options.page.empty()) {
        if (options.sources.demo)
            settings.page = "cluster";
        return true;
    }
    settings.page = options.page;
    return pageIndex(QString::fromStdString(options.page)) >= 0;
}

/// Files as whole paths: the program that is asked may stand in another folder.
QStringList wishesOf(const WindowOptions &options)
{
    QStringList wishes;
    for (const std::string &text : options.open) {
        const QString wish = QString::fromStdString(text);
        wishes.append(isDeepLink(wish) ? wish : QFileInfo(wish).absoluteFilePath());
    }
    return wishes;
}

void onFirstPaint(Deck &deck, const WindowOptions &options)
{
    if (options.printFirstPaint) {
        std::printf("first_paint_ms %.1f\n", millisecondsSinceStart());
        std::fflush(stdout);
    }
    deck.session().start();
    if (options.startMinimised)
        deck.window().showMinimized();
}

int runWindow(QApplication &application, const WindowOptions &options, Config config)
{
    SettingsStore settings(SettingsStore::defaultPath());
    const bool isFirstStart = !std::filesystem::exists(settings.path());
    const Status loaded = settings.load();
    if (!choosePage(options, settings.edit())) {
        std::cerr << "perfdeck: there is no page '" << options.page << "'\n";
        return 2;
    }
    const QStringList typed = joinEndpoints(config, options, settings.settings());
    joinSettings(config, options, settings.settings());
    const Status defined = joinMetrics(config, settings.path());
    makeDatabaseFolder(config.databasePath);
    SingleInstance instance(config.databasePath);
    const QStringList wishes = wishesOf(options);
    if (instance.handOver(wishes)) {
        std::cerr << "perfdeck: the window that is open over " << config.databasePath
                  << " was asked; other options are not used\n";
        return 0;
    }
    Style style(Style::Mode::System);
    style.applyTo(application);
    const StopSignals stopSignals;
    SecretVault vault((std::filesystem::path(settings.path()).parent_path() / "secrets").string());
    Language language;
    Program program(
        {style, settings, vault, std::make_shared<SystemClock>(), language, !options.sources.demo},
        std::move(config),
        typed,
        options.theme);
    MainWindow &window = program.main().window();
    if (!loaded)
        window.status().warn(QString::fromStdString(loaded.error().message()));
    else if (!defined)
        window.status().warn(QString::fromStdString(defined.error().message()));
    instance.listen();
    QObject::connect(&instance, &SingleInstance::wanted, &program, &Program::fulfil);
    if (isFirstStart && typed.isEmpty())
        window.panels().openConnect();
    new FirstPaint(window, [&program, &options, &wishes] {
        onFirstPaint(program.main(), options);
        if (!wishes.isEmpty())
            program.fulfil(wishes);
    });
    window.show();
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    const ParsedCommandLine parsed = parseCommandLine(argc, argv);
    if (parsed.exitStatus)
        return *parsed.exitStatus;
    Result<Config> config = sessionConfig(parsed.options);
    if (!config) {
        std::cerr << "perfdeck: " << config.error().message() << '\n';
        return 2;
    }
    const bool rendering = !parsed.options.render.page.empty();
    if (rendering)
        prepareRendering(parsed.options.render);
    if (!parsed.options.debug)
        QLoggingCategory::setFilterRules(QStringLiteral("*.debug=false"));
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("PerfDeck"));
    QApplication::setApplicationVersion(QStringLiteral(PERFDECK_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("org.perfdeck.PerfDeck"));
    if (rendering)
        return renderPage(application, parsed.options);
    const auto demo = DemoCluster::start(parsed.options.sources, *config);
    if (!demo) {
        std::cerr << "perfdeck: " << demo.error().message() << '\n';
        return 1;
    }
    if (*demo && parsed.options.databasePath.empty())
        config->databasePath = (*demo)->historyPath();
    return runWindow(application, parsed.options, *config);
}
