// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tables/RowExport.h"

#include <QCoreApplication>

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

Cell cellOf(const RowSnapshot &snapshot, int row, const Source &source)
{
    if (source.isNote)
        return snapshot.note(row, source.column).toStdString();
    const QVariant value = snapshot.value(row, source.column);
    if (value.typeId() != QMetaType::Double)
        return value.isValid() ? Cell(value.toString().toStdString()) : Cell();
    if (source.isTime)
        return static_cast<std::int64_t>(std::llround(value.toDouble() * kMicroseconds));
    return value.toDouble();
}

} // namespace

DataTable rowsAsTable(const RowSnapshot &snapshot,
                      const std::vector<int> &rows,
                      const std::vector<int> &columns)
{
    DataTable table;
    std::vector<Source> sources;
    for (const int column : columns) {
        const RowHeading heading = snapshot.heading(column);
        table.columns.push_back({headingWithUnit(heading.title, heading.unit),
                                 heading.title,
                                 heading.unit,
                                 heading.isTime});
        sources.push_back({column, heading.isTime, false});
        const bool hasNotes
            = heading.hasNotes && std::any_of(rows.begin(), rows.end(), [&](int row) {
                  return !snapshot.note(row, column).isEmpty();
              });
        if (hasNotes) {
            const QString notes
                = QCoreApplication::translate("RowTable", "%1, note").arg(heading.title);
            table.columns.push_back({notes.toStdString(), notes});
            sources.push_back({column, false, true});
        }
    }
    table.cells.reserve(rows.size() * sources.size());
    for (const int row : rows) {
        for (const Source &source : sources)
            table.cells.push_back(cellOf(snapshot, row, source));
    }
    return table;
}

} // namespace perfdeck
