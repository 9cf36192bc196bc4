// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/query/QueryService.h"
#include "widgets/models/RowModel.h"

namespace perfdeck {

/// A series and its newest value.
struct LatestRow
{
    QString id;
    QString metric;
    QString labels; ///< "model=a device=b"
    double value = 0;
    Unit unit = Unit::None;
    double age = 0; ///< seconds
    bool isStale = false;

    friend bool operator==(const LatestRow &, const LatestRow &) = default;
};

/// By name and labels; `now` is the end of what is looked at.
[[nodiscard]] std::vector<LatestRow> latestRows(const LatestValues &values, Timestamp now);

/// The labels of a series for people: "model=a device=b".
[[nodiscard]] QString labelWords(const Labels &labels);

/// Newest values line by line.
class LatestModel final : public RowModel<LatestRow>
{
public:
    enum Columns
    {
        Metric,
        Labels,
        Value,
        Age
    };

    explicit LatestModel(QObject *parent = nullptr);
};

} // namespace perfdeck
