// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/cluster/RoundReader.h"
#include "core/collect/cluster/ServerReaders.h"
#include "core/collect/parse/SampleText.h"
#include "core/model/ClusterWords.h"

#include <array>
#include <deque>
#include <map>

namespace perfdeck {

namespace {

/// Series of the totals, and the factor to base units.
struct TotalSeries
{
    std::string_view name;
    std::optional<double> ClusterTotals::*field;
    double factor;
};

// Left out: pending tasks, completed tasks, and throughput, allocation time and efficiency of 0,
// which the real manager's exporter always shows without having them.
constexpr std::array kTotals{
    TotalSeries{"drm_worker_count", &ClusterTotals::workers, 1},
    TotalSeries{"drm_active_tasks", &ClusterTotals::tasksRunning, 1},
};
constexpr std::array kUnlessZero{
    TotalSeries{"drm_pending_tasks", &ClusterTotals::tasksPending, 1},
    TotalSeries{"drm_completed_tasks_total", &ClusterTotals::tasksCompleted, 1},
    TotalSeries{"drm_task_throughput_per_second", &ClusterTotals::tasksPerSecond, 1},
    TotalSeries{"drm_allocation_time_milliseconds", &ClusterTotals::allocationSeconds, 1e-3},
    TotalSeries{"drm_resource_efficiency_percent", &ClusterTotals::efficiencyRatio, 0.01},
};

struct ShareSeries
{
    std::string_view resource;
    std::optional<double> Utilization::*field;
};

constexpr std::array kShares{
    ShareSeries{"cpu", &Utilization::cpuRatio},
    ShareSeries{"memory", &Utilization::memoryRatio},
    ShareSeries{"gpu", &Utilization::gpuRatio},
};

/// The field of "drm_" + `middle` + resource + "_utilization_percent"; null for other names.
std::optional<double> Utilization::*shareOf(std::string_view name, std::string_view middle)
{
    for (const ShareSeries &share : kShares)
        if (name == std::string(middle).append(share.resource).append("_utilization_percent"))
            return share.field;
    return nullptr;
}

/// P. A decision is told by a label that was not there before: its counters rise with every update
/// of the exporter, whatever happens. A label whose text counts seconds down is the same decision.
class DrmExporter final : public RoundReader
{
public:
    DrmExporter(SourceId source, std::string name)
        : RoundReader(ServerKind::DrmExporter, source, std::move(name))
    {
    }

protected:
    [[nodiscard]] std::vector<ServerRequest> requests() override
    {
        m_workers.clear();
        return {{ReadingPart::Totals, "/metrics"}};
    }

    [[nodiscard]] Status read(const ServerRequest &request, std::string_view body) override;
    void complete() override;

private:
    static constexpr std::size_t kMostReasons = 10'000;

    void readLine(std::string_view line);
    void readTotal(const ScrapedSeries &series, double value);
    void readWorker(const ScrapedSeries &series, std::string_view id, double value);
    void readDecision(const ScrapedSeries &series);

    std::map<std::string, Worker, std::less<>> m_workers;
    std::map<std::string, bool> m_reasons; ///< met so far
    bool m_hasLooked = false;
    ScrapedSeries m_series;
};

std::string_view labelOf(const ScrapedSeries &series, std::string_view name)
{
    for (const auto &[label, value] : series.labels)
        if (label == name)
            return value;
    return {};
}

/// The reason without the seconds that change: "… (5s remaining)".
std::string settled(std::string_view reason)
{
    std::string text;
    for (std::size_t at = 0; at < reason.size(); ++at) {
        const bool digit = reason[at] >= '0' && reason[at] <= '9';
        if (!digit)
            text += reason[at];
        else if (!text.ends_with('#'))
            text += '#';
    }
    return text;
}

Status DrmExporter::read(const ServerRequest & /*request*/, std::string_view body)
{
    if (body.find("drm_") == body.npos)
        return failure(ErrorKind::InvalidInput, "the page has no drm_ metrics");
    for (std::size_t at = 0; at < body.size();) {
        const std::size_t end = std::min(body.find('\n', at), body.size());
        const std::string_view line = body.substr(at, end - at);
        at = end + 1;
        if (line.starts_with("drm_") && line.size() <= kMaxLineBytes)
            readLine(line);
    }
    m_hasLooked = true;
    return {};
}

void DrmExporter::readLine(std::string_view line)
{
    const char *end = line.data() + line.size();
    const char *series = findSeriesEnd(line.data(), end);
    SampleTail tail;
    if (series == nullptr
        || readSeries({line.data(), static_cast<std::size_t>(series - line.data())}, m_series)
        || readTail(series, end, StampUnit::Milliseconds, tail))
        return;
    const std::string_view worker = labelOf(m_series, "worker_id");
    if (!worker.empty())
        readWorker(m_series, worker, tail.value);
    else if (m_series.name == "drm_simulated" && tail.value != 0)
        markSimulated();
    else if (m_series.name == "drm_scaling_operations_total")
        readDecision(m_series);
    else
        readTotal(m_series, tail.value);
}

void DrmExporter::readTotal(const ScrapedSeries &series, double value)
{
    ClusterTotals &totals = reading().totals;
    for (const TotalSeries &known : kTotals)
        if (series.name == known.name)
            totals.*known.field = value * known.factor;
    for (const TotalSeries &known : kUnlessZero)
        if (series.name == known.name && value != 0)
            totals.*known.field = value * known.factor;
    if (const auto share = shareOf(series.name, "drm_"))
        totals.reserved.*share = value * 0.01;
}

void DrmExporter::readWorker(const ScrapedSeries &series, std::string_view id, double value)
{
    auto at = m_workers.find(id);
    if (at == m_workers.end()) {
        at = m_workers.emplace(std::string(id), Worker()).first;
        at->second.profile = profiles().get(id, {}, [](WorkerProfile &) {});
    }
    if (series.name == "drm_worker_tasks")
        at->second.tasksRunning = asCount<std::uint32_t>(value);
    if (const auto share = shareOf(series.name, "drm_worker_"))
        at->second.reserved.*share = value * 0.01;
}

void DrmExporter::readDecision(const ScrapedSeries &series)
{
    ScalingDecision decision;
    decision.time = reading().time;
    decision.reason = labelOf(series, "reason");
    decision.action = scalingAction(labelOf(series, "direction"));
    const std::string key
        = std::string(actionName(decision.action)) + '|' + settled(decision.reason);
    if (m_reasons.size() >= kMostReasons || !m_reasons.emplace(key, true).second || !m_hasLooked)
        return; // what the first page shows happened at an unknown time
    reading().scaling.push_back(std::move(decision));
}

void DrmExporter::complete()
{
    // The exporter keeps the last values of workers that left, so its list is no list of workers:
    // it adds to what a coordinator reports.
    workers().reserve(m_workers.size());
    for (auto &[id, worker] : m_workers)
        workers().push_back(std::move(worker));
}

} // namespace

std::unique_ptr<ServerReader> makeDrmExporter(SourceId source, std::string name)
{
    return std::make_unique<DrmExporter>(source, std::move(name));
}

} // namespace perfdeck
