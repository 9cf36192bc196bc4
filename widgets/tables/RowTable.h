// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/export/DataTable.h"
#include "widgets/tables/RowProxy.h"

#include <QTableView>

#include <functional>
#include <map>
#include <vector>

QT_BEGIN_NAMESPACE
class QMenu;
QT_END_NAMESPACE

namespace perfdeck {

class RowSource;
class Style;

/// A table over a RowModel: sortable by its header, filterable, keyboard all the way. Ctrl+C copies
/// with headings; the context menu copies, saves as CSV, chooses columns and offers
/// the actions() of the table. GUI thread.
class RowTable final : public QTableView
{
    Q_OBJECT

public:
    /// `rows` outlives the table.
    RowTable(RowSource &rows, const Style &style, QWidget *parent = nullptr);

    /// In the language of RowFilter: `llama p99>200ms state:down`.
    void setFilter(const QString &text);
    /// What of the filter could not be understood; empty if all was.
    [[nodiscard]] QString filterProblem() const;
    /// The language in a few lines, for the tooltip of a filter field.
    [[nodiscard]] static QString filterHelp();
    /// Columns not named are hidden; `stretched` takes the space that is left.
    void showColumns(std::initializer_list<int> columns, int stretched);
    /// These go, first to last, while there is no room for all; they come back with it.
    void setYielding(std::vector<int> columns);
    /// Shows or hides one of these, unless the user has decided about it in the menu of the header.
    void suggestColumn(int column, bool shown);
    [[nodiscard]] QString currentId() const;
    void selectId(const QString &id);
    /// Of the first so many rows that are selected, in the order shown.
    [[nodiscard]] QStringList selectedIds(int most) const;
    /// Of the first so many rows shown.
    [[nodiscard]] QStringList shownIds(int most) const;

    [[nodiscard]] int shownRows() const { return m_proxy->rowCount(); }

    /// Something to be done with the chosen rows: at the top of the context menu, and by its key
    /// while the table has the focus.
    QAction *addCommand(const char *objectName, const QString &words, const QKeySequence &key);

    /// Selected rows, else all, in the columns shown; see rowsAsTable().
    [[nodiscard]] DataTable table() const;
    /// These rows as tab-separated text to the clipboard; many of them a moment later.
    void copyRows();
    /// The same rows into a file by FileSaver::of() the window; asks for its path.
    void saveCsv();

Q_SIGNALS:
    /// The rows shown are those that are wanted: at once after a change of few rows, else soon.
    void arranged();
    void currentIdChanged(const QString &id);
    /// Rows are selected or are not any more.
    void selectedIdsChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    /// What makes the table, on any thread.
    [[nodiscard]] std::function<DataTable()> tableMaker() const;
    [[nodiscard]] std::vector<int> chosenRows() const;
    [[nodiscard]] std::vector<int> selectedPlaces() const;
    void selectIds(const QStringList &ids);
    void offerColumns(QPoint globalPosition);
    void addColumnsTo(QMenu &menu);
    void addActionsTo(QMenu &menu);
    [[nodiscard]] bool isWanted(int column) const;
    void fitColumns();
    void fitStretched(int others);
    void applyWidths();
    [[nodiscard]] int preferredWidth(int column) const;
    [[nodiscard]] int widthOf(int column) const;
    void applyRowHeight();
    void keepSelectionOverReset();

    const Style &m_style;
    RowProxy *m_proxy;
    std::vector<int> m_offered; ///< columns that may be shown
    std::vector<int> m_yielding;
    std::map<int, bool> m_suggested; ///< by the page
    std::map<int, bool> m_decided; ///< by the user
    int m_stretched = -1;
    QList<QAction *> m_commands; ///< first in the context menu
    QString m_keptId; ///< of the current row, while the model is reset
    QStringList m_keptSelection; ///< then too
    int m_keptScroll = 0; ///< then too
    Background m_background;
};

} // namespace perfdeck
