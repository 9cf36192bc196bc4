// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Cluster.h"
#include "widgets/models/RowModel.h"

namespace perfdeck {

/// One worker of the cluster. What no server reports is absent and shown as a dash.
struct WorkerRow
{
    QString id;
    QString host;
    QString stateText;
    QString stateWord; ///< the same in every language
    CellState state = CellState::None;
    QString hardware;
    QString profile; ///< all that is known of it, a line each
    std::optional<double> cpu; ///< 0..1, measured
    std::optional<double> memory;
    std::optional<double> gpu;
    std::optional<double> cpuReserved; ///< 0..1, by the scheduler
    std::optional<double> tasksRunning;
    std::optional<double> tasksCompleted;
    std::optional<double> tasksFailed;
    QString lastSeenText = QStringLiteral("–"); ///< in the zone of the screen
    std::optional<double> lastSeen; ///< seconds since the epoch
    std::optional<double> uptime; ///< seconds since it registered, of a living worker
    std::optional<bool> isHealthy; ///< by its own checks
    std::optional<double> reliability; ///< share of its tasks that it completed
    QString reliabilityText; ///< with its interval
    QString reliabilityNote; ///< the counts behind it
    QString oddity; ///< what it is unlike the others in, in a word or two; empty: nothing
    QString oddityNote; ///< how much, and compared with whom
    bool isStale = false;

    friend bool operator==(const WorkerRow &, const WorkerRow &) = default;
};

/// In the order of their ids, as people count (node-2 before node-10); times as they read at `now`.
/// Any thread.
[[nodiscard]] std::vector<WorkerRow>
workerRows(const Cluster &cluster, Timestamp now, const QTimeZone &zone);
/// Of one of them; no comparison with others.
[[nodiscard]] WorkerRow workerRow(const Worker &worker, Timestamp now, const QTimeZone &zone);
/// In words; a state that no rule knows by the server's own.
[[nodiscard]] QString workerStateText(const Worker &worker);
/// The same of a word as series have it in their label `state`.
[[nodiscard]] QString workerStateText(std::string_view word);
[[nodiscard]] CellState cellState(WorkerState state);

class WorkersModel final : public RowModel<WorkerRow>
{
public:
    enum Columns
    {
        Name,
        State,
        Host,
        Hardware,
        Cpu,
        Memory,
        Gpu,
        CpuReserved,
        Running,
        Completed,
        Failed,
        LastSeen,
        Reliability,
        Uptime,
        Health,
        Oddity,
        CpuCourse, ///< the same numbers, with room for a line beside them
        MemoryCourse,
        GpuCourse
    };

    explicit WorkersModel(QObject *parent = nullptr);
};

} // namespace perfdeck
