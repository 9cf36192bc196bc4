// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/EventsModel.h"
#include "widgets/models/ModelsModel.h"
#include "widgets/models/ProcessesModel.h"
#include "widgets/style/Style.h"
#include "widgets/tables/RowTable.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFile>
#include <QMenu>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

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

} // namespace

class RowTableTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

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
        table.setSavePathChooser(
            [&folder](QWidget *, const QString &name, const QString &, const auto &chosen) {
                chosen(folder.filePath(name));
            });
        QSignalSpy saved(&table, &RowTable::saved);
        table.saveCsv();
        QCOMPARE(saved.count(), 1);
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
