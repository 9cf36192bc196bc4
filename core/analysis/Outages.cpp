// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/Outages.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace perfdeck {

namespace {

constexpr double kUp = 0.5; ///< the series is 0 or 1
constexpr auto kMetric = "worker_up";

Timestamp at(std::int64_t microseconds)
{
    return Timestamp(Duration(microseconds));
}

/// Walks along the samples of one worker.
class Walk final
{
public:
    Walk(std::string worker, std::vector<Outage> &outages)
        : m_worker(std::move(worker))
        , m_outages(outages)
    {
    }

    void takeColumn(const FrameColumn &column)
    {
        if (column.gapBefore)
            leave(Outage::End::LostFromSight);
        take(at(column.time), column.first >= kUp);
        const bool dipped = column.first >= kUp && column.last >= kUp && column.min < kUp;
        const bool rose = column.first < kUp && column.last < kUp && column.max >= kUp;
        if (dipped || rose)
            take(at(column.time), m_isDown);
        take(at(column.lastTime), column.last >= kUp);
    }

    void leave(Outage::End end)
    {
        if (m_isDown) {
            m_outage.end = end;
            m_outages.push_back(m_outage);
        }
        m_isDown = false;
        m_isSeen = false;
    }

private:
    void take(Timestamp time, bool isUp)
    {
        m_outage.until = time;
        if (!isUp && !m_isDown) {
            m_outage = {m_worker, time, time, m_isSeen, Outage::End::StillDown};
            m_isDown = true;
        } else if (isUp && m_isDown)
            leave(Outage::End::Back);
        m_isSeen = true;
    }

    std::string m_worker;
    std::vector<Outage> &m_outages;
    Outage m_outage; ///< the one that goes on, while it is down
    bool m_isDown = false;
    bool m_isSeen = false;
};

std::int64_t newestIn(const Frame &frame)
{
    std::int64_t newest = 0;
    for (const FrameSeries &series : frame.series)
        newest = std::max(newest, series.lastTime);
    return newest;
}

/// A worker whose samples end well before those of others has left the list.
bool isWatched(const FrameSeries &series, std::int64_t newest)
{
    constexpr std::int64_t kRounds = 3;
    const auto columns = static_cast<std::int64_t>(series.columns.size());
    const std::int64_t span = series.columns.back().lastTime - series.columns.front().time;
    const std::int64_t step = columns > 1 ? span / (columns - 1) : 0;
    return columns < 2 || newest - series.lastTime <= kRounds * step;
}

} // namespace

std::vector<Outage> outagesOf(const Frame &frame)
{
    std::vector<Outage> outages;
    const std::int64_t newest = newestIn(frame);
    for (const FrameSeries &series : frame.series) {
        if (series.key->metric != kMetric || series.columns.empty())
            continue;
        Walk walk(std::string(series.key->labels.get("worker")), outages);
        for (const FrameColumn &column : series.columns)
            walk.takeColumn(column);
        walk.leave(isWatched(series, newest) ? Outage::End::StillDown : Outage::End::LostFromSight);
    }
    std::ranges::stable_sort(outages, {}, &Outage::from);
    return outages;
}

std::vector<Outage> unplanned(std::vector<Outage> outages,
                              std::span<const ScalingDecision> decisions)
{
    std::multimap<std::string_view, Timestamp> removals;
    for (const ScalingDecision &decision : decisions)
        if (decision.action == ScalingAction::ScaleDown)
            for (const std::string &worker : decision.workers)
                removals.emplace(worker, decision.time);
    std::erase_if(outages, [&](const Outage &outage) {
        const auto [first, last] = removals.equal_range(outage.worker);
        return std::any_of(first, last, [&](const auto &removal) {
            // The server's clock and ours may differ by a moment.
            return outage.from >= removal.second - kLeaving / 10
                && (outage.from <= removal.second + kLeaving || !outage.isStartSeen);
        });
    });
    return outages;
}

SurvivalCurve timeToRecovery(std::span<const Outage> outages)
{
    std::vector<Lifetime> lifetimes;
    for (const Outage &outage : outages)
        if (outage.isStartSeen)
            lifetimes.push_back({std::chrono::duration<double>(outage.length()).count(),
                                 outage.end == Outage::End::Back});
    return kaplanMeier(lifetimes);
}

} // namespace perfdeck
