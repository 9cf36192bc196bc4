// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/cluster/TablePanel.h"

#include "widgets/models/RowSource.h"
#include "widgets/panels/EmptyState.h"
#include "widgets/style/Format.h"
#include "widgets/tables/RowTable.h"

#include <QStackedWidget>

namespace perfdeck {

TablePanel::TablePanel(
    const Style &style, RowSource &rows, const char *name, const QString &title, QWidget *parent)
    : Panel(style, title, parent)
    , m_rows(rows)
    , m_table(new RowTable(rows, style))
    , m_empty(new EmptyState(style, {}, {}))
    , m_stack(new QStackedWidget)
{
    m_table->setObjectName(QString::fromLatin1(name));
    m_table->setAccessibleName(title);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    setContent(m_stack);
    connect(&rows, &RowSource::rowsSet, this, &TablePanel::showRows);
    showRows();
}

void TablePanel::setEmptyText(const QString &headline, const QString &hint)
{
    m_empty->setText(headline, hint);
}

void TablePanel::showRows()
{
    const int count = m_rows.rowCount();
    m_stack->setCurrentWidget(count > 0 ? static_cast<QWidget *>(m_table) : m_empty);
    setRemark(count > 0 ? formatText(double(count), Unit::Count) : QString());
}

} // namespace perfdeck
