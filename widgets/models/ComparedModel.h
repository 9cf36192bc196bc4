// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/ModelRows.h"

#include <vector>

namespace perfdeck {

/// A served model beside the one that others are compared with.
struct ComparedRow
{
    QString id;
    QString name; ///< tells it from the others
    ModelRow model;
    ModelRow first; ///< what differences are against
    bool isStale = false;

    friend bool operator==(const ComparedRow &, const ComparedRow &) = default;
};

/// The first is what the others are compared with.
[[nodiscard]] std::vector<ComparedRow> comparedRows(const std::vector<ModelRow> &models);

/// The models of some rows by names that tell them apart: source and device only where needed.
[[nodiscard]] QStringList distinctNames(const std::vector<ModelRow> &models);

/// A few models line by line: newest numbers and how far they are from those of the first.
class ComparedModel final : public RowModel<ComparedRow>
{
public:
    enum Columns
    {
        Name,
        P50,
        P50Change,
        P95,
        P95Change,
        P99,
        P99Change,
        Mean,
        MeanChange,
        Throughput,
        ThroughputChange,
        Decode,
        DecodeChange,
        Errors,
        ErrorsChange
    };

    explicit ComparedModel(QObject *parent = nullptr);
};

} // namespace perfdeck
