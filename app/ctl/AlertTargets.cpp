// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/AlertTargets.h"

#include "core/store/SqliteHistory.h"

#include <map>
#include <utility>

namespace perfdeck {

namespace {

constexpr std::size_t kMostPast = 100'000;

/// By their fingerprints, each once.
using Known = std::map<std::string, Alert>;

Result<std::vector<AlertId>> choose(const Known &known,
                                    const std::vector<std::string> &ids,
                                    const std::vector<LabelMatcher> &matchers)
{
    const auto refused = [](std::string reason) {
        return failure(ErrorKind::NotFound,
                       "Nothing was done",
                       std::move(reason),
                       "See the alerts with: perfdeckctl alerts list");
    };
    std::vector<AlertId> chosen;
    for (const std::string &id : ids) {
        const auto first = known.lower_bound(id);
        if (first == known.end() || !first->first.starts_with(id))
            return refused("no alert has a fingerprint that begins with '" + id + "'");
        if (const auto second = std::next(first);
            second != known.end() && second->first.starts_with(id))
            return refused("more than one fingerprint begins with '" + id + "'");
        chosen.push_back(first->second.id);
    }
    if (!ids.empty())
        return chosen;
    for (const auto &[fingerprint, alert] : known)
        if (matches(matchers, alert))
            chosen.push_back(alert.id);
    if (chosen.empty())
        return refused("no alert matches " + matchersText(matchers));
    return chosen;
}

} // namespace

Result<StoredAlerts> readBook(const std::string &databasePath)
{
    const auto reader = openSqliteReader(databasePath);
    if (!reader)
        return failure(reader.error());
    return (*reader)->alertStates();
}

Result<std::vector<AlertId>> activeTargets(const std::string &databasePath,
                                           const std::vector<std::string> &ids,
                                           const std::vector<LabelMatcher> &matchers)
{
    const auto stored = readBook(databasePath);
    if (!stored)
        return failure(stored.error());
    Known known;
    for (const AlertPtr &alert : stored->alerts)
        if (alert->isActive())
            known.emplace(alertFingerprint(alert->id), *alert);
    return choose(known, ids, matchers);
}

Result<std::vector<AlertId>> pastTargets(const std::string &databasePath,
                                         const std::vector<std::string> &ids,
                                         const std::vector<LabelMatcher> &matchers)
{
    const auto reader = openSqliteReader(databasePath);
    if (!reader)
        return failure(reader.error());
    const auto past = (*reader)->alertHistory({TimeRange::everything(), {}, {}, kMostPast});
    if (!past)
        return failure(past.error());
    Known known;
    for (const AlertEpisode &episode : past->episodes)
        known.emplace(alertFingerprint(episode.alert), asAlert(episode));
    return choose(known, ids, matchers);
}

Alert asAlert(const AlertEpisode &episode)
{
    Alert alert;
    alert.id = episode.alert;
    alert.rule = episode.rule;
    alert.labels = episode.labels;
    alert.severity = episode.severity;
    return alert;
}

} // namespace perfdeck
