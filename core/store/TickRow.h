// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Id.h"
#include "core/model/Sample.h"
#include "core/model/Series.h"

#include <span>

namespace perfdeck {

/// Series that share their times, usually all of one source. Numbered by the recorder.
using GroupId = Id<struct GroupTag>;

/// One moment of one group. `values` is parallel to `series`; absentValue() marks a series that has
/// no sample at this moment. A series belongs to one group for the life of the process.
struct TickRow
{
    GroupId group;
    Timestamp time;
    std::span<const SeriesId> series;
    std::span<const double> values;
};

} // namespace perfdeck
