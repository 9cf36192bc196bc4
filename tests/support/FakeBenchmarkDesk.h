// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/BenchmarkDesk.h"

#include <QMetaObject>
#include <QPointer>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace perfdeck {

/// A desk that a test fills and looks at. Commands change it as the real one would, and are kept in
/// order; nothing is measured. Answers come at the next turn of the event loop. GUI thread.
class FakeBenchmarkDesk final : public BenchmarkDesk
{
public:
    using BenchmarkDesk::BenchmarkDesk;

    // What there is.

    void setDefinitions(BenchmarkDefinitions definitions)
    {
        m_definitions = std::make_shared<const BenchmarkDefinitions>(std::move(definitions));
        Q_EMIT definitionsChanged();
    }

    void setRefused(std::vector<Error> refused) { m_refused = std::move(refused); }

    /// Newest first, with their samples.
    void setRuns(BenchmarkRuns runs)
    {
        m_runs = std::make_shared<const BenchmarkRuns>(std::move(runs));
        Q_EMIT runsChanged();
    }

    void setPreflight(std::vector<VerdictReason> reasons)
    {
        m_preflight = std::move(reasons);
        Q_EMIT preflightChanged();
    }

    void setLive(const std::string &run, std::vector<RunSample> samples)
    {
        m_live[run] = std::move(samples);
    }

    void setServer(Result<BenchmarkServerFactsPtr> facts) { m_server = std::move(facts); }

    void setImport(Result<std::size_t> outcome) { m_import = std::move(outcome); }

    // What was asked of it.

    [[nodiscard]] const BenchmarkDefinitions &started() const { return m_started; }

    [[nodiscard]] const std::vector<std::string> &removed() const { return m_removed; }

    [[nodiscard]] const std::vector<std::string> &resumed() const { return m_resumed; }

    [[nodiscard]] const std::vector<std::string> &imported() const { return m_imported; }

    [[nodiscard]] const BenchmarkDefinitions &kept() const { return m_kept; }

    [[nodiscard]] int looks() const { return m_looks; }

    // The desk.

    [[nodiscard]] BenchmarkDefinitionsPtr definitions() const override { return m_definitions; }

    [[nodiscard]] std::vector<Error> refused() const override { return m_refused; }

    [[nodiscard]] BenchmarkRunsPtr runs() const override { return m_runs; }

    [[nodiscard]] std::vector<VerdictReason> preflight() const override { return m_preflight; }

    [[nodiscard]] ComputePeaksPtr peaks() const override { return nullptr; }

    [[nodiscard]] std::vector<RunSample> liveSamples(const std::string &run) const override
    {
        const auto found = m_live.find(run);
        return found == m_live.end() ? std::vector<RunSample>() : found->second;
    }

    std::string start(BenchmarkDefinition definition) override
    {
        m_started.push_back(definition);
        BenchmarkRun run;
        run.id = std::string(24, 'e') + std::to_string(10'000'000 + m_started.size());
        run.definition = std::move(definition);
        run.state = RunState::Queued;
        run.queued = SystemClock().now();
        BenchmarkRuns runs = *m_runs;
        runs.insert(runs.begin(), std::make_shared<const BenchmarkRun>(run));
        setRuns(std::move(runs));
        return run.id;
    }

    void cancel(std::string run) override
    {
        change(run, [](BenchmarkRun &known) { known.state = RunState::Cancelled; });
    }

    void resume(std::string run) override
    {
        m_resumed.push_back(run);
        change(run, [](BenchmarkRun &known) { known.state = RunState::Queued; });
    }

    void remove(std::string run) override
    {
        m_removed.push_back(run);
        BenchmarkRuns runs = *m_runs;
        std::erase_if(runs, [&run](const BenchmarkRunPtr &known) { return known->id == run; });
        setRuns(std::move(runs));
    }

    void setNote(std::string run, std::string note, std::vector<std::string> tags) override
    {
        change(run, [&](BenchmarkRun &known) {
            known.note = std::move(note);
            known.tags = std::move(tags);
        });
    }

    void lookAtMachine() override
    {
        ++m_looks;
        Q_EMIT preflightChanged();
    }

    void measurePeaks() override { Q_EMIT peaksChanged(); }

    void putDefinition(BenchmarkDefinition definition,
                       QObject *receiver,
                       std::function<void(Status)> done) override
    {
        m_kept.push_back(definition);
        BenchmarkDefinitions all = *m_definitions;
        std::erase_if(all,
                      [&](const BenchmarkDefinition &known) { return known.id == definition.id; });
        all.push_back(std::move(definition));
        setDefinitions(std::move(all));
        later(receiver, [done = std::move(done)] { done(Status()); });
    }

    void importFile(std::string path,
                    QObject *receiver,
                    std::function<void(Result<std::size_t>)> done) override
    {
        m_imported.push_back(std::move(path));
        later(receiver, [done = std::move(done), outcome = m_import] { done(outcome); });
    }

    void askRun(std::string run,
                QObject *receiver,
                std::function<void(Result<BenchmarkRunPtr>)> answer) override
    {
        const auto found
            = std::ranges::find(*m_runs, run, [](const auto &known) { return known->id; });
        Result<BenchmarkRunPtr> known
            = failure(ErrorKind::NotFound, "There is no run " + run, {}, "Choose another one");
        if (found != m_runs->end())
            known = *found;
        later(receiver, [answer = std::move(answer), known] { answer(known); });
    }

    void askServer(std::string,
                   QObject *receiver,
                   std::function<void(Result<BenchmarkServerFactsPtr>)> answer) override
    {
        later(receiver, [answer = std::move(answer), facts = m_server] { answer(facts); });
    }

private:
    template<class Change>
    void change(const std::string &run, const Change &change)
    {
        BenchmarkRuns runs = *m_runs;
        for (BenchmarkRunPtr &known : runs) {
            if (known->id != run)
                continue;
            BenchmarkRun changed = *known;
            change(changed);
            known = std::make_shared<const BenchmarkRun>(std::move(changed));
        }
        setRuns(std::move(runs));
    }

    template<class Call>
    static void later(QObject *receiver, Call call)
    {
        QMetaObject::invokeMethod(receiver, std::move(call), Qt::QueuedConnection);
    }

    BenchmarkDefinitionsPtr m_definitions = std::make_shared<const BenchmarkDefinitions>();
    BenchmarkRunsPtr m_runs = std::make_shared<const BenchmarkRuns>();
    std::vector<Error> m_refused;
    std::vector<VerdictReason> m_preflight;
    std::map<std::string, std::vector<RunSample>> m_live;
    Result<BenchmarkServerFactsPtr> m_server = std::make_shared<const BenchmarkServerFacts>();
    Result<std::size_t> m_import = std::size_t(1);
    BenchmarkDefinitions m_started;
    BenchmarkDefinitions m_kept;
    std::vector<std::string> m_removed;
    std::vector<std::string> m_resumed;
    std::vector<std::string> m_imported;
    int m_looks = 0;
};

} // namespace perfdeck
