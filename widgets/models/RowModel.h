// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/RowChange.h"
#include "widgets/models/RowSource.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace perfdeck {

enum TableRole
{
    ValueRole = Qt::UserRole, ///< the raw number or text, for sorting and export
    UnitRole, ///< the column's Unit as int
    StateRole, ///< CellState as int
    StaleRole, ///< true: the row is old and painted faded
    RowIdRole, ///< the row's id as text
    CharactersRole, ///< of a heading: the preferred width of its column
    TimeRole, ///< of a heading: true if the numbers are seconds since the epoch
    HasNotesRole, ///< of a heading: true if there may be something to say about its cells
};

/// A table over a snapshot of rows. A Row has `QString id`, `bool isStale` and operator==.
/// setRows() tells views what was inserted, removed and changed, so that selection and scroll
/// position survive; too many pieces are told as a reset. GUI thread.
template<class Row>
class RowModel : public RowSource
{
public:
    /// `columns` is a constant table that outlives the model; `context` names its titles for
    /// translation.
    RowModel(std::span<const Column<Row>> columns, const char *context, QObject *parent = nullptr)
        : RowSource(parent)
        , m_columns(columns)
        , m_context(context)
        , m_rows(makeRowSet<Row>(columns, context, {}))
    {
    }

    void setRows(std::vector<Row> rows) { apply(preparation()(std::move(rows))); }

    /// Shows what preparation() made. Where rows only have other values, it costs nothing by row.
    void apply(RowChange<Row> change);

    /// Makes of new rows what apply() takes: for many rows, to be called on another thread. Other
    /// rows set meanwhile cost time, not correctness.
    [[nodiscard]] std::function<RowChange<Row>(std::vector<Row>)> preparation() const;

    [[nodiscard]] const std::vector<Row> &rows() const { return m_rows->rows(); }

    [[nodiscard]] std::span<const Column<Row>> columns() const { return m_columns; }

    [[nodiscard]] const Row *rowAt(int row) const;
    [[nodiscard]] int rowOf(const QString &id) const override;

    [[nodiscard]] RowSnapshotPtr snapshot() const override { return m_rows; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_between ? m_between->size() : m_rows->rows().size());
    }

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_columns.size());
    }

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant
    headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    using Pointers = std::vector<const Row *>;

    [[nodiscard]] static QVariant toolTip(const Column<Row> &column, const Row &row);
    void reset(RowChange<Row> change);
    void remove(const std::vector<RowRange> &ranges);
    void reorder(std::vector<int> moved);
    void insert(const RowChange<Row> &change);

    std::span<const Column<Row>> m_columns;
    const char *m_context;
    RowSetPtr<Row> m_rows; ///< never null
    std::optional<Pointers> m_between; ///< the rows while some leave, move and come
};

template<class Row>
std::function<RowChange<Row>(std::vector<Row>)> RowModel<Row>::preparation() const
{
    return [columns = m_columns, context = m_context, before = m_rows](std::vector<Row> rows) {
        return rowChange<Row>(before, makeRowSet<Row>(columns, context, std::move(rows)));
    };
}

template<class Row>
void RowModel<Row>::apply(RowChange<Row> change)
{
    if (change.before != m_rows) // others have come since
        change = rowChange<Row>(m_rows, std::move(change.after));
    if (change.isReset)
        return reset(std::move(change));
    const bool isOther = !change.removed.empty() || !change.moved.empty()
        || !change.inserted.empty() || !change.changed.empty();
    if (!change.removed.empty() || !change.moved.empty() || !change.inserted.empty()) {
        m_between.emplace();
        m_between->reserve(std::max(m_rows->rows().size(), change.after->rows().size()));
        for (const Row &row : m_rows->rows())
            m_between->push_back(&row);
        remove(change.removed);
        reorder(std::move(change.moved));
        insert(change);
    }
    m_rows = std::move(change.after);
    m_between.reset();
    for (const RowRange &range : change.changed)
        Q_EMIT dataChanged(index(range.begin, 0), index(range.end - 1, columnCount() - 1));
    if (isOther)
        Q_EMIT rowsSet();
}

