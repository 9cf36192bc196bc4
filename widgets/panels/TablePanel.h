// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/panels/Panel.h"
#include "widgets/panels/TableSheet.h"

#include <utility>

namespace perfdeck {

/// A panel with a table and how many rows it has; while it has none it says why. GUI thread.
class TablePanel final : public Panel
{
    Q_OBJECT

public:
    /// As of TableSheet.
    TablePanel(const Style &style,
               RowSource &rows,
               const char *name,
               const QString &title,
               QWidget *parent = nullptr);

    [[nodiscard]] RowTable &table() const { return m_sheet->table(); }

    void setEmptyText(const QString &headline, const QString &hint)
    {
        m_sheet->setEmptyText(headline, hint);
    }

    /// As of TableSheet.
    TableExtras &addExtras(std::vector<ColumnTotal> totals, int lastFixed)
    {
        return m_sheet->addExtras(std::move(totals), lastFixed);
    }

private:
    TableSheet *m_sheet;
};

} // namespace perfdeck
