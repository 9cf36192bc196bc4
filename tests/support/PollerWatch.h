// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/net/EndpointPoller.h"
#include "tests/support/HostileServer.h"

#include <algorithm>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace perfdeck {

/// A poller and everything it handed on.
struct PollerWatch
{
    explicit PollerWatch(SourceConfig sourceConfig,
                         std::shared_ptr<const Clock> clock = std::make_shared<SystemClock>())
        : config(std::move(sourceConfig))
        , poller(SourceId(1), config, std::move(clock), sink())
    {
    }

    [[nodiscard]] PollerSink sink()
    {
        return {[this](Observation observation) { observations.push_back(std::move(observation)); },
                [this](SourceId, const SourceHealth &now) { healths.push_back(now); }};
    }

    [[nodiscard]] SourceHealth health() const
    {
        return healths.empty() ? SourceHealth() : healths.back();
    }

    [[nodiscard]] std::uint64_t polls() const { return health().polls; }

    [[nodiscard]] std::size_t goodPolls() const
    {
        return static_cast<std::size_t>(std::ranges::count_if(
            healths, [](const SourceHealth &then) { return then.state == SourceState::Up; }));
    }

    /// The first value of a metric in an observation, of the series with `quantile` if that is
    /// given; NaN where there is none.
    [[nodiscard]] static double
    valueOf(const Observation &observation, std::string_view metric, std::string_view quantile = {})
    {
        for (std::size_t i = 0; observation.series && i < observation.values.size(); ++i) {
            const SeriesKey &key = *observation.series->keys[i];
            if (key.metric == metric && !isAbsent(observation.values[i])
                && (quantile.empty() || key.labels.get("quantile") == quantile))
                return observation.values[i];
        }
        return std::numeric_limits<double>::quiet_NaN();
    }

    [[nodiscard]] std::vector<Event> events() const
    {
        std::vector<Event> all;
        for (const Observation &observation : observations)
            all.insert(all.end(), observation.events.begin(), observation.events.end());
        return all;
    }

    SourceConfig config;
    std::vector<Observation> observations;
    std::vector<SourceHealth> healths;
    EndpointPoller poller;
};

/// An endpoint at `url`, polled often and not waited for long.
[[nodiscard]] inline SourceConfig quickEndpoint(const QByteArray &url)
{
    SourceConfig config;
    config.name = "subject";
    config.url = url.toStdString();
    config.interval = std::chrono::milliseconds(50);
    config.deadline = std::chrono::milliseconds(400);
    config.maxBodyBytes = 2ULL << 20U;
    return config;
}

} // namespace perfdeck
