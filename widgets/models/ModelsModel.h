// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Source.h"
#include "core/query/QueryService.h"
#include "widgets/models/RowModel.h"

namespace perfdeck {

/// One served model: what its source says about it now.
struct ModelRow
{
    QString id;
    QString model; ///< the source's name where the server names no model
    QString source;
    QString device;
    std::optional<double> p50, p95, p99; ///< seconds
    std::optional<double> throughput; ///< in throughputUnit
    Unit throughputUnit = Unit::SamplePerSecond;
    std::optional<double> errors; ///< ratio
    std::optional<double> memory; ///< bytes
    std::optional<double> queue;
    CellState state = CellState::None;
    QString stateText;
    bool spansDevices = false; ///< some of it was reported without a device
    bool isStale = false;

    friend bool operator==(const ModelRow &, const ModelRow &) = default;
};

/// The series the table is made of.
[[nodiscard]] std::vector<Selector> modelSelectors();
/// One row per (source, model, device) that serves something, in the order of these names. `now` is
/// the end of what is looked at; `isPast` says that it has passed, so that nothing is called live.
[[nodiscard]] std::vector<ModelRow> modelRows(const LatestValues &values,
                                              const std::vector<SourceStatus> &sources,
                                              Timestamp now,
                                              bool isPast = false);

class ModelsModel final : public RowModel<ModelRow>
{
public:
    enum Columns
    {
        Model,
        Source,
        Device,
        P50,
        P95,
        P99,
        Throughput,
        Errors,
        Memory,
        Queue,
        State
    };

    explicit ModelsModel(QObject *parent = nullptr);
};

} // namespace perfdeck
