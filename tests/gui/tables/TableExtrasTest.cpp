// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/ProcessesModel.h"
#include "widgets/style/Style.h"
#include "widgets/tables/FixedColumns.h"
#include "widgets/tables/RowTable.h"
#include "widgets/tables/TableExtras.h"
#include "widgets/tables/TotalsRow.h"

#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QMenu>
#include <QScrollBar>
#include <QTest>

#include <memory>

using namespace perfdeck;

namespace {

using P = ProcessesModel;
constexpr int kManyRows = 20'000; // more than are added up at once

ProcessRow row(int number, std::optional<double> cpu)
{
    ProcessRow made;
    made.id = made.name = QStringLiteral("process-%1").arg(number);
    made.pid = QString::number(number);
    made.cpu = cpu;
    made.memory = 1024.0;
    return made;
}

/// A table of processes with both extras, narrow enough to be scrolled.
struct Sheet
{
    Sheet()
        : table(new RowTable(model, style))
    {
        style.applyTo(*qApp);
        table->setAccessibleName(QStringLiteral("Processes"));
        table->showColumns({P::Name, P::Pid, P::Cpu, P::Memory}, P::Name);
        extras = new TableExtras(
            *table,
            {{P::Cpu, ColumnTotal::Kind::Mean}, {P::Memory, ColumnTotal::Kind::Sum}},
            P::Name,
            style);
        area.reset(extras->area());
        area->resize(600, 300);
        area->show();
        totals = area->findChild<TotalsRow *>();
        fixed = table->findChild<FixedColumns *>();
    }

    void choose(const char *option)
    {
        QContextMenuEvent event(QContextMenuEvent::Mouse, QPoint(5, 5), QPoint(300, 300));
        QApplication::sendEvent(table->viewport(), &event);
        auto *menu = table->findChild<QMenu *>(QStringLiteral("tableMenu"));
        QVERIFY(menu);
        auto *action = table->findChild<QAction *>(QString::fromLatin1(option));
        QVERIFY(action && menu->actions().contains(action));
        action->trigger();
        menu->close();
    }

    Style style{Style::Mode::Light};
    ProcessesModel model;
    RowTable *table; ///< of the area
    TableExtras *extras = nullptr; ///< of the table
    std::unique_ptr<QWidget> area;
    TotalsRow *totals = nullptr;
    FixedColumns *fixed = nullptr;
};

} // namespace

class TableExtrasTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    /// Numbers that are not known count nowhere; texts are no numbers.
    void totalsAreOfTheRowsShown()
    {
        Sheet sheet;
        sheet.model.setRows({row(1, 0.25), row(2, 0.5), row(3, std::nullopt), row(30, 0.75)});
        QVERIFY(sheet.totals->isHidden());
        sheet.choose("showTotals");
        QVERIFY(sheet.totals->isVisible());
        QCOMPARE(sheet.totals->words(), QStringLiteral("CPU: mean 50 %; Memory: sum 4 KiB"));
        QCOMPARE(sheet.totals->accessibleDescription(), sheet.totals->words());
        sheet.table->setFilter(QStringLiteral("process-3"));
        QCOMPARE(sheet.totals->words(), QStringLiteral("CPU: mean 75 %; Memory: sum 2 KiB"));
        sheet.model.setRows({row(3, 0.1), row(31, 0.3)});
        QCOMPARE(sheet.totals->words(), QStringLiteral("CPU: mean 20 %; Memory: sum 2 KiB"));
        sheet.table->setFilter(QStringLiteral("nothing"));
        QCOMPARE(sheet.totals->words(), QString());
    }

    void manyRowsAreAddedUpBesideTheWindow()
    {
        Sheet sheet;
        sheet.extras->setState("totals");
        std::vector<ProcessRow> rows;
        for (int at = 0; at < kManyRows; ++at)
            rows.push_back(row(at, at % 2 == 0 ? 0.2 : 0.4));
        sheet.model.setRows(std::move(rows));
        QTRY_COMPARE(sheet.totals->words(), QStringLiteral("CPU: mean 30 %; Memory: sum 19.5 MiB"));
    }

    void numbersStandBelowTheirColumn()
    {
        Sheet sheet;
        sheet.model.setRows({row(1, 0.25)});
        sheet.extras->setState("totals");
        const QImage all = sheet.totals->grab().toImage();
        sheet.table->setColumnHidden(P::Memory, true);
        const QImage fewer = sheet.totals->grab().toImage();
        QVERIFY(all != fewer);
        QVERIFY(!sheet.totals->words().contains(QStringLiteral("Memory")));
    }

    void theFirstColumnsStayWhileTheRestMoves()
    {
        Sheet sheet;
        sheet.model.setRows({row(1, 0.1), row(2, 0.2), row(3, 0.3)});
        sheet.choose("fixColumns");
        QVERIFY2(sheet.fixed->isHidden(), "nothing is scrolled");
        sheet.area->resize(600, 300);
        sheet.table->setColumnWidth(P::Memory, 900);
        QTRY_VERIFY(sheet.table->horizontalScrollBar()->maximum() > 200);
        sheet.table->horizontalScrollBar()->setValue(200);
        QVERIFY(sheet.fixed->isVisible());
        QCOMPARE(sheet.fixed->columnAt(5), int(P::Name));
        QVERIFY(sheet.fixed->isColumnHidden(P::Cpu));
        QCOMPARE(sheet.fixed->mapTo(sheet.table, QPoint()), QPoint(0, 0));
        QCOMPARE(sheet.fixed->rowViewportPosition(1), sheet.table->rowViewportPosition(1));

        // A click there chooses the row of the table, the heading sorts it.
        const QRect second = sheet.fixed->visualRect(sheet.fixed->model()->index(1, P::Name));
        QTest::mouseClick(sheet.fixed->viewport(), Qt::LeftButton, {}, second.center());
        QCOMPARE(sheet.table->currentId(), QStringLiteral("process-2"));
        for (const char *first : {"process-1", "process-3"}) {
            QTest::mouseClick(
                sheet.fixed->horizontalHeader()->viewport(), Qt::LeftButton, {}, QPoint(10, 10));
            QCOMPARE(sheet.table->model()->index(0, 0).data(RowIdRole).toString(),
                     QString::fromLatin1(first));
        }

        sheet.choose("fixColumns");
        QVERIFY(sheet.fixed->isHidden());
    }

    void cellsThatKeysGoToAreNotCovered()
    {
        Sheet sheet;
        sheet.model.setRows({row(1, 0.1), row(2, 0.2)});
        sheet.extras->setState("fixed");
        sheet.table->setColumnWidth(P::Memory, 900);
        QTRY_VERIFY(sheet.table->horizontalScrollBar()->maximum() > 200);
        sheet.table->setCurrentIndex(sheet.table->model()->index(0, P::Memory));
        sheet.table->horizontalScrollBar()->setValue(sheet.table->horizontalScrollBar()->maximum());
        QVERIFY(sheet.fixed->isVisible());
        sheet.table->setFocus();
        QTest::keyClick(sheet.table, Qt::Key_Left);
        QCOMPARE(sheet.table->currentIndex().column(), int(P::Cpu));
        QVERIFY(!sheet.fixed->isVisible()
                || sheet.table->columnViewportPosition(P::Cpu) >= sheet.fixed->width());
    }

    /// The largest of what may not be added: percentiles.
    void theLargestIsTold()
    {
        ProcessesModel model;
        model.setRows({row(1, 0.1), row(2, 0.7), row(3, 0.3)});
        const auto largest
            = columnTotals(*model.snapshot(), {0, 2}, {{P::Cpu, ColumnTotal::Kind::Largest}});
        QCOMPARE(largest.front(), std::optional(0.3));
        QCOMPARE(columnTotals(*model.snapshot(), {}, {{P::Cpu, ColumnTotal::Kind::Sum}}).front(),
                 std::optional<double>());
    }

    void whatIsOnComesBack()
    {
        Sheet sheet;
        QCOMPARE(sheet.extras->state(), std::string());
        sheet.extras->setState("fixed somethingNewer totals");
        QCOMPARE(sheet.extras->state(), std::string("totals fixed"));
        sheet.extras->setState({});
        QCOMPARE(sheet.extras->state(), std::string());
    }
};

QTEST_MAIN(TableExtrasTest)
#include "TableExtrasTest.moc"
