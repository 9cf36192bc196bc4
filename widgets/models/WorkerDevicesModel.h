// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Cluster.h"
#include "widgets/models/RowModel.h"

namespace perfdeck {

/// One GPU of a worker of the cluster.
struct WorkerDeviceRow
{
    QString id; ///< its number
    QString name; ///< empty: not reported
    std::optional<double> busy; ///< 0..1
    std::optional<double> memoryUsed; ///< bytes that the worker's own process has allocated
    std::optional<double> memoryTotal;
    bool isStale = false;

    friend bool operator==(const WorkerDeviceRow &, const WorkerDeviceRow &) = default;
};

/// In the order of their numbers.
[[nodiscard]] std::vector<WorkerDeviceRow> workerDeviceRows(const Worker &worker);

class WorkerDevicesModel final : public RowModel<WorkerDeviceRow>
{
public:
    enum Columns
    {
        Device,
        Name,
        Busy,
        Used,
        Total
    };

    explicit WorkerDevicesModel(QObject *parent = nullptr);
};

} // namespace perfdeck
