// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/tables/ColumnTotals.h"

#include <QStackedWidget>

namespace perfdeck {

class EmptyState;
class RowSource;
class RowTable;
class Style;
class TableExtras;

/// A table that says why it is empty. GUI thread.
class TableSheet final : public QStackedWidget
{
    Q_OBJECT

public:
    /// `name` is that of the table; `rows` outlives the sheet.
    TableSheet(const Style &style,
               RowSource &rows,
               const char *name,
               const QString &title,
               QWidget *parent = nullptr);

    [[nodiscard]] RowTable &table() const { return *m_table; }

    /// Offers totals and fixed columns; see TableExtras. Once, after columns and delegates are set.
    TableExtras &addExtras(std::vector<ColumnTotal> totals, int lastFixed);
    /// Said while there is no row.
    void setEmptyText(const QString &headline, const QString &hint);

private:
    const Style &m_style;
    RowTable *m_table;
    EmptyState *m_empty;
};

} // namespace perfdeck
