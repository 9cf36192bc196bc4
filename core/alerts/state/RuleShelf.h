// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/state/AlertBook.h"
#include "core/alerts/state/RuleVersion.h"

#include <deque>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace perfdeck {

/// One instance with everything around its state machine. Of AlertBook only.
struct AlertEntry
{
    /// What it was before somebody resolved it.
    struct Resolved
    {
        Instance instance;
        AlertEpisode episode;
    };

    InstanceKeyPtr key;
    Instance instance;
    std::unique_ptr<AlertEpisode> episode; ///< while active
    std::unique_ptr<Resolved> resolved; ///< until anything happens again
    std::optional<Acknowledgement> acknowledgement;
    SilenceId silence;
    bool isInhibited = false;
    bool isListed = false; ///< its rule has a place for it
    std::uint64_t round = 0; ///< the last one it was judged in
    bool isStale = true; ///< `published` is not as it is now
    bool isWhole = false; ///< stands for all instances of its rule together
    std::string title;
    std::string text;
    std::string problem;
    AlertPtr published; ///< may be null
};

/// The instances of one rule. Of AlertBook only.
struct RuleShelf
{
    AlertRule rule;
    std::uint64_t version = 0;
    Duration fresh{0};
    bool isChanged = false; ///< the series of the rule are others than those of its instances
    bool isForgotten = false; ///< nothing was heard of its series for kForgottenAfter
    std::deque<AlertEntry> entries;
    std::vector<AlertEntry *> unused;
    std::unordered_map<AlertId, AlertEntry *> byId;
    std::vector<AlertEntry *> places; ///< parallel to the keys of the measurement
    std::vector<AlertEntry *> unlisted;
    AlertEntry *whole = nullptr;
    std::uint64_t layout = 0; ///< of the measurement that `places` belongs to
    std::uint64_t round = 0; ///< number of evaluations
    std::size_t raised = 0; ///< instances that are not Normal
    InstanceCounts counts;

    void setRule(const AlertRule &to)
    {
        rule = to;
        version = ruleVersion(to);
        fresh = freshTime(to);
    }

    AlertEntry &add(const InstanceKeyPtr &key)
    {
        AlertEntry *entry = nullptr;
        if (unused.empty()) {
            entry = &entries.emplace_back();
        } else {
            entry = unused.back();
            unused.pop_back();
            *entry = AlertEntry();
        }
        entry->key = key;
        byId[key->id] = entry;
        return *entry;
    }

    void remove(AlertEntry &entry)
    {
        byId.erase(entry.key->id);
        if (whole == &entry)
            whole = nullptr;
        entry.key = nullptr;
        unused.push_back(&entry);
    }
};

} // namespace perfdeck
