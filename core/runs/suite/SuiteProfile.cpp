// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/suite/SuiteProfile.h"

#include "core/runs/suite/GraphExecutor.h"
#include "core/runs/suite/LayerCosts.h"
#include "core/runs/suite/LayerShapes.h"
#include "core/runs/suite/SuiteCell.h"
#include "core/runs/suite/SuitePrecision.h"
#include "core/stats/Quantile.h"

#include <algorithm>
#include <map>

namespace perfdeck {

namespace {

constexpr std::size_t kWarmUps = 3;
constexpr std::size_t kUsualPasses = 20;
/// More would show nothing that fewer do not.
constexpr std::size_t kMostEvents = 1'000'000;

using Marks = std::vector<SteadyTime>; ///< before the first and behind each layer

std::size_t passesOf(const BenchmarkDefinition &definition, std::size_t layers)
{
    const std::size_t asked = definition.effort.count > 0 ? definition.effort.count : kUsualPasses;
    return std::clamp<std::size_t>(asked, 1, std::max<std::size_t>(1, kMostEvents / layers));
}

Result<std::vector<Marks>> timedPasses(GraphExecutor &executor,
                                       std::size_t passes,
                                       const std::stop_token &stop,
                                       const std::function<void(double)> &progress)
{
    std::vector<Marks> all(kWarmUps + passes, Marks(executor.graph().layers.size() + 1));
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (stop.stop_requested())
            return failure(ErrorKind::Cancelled, "The profile was cancelled");
        if (const Status status = executor.run(all[i]); !status)
            return failure(status.error());
        if (progress)
            progress(double(i + 1) / double(all.size()));
    }
    return all;
}

double secondsBetween(SteadyTime from, SteadyTime to)
{
    return std::chrono::duration<double>(to - from).count();
}

/// Fills a profile from passes.
class ProfileMaker final
{
public:
    ProfileMaker(const GraphExecutor &executor, const std::vector<Marks> &passes)
        : m_executor(executor)
        , m_graph(executor.graph())
        , m_passes(passes)
    {
    }

    Profile take(const CellKey &key)
    {
        m_profile.format = ProfileFormat::Builtin;
        m_profile.title = cellWords(key);
        m_profile.producer = "PerfDeck on oneDNN " + oneDnnVersion();
        addLayers();
        addRuns();
        addEvents();
        addMemory();
        m_profile.edges = edgesOf(m_graph);
        return std::move(m_profile);
    }

private:
    [[nodiscard]] std::int64_t nanoseconds(SteadyTime time) const
    {
        return std::chrono::duration_cast<std::chrono::nanoseconds>(time - m_passes[0][0]).count();
    }

    void addLayers()
    {
        for (std::size_t i = 0; i < m_graph.layers.size(); ++i) {
            ProfileLayer layer = describedLayer(m_graph.layers[i]);
            for (std::size_t pass = kWarmUps; pass < m_passes.size(); ++pass)
                layer.selfSeconds.push_back(
                    secondsBetween(m_passes[pass][i], m_passes[pass][i + 1]));
            std::vector<double> sorted = layer.selfSeconds;
            std::ranges::sort(sorted);
            layer.median = quantileOfSorted(sorted, 0.5);
            layer.p10 = quantileOfSorted(sorted, 0.1);
            layer.p90 = quantileOfSorted(sorted, 0.9);
            layer.calls = 1;
            m_profile.layers.push_back(std::move(layer));
        }
    }

    void addRuns()
    {
        std::vector<double> measured;
        for (std::size_t i = 0; i < m_passes.size(); ++i) {
            const Marks &marks = m_passes[i];
            const double seconds = secondsBetween(marks.front(), marks.back());
            m_profile.runs.push_back({nanoseconds(marks.front()), seconds, i < kWarmUps});
            if (i >= kWarmUps)
                measured.push_back(seconds);
        }
        m_profile.runSeconds = medianOf(measured);
    }

    std::uint32_t nameOf(const std::string &text)
    {
        const auto [at, isNew]
            = m_names.try_emplace(text, static_cast<std::uint32_t>(m_names.size()));
        if (isNew)
            m_profile.events.names.push_back(text);
        return at->second;
    }

    void addEvent(SteadyTime from,
                  SteadyTime to,
                  const std::string &name,
                  const std::string &category,
                  std::uint32_t parent,
                  std::uint32_t layer)
    {
        ProfileEvents &events = m_profile.events;
        events.start.push_back(nanoseconds(from));
        events.duration.push_back(nanoseconds(to) - nanoseconds(from));
        events.name.push_back(nameOf(name));
        events.category.push_back(nameOf(category));
        events.track.push_back(0);
        events.parent.push_back(parent);
        events.layer.push_back(layer);
    }

    void addEvents()
    {
        m_profile.tracks.push_back({"oneDNN", m_graph.model, 2, false});
        for (const Marks &marks : m_passes) {
            const auto outer = static_cast<std::uint32_t>(m_profile.events.size());
            addEvent(marks.front(), marks.back(), "pass", "pass", kNoIndex, kNoIndex);
            for (std::uint32_t i = 0; i < m_graph.layers.size(); ++i)
                addEvent(marks[i],
                         marks[i + 1],
                         m_profile.layers[i].name,
                         m_executor.implementation(i),
                         outer,
                         i);
        }
    }

    void addMemory()
    {
        const ExecutorMemory memory = m_executor.memory();
        const std::vector<std::int64_t> &tensors = m_executor.tensorsInUse();
        const auto always = static_cast<double>(memory.parameters + memory.scratch);
        const auto reserved = static_cast<double>(memory.total());
        MemoryCourse course{"cpu", {}};
        for (const Marks &marks : m_passes)
            for (std::uint32_t i = 0; i < tensors.size(); ++i)
                course.points.push_back(
                    {nanoseconds(marks[i]), always + static_cast<double>(tensors[i]), reserved, i});
        m_profile.memory.push_back(std::move(course));
        double peak = 0;
        for (std::size_t i = 0; i < tensors.size(); ++i) {
            ProfileLayer &layer = m_profile.layers[i];
            const std::int64_t before = i > 0 ? tensors[i - 1] : 0;
            layer.memoryInUse = always + static_cast<double>(tensors[i]);
            peak = std::max(peak, layer.memoryInUse);
            layer.memoryPeak = peak;
            layer.memoryAllocated
                = static_cast<double>(std::max(std::int64_t{0}, tensors[i] - before));
        }
    }

    const GraphExecutor &m_executor;
    const LayerGraph &m_graph;
    const std::vector<Marks> &m_passes;
    Profile m_profile;
    std::map<std::string, std::uint32_t> m_names;
};

} // namespace

Result<ProfilePtr> profileSuiteModel(const BenchmarkDefinition &definition,
                                     const CellKey &key,
                                     const std::stop_token &stop,
                                     const std::function<void(double)> &progress)
{
    Result<LayerGraph> graph = suiteGraph(key);
    if (!graph)
        return failure(graph.error());
    const auto executor = GraphExecutor::make(std::move(*graph), key.threads, stop);
    if (!executor)
        return failure(executor.error());
    const std::size_t passes = passesOf(definition, (*executor)->graph().layers.size());
    const Result<std::vector<Marks>> timed = timedPasses(**executor, passes, stop, progress);
    if (!timed)
        return failure(timed.error());
    return std::make_shared<const Profile>(ProfileMaker(**executor, *timed).take(key));
}

} // namespace perfdeck
