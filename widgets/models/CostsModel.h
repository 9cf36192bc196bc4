// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/ClusterCost.h"
#include "widgets/models/RowModel.h"

#include <span>

namespace perfdeck {

/// What workers of one kind of hardware took. Prices are the user's own, in whatever currency.
struct CostRow
{
    QString id; ///< the hardware as the servers name it
    QString hardware;
    double workers = 0;
    double hours = 0;
    std::optional<double> idleShare; ///< of the hours, 0..1
    std::optional<double> price; ///< of an hour
    std::optional<double> cost;
    std::optional<double> idleCost;
    bool isStale = false;

    friend bool operator==(const CostRow &, const CostRow &) = default;
};

/// Any thread.
[[nodiscard]] std::vector<CostRow> costRows(std::span<const HardwareCost> costs);

class CostsModel final : public RowModel<CostRow>
{
public:
    enum Columns
    {
        Hardware,
        Workers,
        Hours,
        Idle,
        Price,
        Cost,
        IdleCost
    };

    explicit CostsModel(QObject *parent = nullptr);
};

} // namespace perfdeck
