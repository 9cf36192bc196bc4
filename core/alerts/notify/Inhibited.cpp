// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/notify/Inhibited.h"

#include <algorithm>
#include <set>
#include <string>

namespace perfdeck {

namespace {

/// The values of the labels that have to agree.
using Agreement = std::vector<std::string>;

Agreement agreement(const Inhibition &inhibition, const Alert &alert)
{
    Agreement values;
    values.reserve(inhibition.equal.size());
    for (const std::string &label : inhibition.equal)
        values.emplace_back(label == "rule" ? std::string_view(alert.rule)
                                            : alert.labels.get(label));
    return values;
}

using Sources = std::set<Agreement>;

Sources sourcesOf(const Inhibition &inhibition, const Alerts &alerts)
{
    Sources sources;
    for (const AlertPtr &alert : alerts) {
        if (alert->isActive() && matches(inhibition.source, *alert))
            sources.insert(agreement(inhibition, *alert));
    }
    return sources;
}

} // namespace

std::vector<AlertId> inhibitedAlerts(const std::vector<Inhibition> &inhibitions,
                                     const Alerts &alerts)
{
    std::vector<AlertId> muted;
    for (const Inhibition &inhibition : inhibitions) {
        const Sources sources = sourcesOf(inhibition, alerts);
        if (sources.empty())
            continue;
        for (const AlertPtr &alert : alerts) {
            // A source that is a target too stays told: two of them would mute each other.
            if (matches(inhibition.target, *alert) && !matches(inhibition.source, *alert)
                && sources.contains(agreement(inhibition, *alert)))
                muted.push_back(alert->id);
        }
    }
    std::ranges::sort(muted);
    muted.erase(std::unique(muted.begin(), muted.end()), muted.end());
    return muted;
}

} // namespace perfdeck
