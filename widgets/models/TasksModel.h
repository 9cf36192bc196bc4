// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Cluster.h"
#include "widgets/models/RowModel.h"

#include <span>

namespace perfdeck {

/// One task of the cluster.
struct TaskRow
{
    QString id;
    QString type;
    QString stateText;
    QString stateWord; ///< the same in every language
    CellState state = CellState::None;
    QString worker;
    QString model;
    std::optional<double> progress; ///< 0..1
    std::optional<double> priority;
    std::optional<double> seconds; ///< of execution; so far, while it runs
    QString createdText = QStringLiteral("–"); ///< in the zone of the screen
    std::optional<double> created; ///< seconds since the epoch
    QString error;
    bool isStale = false;

    friend bool operator==(const TaskRow &, const TaskRow &) = default;
};

/// Those that live, then those that ended, the newest first. `now` tells how long tasks run. Any
/// thread.
[[nodiscard]] std::vector<TaskRow>
taskRows(const Cluster &cluster, Timestamp now, const QTimeZone &zone);

/// Those that ended, started or were made last first.
[[nodiscard]] std::vector<TaskRow>
taskRows(std::span<const Task> tasks, Timestamp now, const QTimeZone &zone);

/// In words; a state that no rule knows by the server's own.
[[nodiscard]] QString taskStateText(std::string_view word);

class TasksModel final : public RowModel<TaskRow>
{
public:
    enum Columns
    {
        Name,
        Type,
        State,
        Worker,
        Model,
        Progress,
        Duration,
        Priority,
        Created,
        Problem
    };

    explicit TasksModel(QObject *parent = nullptr);
};

} // namespace perfdeck
