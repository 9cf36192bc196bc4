// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/CommandLine.h"

#include "app/CommandReference.h"
#include "app/DemoCluster.h"
#include "core/store/StoreVersion.h"

#include <QtGlobal>

#include <CLI/CLI.hpp>

#include <iostream>

namespace perfdeck {

namespace {

constexpr int kWrongUsage = 2;
constexpr int kMaxScale = 8;
constexpr const char *kSummary = "watch model serving and this machine, live and with history";
constexpr const char *kExamples
    = "perfdeck\tShow this machine\n"
      "perfdeck --endpoint bert=http://localhost:8080/metrics\tShow a model server too\n"
      "perfdeck old.db\tLook at an old history file beside this machine\n"
      "perfdeck perfdeck://models?from=now-6h\tGo to a place in the window that is open";

void addWindowOptions(CLI::App &app, WindowOptions &options)
{
    app.add_option("open",
                   options.open,
                   "Files (history, session, CSV, OpenMetrics) and perfdeck:// links to open")
        ->type_name("FILE|LINK");
    app.add_option("--db-path",
                   options.databasePath,
                   "History file; default: perfdeck/history.db in the data folder")
        ->type_name("FILE");
    app.add_option("--theme", options.theme, "dark, light or system")
        ->check(CLI::IsMember({"dark", "light", "system"}))
        ->type_name("NAME");
    app.add_option(
           "--retention", options.retentionMinutes, "Minutes of live data kept in memory (60)")
        ->check(CLI::Range(1, 7 * 24 * 60))
        ->type_name("MINUTES");
    app.add_option("--history-days", options.historyDays, "Days of raw history kept on disk (30)")
        ->check(CLI::Range(1, 3660))
        ->type_name("N");
    app.add_option("--page", options.page, "Tab to start with: overview, models, cluster …")
        ->type_name("NAME");
    app.add_flag("--verbose", options.verbose, "Say on the terminal what is being done");
    app.add_flag("--debug", options.debug, "Say more");
}

/// For perfdeckctl and for measurements; not listed in the help.
void addHiddenOptions(CLI::App &app, WindowOptions &options)
{
    RenderOptions &render = options.render;
    const std::string hidden;
    app.add_option("--render-page", render.page)->group(hidden);
    app.add_option("-o,--output", render.output)->group(hidden);
    app.add_option("--size", render.size)->group(hidden);
    app.add_option("--scale", render.scale)->check(CLI::Range(1, kMaxScale))->group(hidden);
    app.add_option("--range", render.range)->group(hidden);
    app.add_flag("--print-first-paint", options.printFirstPaint)->group(hidden);
    app.add_flag("--start-minimised", options.startMinimised)->group(hidden);
}

std::string versionText()
{
    return std::string("PerfDeck ") + PERFDECK_VERSION + " (Qt " + qVersion() + ", SQLite "
        + std::string(storeVersion()) + ")";
}

/// A refusal with the reason; empty when the options fit together.
std::string problem(const WindowOptions &options, const std::string &store)
{
    if (!store.empty())
        return "--store needs a remote history, which this version does not have; leave it out and "
               "name a file with --db-path";
    if (!options.render.page.empty() && options.render.output.empty())
        return "--render-page needs -o FILE";
    if (!options.render.page.empty() && options.databasePath.empty())
        return "--render-page needs --db-path FILE";
    return {};
}

} // namespace

ParsedCommandLine parseCommandLine(int argc, const char *const *argv)
{
    ParsedCommandLine parsed;
    CLI::App app{"Watch how models are served and how this machine fares, live and with history.",
                 "perfdeck"};
    app.set_version_flag("--version", versionText);
    std::string store;
    bool man = false;
    addSourceOptions(app, parsed.options.sources);
    addWindowOptions(app, parsed.options);
    addAlertOptions(app, parsed.options.alerts);
    app.add_option("--store", store, "Keep the history elsewhere (not in this version)")
        ->type_name("SPEC");
    addHiddenOptions(app, parsed.options);
    app.add_flag("--man", man, "Print the manual page (troff)")->group("");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        const int status = app.exit(error);
        parsed.exitStatus = status == 0 ? 0 : kWrongUsage;
        return parsed;
    }
    if (man) {
        std::cout << manPage(app, kSummary, kExamples);
        parsed.exitStatus = 0;
        return parsed;
    }
    if (const std::string reason = problem(parsed.options, store); !reason.empty()) {
        std::cerr << "perfdeck: " << reason << '\n';
        parsed.exitStatus = kWrongUsage;
    }
    return parsed;
}

Result<Config> sessionConfig(const WindowOptions &options)
{
    Config config;
    if (const Status status = applySourceOptions(options.sources, config); !status)
        return failure(status.error());
    if (options.sources.demo)
        if (const Status fits = checkDemoHistory(options.databasePath); !fits)
            return failure(fits.error());
    config.databasePath
        = options.databasePath.empty() ? defaultDatabasePath() : options.databasePath;
    config.alerts = alertConfig(options.alerts);
    config.liveWindow = std::chrono::minutes(options.retentionMinutes.value_or(60));
    config.retention.raw = std::chrono::days(options.historyDays.value_or(30));
    return config;
}

} // namespace perfdeck
