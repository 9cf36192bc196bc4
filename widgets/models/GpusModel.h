// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Entity.h"
#include "core/query/QueryService.h"
#include "widgets/models/RowModel.h"

namespace perfdeck {

/// One GPU of this machine, or a part of one.
struct GpuRow
{
    QString id;
    QString device; ///< "GPU 0", "GPU 0 MIG 1"
    QString name; ///< "NVIDIA H100"
    std::optional<double> busy;
    std::optional<double> memoryUsed; ///< bytes
    std::optional<double> memoryTotal;
    std::optional<double> power; ///< watts
    std::optional<double> powerLimit;
    std::optional<double> temperature; ///< degrees Celsius
    std::optional<double> clock; ///< hertz
    QString slowness; ///< why it runs slower; empty where it is not told
    CellState state = CellState::None;
    bool isStale = false;

    friend bool operator==(const GpuRow &, const GpuRow &) = default;
};

[[nodiscard]] std::vector<Selector> gpuSelectors();
/// By number. Names come from `machine`, which may be null. What was measured long before `now` is
/// stale: a lost GPU stays to be seen for a while.
[[nodiscard]] std::vector<GpuRow>
gpuRows(const LatestValues &values, const EntityTreePtr &machine, Timestamp now);

class GpusModel final : public RowModel<GpuRow>
{
public:
    enum Columns
    {
        Device,
        Name,
        Busy,
        Memory,
        Power,
        Temperature,
        Clock,
        Slowness
    };

    explicit GpusModel(QObject *parent = nullptr);
};

} // namespace perfdeck
