// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regress/Succession.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace perfdeck {

namespace {

using Lives = std::vector<const SeriesLife *>;

/// Labels that say what runs, not where or which part of it: one worker in place of another one is
/// no change of environment.
bool isDescription(std::string_view label)
{
    for (const std::string_view word : {"version", "revision", "commit", "build", "driver"})
        if (label.find(word) != std::string_view::npos)
            return true;
    return false;
}

/// Labels whose values differ, where those are the labels that may; none where others do too.
std::string differenceOf(const Labels &before, const Labels &after, bool mayAll)
{
    std::string text;
    if (before.size() != after.size())
        return {};
    for (const auto &[name, value] : before) {
        const std::string_view now = after.get(name);
        if (now == value)
            continue;
        if (now.empty() || !(mayAll || isDescription(name)))
            return {};
        if (!text.empty())
            text += ", ";
        text += name + ": " + value + " → " + std::string(now);
    }
    return text;
}

Timestamp beginOf(const SeriesLife *it)
{
    return it->life.from;
}

/// Of series of one metric and source, in the order of their begins.
void addChanges(const Lives &members, Duration room, std::vector<EnvironmentChange> &changes)
{
    for (const SeriesLife *earlier : members) {
        const Timestamp end = earlier->life.to;
        auto later = std::ranges::lower_bound(members, end - room, {}, beginOf);
        for (; later != members.end() && (*later)->life.from <= end + room; ++later) {
            if (*later == earlier || (*later)->life.to <= end + room)
                continue;
            const SeriesKey &key = *(*later)->key;
            std::string text
                = differenceOf(earlier->key->labels, key.labels, isDescriptive(key.metric));
            if (!text.empty())
                changes.push_back(
                    {(*later)->life.from, std::string(key.labels.get("source")), std::move(text)});
        }
    }
}

} // namespace

bool isDescriptive(std::string_view metric)
{
    return metric.ends_with("_info");
}

std::vector<EnvironmentChange> environmentChanges(std::span<const SeriesLife> lives, Duration room)
{
    std::map<std::pair<std::string_view, std::string_view>, Lives> alike;
    for (const SeriesLife &life : lives)
        alike[{life.key->metric, life.key->labels.get("source")}].push_back(&life);
    std::vector<EnvironmentChange> changes;
    for (auto &[name, members] : alike) {
        std::ranges::sort(members, {}, beginOf);
        addChanges(members, room, changes);
    }
    std::ranges::sort(changes, {}, [](const EnvironmentChange &it) {
        return std::tie(it.time, it.source, it.text);
    });
    const auto repeated = std::ranges::unique(changes);
    changes.erase(repeated.begin(), repeated.end());
    return changes;
}

} // namespace perfdeck
