// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/Verb.h"
#include "app/DemoCluster.h"
#include "app/SourceOptions.h"
#include "core/engine/Session.h"
#include "core/model/ClusterWords.h"
#include "core/model/TimeRange.h"

#include <QCoreApplication>
#include <QTimer>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>

namespace perfdeck {

namespace {

constexpr auto kPatience = std::chrono::seconds(20);

template<class Number>
Cell cell(const std::optional<Number> &value)
{
    if (!value)
        return std::monostate();
    if constexpr (std::is_integral_v<Number>)
        return static_cast<std::int64_t>(*value);
    else
        return *value;
}

Cell cell(const std::optional<Timestamp> &time)
{
    return time ? Cell(toIso8601(*time)) : Cell();
}

Cell cell(std::string_view text)
{
    return text.empty() ? Cell() : Cell(std::string(text));
}

std::string joined(const std::vector<std::string> &words)
{
    std::string text;
    for (const std::string &word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

/// An unknown state is shown by the server's own word.
template<class State>
std::string_view stateText(State state, const std::string &word)
{
    return state == State::Unknown ? std::string_view(word) : stateName(state);
}

class StatusVerb final : public Verb
{
public:
    CLI::App *declare(CLI::App &app) override
    {
        CLI::App *verb
            = app.add_subcommand("status", "One look at a cluster: its servers, workers and tasks");
        addSourceOptions(*verb, m_sources);
        verb->add_flag("--workers", m_workers, "List the workers");
        verb->add_flag("--tasks", m_tasks, "List the tasks that the servers name");
        verb->add_option("--format", m_format, "table, json or csv (table on a terminal, else csv)")
            ->check(CLI::IsMember({"table", "json", "csv"}))
            ->type_name("FORMAT");
        return verb;
    }

    ExitCode run() override
    {
        Config config;
        config.collectMachine = false;
        if (m_sources.coordinators.empty() && !m_sources.demo) {
            fail({ErrorKind::InvalidInput, "status", "neither --drm-url nor --demo is given", {}});
            return kWrongUsage;
        }
        m_sources.noCollect = true;
        if (const Status applied = applySourceOptions(m_sources, config); !applied) {
            fail(applied.error());
            return kWrongUsage;
        }
        const auto demo = DemoCluster::start(m_sources, config);
        if (!demo) {
            fail(demo.error());
            return kFailed;
        }
        Session session(config);
        waitForAnswers(session);
        const ExitCode code = report(session);
        session.stop();
        return code;
    }

private:
    static void waitForAnswers(Session &session)
    {
        const auto look = [&session] {
            const auto sources = session.sources();
            const bool all = std::ranges::all_of(sources, [](const SourceStatus &source) {
                return source.health.lastSuccess || source.health.lastFailure;
            });
            const bool any = std::ranges::any_of(sources, [](const SourceStatus &source) {
                return source.health.lastSuccess.has_value();
            });
            if (all && (!any || session.cluster()))
                QCoreApplication::quit();
        };
        QObject::connect(&session, &Session::sourcesChanged, &session, look);
        QObject::connect(&session, &Session::clusterChanged, &session, look);
        QTimer::singleShot(kPatience, &session, &QCoreApplication::quit);
        session.start();
        QCoreApplication::exec();
    }

    ExitCode report(const Session &session) const
    {
        bool anyFailed = false;
        for (const SourceStatus &source : session.sources()) {
            if (source.health.lastSuccess)
                continue;
            anyFailed = true;
            tell("perfdeckctl: "
                 + (source.health.lastError.empty()
                        ? source.config.name + " did not answer in time."
                        : source.health.lastError));
        }
        const ClusterPtr cluster = session.cluster();
        if (!cluster)
            return kFailed;
        const auto writer = makeTableWriter(outputFormat(m_format), standardOutput());
        if (m_workers)
            writeWorkers(*cluster, *writer);
        else if (m_tasks)
            writeTasks(*cluster, *writer);
        else
            writeSummary(*cluster, *writer);
        writer->end();
        if (std::fflush(stdout) != 0)
            return kFailed;
        return anyFailed ? kFailed : kFinished;
    }

    static void writeSummary(const Cluster &cluster, TableWriter &writer)
    {
        const std::string columns[] = {"what", "value"};
        writer.begin(columns);
        const auto row = [&writer](std::string what, Cell value) {
            const Cell cells[] = {std::move(what), std::move(value)};
            writer.row(cells);
        };
        for (const ClusterServer &server : cluster.servers) {
            row("server " + server.name, std::string(serverKindName(server.kind)));
            for (const ServerLimit &limit : server.limits)
                row("limit of " + server.name, limit.text);
        }
        const ClusterTotals &totals = cluster.totals;
        row("workers", cell(totals.workers));
        row("workers_active", cell(totals.workersActive));
        row("tasks_pending", cell(totals.tasksPending));
        row("tasks_running", cell(totals.tasksRunning));
        row("tasks_completed", cell(totals.tasksCompleted));
        row("tasks_failed", cell(totals.tasksFailed));
        row("tasks_per_second", cell(totals.tasksPerSecond));
        row("cpu_utilization_ratio", cell(totals.measured.cpuRatio));
        row("memory_utilization_ratio", cell(totals.measured.memoryRatio));
        row("gpu_utilization_ratio", cell(totals.measured.gpuRatio));
        row("cpu_reserved_ratio", cell(totals.reserved.cpuRatio));
        row("memory_reserved_ratio", cell(totals.reserved.memoryRatio));
        row("gpu_reserved_ratio", cell(totals.reserved.gpuRatio));
        row("allocation_seconds", cell(totals.allocationSeconds));
        row("efficiency_ratio", cell(totals.efficiencyRatio));
        row("queue_length", cell(totals.queueLength));
        if (!cluster.scaling.empty()) {
            const ScalingDecision &last = cluster.scaling.back();
            row("last_scaling", std::string(actionName(last.action)) + ": " + last.reason);
        }
    }

    static void writeWorkers(const Cluster &cluster, TableWriter &writer)
    {
        const std::string columns[] = {"worker",
                                       "host",
                                       "state",
                                       "hardware",
                                       "cpu_ratio",
                                       "memory_ratio",
                                       "gpu_ratio",
                                       "cpu_reserved_ratio",
                                       "tasks_running",
                                       "tasks_completed",
                                       "tasks_failed",
                                       "last_seen"};
        writer.begin(columns);
        if (!cluster.workers)
            return;
        for (const Worker &worker : *cluster.workers) {
            const Cell cells[] = {worker.id(),
                                  cell(worker.profile->host),
                                  cell(stateText(worker.state, worker.stateText)),
                                  cell(joined(worker.profile->hardware)),
                                  cell(worker.measured.cpuRatio),
                                  cell(worker.measured.memoryRatio),
                                  cell(worker.measured.gpuRatio),
                                  cell(worker.reserved.cpuRatio),
                                  cell(worker.tasksRunning),
                                  cell(worker.tasksCompleted),
                                  cell(worker.tasksFailed),
                                  cell(worker.lastSeen)};
            if (!writer.row(cells))
                return;
        }
    }

    static void writeTasks(const Cluster &cluster, TableWriter &writer)
    {
        const std::string columns[] = {"task",
                                       "type",
                                       "state",
                                       "worker",
                                       "priority",
                                       "created",
                                       "started",
                                       "ended",
                                       "progress_ratio",
                                       "error"};
        writer.begin(columns);
        for (const auto *tasks : {&cluster.ended, &cluster.living})
            for (const Task &task : *tasks) {
                const Cell cells[] = {task.id,
                                      cell(task.type),
                                      cell(stateText(task.state, task.stateText)),
                                      cell(task.worker),
                                      cell(task.priority),
                                      cell(task.created),
                                      cell(task.started),
                                      cell(task.ended),
                                      cell(task.progressRatio),
                                      cell(task.error)};
                if (!writer.row(cells))
                    return;
            }
    }

    SourceOptions m_sources;
    std::string m_format;
    bool m_workers = false;
    bool m_tasks = false;
};

} // namespace

std::unique_ptr<Verb> makeStatusVerb()
{
    return std::make_unique<StatusVerb>();
}

} // namespace perfdeck
