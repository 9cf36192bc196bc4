// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/remote/RemoteRunner.h"

#include "core/model/BenchmarkWords.h"
#include "core/runs/plan/MatrixCells.h"
#include "core/runs/remote/RowCell.h"

#include <algorithm>
#include <cmath>

namespace perfdeck {

namespace {

/// "Benchmarking bert on cpu (batch size 1), 25 %, 0 of 2 models, 2 s left".
std::string stepText(const RemoteStatus &status)
{
    std::string text = status.step.empty() ? status.state : status.step;
    text += ", " + std::to_string(std::lround(status.progress * 100)) + " %";
    if (status.models > 0)
        text += ", " + std::to_string(status.modelsDone) + " of " + std::to_string(status.models)
            + (status.models == 1 ? " model" : " models");
    constexpr double kMostSeconds = 1e9;
    if (status.leftSeconds && *status.leftSeconds > 0 && *status.leftSeconds < kMostSeconds)
        text += ", " + std::to_string(std::llround(std::ceil(*status.leftSeconds))) + " s left";
    return text;
}

/// One cell has a limit; the server's run has that of all it works on.
Duration limitOf(const BenchmarkDefinition &definition)
{
    const BenchmarkMatrix &matrix = definition.matrix;
    const std::size_t cells = std::max<std::size_t>(matrix.models.size(), 1)
        * std::max<std::size_t>(matrix.devices.size(), 1)
        * std::max<std::size_t>(matrix.batchSizes.size(), 1);
    return definition.effort.limit * static_cast<int>(std::min<std::size_t>(cells, 10'000));
}

Error failed(const BenchmarkServer &server, const std::string &run, const RemoteStatus &status)
{
    return {ErrorKind::Refused,
            "Run " + run + " failed at " + server.talk().origin(),
            status.error.empty() ? status.step : status.error,
            {}};
}

} // namespace

RemoteRunner::RemoteRunner(FollowPatience patience)
    : m_patience(patience)
{
}

Result<std::vector<CellKey>> RemoteRunner::cells(const BenchmarkDefinition &definition) const
{
    if (const auto server = BenchmarkServer::at(definition.server); !server)
        return failure(server.error());
    return matrixCells(definition);
}

std::vector<CellKey> RemoteRunner::moreCells(const BenchmarkDefinition &definition,
                                             const std::vector<BenchmarkCell> &done) const
{
    std::vector<CellKey> more;
    if (!definition.matrix.models.empty())
        return more;
    std::set<CellKey> known;
    for (const BenchmarkCell &cell : done)
        known.insert(cell.key);
    for (const auto &[request, outcome] : m_outcomes)
        for (const RemoteRow &row : outcome.results.rows)
            if (const CellKey key = keyOfRow(row); known.insert(key).second)
                more.push_back(key);
    return more;
}

Result<BenchmarkCell> RemoteRunner::run(const BenchmarkDefinition &definition,
                                        const CellKey &key,
                                        const std::stop_token &stop,
                                        const CellListener &listener)
{
    const auto server = BenchmarkServer::at(definition.server);
    if (!server)
        return failure(server.error());
    const std::string request = runRequest(definition, key.precision);
    const auto before = m_outcomes.find(request);
    // Asked for a second time it is to be measured a second time.
    if (before == m_outcomes.end() || before->second.given.contains(key))
        m_outcomes[request] = perform(*server, definition, request, stop, listener);
    Outcome &outcome = m_outcomes[request];
    outcome.given.insert(key);
    if (outcome.error)
        return failure(*outcome.error);
    return cellOf(*server, definition, key, outcome, stop);
}

RemoteRunner::Outcome RemoteRunner::perform(const BenchmarkServer &server,
                                            const BenchmarkDefinition &definition,
                                            const std::string &request,
                                            const std::stop_token &stop,
                                            const CellListener &listener) const
{
    Outcome outcome;
    const auto run = server.start(request, stop);
    if (!run) {
        outcome.error = run.error();
        return outcome;
    }
    outcome.run = *run;
    const auto told = [&listener](const RemoteStatus &status) {
        if (listener.progress)
            listener.progress(status.progress, stepText(status));
        if (listener.sample)
            listener.sample({SystemClock().now(), "progress", status.progress});
    };
    const auto status = followRun(server, *run, limitOf(definition), stop, told, m_patience);
    if (!status) {
        outcome.error = status.error();
        return outcome;
    }
    outcome.status = *status;
    if (status->isFailed()) {
        outcome.error = failed(server, *run, *status);
        return outcome;
    }
    auto results = server.results(*run, stop);
    if (results)
        outcome.results = *std::move(results);
    else
        outcome.error = results.error();
    return outcome;
}

Result<BenchmarkCell> RemoteRunner::cellOf(const BenchmarkServer &server,
                                           const BenchmarkDefinition &definition,
                                           const CellKey &key,
                                           const Outcome &outcome,
                                           const std::stop_token &stop) const
{
    BenchmarkCell cell;
    cell.key = key;
    const std::optional<RemoteRow> row = rowOfCell(outcome.results.rows, key, definition.task);
    if (row)
        putRow(*row, cell);
    if (outcome.status.elapsedSeconds)
        cell.numbers["server_elapsed_seconds"] = serverNumber(*outcome.status.elapsedSeconds);
    if (!outcome.results.rest.empty())
        cell.reasons.push_back({"server-said", outcome.results.rest, false});
    if (!row && key.model.empty() && !outcome.results.rows.empty()) {
        cell.isSkipped = true;
        cell.skippedFor = "The server chose the models; each is a cell of its own";
    }
    if (row || key.model.empty())
        return cell;
    if (definition.isIncremental) {
        const auto kept = server.query({key.model, key.device, key.batchSize}, stop);
        const auto stored = kept ? rowOfCell(*kept, key, definition.task) : std::nullopt;
        if (stored) {
            putRow(*stored, cell);
            cell.reasons.push_back(
                {"measured-before",
                 "The server left it out, since it has measured it at " + stored->created + '.',
                 false});
            return cell;
        }
    }
    return failure(ErrorKind::NotFound,
                   "Run " + outcome.run + " at " + server.talk().origin() + " gave no result of "
                       + cellTitle(key),
                   outcome.results.rest,
                   "Look at the reports on the server.");
}

std::map<std::string, std::string> RemoteRunner::facts(const BenchmarkDefinition &definition) const
{
    std::map<std::string, std::string> facts{{"server", definition.server}};
    const auto server = BenchmarkServer::at(definition.server);
    if (!server)
        return facts;
    facts["server"] = server->talk().origin();
    const auto hardware = server->hardware({});
    if (!hardware)
        return facts; // nobody there: the run will say it
    for (const RemoteHardware &one : *hardware)
        facts["server.hardware." + one.name] = one.device + (one.isSimulated ? " (simulated)" : "");
    if (const std::string title = server->title({}); !title.empty())
        facts["server.title"] = title;
    return facts;
}

} // namespace perfdeck
