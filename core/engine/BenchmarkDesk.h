// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/BenchmarkRun.h"
#include "core/model/BenchmarkServerFacts.h"
#include "core/model/ComputePeak.h"

#include <QObject>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace perfdeck {

/// Benchmarks as windows see them: immutable snapshots, commands that return at once, and questions
/// answered later on the thread of the desk (the GUI thread) unless `receiver` died.
class BenchmarkDesk : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    // Snapshots; none is ever null.
    /// Bundled ones and those of the user's folder, in the order of their titles.
    [[nodiscard]] virtual BenchmarkDefinitionsPtr definitions() const = 0;
    /// Files that could not be read, a sentence each.
    [[nodiscard]] virtual std::vector<Error> refused() const = 0;
    /// All that are kept, newest first, with those that wait and run; cells without their samples.
    [[nodiscard]] virtual BenchmarkRunsPtr runs() const = 0;
    /// What stands against measuring now, and what to do about it; asked anew by each call of
    /// lookAtMachine().
    [[nodiscard]] virtual std::vector<VerdictReason> preflight() const = 0;
    /// Null until they were measured on this machine.
    [[nodiscard]] virtual ComputePeaksPtr peaks() const = 0;
    /// Of a running cell, ascending in time; of the last ten minutes.
    [[nodiscard]] virtual std::vector<RunSample> liveSamples(const std::string &run) const = 0;

    // Commands, followed by the signal of what they change.
    /// Gives the id of the run.
    virtual std::string start(BenchmarkDefinition definition) = 0;
    virtual void cancel(std::string run) = 0;
    /// Again what was cancelled, failed or cut off by the end of the program.
    virtual void resume(std::string run) = 0;
    virtual void remove(std::string run) = 0;
    virtual void setNote(std::string run, std::string note, std::vector<std::string> tags) = 0;
    virtual void lookAtMachine() = 0;
    virtual void measurePeaks() = 0;
    /// Into the user's folder.
    virtual void putDefinition(BenchmarkDefinition definition,
                               QObject *receiver,
                               std::function<void(Status)> done)
        = 0;
    /// Results of another tool; gives how many runs came in.
    virtual void
    importFile(std::string path, QObject *receiver, std::function<void(Result<std::size_t>)> done)
        = 0;

    // Questions.
    /// A run with all its samples.
    virtual void
    askRun(std::string run, QObject *receiver, std::function<void(Result<BenchmarkRunPtr>)> answer)
        = 0;
    virtual void askServer(std::string address,
                           QObject *receiver,
                           std::function<void(Result<BenchmarkServerFactsPtr>)> answer)
        = 0;

Q_SIGNALS:
    void definitionsChanged();
    void runsChanged(); ///< at most four times a second
    void preflightChanged();
    void peaksChanged();
};

} // namespace perfdeck
