// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>
#include <QTableView>

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

/// A table over a RowModel: sortable by its header, filterable, keyboard all the way, Ctrl+C copies
/// with headings. GUI thread.
class RowTable final : public QTableView
{
    Q_OBJECT

public:
    /// `rows` outlives the table.
    RowTable(QAbstractItemModel &rows, const Style &style, QWidget *parent = nullptr);

    void setFilter(const QString &words);
    /// Columns not named are hidden; `stretched` takes the space that is left.
    void showColumns(std::initializer_list<int> columns, int stretched);
    /// Fits the preferred widths of columns; call after the font is known.
    [[nodiscard]] QString currentId() const;
    void selectId(const QString &id);

    [[nodiscard]] int shownRows() const { return m_proxy->rowCount(); }

    /// Selected rows, else all, as tab-separated text with headings.
    [[nodiscard]] QString toText() const;

Q_SIGNALS:
    void currentIdChanged(const QString &id);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void applyWidths();
    void applyRowHeight();

    const Style &m_style;
    RowProxy *m_proxy;
};

} // namespace perfdeck
