// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/plan/RunExecution.h"

#include "core/model/BenchmarkWords.h"
#include "core/runs/plan/DefinitionFile.h"
#include "core/runs/plan/Preflight.h"
#include "core/runs/plan/Verdict.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <random>
#include <set>
#include <utility>

namespace perfdeck {

namespace {

/// One run while it is executed.
class Execution final
{
public:
    Execution(BenchmarkRun run,
              CellRunner &runner,
              const RunSurroundings &surroundings,
              const std::stop_token &stop,
              const RunListener &listener)
        : m_run(std::move(run))
        , m_runner(runner)
        , m_surroundings(surroundings)
        , m_stop(stop)
        , m_listener(listener)
    {
    }

    BenchmarkRun execute()
    {
        m_began = m_surroundings.clock->steady();
        if (begin()) {
            do
                workOpenCells();
            while (!m_stop.stop_requested() && takeMoreCells());
            checkEnvironment();
            end();
        }
        return std::move(m_run);
    }

private:
    [[nodiscard]] static bool isOpen(const BenchmarkCell &cell)
    {
        return cell.state != RunState::Finished && cell.state != RunState::Failed
            && !cell.isSkipped;
    }

    void workOpenCells()
    {
        for (std::size_t at = 0; at < m_run.cells.size() && !m_stop.stop_requested(); ++at)
            if (isOpen(m_run.cells[at]))
                work(at);
    }

    /// A search or a sweep goes on; false when it has what it wanted.
    bool takeMoreCells()
    {
        bool isMore = false;
        for (const CellKey &key : m_runner.moreCells(m_run.definition, m_run.cells)) {
            if (std::ranges::find(m_run.cells, key, &BenchmarkCell::key) != m_run.cells.end()
                || m_run.cells.size() >= kMostCells)
                continue;
            m_run.cells.push_back(anew(key));
            isMore = true;
        }
        return isMore;
    }

    [[nodiscard]] EnvironmentFingerprint fingerprint(const MachineLook &look) const
    {
        return fingerprintOf(look, m_runner.facts(m_run.definition));
    }

    bool begin()
    {
        m_run.state = RunState::Running;
        m_run.waitsFor.clear();
        m_run.error.clear();
        m_run.end = {};
        // What a server measures does not depend on this machine.
        const bool isHere = m_run.definition.kind != BenchmarkKind::Remote;
        const MachineLook look = isHere ? m_surroundings.look() : MachineLook();
        m_run.preflight = preflight(look);
        EnvironmentFingerprint environment = fingerprint(look);
        distrustEarlier(environment);
        m_run.environment = std::move(environment);
        if (m_run.start == Timestamp{})
            m_run.start = m_surroundings.clock->now();
        if (!m_run.cells.empty()) {
            reopenFailed();
            progress(0, {});
            return true;
        }
        auto keys = m_runner.cells(m_run.definition);
        if (!keys)
            return fail(keys.error().message());
        for (CellKey &key : *keys)
            m_run.cells.emplace_back().key = std::move(key);
        progress(0, {});
        return true;
    }

    /// Resumed: what failed is tried again.
    void reopenFailed()
    {
        for (BenchmarkCell &cell : m_run.cells)
            if (cell.state != RunState::Finished)
                cell = anew(std::move(cell.key));
    }

    static BenchmarkCell anew(CellKey key)
    {
        BenchmarkCell cell;
        cell.key = std::move(key);
        return cell;
    }

    /// Cells measured before the program ended count only if nothing has changed since.
    void distrustEarlier(const EnvironmentFingerprint &now)
    {
        if (m_run.environment.key.empty() || m_run.environment.key == now.key)
            return;
        for (BenchmarkCell &cell : m_run.cells)
            distrust(cell, m_run.environment, now);
    }

    static void distrust(BenchmarkCell &cell,
                         const EnvironmentFingerprint &before,
                         const EnvironmentFingerprint &after)
    {
        if (cell.state != RunState::Finished)
            return;
        std::string text = "The environment changed during the run";
        for (const std::string &fact : differentFacts(before, after))
            text += "; " + fact;
        cell.reasons.push_back({"environment-changed", std::move(text), true});
        cell.verdict = RunVerdict::Invalid;
    }

    void checkEnvironment()
    {
        if (m_run.definition.kind == BenchmarkKind::Remote || m_measured.empty())
            return;
        const EnvironmentFingerprint after = fingerprint(m_surroundings.look());
        if (after.key == m_run.environment.key)
            return;
        for (BenchmarkCell &cell : m_run.cells)
            if (m_measured.contains(cell.key))
                distrust(cell, m_run.environment, after);
    }

    bool fail(std::string error)
    {
        m_run.error = std::move(error);
        m_run.state = RunState::Failed;
        m_run.end = m_surroundings.clock->now();
        tell();
        return false;
    }

    void skip(BenchmarkCell &cell, std::string why)
    {
        cell.isSkipped = true;
        cell.state = RunState::Finished;
        cell.skippedFor = std::move(why);
    }

    /// Left out by progressive or incremental mode.
    bool isLeftOut(BenchmarkCell &cell)
    {
        const BenchmarkDefinition &definition = m_run.definition;
        if (definition.isProgressive)
            for (const BenchmarkCell &done : m_run.cells)
                if (done.state == RunState::Finished && !done.isSkipped
                    && liesBehind(cell.key, done.key) && missesAny(done, definition)) {
                    skip(cell, "Already " + cellTitle(done.key) + " misses an objective");
                    return true;
                }
        if (!definition.isIncremental || !m_surroundings.measuredBefore)
            return false;
        const auto before
            = m_surroundings.measuredBefore(definition, cell.key, m_run.environment.key);
        if (before)
            skip(cell, "The same environment has measured it in run " + *before);
        return before.has_value();
    }

