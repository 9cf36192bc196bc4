// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/ResourcePools.h"
#include "widgets/models/RowModel.h"

namespace perfdeck {

/// The workers of one kind of hardware as one supply.
struct PoolRow
{
    QString id; ///< of its hardware
    QString hardware;
    QString workers; ///< "57 of 60"
    CellState state = CellState::None; ///< warned while some are lost
    double alive = 0;
    std::optional<double> tasks;
    std::optional<double> cores;
    std::optional<double> coresBusy; ///< 0..1
    std::optional<double> coresReserved; ///< 0..1
    std::optional<double> coresFree; ///< not reserved; where that is not reported, not busy
    std::optional<double> memory; ///< bytes
    std::optional<double> memoryFree;
    std::optional<double> gpus;
    std::optional<double> gpusBusy; ///< 0..1
    bool isStale = false;

    friend bool operator==(const PoolRow &, const PoolRow &) = default;
};

[[nodiscard]] std::vector<PoolRow> poolRows(const std::vector<ResourcePool> &pools);

class PoolsModel final : public RowModel<PoolRow>
{
public:
    enum Columns
    {
        Hardware,
        Workers,
        Tasks,
        Cores,
        CoresBusy,
        CoresReserved,
        CoresFree,
        Memory,
        MemoryFree,
        Gpus,
        GpusBusy
    };

    explicit PoolsModel(QObject *parent = nullptr);
};

} // namespace perfdeck
