// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/ChartTableView.h"

#include "widgets/style/Style.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>

#include <utility>

namespace perfdeck {

ChartTableView::ChartTableView(const Style &style, QWidget *parent)
    : QTableView(parent)
    , m_style(style)
    , m_model(new DataTableModel(this))
{
    setObjectName(QStringLiteral("chartTable"));
    setModel(m_model);
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setResizeContentsPrecision(100);
    setShowGrid(false);
    setWordWrap(false);
    setFrameShape(QFrame::NoFrame);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false);
    applyStyle();
    connect(&style, &Style::changed, this, &ChartTableView::applyStyle);
}

void ChartTableView::applyStyle()
{
    setFont(m_style.numberFont());
    const int height = QFontMetrics(m_style.numberFont()).height() + Style::kGrid;
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(height);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
}

void ChartTableView::setTable(DataTablePtr table)
{
    m_model->setTable(std::move(table));
    if (std::exchange(m_fitted, m_model->rowCount() > 0) || !m_fitted)
        return;
    resizeColumnsToContents();
    showNumbersFirst();
}

/// What is looked for stands beside the first column; long names follow. Files keep their order.
void ChartTableView::showNumbersFirst()
{
    int place = 1;
    for (int column = 1; column < m_model->columnCount(); ++column) {
        const int alignment = m_model->index(0, column).data(Qt::TextAlignmentRole).toInt();
        if ((alignment & Qt::AlignRight) != 0)
            horizontalHeader()->moveSection(horizontalHeader()->visualIndex(column), place++);
    }
}

DataTable ChartTableView::selectedRows() const
{
    const DataTablePtr &all = m_model->table();
    if (!all || !selectionModel()->hasSelection())
        return all ? *all : DataTable();
    DataTable chosen{all->columns, {}};
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (!selectionModel()->isRowSelected(row))
            continue;
        for (std::size_t column = 0; column < all->columns.size(); ++column)
            chosen.cells.push_back(all->at(static_cast<std::size_t>(row), column));
    }
    return chosen;
}

void ChartTableView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        QGuiApplication::clipboard()->setText(tableText(selectedRows(), TextFormat::Tsv));
        return;
    }
    const bool plain = event->modifiers() == Qt::NoModifier;
    if (plain && (event->key() == Qt::Key_T || event->key() == Qt::Key_Escape)) {
        Q_EMIT closeWanted();
        return;
    }
    // Space pauses the window; a table has no use for it.
    if (event->key() == Qt::Key_Space)
        return event->ignore();
    QTableView::keyPressEvent(event);
}

} // namespace perfdeck
