// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/tables/RowFilter.h"

#include <QAbstractProxyModel>

#include <optional>
#include <vector>

namespace perfdeck {

/// The rows of a RowModel in another order, and only those that a filter accepts. Sorted by the raw
/// value with what is unknown always last, texts without regard to capitals, equal rows as they
/// come. Keys are read once per change and not per comparison, and a change of many rows is one
/// sorting, so that 100,000 rows stay smooth (QSortFilterProxyModel moves changed rows one by one).
/// O(n log n) to sort, O(n) to filter. Selections and persistent indices survive, but for changes
/// of the filter that tear the rows into many pieces: those reset the model. GUI thread.
class RowProxy final : public QAbstractProxyModel
{
    Q_OBJECT

public:
    using QAbstractProxyModel::QAbstractProxyModel;

    void setSourceModel(QAbstractItemModel *model) override;
    void setFilter(RowFilter filter);

    [[nodiscard]] const RowFilter &filter() const { return m_filter; }

    /// −1: as the source has them.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    [[nodiscard]] QModelIndex
    index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    using QObject::parent;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex mapToSource(const QModelIndex &index) const override;
    [[nodiscard]] QModelIndex mapFromSource(const QModelIndex &index) const override;
    [[nodiscard]] QVariant
    headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    /// What a row is sorted by.
    struct Key
    {
        enum class Kind
        {
            Number,
            Text,
            Unknown
        };

        Kind kind = Kind::Unknown;
        double number = 0;
        QString text;

        friend bool operator==(const Key &, const Key &) = default;
    };

    using Rows = std::vector<int>;

    [[nodiscard]] Key readKey(int sourceRow) const;
    void readAll();
    [[nodiscard]] bool isBefore(int sourceLeft, int sourceRight) const;
    [[nodiscard]] bool isWanted(int sourceRow);
    [[nodiscard]] Rows wantedRows();
    void update();
    void reorderTo(Rows rows);
    [[nodiscard]] static bool isInFewPieces(const Rows &rows, const std::vector<bool> &chosen);
    void removeUnless(const std::vector<bool> &kept);
    void insertUpTo(const Rows &wanted, const std::vector<bool> &present);
    void indexPlaces();
    void adopt(Rows rows);
    void connectChanges(QAbstractItemModel &model);
    void onDataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight);
    void onRowsInserted(int first, int last);
    void onRowsAboutToBeRemoved(int first, int last);
    void onRowsRemoved(int first, int last);

    RowFilter m_filter;
    int m_column = -1;
    Qt::SortOrder m_order = Qt::AscendingOrder;
    Rows m_shown; ///< source rows in the order shown
    Rows m_places; ///< of each source row, −1 if it is not shown
    std::vector<Key> m_keys; ///< of each source row; empty while not sorted
    std::vector<QString> m_words; ///< of each source row; empty while not filtered, null: unread
    QList<QPersistentModelIndex> m_movedSources; ///< while the source changes its layout
    QModelIndexList m_movedIndices;
    bool m_isResetting = false;
};

} // namespace perfdeck
