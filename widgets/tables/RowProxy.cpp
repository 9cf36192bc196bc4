// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tables/RowProxy.h"

#include "widgets/models/RowModel.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace perfdeck {

namespace {

/// More separate runs of rows to remove or insert than this are told as a reset.
constexpr int kMostPieces = 64;

} // namespace

void RowProxy::setSourceModel(QAbstractItemModel *model)
{
    beginResetModel();
    if (sourceModel() != nullptr)
        sourceModel()->disconnect(this);
    QAbstractProxyModel::setSourceModel(model);
    connectChanges(*model);
    readAll();
    adopt(wantedRows());
    endResetModel();
}

void RowProxy::connectChanges(QAbstractItemModel &model)
{
    using Model = QAbstractItemModel;
    connect(&model, &Model::dataChanged, this, &RowProxy::onDataChanged);
    connect(&model, &Model::rowsInserted, this, [this](const QModelIndex &, int first, int last) {
        onRowsInserted(first, last);
    });
    connect(
        &model,
        &Model::rowsAboutToBeRemoved,
        this,
        [this](const QModelIndex &, int first, int last) { onRowsAboutToBeRemoved(first, last); });
    connect(&model, &Model::rowsRemoved, this, [this](const QModelIndex &, int first, int last) {
        onRowsRemoved(first, last);
    });
    connect(&model, &Model::layoutAboutToBeChanged, this, [this] {
        Q_EMIT layoutAboutToBeChanged();
        m_movedIndices = persistentIndexList();
        m_movedSources.clear();
        for (const QModelIndex &index : std::as_const(m_movedIndices))
            m_movedSources.append(mapToSource(index));
    });
    connect(&model, &Model::layoutChanged, this, [this] {
        readAll();
        adopt(wantedRows());
        QModelIndexList moved;
        for (const QPersistentModelIndex &source : std::as_const(m_movedSources))
            moved.append(mapFromSource(source));
        changePersistentIndexList(std::exchange(m_movedIndices, {}), moved);
        m_movedSources.clear();
        Q_EMIT layoutChanged();
    });
    connect(&model, &Model::modelAboutToBeReset, this, [this] { beginResetModel(); });
    connect(&model, &Model::modelReset, this, [this] {
        readAll();
        adopt(wantedRows());
        endResetModel();
    });
}

RowProxy::Key RowProxy::readKey(int sourceRow) const
{
    const QVariant value = sourceModel()->index(sourceRow, m_column).data(ValueRole);
    if (!value.isValid())
        return {};
    if (value.typeId() == QMetaType::Double)
        return {Key::Kind::Number, value.toDouble(), {}};
    return {Key::Kind::Text, 0, value.toString().toCaseFolded()};
}

/// Keys and words are read when they are needed.
void RowProxy::readAll()
{
    const int rows = sourceModel() == nullptr ? 0 : sourceModel()->rowCount();
    m_keys.clear();
    m_words.assign(m_filter.isEmpty() ? 0 : std::size_t(rows), QString());
    if (m_column < 0)
        return;
    m_keys.reserve(std::size_t(rows));
    for (int row = 0; row < rows; ++row)
        m_keys.push_back(readKey(row));
}

bool RowProxy::isBefore(int sourceLeft, int sourceRight) const
{
    const Key &a = m_keys[std::size_t(sourceLeft)];
    const Key &b = m_keys[std::size_t(sourceRight)];
    if (a.kind != b.kind)
        return a.kind < b.kind; // the unknown last, in both directions
    const bool ascending = m_order == Qt::AscendingOrder;
    if (a.kind == Key::Kind::Number)
        return ascending ? a.number < b.number : b.number < a.number;
    return ascending ? a.text < b.text : b.text < a.text;
}

bool RowProxy::isWanted(int sourceRow)
{
    if (m_filter.isEmpty())
        return true;
    QString &words = m_words[std::size_t(sourceRow)];
    if (words.isNull())
        words = RowFilter::wordsOf(*sourceModel(), sourceRow);
    return m_filter.accepts(*sourceModel(), sourceRow, words);
}

RowProxy::Rows RowProxy::wantedRows()
{
    Rows rows;
    const int count = sourceModel()->rowCount();
    rows.reserve(std::size_t(count));
    for (int row = 0; row < count; ++row) {
        if (isWanted(row))
            rows.push_back(row);
    }
    if (m_column >= 0)
        std::stable_sort(rows.begin(), rows.end(), [this](int left, int right) {
            return isBefore(left, right);
        });
    return rows;
}

void RowProxy::adopt(Rows rows)
{
    m_shown = std::move(rows);
    indexPlaces();
}

void RowProxy::indexPlaces()
{
    m_places.assign(std::size_t(sourceModel()->rowCount()), -1);
    for (std::size_t at = 0; at < m_shown.size(); ++at)
        m_places[std::size_t(m_shown[at])] = int(at);
}

void RowProxy::setFilter(RowFilter filter)
{
    const bool hadWords = !m_filter.isEmpty();
    m_filter = std::move(filter);
    if (sourceModel() == nullptr)
        return;
    if (m_filter.isEmpty())
        m_words.clear();
    else if (!hadWords)
        m_words.assign(std::size_t(sourceModel()->rowCount()), QString());
    update();
}

void RowProxy::sort(int column, Qt::SortOrder order)
{
    const bool sameColumn = column == m_column;
    m_column = column;
    m_order = order;
    if (sourceModel() == nullptr)
        return;
    if (!sameColumn)
        readAll();
    update();
}

