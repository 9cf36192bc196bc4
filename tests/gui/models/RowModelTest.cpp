// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/EventsModel.h"
#include "widgets/models/ModelsModel.h"
#include "widgets/models/ProcessesModel.h"
#include "widgets/models/SourcesModel.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>
#include <QTimeZone>

using namespace perfdeck;
using namespace std::chrono_literals;

namespace {

ProcessRow process(const QString &name, double cpu = 0)
{
    ProcessRow row;
    row.id = row.name = name;
    row.pid = QStringLiteral("1");
    row.cpu = cpu;
    return row;
}

std::vector<ProcessRow> named(const QString &letters)
{
    std::vector<ProcessRow> rows;
    for (const QChar letter : letters)
        rows.push_back(process(QString(letter)));
    return rows;
}

QString text(const ProcessesModel &model)
{
    QString letters;
    for (const ProcessRow &row : model.rows())
        letters += row.name;
    return letters;
}

} // namespace

class RowModelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void saysExactlyWhatChanged()
    {
        ProcessesModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.setRows(named(QStringLiteral("abcdef")));
        QCOMPARE(inserted.count(), 1);
        model.setRows(named(QStringLiteral("abcdef")));
        QCOMPARE(changed.count(), 0);
        auto rows = named(QStringLiteral("abcdef"));
        rows[2].cpu = 1;
        rows[3].cpu = 1;
        model.setRows(rows);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed[0][0].toModelIndex().row(), 2);
        QCOMPARE(changed[0][1].toModelIndex().row(), 3);
        model.setRows(named(QStringLiteral("adef")));
        QCOMPARE(removed.count(), 1);
        QCOMPARE(removed[0][1].toInt(), 1);
        QCOMPARE(removed[0][2].toInt(), 2);
        QCOMPARE(reset.count(), 0);
    }

    void aSelectedRowKeepsItsIdentity()
    {
        ProcessesModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(named(QStringLiteral("abcd")));
        const QPersistentModelIndex selected = model.index(1, 0);
        model.setRows(named(QStringLiteral("dxcb")));
        QCOMPARE(text(model), QStringLiteral("dxcb"));
        QVERIFY(selected.isValid());
        QCOMPARE(selected.row(), 3);
        QCOMPARE(selected.data().toString(), QStringLiteral("b"));
        model.setRows(named(QStringLiteral("dxc")));
        QVERIFY(!selected.isValid());
    }

    void anySequenceOfSnapshotsIsShown()
    {
        ProcessesModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QRandomGenerator random(7);
        for (int round = 0; round < 300; ++round) {
            QString letters;
            for (int count = random.bounded(12); count > 0; --count) {
                const QChar letter(u'a' + char16_t(random.bounded(16)));
                if (!letters.contains(letter))
                    letters += letter;
            }
            model.setRows(named(letters));
            QCOMPARE(text(model), letters);
        }
    }

    void aRepeatedIdIsShownOnce()
    {
        ProcessesModel model;
        model.setRows(named(QStringLiteral("aab")));
        QCOMPARE(text(model), QStringLiteral("ab"));
    }

    void rolesCarryTextAndRawValue()
    {
        ProcessesModel model;
        model.setRows({process(QStringLiteral("cat"), 0.5)});
        const QModelIndex cpu = model.index(0, ProcessesModel::Cpu);
        QCOMPARE(cpu.data(ValueRole).toDouble(), 0.5);
        QCOMPARE(cpu.data().toString(), formatText(0.5, Unit::Ratio));
        const QModelIndex memory = model.index(0, ProcessesModel::Memory);
        QCOMPARE(memory.data().toString(), QStringLiteral("–"));
        QVERIFY(!memory.data(ValueRole).isValid());
        QCOMPARE(model.headerData(ProcessesModel::Pid, Qt::Horizontal, Qt::DisplayRole).toString(),
                 QStringLiteral("PID"));
    }

    void theOtherModelsAreSoundToo()
    {
        SourcesModel sources;
        ModelsModel models;
        EventsModel events;
        const QAbstractItemModelTester a(&sources,
                                         QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QAbstractItemModelTester b(&models,
                                         QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QAbstractItemModelTester c(&events,
                                         QAbstractItemModelTester::FailureReportingMode::QtTest);
        const Timestamp now{std::chrono::hours(500'000)};
        SourceStatus down;
        down.id = SourceId(2);
        down.config.url = "http://host:8000/metrics";
        down.health.state = SourceState::BackingOff;
        down.health.lastError = "connection refused";
        down.health.lastSuccess = now - 90s;
        SourceStatus machine;
        machine.id = SourceId(1);
        machine.config.kind = SourceKind::Machine;
        machine.config.name = "machine";
        machine.health.state = SourceState::Up;
        sources.setRows(sourceRows({down, machine}, now));
        QCOMPARE(sources.rows()[0].name, QStringLiteral("machine"));
        QCOMPARE(sources.index(1, SourcesModel::Name).data().toString(),
                 QStringLiteral("host:8000"));
        QVERIFY(sources.index(1, SourcesModel::State)
                    .data()
                    .toString()
                    .startsWith(QStringLiteral("down for")));
        QCOMPARE(sources.index(1, SourcesModel::Problem).data().toString(),
                 QStringLiteral("connection refused"));
        QCOMPARE(sources.index(1, SourcesModel::State).data(StateRole).toInt(),
                 int(CellState::Critical));
        events.setRows(eventRows(
            {{now, "source-down", Severity::Critical, "host", "host does not answer", {}}},
            now,
            QTimeZone::utc()));
        QCOMPARE(events.index(0, EventsModel::Source).data().toString(), QStringLiteral("host"));
        QCOMPARE(events.index(0, EventsModel::Text).data(StateRole).toInt(),
                 int(CellState::Critical));
        ModelRow row;
        row.id = QStringLiteral("m");
        models.setRows({row});
        models.setRows({});
    }
};

QTEST_GUILESS_MAIN(RowModelTest)
#include "RowModelTest.moc"
