// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/export/DataTable.h"

#include <QTreeView>

#include <functional>

namespace perfdeck {

/// A tree with what every table has: Ctrl+C copies its rows with headings, the context menu copies
/// them and saves them as CSV. GUI thread.
class RowTree final : public QTreeView
{
    Q_OBJECT

public:
    /// Makes the table that is copied and saved, on the thread that writes it.
    using TableMaker = std::function<DataTable()>;

    explicit RowTree(QWidget *parent = nullptr);

    /// Asked when something is copied or saved; without it all rows are taken as they read on
    /// screen, from the root down, with their depth in a first column "level".
    void setTableSource(std::function<TableMaker()> source) { m_source = std::move(source); }

    /// Entries of the context menu besides those of all tables.
    void addMenuAction(QAction *action) { m_more.append(action); }

    [[nodiscard]] DataTable table() const { return tableMaker()(); }

    void copyRows();
    void saveCsv();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    [[nodiscard]] TableMaker tableMaker() const;

    std::function<TableMaker()> m_source;
    QList<QAction *> m_more;
};

} // namespace perfdeck
