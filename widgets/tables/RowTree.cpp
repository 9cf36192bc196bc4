// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tables/RowTree.h"

#include "widgets/export/FileSaver.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>

#include <utility>

namespace perfdeck {

namespace {

void appendRows(const QAbstractItemModel &model,
                const QModelIndex &parent,
                std::int64_t level,
                DataTable &table)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        table.cells.emplace_back(level);
        for (int column = 0; column < model.columnCount(parent); ++column)
            table.cells.emplace_back(
                model.index(row, column, parent).data().toString().toStdString());
        appendRows(model, model.index(row, 0, parent), level + 1, table);
    }
}

DataTable allRows(const QAbstractItemModel &model)
{
    DataTable table;
    table.columns.push_back({"level", RowTree::tr("Level")});
    for (int column = 0; column < model.columnCount(); ++column) {
        const QString title = model.headerData(column, Qt::Horizontal).toString();
        table.columns.push_back({title.toStdString(), title});
    }
    appendRows(model, {}, 0, table);
    return table;
}

} // namespace

RowTree::RowTree(QWidget *parent)
    : QTreeView(parent)
{
    setUniformRowHeights(true); // 50,000 rows are laid out at once
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
}

RowTree::TableMaker RowTree::tableMaker() const
{
    if (m_source)
        return m_source();
    return [table = allRows(*model())] { return table; };
}

void RowTree::copyRows()
{
    QGuiApplication::clipboard()->setText(tableText(table(), TextFormat::Tsv));
}

void RowTree::saveCsv()
{
    FileSaver::of(*this).saveTable(*this, accessibleName(), tableMaker());
}

void RowTree::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        return copyRows();
    // Space pauses the window; a tree has no use for it.
    if (event->key() == Qt::Key_Space)
        return event->ignore();
    QTreeView::keyPressEvent(event);
}

void RowTree::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("tableMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(m_more);
    menu->addAction(tr("Copy all rows"), this, &RowTree::copyRows);
    menu->addAction(tr("Save all rows as CSV…"), this, &RowTree::saveCsv);
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QPoint place = visualRect(currentIndex()).bottomLeft();
    menu->popup(byKey ? viewport()->mapToGlobal(place) : event->globalPos());
}

} // namespace perfdeck
