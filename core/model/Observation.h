// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Cluster.h"
#include "core/model/Entity.h"
#include "core/model/Event.h"
#include "core/model/Sample.h"
#include "core/model/Series.h"
#include "core/model/Source.h"

#include <vector>

namespace perfdeck {

/// What one poll of one source found. Immutable once handed on.
struct Observation
{
    SourceId source;
    Timestamp time; ///< of the whole poll, from our clock
    SteadyTime steady{}; ///< the same moment on the steady clock, to notice steps of the clock
    SeriesSetPtr series; ///< may be null when there are no samples
    std::vector<double> values; ///< parallel to series->keys; absentValue() where there is none
    /// Empty: every value was taken at `time`. Else parallel to values, with the page's own times.
    std::vector<Timestamp> times;
    EntityTreePtr entities; ///< null: unchanged
    std::vector<Event> events;
    ClusterUpdatePtr cluster{}; ///< null: not of a cluster
};

} // namespace perfdeck
