// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/ModelText.h"
#include "widgets/models/RowModel.h"

#include <QAbstractItemModelTester>
#include <QTest>

#include <array>
#include <span>

namespace perfdeck {

inline constexpr std::array kRowRoles{
    NamedRole{ValueRole, "value"}, NamedRole{StateRole, "state"}, NamedRole{StaleRole, "stale"}};

/// Watches a model while `fill` gives it its values, and compares what it then shows.
template<class Fill>
void checkText(const QString &name,
               QAbstractItemModel &model,
               std::span<const NamedRole> roles,
               const Fill &fill)
{
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    fill();
    const QString difference = goldenDifference(name, modelText(model, roles));
    QVERIFY2(difference.isEmpty(), qPrintable(difference));
}

/// Rows come, all but the first go, all come back.
template<class Model, class Rows>
void checkRows(const char *name, Model &model, const Rows &rows)
{
    checkText(QString::fromLatin1(name), model, kRowRoles, [&model, &rows] {
        model.setRows(rows);
        model.setRows({rows.front()});
        model.setRows(rows);
    });
    QCOMPARE(std::size_t(model.rowCount()), rows.size());
}

} // namespace perfdeck
