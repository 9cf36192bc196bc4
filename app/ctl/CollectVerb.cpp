// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/AlertOptions.h"
#include "app/ctl/Verb.h"
#include "app/DemoCluster.h"
#include "app/SourceOptions.h"
#include "app/StopSignals.h"
#include "core/engine/AlertDesk.h"
#include "core/engine/Session.h"
#include "core/model/TimeRange.h"
#include "core/store/SqliteHistory.h"

#include <QCoreApplication>
#include <QTimer>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <optional>
#include <string_view>

namespace perfdeck {

namespace {

class CollectVerb final : public Verb
{
public:
    CLI::App *declare(CLI::App &app) override
    {
        CLI::App *verb
            = app.add_subcommand("collect", "Collect without a window into a history file");
        addSourceOptions(*verb, m_sources);
        addAlertOptions(*verb, m_alerts);
        verb->add_option("--db-path", m_databasePath, "History file; made when it is not there")
            ->type_name("FILE");
        verb->add_option("--duration", m_duration, "Stop after so long (until interrupted)")
            ->type_name("SECONDS");
        verb->add_option("--history-days", m_historyDays, "Keep raw samples so many days (30)")
            ->check(CLI::Range(1, 36'500))
            ->type_name("N");
        verb->add_option(
                "--fail-on",
                m_failOn,
                "Exit 3 when since the start a series became worse for good (regression) or an "
                "alert of this severity fired (alert=info, warning or critical), 4 when there "
                "is too little to judge; both with a comma")
            ->delimiter(',')
            ->check(CLI::IsMember({"regression", "alert=info", "alert=warning", "alert=critical"}))
            ->type_name("WHAT,...");
        return verb;
    }

    ExitCode run() override
    {
        Config config;
        config.databasePath = m_databasePath.empty() ? defaultDatabasePath() : m_databasePath;
        config.retention.raw = std::chrono::days(m_historyDays);
        config.alerts = alertConfig(m_alerts);
        if (const Status applied = applySourceOptions(m_sources, config); !applied)
            return usage(applied.error());
        Duration duration{0};
        if (!m_duration.empty()) {
            const auto parsed = parseDuration(m_duration);
            if (!parsed)
                return usage(parsed.error());
            duration = *parsed;
        }
        if (m_sources.demo && m_databasePath.empty())
            return usage({ErrorKind::InvalidInput,
                          "nothing is collected",
                          "--demo keeps simulated numbers out of the default history",
                          "Name a new file with --db-path"});
        if (m_sources.demo)
            if (const Status fits = checkDemoHistory(config.databasePath); !fits)
                return usage(fits.error());
        const auto demo = DemoCluster::start(m_sources, config);
        if (!demo) {
            fail(demo.error());
            return kFailed;
        }
        if (!config.collectMachine && config.endpoints.empty() && config.plugins.empty())
            return usage({ErrorKind::InvalidInput,
                          "nothing to collect",
                          "--no-collect without an --endpoint, --drm-url or --endpoints-file",
                          {}});
        return collect(config, duration);
    }

private:
    static ExitCode usage(const Error &error)
    {
        fail(error);
        return kWrongUsage;
    }

    [[nodiscard]] ExitCode collect(const Config &config, Duration duration) const
    {
        const Timestamp began = SystemClock().now();
        makeDatabaseFolder(config.databasePath);
        const StopSignals stopSignals;
        Session session(config);
        ProgressBar bar("collecting");
        const auto started = std::chrono::steady_clock::now();
        QTimer tick;
        QObject::connect(&tick, &QTimer::timeout, &tick, [&] {
            const std::chrono::duration<double> ran = std::chrono::steady_clock::now() - started;
            const std::chrono::duration<double> whole = duration;
            bar.show(duration > Duration(0) ? ran / whole : 0,
                     std::to_string(session.storage().samplesWritten) + " samples");
        });
        tick.start(std::chrono::milliseconds(250));
        QCoreApplication *program = QCoreApplication::instance();
        const auto end = [this, program, &session] {
            if (gatesOnRegressions())
                session.lookForRegressions(program, [] { QCoreApplication::quit(); });
            else
                QCoreApplication::quit();
        };
        if (duration > Duration(0))
            QTimer::singleShot(
                std::chrono::ceil<std::chrono::milliseconds>(duration), program, end);
        tell("Collecting " + describe(config) + " into " + config.databasePath);
        session.start();
        QCoreApplication::exec();
        session.stop();
        const ExitCode reported = report(session);
        if (reported != kFinished)
            return reported;
        const ExitCode regressions = gatesOnRegressions() ? regressed(session, began) : kFinished;
        const ExitCode alerts = alertGate() ? alerted(session, *alertGate(), began) : kFinished;
        for (const ExitCode code : {kFound, kTooLittleData})
            if (regressions == code || alerts == code)
                return code;
        return kFinished;
    }

    [[nodiscard]] bool gatesOnRegressions() const
    {
        return std::ranges::find(m_failOn, "regression") != m_failOn.end();
    }

    /// The least severity that is asked for; none: alerts do not matter.
    [[nodiscard]] std::optional<Severity> alertGate() const
    {
        constexpr std::string_view kPrefix = "alert=";
        std::optional<Severity> least;
        for (const std::string &word : m_failOn)
            if (word.starts_with(kPrefix)) {
                const Severity one
                    = alertSeverity(std::string_view(word).substr(kPrefix.size())).value();
                least = std::min(least.value_or(one), one);
            }
        return least;
    }

    /// What fired before the start is not counted.
    [[nodiscard]] static ExitCode alerted(const Session &session, Severity least, Timestamp began)
    {
        const auto reader = openSqliteReader(session.config().databasePath);
        const auto past = reader
            ? (*reader)->alertHistory({{began, Timestamp::max()}, {}, {}, kMostAlerts})
            : Result<AlertHistory>(failure(reader.error()));
        if (!past)
            return fail(past.error());
        std::size_t found = 0;
        for (const AlertEpisode &episode : past->episodes) {
            if (episode.firedAt < began || episode.severity < least)
                continue;
            ++found;
            tell("alert: " + episode.title + " (" + std::string(severityName(episode.severity))
                 + ')');
        }
        if (found > 0)
            return kFound;
        if (session.alerts().status().evaluations > 0)
            return kFinished;
        tell("too little data for a verdict: no alert rule could be evaluated");
        return kTooLittleData;
    }

    /// Of what changed before the start this run is not guilty.
    static ExitCode regressed(const Session &session, Timestamp began)
    {
        // Three whole blocks of a minute behind the change, and the one that it falls into.
        constexpr std::chrono::minutes kShortest{4};
        std::size_t found = 0;
        for (const Finding &finding : *session.findings()) {
            if (!finding.isOpen() || finding.time < began)
                continue;
            ++found;
            tell(eventOf(finding).text);
        }
        if (found > 0)
            return kFound;
        const bool isTooShort = SystemClock().now() - began < kShortest;
        if (!isTooShort && session.regressionWatch().judged > 0)
            return kFinished;
        tell(isTooShort ? "too little data for a verdict: collect for at least 4 minutes"
                        : "too little data for a verdict: no series has enough samples");
        return kTooLittleData;
    }

    /// "this machine, 2 endpoints and 1 plug-in"
    static std::string describe(const Config &config)
    {
        std::vector<std::string> parts;
        if (config.collectMachine)
            parts.emplace_back("this machine");
        const auto count = [&parts](std::size_t number, const std::string &noun) {
            if (number > 0)
                parts.push_back(std::to_string(number) + ' ' + noun + (number == 1 ? "" : "s"));
        };
        const auto ofKind = [&config](SourceKind kind) {
            return static_cast<std::size_t>(
                std::ranges::count(config.endpoints, kind, &SourceConfig::kind));
        };
        count(ofKind(SourceKind::Endpoint), "endpoint");
        count(ofKind(SourceKind::Discovery), "endpoint list");
        count(ofKind(SourceKind::Coordinator), "server");
        count(config.plugins.size(), "plug-in");
        std::string text = parts.front();
        for (std::size_t i = 1; i < parts.size(); ++i)
            text += (i + 1 == parts.size() ? " and " : ", ") + parts[i];
        return text;
    }

    static ExitCode report(const Session &session)
    {
        for (const SourceStatus &source : session.sources()) {
            const SourceHealth &health = source.health;
            if (health.consecutiveFailures > 0 || !health.lastSuccess)
                tell(source.config.name + ": "
                     + (health.lastError.empty() ? "no answer yet" : health.lastError));
        }
        for (const DerivedMetricStatus &metric : session.derivedMetrics())
            if (!metric.problem.empty())
                tell(metric.definition.name + ": " + metric.problem);
            else if (metric.series == 0)
                tell(metric.definition.name + ": nothing was collected that it reads");
        const StorageStatus storage = session.storage();
        if (!storage.problem.empty())
            tell("perfdeckctl: " + storage.problem);
        tell(std::to_string(storage.samplesWritten) + " samples of "
             + std::to_string(storage.series) + " series stored");
        return storage.samplesWritten > 0 || storage.problem.empty() ? kFinished : kFailed;
    }

    static constexpr std::size_t kMostAlerts = 100'000;

    SourceOptions m_sources;
    AlertOptions m_alerts;
    std::string m_databasePath;
    std::string m_duration;
    int m_historyDays = 30;
    std::vector<std::string> m_failOn;
};

} // namespace

std::unique_ptr<Verb> makeCollectVerb()
{
    return std::make_unique<CollectVerb>();
}

} // namespace perfdeck
