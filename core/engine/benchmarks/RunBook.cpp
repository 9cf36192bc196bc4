// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/benchmarks/RunBook.h"

#include "core/runs/plan/RunExecution.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace perfdeck {

namespace {

BenchmarkRunPtr withoutSamples(const BenchmarkRun &run)
{
    auto light = std::make_shared<BenchmarkRun>(run);
    for (BenchmarkCell &cell : light->cells)
        for (MeasuredValues &values : cell.values)
            std::vector<double>().swap(values.samples);
    return light;
}

bool hasSamples(const BenchmarkRun &run)
{
    return std::ranges::any_of(run.cells, [](const BenchmarkCell &cell) {
        return std::ranges::any_of(
            cell.values, [](const MeasuredValues &values) { return !values.samples.empty(); });
    });
}

Timestamp moment(const BenchmarkRun &run)
{
    return run.start == Timestamp{} ? run.queued : run.start;
}

} // namespace

bool RunBook::put(const BenchmarkRun &run)
{
    BenchmarkRunPtr light = withoutSamples(run);
    BenchmarkRunPtr whole = hasSamples(run) ? std::make_shared<const BenchmarkRun>(run) : nullptr;
    const std::scoped_lock lock(m_mutex);
    if (m_removed.contains(run.id))
        return false;
    m_runs[run.id] = {std::move(light), std::move(whole)};
    m_all = nullptr;
    return true;
}

void RunBook::putProgress(const BenchmarkRun &run)
{
    const std::scoped_lock lock(m_mutex);
    const auto at = m_runs.find(run.id);
    if (at == m_runs.end())
        return;
    auto light = std::make_shared<BenchmarkRun>(*at->second.light);
    light->progress = run.progress;
    at->second.light = std::move(light);
    m_all = nullptr;
}

void RunBook::putSample(const std::string &run, RunSample sample)
{
    const std::scoped_lock lock(m_mutex);
    std::deque<RunSample> &samples = m_samples[run];
    const Timestamp oldest = sample.time - kSampleTime;
    samples.push_back(std::move(sample));
    while (samples.front().time < oldest)
        samples.pop_front();
}

BenchmarkRunPtr RunBook::remove(const std::string &id)
{
    const std::scoped_lock lock(m_mutex);
    const auto at = m_runs.find(id);
    if (at == m_runs.end())
        return nullptr;
    BenchmarkRunPtr run = at->second.light;
    m_runs.erase(at);
    m_samples.erase(id);
    m_removed.insert(id);
    m_all = nullptr;
    return run;
}

BenchmarkRunPtr
RunBook::setNote(const std::string &id, std::string note, std::vector<std::string> tags)
{
    const std::scoped_lock lock(m_mutex);
    const auto at = m_runs.find(id);
    if (at == m_runs.end())
        return nullptr;
    for (BenchmarkRunPtr *each : {&at->second.light, &at->second.whole}) {
        if (!*each)
            continue;
        auto changed = std::make_shared<BenchmarkRun>(**each);
        changed->note = note;
        changed->tags = tags;
        *each = std::move(changed);
    }
    m_all = nullptr;
    return at->second.light;
}

BenchmarkRunsPtr RunBook::all() const
{
    const std::scoped_lock lock(m_mutex);
    if (m_all)
        return m_all;
    auto runs = std::make_shared<BenchmarkRuns>();
    for (const auto &[id, entry] : m_runs)
        runs->push_back(entry.light);
    std::ranges::stable_sort(*runs, [](const BenchmarkRunPtr &a, const BenchmarkRunPtr &b) {
        return moment(*a) > moment(*b);
    });
    m_all = runs;
    return m_all;
}

std::vector<RunSample> RunBook::samples(const std::string &run) const
{
    const std::scoped_lock lock(m_mutex);
    const auto at = m_samples.find(run);
    if (at == m_samples.end())
        return {};
    return {at->second.begin(), at->second.end()};
}

BenchmarkRunPtr RunBook::whole(const std::string &id) const
{
    const std::scoped_lock lock(m_mutex);
    const auto at = m_runs.find(id);
    return at == m_runs.end() ? nullptr : at->second.whole;
}

std::optional<std::string> RunBook::measuredBefore(const BenchmarkDefinition &definition,
                                                   const CellKey &key,
                                                   const std::string &environment) const
{
    const std::string work = workOf(definition);
    for (const BenchmarkRunPtr &run : *all()) {
        if (run->environment.key != environment || run->definition.kind != definition.kind
            || workOf(run->definition) != work)
            continue;
        for (const BenchmarkCell &cell : run->cells)
            if (cell.key == key && !cell.isSkipped && cell.verdict == RunVerdict::Valid)
                return run->id;
    }
    return std::nullopt;
}

} // namespace perfdeck
