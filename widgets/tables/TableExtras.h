// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/tables/ColumnTotals.h"

#include <QObject>
#include <QWidget>

#include <string>

QT_BEGIN_NAMESPACE
class QAction;
QT_END_NAMESPACE

namespace perfdeck {

class FixedColumns;
class RowTable;
class Style;
class TotalsRow;

/// What a table can show beyond its rows, each switched on in its menu: their totals at its foot,
/// and its first columns in place while it is scrolled sideways. Off at first. A child of the
/// table. GUI thread.
class TableExtras final : public QObject
{
    Q_OBJECT

public:
    /// The columns up to `lastFixed` can stay. After columns and delegates of the table were set.
    TableExtras(RowTable &table,
                std::vector<ColumnTotal> totals,
                int lastFixed,
                const Style &style);

    /// The table with its foot, for a layout to take over.
    [[nodiscard]] QWidget *area() const { return m_area; }

    /// What is on, for a session: "totals fixed"; words it does not know are passed over.
    [[nodiscard]] std::string state() const;
    void setState(const std::string &state);

private:
    [[nodiscard]] QAction *addOption(const char *name, const QString &words, const QString &hint);

    QWidget *m_area;
    TotalsRow *m_totals;
    FixedColumns *m_fixed;
    QAction *m_showTotals;
    QAction *m_fixColumns;
};

} // namespace perfdeck
