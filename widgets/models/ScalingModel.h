// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/ScalingImpact.h"
#include "widgets/models/RowModel.h"

#include <span>

namespace perfdeck {

/// One scaling decision and what was different after it.
struct DecisionRow
{
    QString id;
    QString timeText; ///< in the zone of the screen
    double time = 0; ///< seconds since the epoch
    QString action;
    CellState state = CellState::None;
    std::optional<double> count; ///< workers to add or remove
    std::optional<double> utilization; ///< it was decided on, 0..1
    QString reason;
    QString workers; ///< to remove
    QString load; ///< before → after
    QString loadNote;
    std::optional<double> loadChange;
    QString throughput;
    QString throughputNote;
    std::optional<double> throughputChange;
    QString queue;
    QString queueNote;
    std::optional<double> queueChange;
    bool isStale = false;

    friend bool operator==(const DecisionRow &, const DecisionRow &) = default;
};

/// The newest first, one impact per decision; those to maintain only if `kept`. Any thread.
[[nodiscard]] std::vector<DecisionRow> decisionRows(std::span<const ScalingDecision> decisions,
                                                    std::span<const ScalingImpact> impacts,
                                                    bool kept,
                                                    Timestamp now,
                                                    const QTimeZone &zone);

class ScalingModel final : public RowModel<DecisionRow>
{
public:
    enum Columns
    {
        Time,
        Action,
        Count,
        Utilization,
        Load,
        Throughput,
        Queue,
        Reason,
        Workers
    };

    explicit ScalingModel(QObject *parent = nullptr);
};

} // namespace perfdeck
