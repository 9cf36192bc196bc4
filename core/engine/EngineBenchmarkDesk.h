// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Announcer.h"
#include "core/engine/BenchmarkDesk.h"
#include "core/engine/benchmarks/RunBook.h"
#include "core/runs/plan/BenchmarkScheduler.h"
#include "core/store/HistoryStore.h"

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>

namespace perfdeck {

/// What the desk stands on; outlives it.
struct BenchmarkDeskParts
{
    std::shared_ptr<HistoryStore> history; ///< may be null: then runs end with the session
    std::function<void(BenchmarkChanges)> store; ///< any thread
    std::shared_ptr<const Clock> clock;
    std::filesystem::path folder; ///< of the user's definitions
    std::string peakFile; ///< empty: they are not kept
    bool isReadOnly = false;
};

/// The desk of a session. Lives on the thread of the session (the GUI thread). Runs have the
/// threads of the scheduler; disk, network and the look at the machine have one thread more.
class EngineBenchmarkDesk final : public BenchmarkDesk
{
    Q_OBJECT

public:
    explicit EngineBenchmarkDesk(BenchmarkDeskParts parts, QObject *parent = nullptr);
    ~EngineBenchmarkDesk() override;

    /// Reads what is kept; when the history is being opened.
    void start();
    /// Ends what runs, as cancelled. Before the history is closed.
    void stop();

    [[nodiscard]] BenchmarkDefinitionsPtr definitions() const override;
    [[nodiscard]] std::vector<Error> refused() const override;
    [[nodiscard]] BenchmarkRunsPtr runs() const override;
    [[nodiscard]] std::vector<VerdictReason> preflight() const override;
    [[nodiscard]] ComputePeaksPtr peaks() const override;
    [[nodiscard]] std::vector<RunSample> liveSamples(const std::string &run) const override;

    std::string start(BenchmarkDefinition definition) override;
    void cancel(std::string run) override;
    void resume(std::string run) override;
    void remove(std::string run) override;
    void setNote(std::string run, std::string note, std::vector<std::string> tags) override;
    void lookAtMachine() override;
    void measurePeaks() override;
    void putDefinition(BenchmarkDefinition definition,
                       QObject *receiver,
                       std::function<void(Status)> done) override;
    void importFile(std::string path,
                    QObject *receiver,
                    std::function<void(Result<std::size_t>)> done) override;

    void askRun(std::string run,
                QObject *receiver,
                std::function<void(Result<BenchmarkRunPtr>)> answer) override;
    void askServer(std::string address,
                   QObject *receiver,
                   std::function<void(Result<BenchmarkServerFactsPtr>)> answer) override;

private:
    using Task = std::function<void(const std::stop_token &stop)>;

    /// Hands an answer to its asker, on the thread of the desk, unless that died.
    template<class Answer>
    std::function<void(Answer)> answering(QObject *receiver, std::function<void(Answer)> answer);
    /// On the thread of the desk's own work, in order.
    void later(Task task);
    void work(const std::stop_token &stop);
    void readFolder();
    void readHistory(const std::stop_token &stop);
    void takeIn(RunDocuments documents);
    void keep(const BenchmarkRun &run);
    void take(const BenchmarkRun &run);
    [[nodiscard]] Result<BenchmarkRunPtr> wholeRun(const std::string &id) const;
    [[nodiscard]] std::unique_ptr<BenchmarkScheduler> makeScheduler();

    const BenchmarkDeskParts m_parts;
    RunBook m_book;
    Announcer m_runNews;
    mutable std::mutex m_mutex;
    BenchmarkDefinitionsPtr m_definitions; ///< these four guarded by m_mutex
    std::vector<Error> m_refused;
    std::vector<VerdictReason> m_preflight;
    ComputePeaksPtr m_peaks;
    std::deque<Task> m_tasks; ///< guarded by m_mutex
    std::condition_variable_any m_wake;
    std::unique_ptr<BenchmarkScheduler> m_scheduler;
    std::jthread m_worker;
};

} // namespace perfdeck
