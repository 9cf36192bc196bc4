// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/query/QueryService.h"
#include "widgets/models/RowModel.h"

namespace perfdeck {

struct ProcessRow
{
    QString id;
    QString name;
    QString pid;
    std::optional<double> cpu; ///< 1 is one whole core
    std::optional<double> memory; ///< bytes
    bool isStale = false;

    friend bool operator==(const ProcessRow &, const ProcessRow &) = default;
};

[[nodiscard]] std::vector<Selector> processSelectors();
/// The processes of the newest tick alone, busiest first.
[[nodiscard]] std::vector<ProcessRow> processRows(const LatestValues &values);

class ProcessesModel final : public RowModel<ProcessRow>
{
public:
    enum Columns
    {
        Name,
        Pid,
        Cpu,
        Memory
    };

    explicit ProcessesModel(QObject *parent = nullptr);
};

} // namespace perfdeck
