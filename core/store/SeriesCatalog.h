// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Selector.h"
#include "core/model/Series.h"

#include <deque>
#include <shared_mutex>
#include <string>
#include <unordered_map>
#include <vector>

namespace perfdeck {

/// Every series known, by number, key and metric. The recorder interns, any thread looks up.
class SeriesCatalog final
{
public:
    /// The number of this key, a new one when it is unknown. Numbers start at 1 and have no holes
    /// except those left by adopt().
    SeriesId intern(const SeriesKeyPtr &key);
    /// Takes over numbers that a history file has given. False when the number or the key is
    /// already used differently.
    bool adopt(const SeriesRecord &record);

    [[nodiscard]] SeriesKeyPtr key(SeriesId id) const; ///< null when unknown
    [[nodiscard]] SeriesId find(const SeriesKey &key) const; ///< none when unknown
    /// In the order of their numbers. O(series of the metric), or of all when the selector names
    /// none.
    [[nodiscard]] std::vector<SeriesRecord> match(const Selector &selector) const;
    [[nodiscard]] std::size_t size() const;

    /// Keeps what a source says about its metrics; of several sources the last one counts.
    void describe(const MetricHelp &help);
    /// What was said since the start. Never null, never changes.
    [[nodiscard]] MetricHelpPtr help() const;

private:
    struct KeyHash
    {
        std::size_t operator()(const SeriesKeyPtr &key) const
        {
            return std::hash<SeriesKey>{}(*key);
        }
    };

    struct KeyEqual
    {
        bool operator()(const SeriesKeyPtr &a, const SeriesKeyPtr &b) const { return *a == *b; }
    };

    SeriesId add(SeriesId id, const SeriesKeyPtr &key);

    mutable std::shared_mutex m_mutex;
    std::unordered_map<SeriesKeyPtr, SeriesId, KeyHash, KeyEqual> m_ids;
    std::unordered_map<SeriesId, SeriesKeyPtr> m_keys;
    std::unordered_map<std::string, std::vector<SeriesId>> m_byMetric;
    MetricHelpPtr m_help = std::make_shared<const MetricHelp>();
    SeriesId::Value m_last = 0;
};

} // namespace perfdeck
