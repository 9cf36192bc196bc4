// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/cli/ProgramRun.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace perfdeck;

namespace {

QByteArray rowAt(int row)
{
    const int value = 500 + (row * 37) % 17 + (row == 400 ? 90 : 0);
    return QByteArray::number(1'700'000'000 + 60 * row) + ',' + QByteArray::number(value) + ".50";
}

QByteArray seriesCsv(int rows)
{
    QByteArray text = "timestamp,value\n";
    for (int row = 0; row < rows; ++row)
        text += rowAt(row) + '\n';
    return text;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

double scoreOf(const QByteArray &row)
{
    bool isNumber = false;
    const double score = row.mid(row.lastIndexOf(',') + 1).toDouble(&isNumber);
    return isNumber ? score : -1;
}

} // namespace

/// perfdeckctl anomalies, as scripts use it.
class AnomaliesVerbTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void everyRowIsScoredAndKeepsItsTexts()
    {
        const QTemporaryDir folder;
        const ProgramRun run
            = runProgram({u"anomalies"_s, writtenFile(folder, u"in.csv"_s, seriesCsv(600))});
        QVERIFY2(run.exitCode == 0, run.err.constData());
        const QByteArrayList rows = run.out.trimmed().split('\n');
        QCOMPARE(rows.size(), 601);
        QCOMPARE(rows[0], "timestamp,value,anomaly_score");
        for (int row = 0; row < 600; ++row) {
            QVERIFY2(rows[row + 1].startsWith(QByteArray(rowAt(row) + ',')),
                     rows[row + 1].constData());
            const double score = scoreOf(rows[row + 1]);
            QVERIFY(score >= 0 && score <= 1);
            QCOMPARE(score >= 0.5, row == 400);
        }
    }

    void laterRowsChangeNothing()
    {
        const QTemporaryDir folder;
        const ProgramRun whole
            = runProgram({u"anomalies"_s, writtenFile(folder, u"whole.csv"_s, seriesCsv(600))});
        const ProgramRun part
            = runProgram({u"anomalies"_s, writtenFile(folder, u"part.csv"_s, seriesCsv(401))});
        QCOMPARE(part.out.count('\n'), 402);
        QVERIFY(whole.out.startsWith(part.out));
    }

    void aFolderIsWalked()
    {
        const QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkpath(u"in/deeper"_s));
        writtenFile(folder, u"in/one.csv"_s, seriesCsv(30));
        writtenFile(folder, u"in/deeper/two.csv"_s, seriesCsv(20));
        writtenFile(folder, u"in/note.txt"_s, "no series");
        const QString out = folder.filePath(u"out"_s);
        const ProgramRun run
            = runProgram({u"anomalies"_s, u"--out-dir"_s, out, folder.filePath(u"in"_s)});
        QVERIFY2(run.exitCode == 0, run.err.constData());
        QVERIFY(run.out.isEmpty());
        QCOMPARE(contentOf(out + u"/one.csv"_s).count('\n'), 31);
        QCOMPARE(contentOf(out + u"/deeper/two.csv"_s).count('\n'), 21);
        QVERIFY(!QFile::exists(out + u"/note.csv"_s));
        QCOMPARE(runProgram({u"anomalies"_s, folder.filePath(u"in"_s)}).exitCode, 2);
    }

    void missingValuesAreNotBadAndOtherColumnsAreLeftOut()
    {
        const QTemporaryDir folder;
        const ProgramRun run = runProgram({u"anomalies"_s,
                                           writtenFile(folder,
                                                       u"in.csv"_s,
                                                       "host,value,time\r\n"
                                                       "a,1.0,2014-04-01 00:00:00\r\n"
                                                       "a,,2014-04-01 00:05:00\r\n"
                                                       "a,NaN,\"2014-04-01T00:10:00Z\"\r\n")});
        QVERIFY2(run.exitCode == 0, run.err.constData());
        QCOMPARE(run.out,
                 "timestamp,value,anomaly_score\n"
                 "2014-04-01 00:00:00,1.0,0.000000\n"
                 "2014-04-01 00:05:00,,0.000000\n"
                 "\"2014-04-01T00:10:00Z\",NaN,0.000000\n");
    }

    void badFilesAreRefusedWithTheLine_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("place");
        QTest::newRow("no number")
            << QByteArray("timestamp,value\n1,2\n2,two\n") << QByteArray("in.csv:3:");
        QTest::newRow("no time") << QByteArray("timestamp,value\n1,2\n2,3\nsoon,4\n")
                                 << QByteArray("in.csv:4:");
        QTest::newRow("too few cells")
            << QByteArray("timestamp,value\n1,2\n2\n") << QByteArray("in.csv:3:");
        QTest::newRow("no times") << QByteArray("value\n1\n2\n") << QByteArray("in.csv:1:");
        QTest::newRow("two series") << QByteArray("time,a,b\n1,2,3\n") << QByteArray("in.csv:1:");
        QTest::newRow("nothing") << QByteArray() << QByteArray("in.csv:1:");
    }

    void badFilesAreRefusedWithTheLine()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, place);
        const QTemporaryDir folder;
        const ProgramRun run = runProgram({u"anomalies"_s, writtenFile(folder, u"in.csv"_s, text)});
        QCOMPARE(run.exitCode, 1);
        QVERIFY(run.out.isEmpty());
        QVERIFY2(run.err.contains(place), run.err.constData());
    }

    void aFileThatIsNotThereIsSaid()
    {
        const ProgramRun run = runProgram({u"anomalies"_s, u"/nowhere/in.csv"_s});
        QCOMPARE(run.exitCode, 1);
        QVERIFY(run.err.contains("/nowhere/in.csv"));
        QCOMPARE(runProgram({u"anomalies"_s}).exitCode, 2);
    }
};

QTEST_GUILESS_MAIN(AnomaliesVerbTest)
#include "AnomaliesVerbTest.moc"
