// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/export/DataTable.h"

#include <QAbstractTableModel>
#include <QTimeZone>

namespace perfdeck {

/// A DataTable as an item model, formatted for people. setTable() keeps what stands: a table that
/// grew or shrank tells so at its end, so that selection and scroll position survive. GUI thread.
class DataTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setTable(DataTablePtr table);

    [[nodiscard]] const DataTablePtr &table() const { return m_table; }

    void setTimeZone(const QTimeZone &zone);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant
    headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const Cell &cell, const DataTable::Column &column) const;

    DataTablePtr m_table;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
};

} // namespace perfdeck
