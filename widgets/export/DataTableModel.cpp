// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/export/DataTableModel.h"

#include "core/base/Clock.h"
#include "widgets/style/Format.h"
#include "widgets/style/PlainText.h"

#include <algorithm>

namespace perfdeck {

namespace {

bool sameColumns(const DataTable &a, const DataTable &b)
{
    return std::equal(a.columns.begin(),
                      a.columns.end(),
                      b.columns.begin(),
                      b.columns.end(),
                      [](const DataTable::Column &x, const DataTable::Column &y) {
                          return x.title == y.title && x.unit == y.unit && x.isTime == y.isTime;
                      });
}

} // namespace

void DataTableModel::setTable(DataTablePtr table)
{
    if (!m_table || !table || !sameColumns(*m_table, *table)) {
        beginResetModel();
        m_table = std::move(table);
        endResetModel();
        return;
    }
    const int before = rowCount();
    const int after = static_cast<int>(table->rowCount());
    if (after > before) {
        beginInsertRows({}, before, after - 1);
        m_table = std::move(table);
        endInsertRows();
    } else if (after < before) {
        beginRemoveRows({}, after, before - 1);
        m_table = std::move(table);
        endRemoveRows();
    } else {
        m_table = std::move(table);
    }
    if (const int kept = std::min(before, after); kept > 0)
        Q_EMIT dataChanged(index(0, 0), index(kept - 1, columnCount() - 1));
}

void DataTableModel::setTimeZone(const QTimeZone &zone)
{
    m_zone = zone;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int DataTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_table ? 0 : static_cast<int>(m_table->rowCount());
}

int DataTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_table ? 0 : static_cast<int>(m_table->columns.size());
}

QString DataTableModel::text(const Cell &cell, const DataTable::Column &column) const
{
    if (const auto *words = std::get_if<std::string>(&cell))
        return shownName(QString::fromStdString(*words));
    if (const auto *number = std::get_if<double>(&cell))
        return formatText(*number, column.unit);
    const auto *whole = std::get_if<std::int64_t>(&cell);
    if (whole == nullptr)
        return QStringLiteral("–");
    return column.isTime ? formatDateTime(Timestamp(Duration(*whole)), m_zone)
                         : formatText(static_cast<double>(*whole), column.unit);
}

QVariant DataTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const DataTable::Column &column = m_table->columns[static_cast<std::size_t>(index.column())];
    const Cell &cell = m_table->at(static_cast<std::size_t>(index.row()),
                                   static_cast<std::size_t>(index.column()));
    if (role == Qt::DisplayRole)
        return text(cell, column);
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter
                   | (std::holds_alternative<std::string>(cell) || column.isTime ? Qt::AlignLeft
                                                                                 : Qt::AlignRight));
    return {};
}

QVariant DataTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (section < 0 || !m_table)
        return {};
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole && section < rowCount() ? QVariant(section + 1) : QVariant();
    if (role == Qt::TextAlignmentRole && section < columnCount() && rowCount() > 0)
        return data(index(0, section), role);
    if (role == Qt::DisplayRole && section < columnCount())
        return m_table->columns[static_cast<std::size_t>(section)].title;
    return {};
}

} // namespace perfdeck
