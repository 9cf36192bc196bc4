// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/export/FileSaver.h"

#include <QSortFilterProxyModel>
#include <QTableView>

#include <map>
#include <vector>

QT_BEGIN_NAMESPACE
class QMenu;
QT_END_NAMESPACE

namespace perfdeck {

class Style;

/// Sorts by the raw value, with what is unknown always last, and keeps rows in which every word of
/// the filter occurs in some text column.
class RowProxy final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setWords(const QString &filter);

protected:
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QStringList m_words;
};

/// A table over a RowModel: sortable by its header, filterable, keyboard all the way. Ctrl+C copies
/// with headings; the context menu copies, saves as CSV and chooses columns. GUI thread.
class RowTable final : public QTableView
{
    Q_OBJECT

public:
    /// `rows` outlives the table.
    RowTable(QAbstractItemModel &rows, const Style &style, QWidget *parent = nullptr);

    void setFilter(const QString &words);
    /// Columns not named are hidden; `stretched` takes the space that is left.
    void showColumns(std::initializer_list<int> columns, int stretched);
    /// Shows or hides one of these, unless the user has decided about it in the menu of the header.
    void suggestColumn(int column, bool shown);
    [[nodiscard]] QString currentId() const;
    void selectId(const QString &id);

    [[nodiscard]] int shownRows() const { return m_proxy->rowCount(); }

    /// Selected rows, else all, in the columns shown; see rowsAsTable().
    [[nodiscard]] DataTable table() const;
    /// These rows as tab-separated text to the clipboard.
    void copyRows();
    /// The same rows into a file; asks for its path.
    void saveCsv();
    void setSavePathChooser(SavePathChooser chooser);

Q_SIGNALS:
    void currentIdChanged(const QString &id);
    void saved(const QString &path);
    void saveFailed(const QString &message);
    void saveProgressed(const QString &path, double done); ///< of a large table, 0…1

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void offerColumns(QPoint globalPosition);
    void addColumnsTo(QMenu &menu);
    void fitStretched();
    void applyWidths();
    [[nodiscard]] int preferredWidth(int column) const;
    void applyRowHeight();

    const Style &m_style;
    RowProxy *m_proxy;
    FileSaver *m_saver;
    std::vector<int> m_offered; ///< columns that may be shown
    std::map<int, bool> m_decided; ///< by the user
    int m_stretched = -1;
};

} // namespace perfdeck
