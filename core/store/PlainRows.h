// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Alert.h"
#include "core/model/BenchmarkJson.h"
#include "core/model/Cluster.h"
#include "core/model/Event.h"
#include "core/model/Finding.h"
#include "core/model/Note.h"
#include "core/model/Notice.h"

#include <vector>

namespace perfdeck {

/// What is stored as rows of tables besides samples, and waits for the next flush.
struct PlainRows
{
    std::vector<Event> events;
    std::vector<NoteChange> notes;
    std::vector<ClusterUpdatePtr> clusters; ///< of these the changes
    std::vector<FindingChanges> findings;
    std::vector<AlertChanges> alerts;
    Deliveries deliveries;
    std::vector<BenchmarkChanges> benchmarks;

    [[nodiscard]] bool empty() const
    {
        return events.empty() && notes.empty() && clusters.empty() && findings.empty()
            && alerts.empty() && deliveries.empty() && benchmarks.empty();
    }

    /// Keeps the newest `limit` of each.
    void trim(std::size_t limit)
    {
        const auto cut = [limit](auto &rows) {
            if (rows.size() > limit)
                rows.erase(rows.begin(), rows.end() - static_cast<std::ptrdiff_t>(limit));
        };
        cut(events);
        cut(notes);
        cut(clusters);
        cut(findings);
        cut(alerts);
        cut(deliveries);
        cut(benchmarks);
    }
};

} // namespace perfdeck
