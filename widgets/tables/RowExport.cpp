// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tables/RowExport.h"

#include "widgets/models/RowModel.h"

#include <QAbstractItemModel>

#include <algorithm>
#include <cmath>

namespace perfdeck {

namespace {

constexpr double kMicroseconds = 1e6;

/// What a column of the model becomes.
struct Source
{
    int column = 0;
    bool isTime = false;
    bool isNote = false;
};

QString noteOf(const QModelIndex &cell)
{
    return cell.data(Qt::AccessibleDescriptionRole).toString();
}

Cell cellOf(const QModelIndex &index, const Source &source)
{
    if (source.isNote)
        return noteOf(index).toStdString();
    const QVariant value = index.data(ValueRole);
    if (value.typeId() != QMetaType::Double)
        return value.isValid() ? Cell(value.toString().toStdString()) : Cell();
    if (source.isTime)
        return static_cast<std::int64_t>(std::llround(value.toDouble() * kMicroseconds));
    return value.toDouble();
}

bool hasNotes(const QAbstractItemModel &model, const std::vector<int> &rows, int column)
{
    if (!model.headerData(column, Qt::Horizontal, HasNotesRole).toBool())
        return false;
    return std::any_of(rows.begin(), rows.end(), [&model, column](int row) {
        return !noteOf(model.index(row, column)).isEmpty();
    });
}

} // namespace

DataTable rowsAsTable(const QAbstractItemModel &model,
                      const std::vector<int> &rows,
                      const std::vector<int> &columns)
{
    DataTable table;
    std::vector<Source> sources;
    for (const int column : columns) {
        const QString title = model.headerData(column, Qt::Horizontal).toString();
        const auto unit = Unit(model.headerData(column, Qt::Horizontal, UnitRole).toInt());
        const bool isTime = model.headerData(column, Qt::Horizontal, TimeRole).toBool();
        table.columns.push_back({headingWithUnit(title, unit), title, unit, isTime});
        sources.push_back({column, isTime, false});
        if (hasNotes(model, rows, column)) {
            const QString notes = QCoreApplication::translate("RowTable", "%1, note").arg(title);
            table.columns.push_back({notes.toStdString(), notes});
            sources.push_back({column, false, true});
        }
    }
    table.cells.reserve(rows.size() * sources.size());
    for (const int row : rows) {
        for (const Source &source : sources)
            table.cells.push_back(cellOf(model.index(row, source.column), source));
    }
    return table;
}

} // namespace perfdeck
