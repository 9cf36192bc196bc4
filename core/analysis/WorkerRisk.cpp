// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/WorkerRisk.h"

#include "core/analysis/Reliability.h"
#include "core/model/Liveness.h"
#include "core/stats/Quantile.h"

#include <algorithm>
#include <map>

namespace perfdeck {

namespace {

using Kind = RiskReason::Kind;

/// What all workers together have done and are like: what one of them is held against.
class Crowd final
{
public:
    Crowd(std::span<const Worker> workers,
          std::span<const Outage> outages,
          std::span<const CircuitBreaker> breakers)
    {
        for (const Worker &worker : workers) {
            if (worker.tasksFailed && worker.tasksCompleted) {
                m_failed += *worker.tasksFailed;
                m_completed += *worker.tasksCompleted;
                ++m_counted;
            }
            if (isAlive(worker.state) && worker.lastSeen)
                m_newest = std::max(m_newest, *worker.lastSeen);
        }
        for (const Worker &worker : workers)
            if (isAlive(worker.state) && worker.lastSeen)
                m_silences.push_back(silenceOf(worker));
        std::ranges::sort(m_silences);
        for (const Outage &outage : outages)
            ++m_outages[outage.worker];
        for (const CircuitBreaker &breaker : breakers)
            if (breaker.guards == "worker")
                m_breakers.emplace(breaker.name, &breaker);
    }

    [[nodiscard]] WorkerRisk riskOf(const Worker &worker) const
    {
        WorkerRisk risk{worker.id(), {}};
        for (const auto &reason : {health(worker),
                                   breaker(worker),
                                   failures(worker),
                                   losses(worker),
                                   heartbeat(worker),
                                   memory(worker)})
            if (reason)
                risk.reasons.push_back(*reason);
        return risk;
    }

private:
    using Reason = std::optional<RiskReason>;

    /// Against the newest heartbeat of any: the clock is that of the servers then.
    [[nodiscard]] double silenceOf(const Worker &worker) const
    {
        return std::chrono::duration<double>(m_newest - *worker.lastSeen).count();
    }

    static Reason health(const Worker &worker)
    {
        return worker.isHealthy.value_or(true) ? Reason() : RiskReason{Kind::Unhealthy};
    }

    [[nodiscard]] Reason breaker(const Worker &worker) const
    {
        const auto found = m_breakers.find(worker.id());
        if (found == m_breakers.end()
            || (found->second->state != BreakerState::Open
                && found->second->state != BreakerState::HalfOpen))
            return {};
        return RiskReason{Kind::OpenBreaker, double(found->second->trips)};
    }

    [[nodiscard]] Reason failures(const Worker &worker) const
    {
        if (!worker.tasksFailed || !worker.tasksCompleted)
            return {};
        const std::uint64_t ended = *worker.tasksFailed + *worker.tasksCompleted;
        const auto own = wilson(*worker.tasksFailed, ended);
        const auto others = wilson(m_failed - *worker.tasksFailed, m_failed + m_completed - ended);
        const auto surely = wilson(*worker.tasksFailed, ended, m_counted);
        if (!own || !others || surely->low <= others->high)
            return {};
        return RiskReason{Kind::FailureShare, own->ratio, others->high, own, others, ended};
    }

    [[nodiscard]] Reason losses(const Worker &worker) const
    {
        const auto found = m_outages.find(worker.id());
        if (found == m_outages.end() || found->second < kManyOutages)
            return {};
        return RiskReason{
            Kind::RecentOutages, double(found->second), double(kManyOutages), {}, {}, 0};
    }

    /// Three times as long as half of the others were silent at most, and never for less than that
    /// of a usual heartbeat.
    [[nodiscard]] Reason heartbeat(const Worker &worker) const
    {
        constexpr std::size_t kLeastOthers = 3;
        constexpr double kTimes = 3;
        constexpr double kLeastSeconds = 30;
        if (!worker.lastSeen || m_silences.size() < kLeastOthers)
            return {};
        const double limit = std::max(kLeastSeconds, kTimes * quantileOfSorted(m_silences, 0.5));
        const double silence = silenceOf(worker);
        return silence > limit ? Reason(RiskReason{Kind::SilentHeartbeat, silence, limit})
                               : Reason();
    }

    static Reason memory(const Worker &worker)
    {
        if (worker.measured.memoryRatio.value_or(0) < kHighMemory)
            return {};
        return RiskReason{Kind::MemoryPressure, *worker.measured.memoryRatio, kHighMemory};
    }

    std::uint64_t m_failed = 0;
    std::uint64_t m_completed = 0;
    std::uint64_t m_counted = 0; ///< workers whose tasks are reported
    Timestamp m_newest = Timestamp::min();
    std::vector<double> m_silences; ///< seconds, ascending
    std::map<std::string_view, std::size_t> m_outages;
    std::map<std::string_view, const CircuitBreaker *> m_breakers;
};

} // namespace

std::vector<WorkerRisk> workersAtRisk(std::span<const Worker> workers,
                                      std::span<const Outage> outages,
                                      std::span<const CircuitBreaker> breakers)
{
    const Crowd crowd(workers, outages, breakers);
    std::vector<WorkerRisk> risks;
    for (const Worker &worker : workers) {
        if (!isAlive(worker.state))
            continue;
        WorkerRisk risk = crowd.riskOf(worker);
        if (!risk.reasons.empty())
            risks.push_back(std::move(risk));
    }
    std::ranges::sort(risks, [](const WorkerRisk &a, const WorkerRisk &b) {
        return a.reasons.size() != b.reasons.size() ? a.reasons.size() > b.reasons.size()
                                                    : a.worker < b.worker;
    });
    return risks;
}

} // namespace perfdeck
