// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/AlertFacts.h"

#include "core/stats/Quantile.h"

#include <algorithm>
#include <map>
#include <utility>

namespace perfdeck {

namespace {

/// The worst at the bottom of the columns, where heights are easiest to compare.
constexpr std::array kStacked{Severity::Critical, Severity::Warning, Severity::Info};

std::size_t placeOf(Severity severity)
{
    return kStacked.size() - 1 - static_cast<std::size_t>(severity);
}

template<class NameOf>
std::vector<AlertShare> shares(std::span<const AlertEpisode> episodes, NameOf nameOf)
{
    std::map<std::string, AlertShare, std::less<>> found;
    for (const AlertEpisode &episode : episodes) {
        const std::string_view name = nameOf(episode);
        auto share = found.find(name);
        if (share == found.end())
            share = found.emplace(name, AlertShare{std::string(name), {}}).first;
        ++share->second.episodes[static_cast<std::size_t>(episode.severity)];
    }
    std::vector<AlertShare> sorted;
    for (auto &[name, share] : found)
        sorted.push_back(std::move(share));
    std::ranges::stable_sort(sorted, std::greater(), &AlertShare::total);
    return sorted;
}

std::optional<Duration> medianDuration(const std::vector<double> &microseconds)
{
    if (microseconds.empty())
        return std::nullopt;
    return Duration(static_cast<Duration::rep>(medianOf(microseconds)));
}

} // namespace

std::string_view alertSource(const Labels &labels)
{
    for (const char *label : {"source", "worker", "instance"})
        if (labels.has(label))
            return labels.get(label);
    return {};
}

CountFrame firingOverTime(std::span<const AlertEpisode> episodes,
                          TimeRange range,
                          std::size_t columns,
                          Timestamp now,
                          const std::array<std::string, 3> &names)
{
    CountFrame frame;
    frame.range = range;
    for (const Severity severity : kStacked)
        frame.groups.push_back({names[static_cast<std::size_t>(severity)], severity});
    if (range.isEmpty() || columns == 0)
        return frame;
    frame.columns = columns;
    // How many more there are than in the column before.
    const std::size_t groups = frame.groups.size();
    std::vector<std::int64_t> steps((columns + 1) * groups);
    const auto columnOf = [&](Timestamp time) {
        return static_cast<std::size_t>((time - range.from).count()
                                        * static_cast<Duration::rep>(columns)
                                        / range.length().count());
    };
    const Timestamp last = range.to - Duration(1);
    for (const AlertEpisode &episode : episodes) {
        const Timestamp end = std::min(episode.endedAt.value_or(now), last);
        const Timestamp begin = std::max(episode.firedAt, range.from);
        if (end < begin)
            continue;
        const std::size_t group = placeOf(episode.severity);
        ++steps[columnOf(begin) * groups + group];
        --steps[(std::min(columnOf(end), columns - 1) + 1) * groups + group];
    }
    std::vector<std::int64_t> level(groups);
    frame.counts.reserve(columns * groups);
    for (std::size_t at = 0; at < columns * groups; ++at) {
        level[at % groups] += steps[at];
        frame.counts.push_back(static_cast<std::uint32_t>(level[at % groups]));
    }
    return frame;
}

std::vector<AlertShare> episodesByRule(std::span<const AlertEpisode> episodes)
{
    return shares(episodes,
                  [](const AlertEpisode &episode) { return std::string_view(episode.rule); });
}

std::vector<AlertShare> episodesBySource(std::span<const AlertEpisode> episodes)
{
    return shares(episodes,
                  [](const AlertEpisode &episode) { return alertSource(episode.labels); });
}

AlertPace alertPace(std::span<const AlertEpisode> episodes)
{
    AlertPace pace;
    pace.episodes = episodes.size();
    std::vector<double> toAcknowledge;
    std::vector<double> toEnd;
    for (const AlertEpisode &episode : episodes) {
        const auto since
            = [&](Timestamp time) { return static_cast<double>((time - episode.firedAt).count()); };
        if (episode.acknowledgedAt)
            toAcknowledge.push_back(since(*episode.acknowledgedAt));
        if (!episode.endedAt) {
            ++pace.open;
            continue;
        }
        toEnd.push_back(since(*episode.endedAt));
        pace.byHand += episode.end == AlertReason::ResolvedByHand ? 1U : 0U;
    }
    pace.acknowledged = toAcknowledge.size();
    pace.toAcknowledge = medianDuration(toAcknowledge);
    pace.toEnd = medianDuration(toEnd);
    return pace;
}

} // namespace perfdeck
