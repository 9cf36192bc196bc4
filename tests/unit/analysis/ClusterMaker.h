// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Cluster.h"
#include "core/model/Frame.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace perfdeck {

/// Seconds since the epoch.
inline Timestamp moment(double seconds)
{
    return Timestamp(std::chrono::duration_cast<Duration>(std::chrono::duration<double>(seconds)));
}

inline Worker makeWorker(const std::string &id,
                         std::vector<std::string> hardware = {"cpu"},
                         WorkerState state = WorkerState::Active)
{
    Worker worker;
    WorkerProfile profile;
    profile.id = id;
    profile.hardware = std::move(hardware);
    worker.profile = std::make_shared<const WorkerProfile>(std::move(profile));
    worker.state = state;
    worker.stateText = "active";
    return worker;
}

inline Task makeTask(const std::string &id,
                     TaskState state,
                     const std::string &worker = "w1",
                     const std::string &type = "benchmark")
{
    Task task;
    task.id = id;
    task.type = type;
    task.state = state;
    task.worker = worker;
    return task;
}

/// A series with one sample per column.
inline FrameSeries makeSeries(const std::string &metric,
                              Labels labels,
                              const std::vector<std::pair<double, double>> &samples)
{
    FrameSeries series;
    series.key = std::make_shared<const SeriesKey>(SeriesKey{metric, std::move(labels)});
    for (const auto &[seconds, value] : samples) {
        const std::int64_t time = moment(seconds).time_since_epoch().count();
        series.columns.push_back({time, time, value, value, value, value, 1, false});
        series.lastTime = time;
    }
    return series;
}

} // namespace perfdeck
