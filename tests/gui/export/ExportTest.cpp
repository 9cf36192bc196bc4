// SPDX-License-Identifier: GPL-3.0-or-later
// DataTable as text and as a model, FileSaver with small and large tables.
#include "widgets/export/DataTableModel.h"
#include "widgets/export/FileSaver.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QLocale>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

#include <limits>

using namespace perfdeck;

namespace {

DataTable small()
{
    DataTable table;
    table.columns = {{"time", QStringLiteral("Time"), Unit::None, true},
                     {"name", QStringLiteral("Name")},
                     {"used_bytes", QStringLiteral("Used"), Unit::Byte}};
    table.cells = {Cell(std::int64_t{1'763'733'600'000'001}),
                   Cell(std::string("=a,\t\"b\"\nc")),
                   Cell(1024.0),
                   Cell(std::int64_t{1'763'733'600'000'002}),
                   Cell(std::string("plain")),
                   Cell(std::numeric_limits<double>::infinity()),
                   Cell(),
                   Cell(std::string()),
                   Cell()};
    return table;
}

DataTablePtr large(std::size_t rows)
{
    auto table = std::make_shared<DataTable>();
    table->columns = {{"n", QStringLiteral("N")}, {"x", QStringLiteral("X")}};
    for (std::size_t row = 0; row < rows; ++row) {
        table->cells.emplace_back(static_cast<std::int64_t>(row));
        table->cells.emplace_back(static_cast<double>(row) / 8);
    }
    return table;
}

SavePathChooser answering(const QString &path)
{
    return
        [path](QWidget *, const QString &, const QString &, const auto &chosen) { chosen(path); };
}

} // namespace

class ExportTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void csvIsTheSameInEveryLocale()
    {
        QLocale::setDefault(QLocale(QLocale::German));
        QCOMPARE(tableText(small(), TextFormat::Csv),
                 QStringLiteral("time,name,used_bytes\n"
                                "2025-11-21T14:00:00.000001Z,\"'=a,\t\"\"b\"\"\nc\",1024\n"
                                "2025-11-21T14:00:00.000002Z,plain,+Inf\n"
                                ",,\n"));
        QLocale::setDefault(QLocale::c());
    }

    void tsvHasOneLinePerRow()
    {
        QCOMPARE(tableText(small(), TextFormat::Tsv),
                 QStringLiteral("time\tname\tused_bytes\n"
                                "2025-11-21T14:00:00.000001Z\t'=a, \"b\" c\t1024\n"
                                "2025-11-21T14:00:00.000002Z\tplain\t+Inf\n"
                                "\t\t\n"));
    }

    void theModelShowsItForPeople()
    {
        DataTableModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setTimeZone(QTimeZone::utc());
        model.setTable(std::make_shared<const DataTable>(small()));
        QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("21 Nov 2025 14:00:00"));
        QCOMPARE(model.index(0, 2).data().toString(), QStringLiteral("1\u00a0KiB"));
        QCOMPARE(model.index(2, 2).data().toString(), QStringLiteral("–"));
        QVERIFY(!model.index(0, 1).data().toString().contains(QLatin1Char('\n')));
    }

    void aGrowingTableKeepsWhatStands()
    {
        DataTableModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setTable(large(10));
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        const QPersistentModelIndex fifth = model.index(5, 1);
        model.setTable(large(20));
        model.setTable(large(7));
        QVERIFY(fifth.isValid());
        QCOMPARE(reset.count(), 0);
        QCOMPARE(model.rowCount(), 7);
        model.setTable(std::make_shared<const DataTable>(small()));
        QCOMPARE(reset.count(), 1);
        model.setTable(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void aLargeTableIsWrittenBesideTheWindow()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("large.csv"));
        QWidget owner;
        FileSaver saver(&owner);
        saver.setPathChooser(answering(path));
        QSignalSpy saved(&saver, &FileSaver::saved);
        QSignalSpy progressed(&saver, &FileSaver::progressed);
        const DataTablePtr table = large(200'000);
        saver.saveTable(owner, QStringLiteral("large"), table);
        QCOMPARE(saved.count(), 0); // still at work
        QTRY_COMPARE(saved.count(), 1);
        QVERIFY(progressed.count() > 1);
        QCOMPARE(progressed.last()[1].toDouble(), 1.0);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromUtf8(file.readAll()), tableText(*table, TextFormat::Csv));
    }

    void aCancelledTableLeavesNoFile()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("large.csv"));
        QWidget owner;
        FileSaver saver(&owner);
        saver.setPathChooser(answering(path));
        const DataTablePtr table = large(300'000);
        QSignalSpy cancelled(&saver, &FileSaver::cancelled);
        QSignalSpy began(&saver, &FileSaver::began);
        QSignalSpy ended(&saver, &FileSaver::ended);
        saver.saveTable(owner, QStringLiteral("large"), table);
        QCOMPARE(began.count(), 1);
        saver.cancel(began[0][0].value<FileSaver::SaveId>());
        QTRY_COMPARE(cancelled.count(), 1);
        QCOMPARE(ended.count(), 1);
        QVERIFY(!QFile::exists(path));
        {
            FileSaver gone(&owner);
            gone.setPathChooser(answering(path));
            gone.saveTable(owner, QStringLiteral("large"), table);
        } // ends while writing
        QVERIFY(!QFile::exists(path) || QFile(path).size() > 0);
    }

    void namesAreFitForFiles()
    {
        QCOMPARE(suggestedFileName(QStringLiteral("CPU · all/../cores"), QStringLiteral("png")),
                 QStringLiteral("CPU-all-cores.png"));
        QCOMPARE(suggestedFileName(QStringLiteral("…"), QStringLiteral("csv")),
                 QStringLiteral("perfdeck.csv"));
    }
};

QTEST_MAIN(ExportTest)
#include "ExportTest.moc"
