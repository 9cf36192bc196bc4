// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/style/Format.h"
#include "widgets/style/PlainText.h"

#include <QAbstractTableModel>
#include <QCoreApplication>
#include <QString>

#include <algorithm>
#include <optional>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace perfdeck {

/// What a cell says about health, for the delegate that paints it as shape, colour and word.
enum class CellState
{
    None,
    Good,
    Waiting,
    Warning,
    Critical
};

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

/// One column as a constant: a title, how wide it likes to be, and how a row is read. A column has
/// a `number` (sorted as such, shown in its unit), a `text`, or both (shown as text, sorted as
/// number).
template<class Row>
struct Column
{
    const char *title;
    const char *help;
    int characters; ///< preferred width
    Unit unit = Unit::None;
    std::optional<double> (*number)(const Row &) = nullptr;
    QString (*text)(const Row &) = nullptr;
    CellState (*state)(const Row &) = nullptr;
    bool isLeft = false; ///< a number that reads better at the left, such as a time
    /// What has to be said about the cell, for the tooltip and for screen readers; may be empty.
    QString (*note)(const Row &) = nullptr;
    bool isTime = false; ///< the number is seconds since the epoch, UTC

    [[nodiscard]] bool isNumeric() const { return number != nullptr; }

    [[nodiscard]] Qt::Alignment alignment() const
    {
        return Qt::AlignVCenter | (isNumeric() && !isLeft ? Qt::AlignRight : Qt::AlignLeft);
    }
};

/// A table over a snapshot of rows. A Row has `QString id`, `bool isStale` and operator==.
/// setRows() tells views what was inserted, removed and changed, so that selection and scroll
/// position survive.
template<class Row>
class RowModel : public QAbstractTableModel
{
public:
    /// `columns` is a constant table that outlives the model; `context` names its titles for
    /// translation.
    RowModel(std::span<const Column<Row>> columns, const char *context, QObject *parent = nullptr)
        : QAbstractTableModel(parent)
        , m_columns(columns)
        , m_context(context)
    {
    }

    void setRows(std::vector<Row> rows);

    [[nodiscard]] const std::vector<Row> &rows() const { return m_rows; }

    [[nodiscard]] std::span<const Column<Row>> columns() const { return m_columns; }

    [[nodiscard]] const Row *rowAt(int row) const
    {
        return row >= 0 && row < rowCount() ? &m_rows[std::size_t(row)] : nullptr;
    }

    [[nodiscard]] int rowOf(const QString &id) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_rows.size());
    }

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_columns.size());
    }

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant
    headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    using Places = std::unordered_map<QString, std::size_t>;

    [[nodiscard]] static QVariant value(const Column<Row> &column, const Row &row);
    [[nodiscard]] static QString display(const Column<Row> &column, const Row &row);
    [[nodiscard]] static QVariant toolTip(const Column<Row> &column, const Row &row);
    void removeMissing(const Places &wanted);
    void reorder(const Places &wanted);
    void insertNew(std::vector<Row> &rows);
    void replaceChanged(std::vector<Row> &rows);

    std::span<const Column<Row>> m_columns;
    const char *m_context;
    std::vector<Row> m_rows;
};

template<class Row>
void RowModel<Row>::setRows(std::vector<Row> rows)
{
    // Mostly the same rows in the same order: nothing but cells changed.
    const bool sameIds = std::equal(
        rows.begin(), rows.end(), m_rows.begin(), m_rows.end(), [](const Row &a, const Row &b) {
            return a.id == b.id;
        });
    if (sameIds)
        return replaceChanged(rows);
    Places wanted;
    wanted.reserve(rows.size());
    // Of a repeated id the first row counts.
    std::erase_if(rows, [&wanted](const Row &row) {
        const std::size_t place = wanted.size();
        return !wanted.emplace(row.id, place).second;
    });
    if (m_rows.empty()) {
        if (rows.empty())
            return;
        beginInsertRows({}, 0, int(rows.size()) - 1);
        m_rows = std::move(rows);
        endInsertRows();
        return;
    }
    removeMissing(wanted);
    reorder(wanted);
    insertNew(rows);
    replaceChanged(rows);
}

