// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tables/RowProxy.h"

#include "widgets/models/RowSource.h"

#include <algorithm>
#include <utility>

namespace perfdeck {

void RowProxy::setSourceModel(QAbstractItemModel *model)
{
    auto *source = qobject_cast<RowSource *>(model);
    Q_ASSERT(source != nullptr);
    beginResetModel();
    if (m_source != nullptr)
        m_source->disconnect(this);
    m_source = source;
    QAbstractProxyModel::setSourceModel(model);
    connectChanges(*source);
    ++m_state;
    show({});
    endResetModel();
    arrange();
}

void RowProxy::connectChanges(RowSource &source)
{
    using Model = QAbstractItemModel;
    connect(&source, &Model::dataChanged, this, &RowProxy::onDataChanged);
    connect(&source, &Model::rowsInserted, this, [this](const QModelIndex &, int first, int last) {
        onRowsInserted(first, last);
    });
    connect(
        &source,
        &Model::rowsAboutToBeRemoved,
        this,
        [this](const QModelIndex &, int first, int last) { onRowsAboutToBeRemoved(first, last); });
    connect(&source, &Model::rowsRemoved, this, [this](const QModelIndex &, int first, int last) {
        onRowsRemoved(first, last);
    });
    connect(&source, &Model::layoutChanged, this, &RowProxy::onRowsMoved);
    connect(&source, &Model::modelAboutToBeReset, this, [this] { beginResetModel(); });
    connect(&source, &Model::modelReset, this, [this] {
        onRowsMoved();
        endResetModel();
    });
    connect(&source, &RowSource::rowsSet, this, &RowProxy::arrange);
}

void RowProxy::setFilter(RowFilter filter)
{
    m_wish.filter = std::move(filter);
    ++m_state;
    arrange();
}

void RowProxy::sort(int column, Qt::SortOrder order)
{
    m_wish.column = column;
    m_wish.order = order;
    ++m_state;
    arrange();
}

/// Shows what is wanted now, at once or soon.
void RowProxy::arrange()
{
    if (m_source == nullptr)
        return;
    const auto work = [rows = m_source->snapshot(), wish = m_wish, shown = m_shown] {
        return arrangement(shown, orderedRows(*rows, wish), rows->rowCount());
    };
    if (m_source->rowCount() <= kFewRows)
        return adopt(work());
    m_background.run(work, [this, state = m_state](RowArrangement made) {
        // What came or left meanwhile, or another wish, has its own answer under way.
        if (state == m_state)
            adopt(std::move(made));
    });
}

/// Says what changes.
void RowProxy::adopt(RowArrangement made)
{
    if (made.before != m_shown)
        made = arrangement(m_shown, std::move(made.after), m_source->rowCount());
    if (made.isReset) {
        beginResetModel();
        show(std::move(made.after));
        endResetModel();
    } else {
        removeShown(made.removed);
        if (!made.common.empty())
            reorderTo(std::move(made.common));
        insertUpTo(made.after, made.inserted);
    }
    Q_EMIT arranged();
}

void RowProxy::show(Rows rows)
{
    m_shown = std::move(rows);
    m_places.clear();
}

const RowProxy::Rows &RowProxy::places() const
{
    if (m_places.empty() && m_source->rowCount() > 0) {
        m_places.assign(std::size_t(m_source->rowCount()), -1);
        for (std::size_t at = 0; at < m_shown.size(); ++at)
            m_places[std::size_t(m_shown[at])] = int(at);
    }
    return m_places;
}

void RowProxy::removeShown(const std::vector<RowRange> &ranges)
{
    for (auto range = ranges.rbegin(); range != ranges.rend(); ++range) {
        beginRemoveRows({}, range->begin, range->end - 1);
        m_shown.erase(m_shown.begin() + range->begin, m_shown.begin() + range->end);
        m_places.clear();
        endRemoveRows();
    }
}

void RowProxy::reorderTo(Rows rows)
{
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    Rows sources;
    for (const QModelIndex &index : before)
        sources.push_back(m_shown[std::size_t(index.row())]);
    show(std::move(rows));
    QModelIndexList after;
    for (qsizetype at = 0; at < before.size(); ++at)
        after.append(index(places()[std::size_t(sources[std::size_t(at)])], before[at].column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

/// The rows shown are those of `rows` outside of `ranges`, in its order; adds the others.
void RowProxy::insertUpTo(const Rows &rows, const std::vector<RowRange> &ranges)
{
    for (const RowRange &range : ranges) {
        beginInsertRows({}, range.begin, range.end - 1);
        m_shown.insert(
            m_shown.begin() + range.begin, rows.begin() + range.begin, rows.begin() + range.end);
        m_places.clear();
        endInsertRows();
    }
}

/// The rows keep their places until they are arranged.
void RowProxy::onDataChanged(const QModelIndex &topLeft,
                             const QModelIndex &bottomRight,
                             const QList<int> &roles)
{
    int first = rowCount();
    int last = -1;
    for (int row = topLeft.row(); row <= bottomRight.row(); ++row) {
        const int place = places()[std::size_t(row)];
        if (place < 0)
            continue;
        first = std::min(first, place);
        last = std::max(last, place);
    }
    if (last >= 0)
        Q_EMIT dataChanged(
            index(first, topLeft.column()), index(last, bottomRight.column()), roles);
}

/// Not shown before they are arranged.
void RowProxy::onRowsInserted(int first, int last)
{
    ++m_state;
    const int count = last - first + 1;
    for (int &row : m_shown)
        row += row >= first ? count : 0;
    m_places.clear();
}

/// The rows leave the proxy while the source still has them.
void RowProxy::onRowsAboutToBeRemoved(int first, int last)
{
    ++m_state;
    const auto leaves = [first, last](int row) { return row >= first && row <= last; };
    const std::vector<RowRange> ranges
        = rangesOf(int(m_shown.size()), [&](int at) { return leaves(m_shown[std::size_t(at)]); });
    if (ranges.size() <= kMostRanges)
        return removeShown(ranges);
    m_isResetting = true;
    beginResetModel();
    std::erase_if(m_shown, leaves);
    m_places.clear();
}

void RowProxy::onRowsRemoved(int first, int last)
{
    const int count = last - first + 1;
    for (int &row : m_shown)
        row -= row > last ? count : 0;
    m_places.clear();
    if (std::exchange(m_isResetting, false))
        endResetModel();
}

/// Shows the same rows in the same order, wherever the source has them now.
void RowProxy::onRowsMoved()
{
    ++m_state;
    Rows shown;
    shown.reserve(m_shown.size());
    for (const int row : m_shown) {
        if (const int place = m_source->movedTo()[std::size_t(row)]; place >= 0)
            shown.push_back(place);
    }
    show(std::move(shown));
}

QModelIndex RowProxy::index(int row, int column, const QModelIndex &parent) const
{
    return hasIndex(row, column, parent) ? createIndex(row, column) : QModelIndex();
}

QModelIndex RowProxy::parent(const QModelIndex &) const
{
    return {};
}

int RowProxy::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int RowProxy::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() || sourceModel() == nullptr ? 0 : sourceModel()->columnCount();
}

QModelIndex RowProxy::mapToSource(const QModelIndex &index) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    return sourceModel()->index(m_shown[std::size_t(index.row())], index.column());
}

QModelIndex RowProxy::mapFromSource(const QModelIndex &source) const
{
    if (!source.isValid() || source.row() >= int(places().size()))
        return {};
    const int place = places()[std::size_t(source.row())];
    return place < 0 ? QModelIndex() : createIndex(place, source.column());
}

QVariant RowProxy::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal)
        return sourceModel() == nullptr ? QVariant()
                                        : sourceModel()->headerData(section, orientation, role);
    return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
}

} // namespace perfdeck
