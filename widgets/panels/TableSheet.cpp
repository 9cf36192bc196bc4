// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/TableSheet.h"

#include "widgets/models/RowSource.h"
#include "widgets/panels/EmptyState.h"
#include "widgets/tables/RowTable.h"
#include "widgets/tables/TableExtras.h"

#include <utility>

namespace perfdeck {

TableSheet::TableSheet(
    const Style &style, RowSource &rows, const char *name, const QString &title, QWidget *parent)
    : QStackedWidget(parent)
    , m_style(style)
    , m_table(new RowTable(rows, style))
    , m_empty(new EmptyState(style, {}, {}))
{
    m_table->setObjectName(QString::fromLatin1(name));
    m_table->setAccessibleName(title);
    addWidget(m_empty);
    addWidget(m_table);
    connect(&rows, &RowSource::rowsSet, this, [this, &rows] {
        setCurrentIndex(rows.rowCount() > 0 ? 1 : 0);
    });
}

TableExtras &TableSheet::addExtras(std::vector<ColumnTotal> totals, int lastFixed)
{
    const int shown = currentIndex();
    auto *extras = new TableExtras(*m_table, std::move(totals), lastFixed, m_style);
    addWidget(extras->area()); // it took the table out of its place
    setCurrentIndex(shown);
    return *extras;
}

void TableSheet::setEmptyText(const QString &headline, const QString &hint)
{
    m_empty->setText(headline, hint);
}

} // namespace perfdeck