template<class Row>
int RowModel<Row>::rowOf(const QString &id) const
{
    const auto at = std::find_if(
        m_rows.begin(), m_rows.end(), [&id](const Row &row) { return row.id == id; });
    return at == m_rows.end() ? -1 : int(at - m_rows.begin());
}

template<class Row>
void RowModel<Row>::removeMissing(const Places &wanted)
{
    std::size_t end = m_rows.size();
    while (end > 0) {
        if (wanted.contains(m_rows[end - 1].id)) {
            --end;
            continue;
        }
        std::size_t begin = end - 1;
        while (begin > 0 && !wanted.contains(m_rows[begin - 1].id))
            --begin;
        beginRemoveRows({}, int(begin), int(end) - 1);
        m_rows.erase(m_rows.begin() + std::ptrdiff_t(begin), m_rows.begin() + std::ptrdiff_t(end));
        endRemoveRows();
        end = begin;
    }
}

/// Brings the rows that stay into their new order; usually they already are.
template<class Row>
void RowModel<Row>::reorder(const Places &wanted)
{
    const auto byPlace
        = [&wanted](const Row &a, const Row &b) { return wanted.at(a.id) < wanted.at(b.id); };
    if (std::is_sorted(m_rows.begin(), m_rows.end(), byPlace))
        return;
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    QStringList ids;
    for (const QModelIndex &index : before)
        ids.append(m_rows[std::size_t(index.row())].id);
    std::sort(m_rows.begin(), m_rows.end(), byPlace);
    for (qsizetype at = 0; at < before.size(); ++at)
        changePersistentIndex(before[at], index(rowOf(ids[at]), before[at].column()));
    Q_EMIT layoutChanged();
}

template<class Row>
void RowModel<Row>::insertNew(std::vector<Row> &rows)
{
    std::unordered_set<QString> present;
    for (const Row &row : m_rows)
        present.insert(row.id);
    for (std::size_t begin = 0; begin < rows.size(); ++begin) {
        std::size_t end = begin;
        while (end < rows.size() && !present.contains(rows[end].id))
            ++end;
        if (end == begin)
            continue;
        beginInsertRows({}, int(begin), int(end) - 1);
        m_rows.insert(m_rows.begin() + std::ptrdiff_t(begin),
                      rows.begin() + std::ptrdiff_t(begin),
                      rows.begin() + std::ptrdiff_t(end));
        endInsertRows();
        begin = end;
    }
}

/// Many scattered changes are told as one range: views and proxies take one long range better than
/// thousands of short ones.
template<class Row>
void RowModel<Row>::replaceChanged(std::vector<Row> &rows)
{
    constexpr std::size_t kMostRanges = 64;
    std::vector<std::pair<std::size_t, std::size_t>> ranges; // [begin, end)
    for (std::size_t at = 0; at < rows.size(); ++at) {
        if (rows[at] == m_rows[at])
            continue;
        m_rows[at] = std::move(rows[at]);
        if (!ranges.empty() && (ranges.back().second == at || ranges.size() == kMostRanges))
            ranges.back().second = at + 1;
        else
            ranges.emplace_back(at, at + 1);
    }
    for (const auto &[begin, end] : ranges)
        Q_EMIT dataChanged(index(int(begin), 0), index(int(end) - 1, columnCount() - 1));
}

template<class Row>
QVariant RowModel<Row>::value(const Column<Row> &column, const Row &row)
{
    if (!column.isNumeric())
        return shownName(column.text(row));
    const std::optional<double> number = column.number(row);
    return number ? QVariant(*number) : QVariant();
}

template<class Row>
QString RowModel<Row>::display(const Column<Row> &column, const Row &row)
{
    if (column.text != nullptr)
        return column.text(row);
    const std::optional<double> number = column.number(row);
    return number ? formatText(*number, column.unit) : QStringLiteral("–");
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
    const Row &row = m_rows[std::size_t(index.row())];
    const Column<Row> &column = m_columns[std::size_t(index.column())];
    switch (role) {
    case Qt::DisplayRole:
        return display(column, row);
    case Qt::ToolTipRole:
        return toolTip(column, row);
    case Qt::AccessibleDescriptionRole:
        return column.note != nullptr ? QVariant(column.note(row)) : QVariant();
    case Qt::TextAlignmentRole:
        return int(column.alignment());
    case ValueRole:
        return value(column, row);
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
