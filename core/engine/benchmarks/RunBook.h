// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/BenchmarkRun.h"

#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace perfdeck {

/// All runs of benchmarks that a session knows, each as it was last heard of. Any thread.
class RunBook final
{
public:
    /// In place of the one with its id; false for one that was removed.
    bool put(const BenchmarkRun &run);
    /// Progress alone.
    void putProgress(const BenchmarkRun &run);
    void putSample(const std::string &run, RunSample sample);
    /// Gives what it was; null for one that is not there.
    BenchmarkRunPtr remove(const std::string &id);
    /// With note and tags changed; null for one that is not there.
    BenchmarkRunPtr setNote(const std::string &id, std::string note, std::vector<std::string> tags);

    /// Newest first, cells without single values. Never null.
    [[nodiscard]] BenchmarkRunsPtr all() const;
    [[nodiscard]] std::vector<RunSample> samples(const std::string &run) const;
    /// With single values, if it was measured or read in this session.
    [[nodiscard]] BenchmarkRunPtr whole(const std::string &id) const;
    /// The run that has measured the cell of the same work in the same environment, validly.
    [[nodiscard]] std::optional<std::string> measuredBefore(const BenchmarkDefinition &definition,
                                                            const CellKey &key,
                                                            const std::string &environment) const;

    static constexpr Duration kSampleTime = std::chrono::minutes(10);

private:
    struct Entry
    {
        BenchmarkRunPtr light; ///< without single values
        BenchmarkRunPtr whole; ///< null: only the history has it
    };

    mutable std::mutex m_mutex;
    std::map<std::string, Entry> m_runs;
    std::set<std::string> m_removed;
    std::map<std::string, std::deque<RunSample>> m_samples;
    mutable BenchmarkRunsPtr m_all; ///< null: to be made anew
};

} // namespace perfdeck
