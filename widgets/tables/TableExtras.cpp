// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tables/TableExtras.h"

#include "widgets/tables/FixedColumns.h"
#include "widgets/tables/RowTable.h"
#include "widgets/tables/TotalsRow.h"

#include <QAction>
#include <QVBoxLayout>

#include <utility>

namespace perfdeck {

namespace {

constexpr auto kTotals = "totals"; // in files: never to be changed
constexpr auto kFixed = "fixed";

} // namespace

TableExtras::TableExtras(RowTable &table,
                         std::vector<ColumnTotal> totals,
                         int lastFixed,
                         const Style &style)
    : QObject(&table)
    , m_area(new QWidget)
    , m_totals(new TotalsRow(table, std::move(totals), style))
    , m_fixed(new FixedColumns(table, lastFixed, style))
{
    auto *layout = new QVBoxLayout(m_area);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(&table, 1);
    layout->addWidget(m_totals);
    m_totals->hide();
    m_showTotals
        = addOption("showTotals", tr("Totals"), tr("Sum, mean or largest of the rows shown"));
    m_fixColumns = addOption(
        "fixColumns", tr("Keep the first columns in view"), tr("While scrolling sideways"));
    connect(m_showTotals, &QAction::toggled, m_totals, &QWidget::setVisible);
    connect(m_fixColumns, &QAction::toggled, m_fixed, &FixedColumns::setFixed);
    connect(m_fixed, &FixedColumns::covered, m_totals, &TotalsRow::setFixedPart);
    table.addActions({m_showTotals, m_fixColumns}); // its menu offers them
}

QAction *TableExtras::addOption(const char *name, const QString &words, const QString &hint)
{
    auto *option = new QAction(words, this);
    option->setObjectName(QString::fromLatin1(name));
    option->setToolTip(hint);
    option->setCheckable(true);
    return option;
}

std::string TableExtras::state() const
{
    QStringList words;
    if (m_showTotals->isChecked())
        words << QString::fromLatin1(kTotals);
    if (m_fixColumns->isChecked())
        words << QString::fromLatin1(kFixed);
    return words.join(QChar(u' ')).toStdString();
}

void TableExtras::setState(const std::string &state)
{
    const QStringList words = QString::fromStdString(state).split(QChar(u' '));
    m_showTotals->setChecked(words.contains(QString::fromLatin1(kTotals)));
    m_fixColumns->setChecked(words.contains(QString::fromLatin1(kFixed)));
}

} // namespace perfdeck
