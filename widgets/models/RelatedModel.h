// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/RelatedQuery.h"
#include "widgets/models/RowModel.h"

namespace perfdeck {

/// One series that changed too.
struct RelatedRow
{
    QString id; ///< its place in RelatedChanges::series
    QString when; ///< "5 min before"
    double lag = 0; ///< seconds, for sorting
    QString series;
    QString levels; ///< "from 102 ms to 115 ms", for the tooltip
    QString size; ///< "+12.9 %"
    double shift = 0; ///< in deviations, for sorting
    CellState state = CellState::None;
    double confidence = 0;
    bool isStale = false;

    friend bool operator==(const RelatedRow &, const RelatedRow &) = default;
};

/// In their order: causes first.
[[nodiscard]] std::vector<RelatedRow> relatedRows(const RelatedChanges &changes);

class RelatedModel final : public RowModel<RelatedRow>
{
public:
    enum Columns
    {
        When,
        Series,
        Size,
        Confidence
    };

    explicit RelatedModel(QObject *parent = nullptr);
};

/// The first of them, a line each, below a heading; empty for none.
[[nodiscard]] QString relatedWords(const RelatedChanges &changes, std::size_t most);

} // namespace perfdeck
