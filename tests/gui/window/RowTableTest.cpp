// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/export/FileSaver.h"
#include "widgets/models/EventsModel.h"
#include "widgets/models/ModelsModel.h"
#include "widgets/models/ProcessesModel.h"
#include "widgets/style/PlainText.h"
#include "widgets/style/Style.h"
#include "widgets/tables/RowTable.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFile>
#include <QHeaderView>
#include <QMenu>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

#include <algorithm>

using namespace perfdeck;

namespace {

ProcessRow row(const QString &name, std::optional<double> cpu)
{
    ProcessRow made;
    made.id = made.name = name;
    made.pid = QStringLiteral("7");
    made.cpu = cpu;
    return made;
}

QString order(const RowTable &table)
{
    QString names;
    for (int at = 0; at < table.model()->rowCount(); ++at)
        names += table.model()->index(at, ProcessesModel::Name).data().toString();
    return names;
}

QStringList ids(const QAbstractItemModel &model)
{
    QStringList found;
    for (int at = 0; at < model.rowCount(); ++at)
        found << model.index(at, 0).data(RowIdRole).toString();
    return found;
}

/// By definition: what is wanted, in a stable order with the unknown last.
QStringList
expectedIds(const ProcessesModel &model, int column, Qt::SortOrder order, bool isFiltered)
{
    std::vector<ProcessRow> rows = model.rows();
    std::erase_if(rows, [isFiltered](const ProcessRow &each) {
        return isFiltered && !(each.cpu && *each.cpu > 3);
    });
    const auto value = [&](const ProcessRow &each) {
        return model.index(model.rowOf(each.id), column).data(ValueRole);
    };
    if (column >= 0)
        std::stable_sort(rows.begin(), rows.end(), [&](const ProcessRow &a, const ProcessRow &b) {
            const QVariant x = value(a);
            const QVariant y = value(b);
            if (!x.isValid() || !y.isValid())
                return x.isValid() && !y.isValid();
            const QVariant &less = order == Qt::AscendingOrder ? x : y;
            const QVariant &more = order == Qt::AscendingOrder ? y : x;
            return less.typeId() == QMetaType::Double
                ? less.toDouble() < more.toDouble()
                : naturallyBefore(less.toString(), more.toString());
        });
    QStringList found;
    for (const ProcessRow &each : rows)
        found << each.id;
    return found;
}

} // namespace

class RowTableTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void columnsYieldWhereThereIsNoRoomUnlessTheUserWantsThem()
    {
        using P = ProcessesModel;
        Style style(Style::Mode::Light);
        ProcessesModel model;
        RowTable table(model, style);
        table.showColumns({P::Name, P::Pid, P::Cpu, P::Memory}, P::Name);
        table.setYielding({P::Pid, P::Memory});
        table.resize(900, 200);
        table.show();
        QVERIFY(!table.isColumnHidden(P::Pid));
        table.resize(200, 200);
        QVERIFY(table.isColumnHidden(P::Pid) && table.isColumnHidden(P::Memory));
        QVERIFY(!table.isColumnHidden(P::Name) && !table.isColumnHidden(P::Cpu));
        table.resize(900, 200);
        QVERIFY(!table.isColumnHidden(P::Pid) && !table.isColumnHidden(P::Memory));
        Q_EMIT table.horizontalHeader()->customContextMenuRequested(QPoint(5, 5));
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        QAction *pid = menu->actions().at(1);
        pid->setChecked(false);
        pid->setChecked(true); // decided by the user
        menu->close();
        table.resize(200, 200);
        QVERIFY(!table.isColumnHidden(P::Pid));
        QVERIFY(table.isColumnHidden(P::Memory));
    }

    void sortsByValueWithTheUnknownLast()
    {
        Style style(Style::Mode::Light);
        ProcessesModel model;
        RowTable table(model, style);
        model.setRows({row(QStringLiteral("a"), 0.09),
                       row(QStringLiteral("b"), std::nullopt),
                       row(QStringLiteral("c"), 1.0),
                       row(QStringLiteral("d"), 0.2)});
        QCOMPARE(order(table), QStringLiteral("abcd"));
        table.sortByColumn(ProcessesModel::Cpu, Qt::AscendingOrder);
        QCOMPARE(order(table), QStringLiteral("adcb"));
        table.sortByColumn(ProcessesModel::Cpu, Qt::DescendingOrder);
        QCOMPARE(order(table), QStringLiteral("cdab"));
    }

    void aSelectionSurvivesNewRows()
    {
        Style style(Style::Mode::Light);
        ProcessesModel model;
        RowTable table(model, style);
        table.sortByColumn(ProcessesModel::Cpu, Qt::DescendingOrder);
        model.setRows({row(QStringLiteral("a"), 1), row(QStringLiteral("b"), 2)});
        table.selectId(QStringLiteral("a"));
        model.setRows({row(QStringLiteral("x"), 9),
                       row(QStringLiteral("a"), 5),
                       row(QStringLiteral("b"), 2)});
        QCOMPARE(table.currentId(), QStringLiteral("a"));
        QCOMPARE(table.currentIndex().row(), 1);
    }

    void everyWordOfTheFilterCounts()
    {
        Style style(Style::Mode::Light);
        ProcessesModel model;
        RowTable table(model, style);
        model.setRows({row(QStringLiteral("red apple"), 1), row(QStringLiteral("red pear"), 2)});
        table.setFilter(QStringLiteral("RED pe"));
        QCOMPARE(order(table), QStringLiteral("red pear"));
        table.setFilter(QStringLiteral("nothing"));
        QCOMPARE(table.shownRows(), 0);
        table.setFilter({});
        QCOMPARE(table.shownRows(), 2);
    }

    void columnsAndNumbersCanBeAskedFor()
    {
        Style style(Style::Mode::Light);
        ProcessesModel model;
        RowTable table(model, style);
        ProcessRow large = row(QStringLiteral("large one"), 0.5);
        large.memory = 3.0 * 1024 * 1024 * 1024;
        ProcessRow small = row(QStringLiteral("small"), 0.02);
        small.memory = 5e6;
        model.setRows({large, small, row(QStringLiteral("unknown"), std::nullopt)});
        const auto shown = [&table](const char *filter) {
            table.setFilter(QString::fromUtf8(filter));
            return order(table);
        };
        QCOMPARE(shown("cpu>5%"), QStringLiteral("large one"));
        QCOMPARE(shown("cpu <= 0.05"), QStringLiteral("small"));
        QCOMPARE(shown("-cpu>5%"), QStringLiteral("smallunknown"));
        QCOMPARE(shown("mem>=3GiB"), QStringLiteral("large one")); // begins so
        QCOMPARE(shown("memory<5.1MB cpu>0"), QStringLiteral("small"));
        QCOMPARE(shown("process:ALL"), QStringLiteral("small"));
        QCOMPARE(shown("process=small"), QStringLiteral("small"));
        QCOMPARE(shown("process!=small -un"), QStringLiteral("large one"));
        QCOMPARE(shown("\"large one\""), QStringLiteral("large one"));
        QCOMPARE(shown("\"one large\""), QString());
        QCOMPARE(table.filterProblem(), QString());
        QCOMPARE(shown("host:8000"), QString()); // no such column: a word
        QCOMPARE(table.filterProblem(), QString());
        shown("colour>3");
        QVERIFY(table.filterProblem().contains(QStringLiteral("colour")));
        shown("cpu>much");
        QVERIFY(table.filterProblem().contains(QStringLiteral("much")));
        QCOMPARE(shown(""), QStringLiteral("large onesmallunknown"));
        for (const char *odd :
             {":", "-", "\"", ">", "cpu>", "cpu:", ">5", "--", "(((", "cpu>1e999", "\\"})
            shown(odd);
    }

    void anyChangeIsShownAsSortedAndFiltered()
    {
        ProcessesModel model;
        RowProxy proxy;
        const QAbstractItemModelTester tester(
            &proxy, QAbstractItemModelTester::FailureReportingMode::QtTest);
        proxy.setSourceModel(&model);
        QRandomGenerator random(3);
        int column = -1;
        Qt::SortOrder order = Qt::AscendingOrder;
        QString filter;
        for (int round = 0; round < 150; ++round) {
            if (random.bounded(5) == 0) {
                column = random.bounded(4) - 1;
                order = random.bounded(2) != 0 ? Qt::AscendingOrder : Qt::DescendingOrder;
                proxy.sort(column, order);
            }
            if (random.bounded(5) == 0) {
                filter = random.bounded(2) != 0 ? QStringLiteral("cpu>3") : QString();
                proxy.setFilter(RowFilter::parse(filter, proxy));
            }
            std::vector<ProcessRow> rows;
            const int most = round % 15 == 0 ? 300 : 50; // many: more pieces than are told apart
            for (int id = 0; id < most; ++id) {
                if (random.bounded(3) == 0)
                    continue;
                rows.push_back(row(QString::number(id), random.bounded(10)));
                if (random.bounded(8) == 0)
                    rows.back().cpu.reset();
            }
            if (random.bounded(4) == 0)
                std::shuffle(rows.begin(), rows.end(), random);
            const QPersistentModelIndex kept
                = proxy.index(proxy.rowCount() / 2, ProcessesModel::Name);
            const QString name = kept.data().toString();
            model.setRows(std::move(rows));
            if (kept.isValid())
                QCOMPARE(kept.data().toString(), name);
            QCOMPARE(ids(proxy),
                     expectedIds(model, column, order, filter == QLatin1String("cpu>3")));
        }
    }

    void theUsersChoiceOfColumnsStays()
    {
        Style style(Style::Mode::Light);
        ProcessesModel model;
        RowTable table(model, style);
        table.showColumns({ProcessesModel::Name, ProcessesModel::Pid, ProcessesModel::Cpu},
                          ProcessesModel::Name);
        table.suggestColumn(ProcessesModel::Cpu, false);
        QVERIFY(table.isColumnHidden(ProcessesModel::Cpu));
        table.suggestColumn(ProcessesModel::Cpu, true);
        QVERIFY(!table.isColumnHidden(ProcessesModel::Cpu));
        QContextMenuEvent key(QContextMenuEvent::Keyboard, QPoint(), QPoint());
        QApplication::sendEvent(table.viewport(), &key);
        auto *all = table.findChild<QMenu *>(QStringLiteral("tableMenu"));
        QVERIFY(all);
        QMenu *menu = all->actions().constLast()->menu();
        QVERIFY(menu);
        QCOMPARE(menu->actions().size(), 3);
        menu->actions().at(2)->trigger();
        QVERIFY(table.isColumnHidden(ProcessesModel::Cpu));
        table.suggestColumn(ProcessesModel::Cpu, true);
        QVERIFY2(table.isColumnHidden(ProcessesModel::Cpu), "the user hid it");
    }

    void copiesWithHeadings()
    {
        Style style(Style::Mode::Light);
        ProcessesModel model;
        RowTable table(model, style);
        table.showColumns({ProcessesModel::Name, ProcessesModel::Pid}, ProcessesModel::Name);
        model.setRows({row(QStringLiteral("a"), 1), row(QStringLiteral("b"), 2)});
        table.selectId(QStringLiteral("b"));
        QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("Process\tPID\nb\t7\n"));
    }

    void savesRawNumbersWithTheirUnit()
    {
        Style style(Style::Mode::Light);
        ProcessesModel model;
        RowTable table(model, style);
        table.setAccessibleName(QStringLiteral("Hot processes"));
        table.showColumns({ProcessesModel::Name, ProcessesModel::Cpu, ProcessesModel::Memory},
                          ProcessesModel::Name);
        model.setRows({row(QStringLiteral("=1+1"), 0.125), row(QStringLiteral("b"), {})});
        const QTemporaryDir folder;
        FileSaver::of(table).setPathChooser(
            [&folder](QWidget *, const QString &name, const QString &, const auto &chosen) {
                chosen(folder.filePath(name));
            });
        QSignalSpy saved(&FileSaver::of(table), &FileSaver::saved);
        table.saveCsv();
        QTRY_COMPARE(saved.count(), 1);
        QFile file(folder.filePath(QStringLiteral("Hot-processes.csv")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(),
                 QByteArray("Process,CPU (ratio),Memory (bytes)\n\"'=1+1\",0.125,\nb,,\n"));
    }

    void savesTimesInUtcWhateverIsShown()
    {
        Style style(Style::Mode::Light);
        EventsModel model;
        RowTable table(model, style);
        using namespace std::chrono_literals;
        const Timestamp time{1'763'733'600s + 250ms};
        model.setRows(eventRows({{time, "source-down", Severity::Critical, "host", "down", {}}},
                                time,
                                QTimeZone(3600)));
        const QString text = tableText(table.table(), TextFormat::Csv);
        QCOMPARE(text,
                 QStringLiteral("Time,Event,Source\n2025-11-21T14:00:00.250000Z,down,host\n"));
    }

    void whatHasToBeSaidOfANumberIsSavedBesideIt()
    {
        Style style(Style::Mode::Light);
        ModelsModel model;
        RowTable table(model, style);
        ModelRow known;
        known.id = QStringLiteral("m");
        known.queue = 3;
        known.running = 1;
        model.setRows({known});
        table.showColumns({ModelsModel::Queue}, ModelsModel::Queue);
        QCOMPARE(tableText(table.table(), TextFormat::Csv),
                 QStringLiteral("Run / wait,\"Run / wait, note\"\n3,\"1 in execution, 3 "
                                "waiting\"\n"));
    }
};

QTEST_MAIN(RowTableTest)
#include "RowTableTest.moc"