/// Shows what is wanted now, and says what changed.
void RowProxy::update()
{
    Rows wanted = wantedRows();
    if (wanted == m_shown)
        return;
    const std::size_t count = std::size_t(sourceModel()->rowCount());
    std::vector<bool> kept(count, false);
    for (const int row : wanted)
        kept[std::size_t(row)] = true;
    std::vector<bool> present(count, false);
    for (const int row : m_shown)
        present[std::size_t(row)] = true;
    if (!isInFewPieces(m_shown, kept) || !isInFewPieces(wanted, present)) {
        beginResetModel();
        adopt(std::move(wanted));
        endResetModel();
        return;
    }
    removeUnless(kept);
    Rows common;
    for (const int row : wanted) {
        if (present[std::size_t(row)])
            common.push_back(row);
    }
    reorderTo(std::move(common));
    insertUpTo(wanted, present);
}

bool RowProxy::isInFewPieces(const Rows &rows, const std::vector<bool> &chosen)
{
    int pieces = 0;
    bool before = true;
    for (const int row : rows) {
        pieces += before && !chosen[std::size_t(row)] ? 1 : 0;
        before = chosen[std::size_t(row)];
    }
    return pieces <= kMostPieces;
}

void RowProxy::removeUnless(const std::vector<bool> &kept)
{
    for (int end = int(m_shown.size()); end > 0;) {
        if (kept[std::size_t(m_shown[std::size_t(end - 1)])]) {
            --end;
            continue;
        }
        int begin = end - 1;
        while (begin > 0 && !kept[std::size_t(m_shown[std::size_t(begin - 1)])])
            --begin;
        beginRemoveRows({}, begin, end - 1);
        m_shown.erase(m_shown.begin() + begin, m_shown.begin() + end);
        indexPlaces();
        endRemoveRows();
        end = begin;
    }
}

void RowProxy::reorderTo(Rows rows)
{
    if (rows == m_shown)
        return;
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    Rows sources;
    for (const QModelIndex &index : before)
        sources.push_back(m_shown[std::size_t(index.row())]);
    adopt(std::move(rows));
    QModelIndexList after;
    for (qsizetype at = 0; at < before.size(); ++at)
        after.append(index(m_places[std::size_t(sources[std::size_t(at)])], before[at].column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

/// The rows shown are those of `wanted` that were present, in its order; adds the others.
void RowProxy::insertUpTo(const Rows &wanted, const std::vector<bool> &present)
{
    for (std::size_t begin = 0; begin < wanted.size(); ++begin) {
        std::size_t end = begin;
        while (end < wanted.size() && !present[std::size_t(wanted[end])])
            ++end;
        if (end == begin)
            continue;
        beginInsertRows({}, int(begin), int(end) - 1);
        m_shown.insert(m_shown.begin() + std::ptrdiff_t(begin),
                       wanted.begin() + std::ptrdiff_t(begin),
                       wanted.begin() + std::ptrdiff_t(end));
        indexPlaces();
        endInsertRows();
        begin = end;
    }
}

void RowProxy::onDataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight)
{
    bool mayMove = !m_filter.isEmpty();
    for (int row = topLeft.row(); row <= bottomRight.row(); ++row) {
        if (!m_words.empty())
            m_words[std::size_t(row)] = QString();
        if (m_keys.empty())
            continue;
        Key key = readKey(row);
        mayMove |= !(key == m_keys[std::size_t(row)]);
        m_keys[std::size_t(row)] = std::move(key);
    }
    if (mayMove)
        update();
    int first = rowCount();
    int last = -1;
    for (int row = topLeft.row(); row <= bottomRight.row(); ++row) {
        const int place = m_places[std::size_t(row)];
        if (place < 0)
            continue;
        first = std::min(first, place);
        last = std::max(last, place);
    }
    if (last >= 0)
        Q_EMIT dataChanged(index(first, topLeft.column()), index(last, bottomRight.column()));
}

void RowProxy::onRowsInserted(int first, int last)
{
    const int count = last - first + 1;
    for (int &row : m_shown)
        row += row >= first ? count : 0;
    indexPlaces();
    if (!m_words.empty() || !m_filter.isEmpty())
        m_words.insert(m_words.begin() + first, std::size_t(count), QString());
    if (m_column >= 0) {
        m_keys.insert(m_keys.begin() + first, std::size_t(count), Key());
        for (int row = first; row <= last; ++row)
            m_keys[std::size_t(row)] = readKey(row);
    }
    update();
}

/// The rows leave the proxy while the source still has them.
void RowProxy::onRowsAboutToBeRemoved(int first, int last)
{
    std::vector<bool> kept(std::size_t(sourceModel()->rowCount()), true);
    std::fill(kept.begin() + first, kept.begin() + last + 1, false);
    if (isInFewPieces(m_shown, kept))
        return removeUnless(kept);
    m_isResetting = true;
    beginResetModel();
    std::erase_if(m_shown, [first, last](int row) { return row >= first && row <= last; });
}

void RowProxy::onRowsRemoved(int first, int last)
{
    const int count = last - first + 1;
    for (int &row : m_shown)
        row -= row > last ? count : 0;
    if (!m_words.empty())
        m_words.erase(m_words.begin() + first, m_words.begin() + last + 1);
    if (!m_keys.empty())
        m_keys.erase(m_keys.begin() + first, m_keys.begin() + last + 1);
    indexPlaces();
    if (std::exchange(m_isResetting, false))
        endResetModel();
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
    if (!source.isValid() || source.row() >= int(m_places.size()))
        return {};
    const int place = m_places[std::size_t(source.row())];
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