    void work(std::size_t at)
    {
        BenchmarkCell &cell = m_run.cells[at];
        if (isLeftOut(cell))
            return progress(0, {});
        cell.state = RunState::Running;
        m_current = at;
        progress(0, {});
        CellListener listener;
        listener.progress = [this](double ratio, std::string step) { progress(ratio, step); };
        listener.sample = [this](RunSample sample) {
            if (m_listener.sample)
                m_listener.sample(m_run, std::move(sample));
        };
        const Timestamp start = m_surroundings.clock->now();
        auto measured = m_runner.run(m_run.definition, cell.key, m_stop, listener);
        take(cell, std::move(measured), start);
        m_current.reset();
        progress(0, {});
    }

    void take(BenchmarkCell &cell, Result<BenchmarkCell> measured, Timestamp start)
    {
        if (measured && !m_stop.stop_requested()) {
            const CellKey key = cell.key;
            cell = std::move(*measured);
            cell.key = key;
            cell.state = RunState::Finished;
            for (const VerdictReason &reason : m_run.preflight)
                if (reason.isFatal)
                    cell.reasons.push_back(reason);
            judge(cell, m_run.definition);
            m_measured.insert(key);
        } else if (m_stop.stop_requested()) {
            cell.state = RunState::Cancelled; // half of a cell is no result
        } else {
            cell.state = RunState::Failed;
            cell.error = measured.error().message();
        }
        if (cell.start == Timestamp{})
            cell.start = start;
        if (cell.end == Timestamp{})
            cell.end = m_surroundings.clock->now();
    }

    void end()
    {
        const auto isFailed
            = [](const BenchmarkCell &cell) { return cell.state == RunState::Failed; };
        const auto first = std::ranges::find_if(m_run.cells, isFailed);
        m_run.state = m_stop.stop_requested() ? RunState::Cancelled : RunState::Finished;
        if (m_run.state == RunState::Finished && std::ranges::all_of(m_run.cells, isFailed)) {
            m_run.state = RunState::Failed;
            m_run.error
                = first == m_run.cells.end() ? "There was nothing to measure" : first->error;
        }
        for (BenchmarkCell &cell : m_run.cells)
            if (m_run.state == RunState::Cancelled && isOpen(cell))
                cell.state = RunState::Cancelled;
        m_run.end = m_surroundings.clock->now();
        progress(0, {});
    }

    void progress(double ratio, const std::string &step)
    {
        RunProgress &progress = m_run.progress;
        std::map<std::string, std::pair<std::size_t, std::size_t>> models; // done, all
        progress.cells = m_run.cells.size();
        progress.cellsDone = 0;
        for (const BenchmarkCell &cell : m_run.cells) {
            const bool isDone = !isOpen(cell);
            progress.cellsDone += isDone ? 1 : 0;
            models[cell.key.model].first += isDone ? 1 : 0;
            ++models[cell.key.model].second;
        }
        progress.models = models.size();
        progress.modelsDone = static_cast<std::size_t>(std::ranges::count_if(
            models, [](const auto &model) { return model.second.first == model.second.second; }));
        const double done = static_cast<double>(progress.cellsDone)
            + (m_current ? std::clamp(ratio, 0.0, 1.0) : 0);
        progress.ratio = m_run.cells.empty() ? 0 : done / static_cast<double>(m_run.cells.size());
        progress.step = m_current
            ? cellTitle(m_run.cells[*m_current].key) + (step.empty() ? "" : ", " + step)
            : std::string();
        estimateLeft();
        if (!m_current || step.empty())
            tell();
        else if (m_listener.progressed)
            m_listener.progressed(m_run);
    }

    /// From the cells that were measured since it was started or resumed.
    void estimateLeft()
    {
        const double ratio = m_run.progress.ratio;
        constexpr double kLeast = 0.01; // before that it would be a guess
        if (!m_firstRatio)
            m_firstRatio = ratio;
        m_run.progress.left.reset();
        const double made = ratio - *m_firstRatio;
        if (m_run.state != RunState::Running || made < kLeast)
            return;
        const auto past = m_surroundings.clock->steady() - m_began;
        m_run.progress.left = std::chrono::duration_cast<Duration>(past * ((1 - ratio) / made));
    }

    void tell() const
    {
        if (m_listener.changed)
            m_listener.changed(m_run);
    }

    BenchmarkRun m_run;
    CellRunner &m_runner;
    const RunSurroundings &m_surroundings;
    const std::stop_token &m_stop;
    const RunListener &m_listener;
    SteadyTime m_began;
    std::optional<std::size_t> m_current;
    std::optional<double> m_firstRatio;
    std::set<CellKey> m_measured;
};

} // namespace

BenchmarkRun executeRun(BenchmarkRun run,
                        CellRunner &runner,
                        const RunSurroundings &surroundings,
                        const std::stop_token &stop,
                        const RunListener &listener)
{
    return Execution(std::move(run), runner, surroundings, stop, listener).execute();
}

std::string workOf(const BenchmarkDefinition &definition)
{
    BenchmarkDefinition work = definition;
    const BenchmarkDefinition usual;
    work.title = "-";
    work.description.clear();
    work.priority = usual.priority;
    work.matrix = usual.matrix;
    work.objectives.clear();
    work.isProgressive = false;
    work.isIncremental = false;
    return definitionText(work);
}

std::string newRunId()
{
    std::random_device random;
    std::string id;
    for (int i = 0; i < 4; ++i) {
        std::array<char, 9> part{};
        std::snprintf(part.data(), part.size(), "%08x", random() & 0xffffffffU);
        id += part.data();
    }
    return id;
}

} // namespace perfdeck
