// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/panels/Panel.h"

QT_BEGIN_NAMESPACE
class QStackedWidget;
QT_END_NAMESPACE

namespace perfdeck {

class EmptyState;
class RowSource;
class RowTable;

/// A panel with a table and how many rows it has; while it has none it says why. GUI thread.
class TablePanel final : public Panel
{
    Q_OBJECT

public:
    /// `name` is that of the table; `rows` outlives the panel.
    TablePanel(const Style &style,
               RowSource &rows,
               const char *name,
               const QString &title,
               QWidget *parent = nullptr);

    [[nodiscard]] RowTable &table() const { return *m_table; }

    /// Said while there is no row.
    void setEmptyText(const QString &headline, const QString &hint);

private:
    void showRows();

    const RowSource &m_rows;
    RowTable *m_table;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
};

} // namespace perfdeck
