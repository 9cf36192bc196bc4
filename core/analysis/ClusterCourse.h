// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Frame.h"

#include <vector>

namespace perfdeck {

struct TimedValue
{
    Timestamp time;
    double value = 0;

    friend bool operator==(const TimedValue &, const TimedValue &) = default;
};

/// How a cluster went: true samples, the last of each column of a frame, ascending in time. A part
/// that no server reports is empty.
struct ClusterCourse
{
    /// The mean of CPU, memory and GPU, as far as there are any, which is what resource managers
    /// decide on (protocol description, 9.1). What is reserved, where that is reported.
    std::vector<TimedValue> utilization;
    bool isReserved = false; ///< else the utilisation was measured on the workers
    std::vector<TimedValue> throughput; ///< tasks ended per second
    std::vector<TimedValue> queue; ///< tasks that wait
    std::vector<TimedValue> workers; ///< that are alive
};

/// The names of the series it is made of.
[[nodiscard]] std::vector<Selector> clusterCourseSelectors();

/// Of a frame of clusterCourseSelectors(). Samples are joined by their times: all series of a
/// cluster are sampled at once. O(columns log columns).
[[nodiscard]] ClusterCourse clusterCourse(const Frame &frame);

/// Those within the range.
[[nodiscard]] std::vector<double> valuesWithin(const std::vector<TimedValue> &values,
                                               TimeRange range);

} // namespace perfdeck
