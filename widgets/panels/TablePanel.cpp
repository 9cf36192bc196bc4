// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/TablePanel.h"

#include "widgets/models/RowSource.h"

namespace perfdeck {

TablePanel::TablePanel(
    const Style &style, RowSource &rows, const char *name, const QString &title, QWidget *parent)
    : Panel(style, title, parent)
    , m_sheet(new TableSheet(style, rows, name, title))
{
    setContent(m_sheet);
    connect(&rows, &RowSource::rowsSet, this, [this, &rows] {
        const int count = rows.rowCount();
        setRemark(count > 0 ? QString::number(count) : QString());
    });
}

} // namespace perfdeck