template<class Row>
void RowModel<Row>::reset(RowChange<Row> change)
{
    beginResetModel();
    m_rows = std::move(change.after);
    setMovedTo(std::move(change.places));
    endResetModel();
    setMovedTo({});
    Q_EMIT rowsSet();
}

template<class Row>
void RowModel<Row>::remove(const std::vector<RowRange> &ranges)
{
    for (auto range = ranges.rbegin(); range != ranges.rend(); ++range) {
        beginRemoveRows({}, range->begin, range->end - 1);
        m_between->erase(m_between->begin() + range->begin, m_between->begin() + range->end);
        endRemoveRows();
    }
}

/// Brings the rows that stay into their new order; usually they already are.
template<class Row>
void RowModel<Row>::reorder(std::vector<int> moved)
{
    if (moved.empty())
        return;
    Q_EMIT layoutAboutToBeChanged();
    Pointers ordered(m_between->size());
    for (std::size_t at = 0; at < moved.size(); ++at)
        ordered[std::size_t(moved[at])] = (*m_between)[at];
    *m_between = std::move(ordered);
    const QModelIndexList before = persistentIndexList();
    for (const QModelIndex &kept : before)
        changePersistentIndex(kept, index(moved[std::size_t(kept.row())], kept.column()));
    setMovedTo(std::move(moved));
    Q_EMIT layoutChanged();
    setMovedTo({});
}

template<class Row>
void RowModel<Row>::insert(const RowChange<Row> &change)
{
    for (const RowRange &range : change.inserted) {
        beginInsertRows({}, range.begin, range.end - 1);
        Pointers rows;
        for (int at = range.begin; at < range.end; ++at)
            rows.push_back(&change.after->rows()[std::size_t(at)]);
        m_between->insert(m_between->begin() + range.begin, rows.begin(), rows.end());
        endInsertRows();
    }
}

template<class Row>
const Row *RowModel<Row>::rowAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return nullptr;
    return m_between ? (*m_between)[std::size_t(row)] : &m_rows->rows()[std::size_t(row)];
}

template<class Row>
int RowModel<Row>::rowOf(const QString &id) const
{
    if (!m_between)
        return m_rows->rowOf(id);
    const auto at = std::find_if(
        m_between->begin(), m_between->end(), [&id](const Row *row) { return row->id == id; });
    return at == m_between->end() ? -1 : int(at - m_between->begin());
}

template<class Row>
QVariant RowModel<Row>::toolTip(const Column<Row> &column, const Row &row)
{
    const QString note = column.note != nullptr ? column.note(row) : QString();
    if (!note.isEmpty())
        return plainToolTip(note);
    return column.text != nullptr ? QVariant(plainToolTip(column.text(row))) : QVariant();
}

template<class Row>
QVariant RowModel<Row>::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = *rowAt(index.row());
    const Column<Row> &column = m_columns[std::size_t(index.column())];
    switch (role) {
    case Qt::DisplayRole:
        return RowSet<Row>::textOf(column, row);
    case Qt::ToolTipRole:
        return toolTip(column, row);
    case Qt::AccessibleDescriptionRole:
        return column.note != nullptr ? QVariant(column.note(row)) : QVariant();
    case Qt::TextAlignmentRole:
        return int(column.alignment());
    case ValueRole:
        return RowSet<Row>::valueOf(column, row);
    case StateRole:
        return column.state != nullptr ? QVariant(int(column.state(row))) : QVariant();
    case StaleRole:
        return row.isStale;
    case RowIdRole:
        return row.id;
    case UnitRole:
        return int(column.unit);
    default:
        return {};
    }
}

template<class Row>
QVariant RowModel<Row>::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const Column<Row> &column = m_columns[std::size_t(section)];
    if (role == Qt::DisplayRole)
        return QCoreApplication::translate(m_context, column.title);
    if (role == Qt::ToolTipRole)
        return QCoreApplication::translate(m_context, column.help);
    if (role == CharactersRole)
        return column.characters;
    if (role == UnitRole)
        return int(column.unit);
    if (role == TimeRole)
        return column.isTime;
    if (role == HasNotesRole)
        return column.note != nullptr;
    if (role == Qt::TextAlignmentRole)
        return int(column.alignment());
    return {};
}

} // namespace perfdeck
