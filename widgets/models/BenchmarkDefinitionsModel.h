// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/BenchmarkRun.h"
#include "widgets/models/RowModel.h"

#include <optional>

namespace perfdeck {

struct BenchmarkDefinitionRow
{
    QString id;
    QString title;
    QString kind;
    QString task;
    double priority = 0;
    QString priorityText;
    std::optional<double> cells; ///< of its matrix; none: as the model has it
    std::optional<double> seconds; ///< the last finished run of it took
    QString description;
    QString origin;
    bool isStale = false;

    friend bool operator==(const BenchmarkDefinitionRow &, const BenchmarkDefinitionRow &)
        = default;
};

/// How many combinations a matrix has.
[[nodiscard]] std::size_t cellCount(const BenchmarkMatrix &matrix);
/// How long a run of it takes: as the newest finished one with as many cells did, else by its
/// effort; none where neither is known.
[[nodiscard]] std::optional<Duration> expectedDuration(const BenchmarkDefinition &definition,
                                                       const BenchmarkRuns &runs);

/// In the order of the definitions. Any thread.
[[nodiscard]] std::vector<BenchmarkDefinitionRow>
benchmarkDefinitionRows(const BenchmarkDefinitions &definitions, const BenchmarkRuns &runs);

class BenchmarkDefinitionsModel final : public RowModel<BenchmarkDefinitionRow>
{
public:
    enum Columns
    {
        Title,
        Kind,
        Task,
        Priority,
        Cells,
        Took,
        Description,
        Id,
        Origin
    };

    explicit BenchmarkDefinitionsModel(QObject *parent = nullptr);
};

} // namespace perfdeck
