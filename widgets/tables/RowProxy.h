// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/Background.h"
#include "widgets/tables/RowOrder.h"

#include <QAbstractProxyModel>

#include <cstdint>
#include <vector>

namespace perfdeck {

class RowSource;

/// The rows of a RowSource in another order, and only those that a filter accepts; see RowOrder.h.
/// Few rows are arranged at once. Many are arranged beside the GUI thread from a snapshot: until
/// the answer comes, rows stay where they are, with their newest values, those that are gone leave
/// at once, and new ones are not shown yet. Selections and persistent indices survive, but for
/// changes that tear the rows into many pieces: those reset the model. GUI thread.
class RowProxy final : public QAbstractProxyModel
{
    Q_OBJECT

public:
    using QAbstractProxyModel::QAbstractProxyModel;

    /// A RowSource.
    void setSourceModel(QAbstractItemModel *model) override;
    void setFilter(RowFilter filter);

    [[nodiscard]] const RowFilter &filter() const { return m_wish.filter; }

    /// −1: as the source has them.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    /// Source rows in the order shown.
    [[nodiscard]] const std::vector<int> &shown() const { return m_shown; }

    [[nodiscard]] const RowSource *source() const { return m_source; }

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

Q_SIGNALS:
    /// The rows shown are those that are wanted.
    void arranged();

private:
    using Rows = std::vector<int>;

    void connectChanges(RowSource &source);
    void arrange();
    void adopt(RowArrangement made);
    void removeShown(const std::vector<RowRange> &ranges);
    void reorderTo(Rows rows);
    void insertUpTo(const Rows &rows, const std::vector<RowRange> &ranges);
    void show(Rows rows);
    [[nodiscard]] const Rows &places() const;
    void onDataChanged(const QModelIndex &topLeft,
                       const QModelIndex &bottomRight,
                       const QList<int> &roles);
    void onRowsInserted(int first, int last);
    void onRowsAboutToBeRemoved(int first, int last);
    void onRowsRemoved(int first, int last);
    void onRowsMoved();

    RowSource *m_source = nullptr;
    RowWish m_wish;
    Rows m_shown; ///< source rows in the order shown
    mutable Rows m_places; ///< of each source row, −1 if it is not shown; empty: not known
    std::uint64_t m_state = 0; ///< of the wish and of the numbers of the source's rows
    bool m_isResetting = false;
    Background m_background;
};

} // namespace perfdeck
