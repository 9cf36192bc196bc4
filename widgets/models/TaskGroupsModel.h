// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/TaskPerformance.h"
#include "widgets/models/RowModel.h"

#include <span>

namespace perfdeck {

/// What tasks of one type did on one kind of hardware. Times in seconds.
struct TaskGroupRow
{
    QString id;
    QString type;
    QString hardware;
    double completed = 0;
    double failed = 0;
    double perSecond = 0;
    std::optional<double> p50, p90, p99; ///< of execution
    QString executionNote; ///< from how many cases, and the interval of the median
    std::optional<double> waiting50, waiting90;
    QString waitingNote;
    std::optional<double> efficiency; ///< executing of executing and waiting, 0..1
    bool isStale = false;

    friend bool operator==(const TaskGroupRow &, const TaskGroupRow &) = default;
};

/// Any thread.
[[nodiscard]] std::vector<TaskGroupRow> taskGroupRows(std::span<const TaskGroup> groups);

class TaskGroupsModel final : public RowModel<TaskGroupRow>
{
public:
    enum Columns
    {
        Type,
        Hardware,
        Completed,
        Failed,
        Throughput,
        P50,
        P90,
        P99,
        Waiting50,
        Waiting90,
        Efficiency
    };

    explicit TaskGroupsModel(QObject *parent = nullptr);
};

} // namespace perfdeck
