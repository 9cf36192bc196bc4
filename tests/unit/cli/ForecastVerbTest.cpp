// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/cli/ProgramRun.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace perfdeck;

namespace {

/// A season of 12 around 100.
double valueAt(int row)
{
    return 100 + (row % 12) + 0.01 * ((row * 37) % 17);
}

QByteArray csv(int rows)
{
    QByteArray text = "timestamp,value\n";
    for (int row = 0; row < rows; ++row)
        text += QByteArray("2026-03-01 ") + (row / 60 < 10 ? "0" : "")
            + QByteArray::number(row / 60) + (row % 60 < 10 ? ":0" : ":")
            + QByteArray::number(row % 60) + ":00," + QByteArray::number(valueAt(row)) + '\n';
    return text;
}

QByteArray jsonLine(const QByteArray &id, int rows, int horizon)
{
    QByteArray text = R"({"id":")" + id + R"(","period":12,"horizon":)"
        + QByteArray::number(horizon) + R"(,"train":[)";
    for (int row = 0; row < rows; ++row)
        text += (row > 0 ? "," : "") + QByteArray::number(valueAt(row));
    return text + "]}\n";
}

} // namespace

/// perfdeckctl forecast, as scripts use it.
class ForecastVerbTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void rowsOfOneFile()
    {
        const QTemporaryDir folder;
        const QString file = writtenFile(folder, u"load.csv"_s, csv(150));
        const ProgramRun run = runProgram({u"forecast"_s, file, u"--horizon"_s, u"3"_s});
        QVERIFY2(run.exitCode == 0, run.err.constData());
        const auto lines = run.out.split('\n');
        QCOMPARE(lines.size(), 5); // header, three rows, end
        QCOMPARE(lines[0], "series,step,time,mean,lo95,hi95,error,mase");
        for (int step = 1; step <= 3; ++step) {
            const auto cells = lines[step].split(',');
            QCOMPARE(cells.size(), 8);
            QCOMPARE(cells[0], "value");
            QCOMPARE(cells[1].toInt(), step);
            QCOMPARE(cells[2], "2026-03-01T02:" + QByteArray::number(29 + step) + ":00.000000Z");
            const double mean = cells[3].toDouble();
            QVERIFY2(qAbs(mean - valueAt(149 + step)) < 0.5, lines[step].constData());
            QVERIFY(cells[4].toDouble() <= mean && mean <= cells[5].toDouble());
            QVERIFY(cells[6].toDouble() > 0);
        }
        QCOMPARE(runProgram({u"forecast"_s, file, u"--horizon"_s, u"3"_s}).out, run.out);
    }

    void linesOfManySeries()
    {
        const QTemporaryDir folder;
        const QString file = writtenFile(
            folder, u"m4.jsonl"_s, jsonLine("A", 150, 24) + "\n" + jsonLine("B", 4, 2));
        const ProgramRun run = runProgram({u"forecast"_s, u"--series"_s, file});
        QVERIFY2(run.exitCode == 0, run.err.constData());
        const auto lines = run.out.split('\n');
        QCOMPARE(lines.size(), 3);
        const QJsonObject a = QJsonDocument::fromJson(lines[0]).object();
        QCOMPARE(a[u"id"_s].toString(), u"A"_s);
        for (const char *list : {"mean", "lo95", "hi95"})
            QCOMPARE(a[QLatin1StringView(list)].toArray().size(), 24);
        QCOMPARE(a[u"seasons"_s].toArray(), QJsonArray{12});
        QVERIFY(a[u"error"_s].toDouble() > 0);
        // Too short to say anything: empty, and no failure.
        const QJsonObject b = QJsonDocument::fromJson(lines[1]).object();
        QCOMPARE(b[u"id"_s].toString(), u"B"_s);
        QVERIFY(b[u"mean"_s].isArray() && b[u"mean"_s].toArray().isEmpty());
    }

    void aStoredSeriesGoesOnAtItsOwnStep()
    {
        const QTemporaryDir folder;
        QByteArray text = "time,metric,labels,value\n";
        for (int row = 0; row < 150; ++row)
            for (const char *metric : {"queue_length", "other"})
                text += QByteArray::number(1'700'000'000 + 10 * row) + ',' + metric + ",{},"
                    + QByteArray::number(valueAt(row)) + '\n';
        const QString file = writtenFile(folder, u"samples.csv"_s, text);
        const QString database = folder.filePath(u"h.db"_s);
        QCOMPARE(runProgram({u"import"_s, u"--db-path"_s, database, file}).exitCode, 0);
        const QStringList asked{u"forecast"_s, u"--db-path"_s, database, u"--horizon"_s, u"2"_s};
        const ProgramRun run = runProgram(asked + QStringList{u"--match"_s, u"queue_length"_s});
        QVERIFY2(run.exitCode == 0, run.err.constData());
        const auto lines = run.out.split('\n');
        QCOMPARE(lines.size(), 4); // header, two rows, end
        const auto cells = lines[1].split(',');
        QCOMPARE(cells[0], "queue_length");
        QCOMPARE(cells[2], "2023-11-14T22:38:20.000000Z"); // ten seconds after the last one
        const auto same = runProgram(
            {u"forecast"_s, writtenFile(folder, u"load.csv"_s, csv(150)), u"--horizon"_s, u"2"_s});
        QCOMPARE(cells[3], same.out.split('\n')[1].split(',')[3]); // the same forecast as of a file
        // Only what lies in the range.
        const ProgramRun early = runProgram(
            asked
            + QStringList{u"--match"_s, u"queue_length"_s, u"--to"_s, u"2023-11-14T22:30:00Z"_s});
        QVERIFY2(early.out.contains("queue_length,1,2023-11-14T22:30:00"), early.out.constData());
        QCOMPARE(runProgram(asked).exitCode, 2);
        QCOMPARE(runProgram(asked + QStringList{u"--match"_s, u"{"_s}).exitCode, 2);
    }

    void wrongUseAndBadInputAreSaid()
    {
        const QTemporaryDir folder;
        const QString file = writtenFile(folder, u"load.csv"_s, csv(50));
        QCOMPARE(runProgram({u"forecast"_s}).exitCode, 2);
        QCOMPARE(runProgram({u"forecast"_s, file}).exitCode, 2);
        QCOMPARE(runProgram({u"forecast"_s, file, u"--horizon"_s, u"0"_s}).exitCode, 2);
        QCOMPARE(runProgram({u"forecast"_s, file, u"--series"_s, file}).exitCode, 2);
        const QString bad
            = writtenFile(folder, u"bad.jsonl"_s, jsonLine("A", 20, 1) + "{\"id\":\"B\"}\n");
        const ProgramRun refused = runProgram({u"forecast"_s, u"--series"_s, bad});
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.err.contains("line 2 of "), refused.err.constData());
        const ProgramRun missing
            = runProgram({u"forecast"_s, u"--series"_s, folder.filePath(u"none"_s)});
        QCOMPARE(missing.exitCode, 1);
        QVERIFY2(missing.err.contains("none cannot be read"), missing.err.constData());
    }
};

QTEST_GUILESS_MAIN(ForecastVerbTest)
#include "ForecastVerbTest.moc"
