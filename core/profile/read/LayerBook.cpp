// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/read/LayerBook.h"

#include "core/stats/Quantile.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace perfdeck {

namespace {

constexpr double kSecondsOfNanosecond = 1e-9;

} // namespace

std::uint32_t LayerBook::layer(std::string_view name,
                               std::string_view op,
                               std::string_view module,
                               std::string_view provider)
{
    m_key.clear();
    for (const std::string_view part : {name, op, module, provider})
        m_key.append(part).push_back('\0');
    const std::uint32_t number = m_keys.number(m_key);
    if (number == m_layers.size()) {
        ProfileLayer layer;
        layer.name = name;
        layer.op = op;
        layer.module = module;
        layer.provider = provider;
        m_layers.push_back(std::move(layer));
    }
    return number;
}

std::optional<std::size_t> RunFinder::at(std::int64_t time)
{
    const auto holds = [&](std::size_t run) {
        const auto length = std::llround(m_runs[run].seconds / kSecondsOfNanosecond);
        return time >= m_runs[run].start && time <= m_runs[run].start + length;
    };
    if (m_last < m_runs.size() && holds(m_last))
        return m_last;
    const auto later = std::ranges::upper_bound(m_runs, time, {}, &ProfileRun::start);
    if (later == m_runs.begin())
        return std::nullopt;
    m_last = static_cast<std::size_t>(later - m_runs.begin()) - 1;
    return holds(m_last) ? std::optional(m_last) : std::nullopt;
}

void markWarmUp(Profile &profile)
{
    if (profile.runs.size() > 1)
        profile.runs.front().isWarmUp = true;
    else if (profile.runs.size() == 1)
        profile.warnings.emplace_back("There is a single run: it cannot be told from a warm-up.");
}

void addLayerTimes(Profile &profile,
                   const std::vector<std::int64_t> &selfTimes,
                   const std::vector<std::uint32_t> &causes)
{
    const std::size_t warmUps
        = static_cast<std::size_t>(std::ranges::count(profile.runs, true, &ProfileRun::isWarmUp));
    const std::size_t measured = profile.runs.size() - warmUps;
    std::vector<std::uint64_t> calls(profile.layers.size());
    for (ProfileLayer &layer : profile.layers)
        layer.selfSeconds.assign(measured, 0);
    RunFinder finder(profile.runs);
    const ProfileEvents &events = profile.events;
    for (std::size_t i = 0; i < events.size(); ++i) {
        const std::uint32_t layer = events.layer[i];
        if (layer == kNoIndex)
            continue;
        const auto run = finder.at(events.start[causes.empty() ? i : causes[i]]);
        if (!run || *run < warmUps)
            continue;
        profile.layers[layer].selfSeconds[*run - warmUps]
            += static_cast<double>(selfTimes[i]) * kSecondsOfNanosecond;
        const std::uint32_t around = events.parent[i];
        if (around == kNoIndex || events.layer[around] != layer)
            ++calls[layer];
    }
    for (std::size_t i = 0; i < calls.size() && measured > 0; ++i)
        profile.layers[i].calls = static_cast<std::uint32_t>((calls[i] + measured / 2) / measured);
}

void summariseLayers(Profile &profile)
{
    for (ProfileLayer &layer : profile.layers) {
        std::vector<double> sorted = layer.selfSeconds;
        std::ranges::sort(sorted);
        layer.median = quantileOfSorted(sorted, 0.5);
        layer.p10 = quantileOfSorted(sorted, 0.1);
        layer.p90 = quantileOfSorted(sorted, 0.9);
    }
    std::vector<double> runs;
    for (const ProfileRun &run : profile.runs)
        if (!run.isWarmUp)
            runs.push_back(run.seconds);
    profile.runSeconds = medianOf(std::move(runs));
}

} // namespace perfdeck
