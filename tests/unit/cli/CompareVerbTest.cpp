// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/cli/ProgramRun.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace perfdeck;

namespace {

/// Noise of less than a percent around a level, in no order.
double noisy(int row, double level)
{
    return level * (1 + 0.0002 * ((row * 37) % 41));
}

QByteArray csv(double latency, int rows = 30)
{
    QByteArray text = "time,inference_latency_mean_seconds,requests_per_second\n";
    for (int row = 0; row < rows; ++row)
        text += QByteArray::number(row) + ',' + QByteArray::number(noisy(row, latency)) + ','
            + QByteArray::number(noisy(row + 7, 50)) + '\n';
    return text;
}

QByteArray trial(const char *id, double level)
{
    QByteArray a;
    QByteArray b;
    for (int row = 0; row < 20; ++row) {
        a += (row > 0 ? "," : "") + QByteArray::number(noisy(row, 5));
        b += (row > 0 ? "," : "") + QByteArray::number(noisy(row + 3, level));
    }
    return R"({"id":")" + QByteArray(id) + R"(","suite":"s","a":[)" + a + R"(],"b":[)" + b + "]}\n";
}

QJsonArray rowsOf(const ProgramRun &run)
{
    return QJsonDocument::fromJson(run.out).array();
}

} // namespace

/// perfdeckctl compare, as scripts use it.
class CompareVerbTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void saysOfEveryColumnWhatBecameOfIt()
    {
        const QTemporaryDir folder;
        const QString before = writtenFile(folder, u"before.csv"_s, csv(0.020));
        const QString after = writtenFile(folder, u"after.csv"_s, csv(0.022));
        const ProgramRun run = runProgram({u"compare"_s, before, after, u"--format"_s, u"json"_s});
        QVERIFY2(run.exitCode == 0, run.err.constData());
        const QJsonArray rows = rowsOf(run);
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows[0][u"verdict"_s].toString(), u"regressed"_s);
        QVERIFY(qAbs(rows[0][u"shift"_s].toDouble() - 0.1) < 0.02);
        QVERIFY(rows[0][u"ci_low"_s].toDouble() > 0.05);
        QCOMPARE(rows[0][u"count_a"_s].toInt(), 30);
        QCOMPARE(rows[1][u"verdict"_s].toString(), u"equivalent"_s);
        QVERIFY(rows[1][u"q_value"_s].toDouble() >= rows[1][u"p_value"_s].toDouble());
    }

    void gatesOnlyWhenAsked()
    {
        const QTemporaryDir folder;
        const QString fast = writtenFile(folder, u"fast.csv"_s, csv(0.020));
        const QString slow = writtenFile(folder, u"slow.csv"_s, csv(0.022));
        const QString few = writtenFile(folder, u"few.csv"_s, csv(0.020, 3));
        const QStringList gate{u"--fail-on"_s, u"regression"_s};
        QCOMPARE(runProgram({u"compare"_s, fast, slow}).exitCode, 0);
        QCOMPARE(runProgram(QStringList{u"compare"_s, fast, slow} + gate).exitCode, 3);
        QCOMPARE(runProgram(QStringList{u"compare"_s, slow, fast} + gate).exitCode, 0); // improved
        QCOMPARE(runProgram(QStringList{u"compare"_s, few, few} + gate).exitCode, 4);
        QCOMPARE(runProgram({u"compare"_s, few, few}).exitCode, 0);
        QCOMPARE(
            runProgram(QStringList{u"compare"_s, fast, slow, u"--better"_s, u"higher"_s} + gate)
                .exitCode,
            0);
    }

    void comparesTwoRangesOfAHistory()
    {
        const QTemporaryDir folder;
        QByteArray text = "time,metric,labels,value\n";
        for (int row = 0; row < 60; ++row)
            text += "2026-11-21T09:" + QByteArray::number(row).rightJustified(2, '0')
                + ":00.000000Z,queue_time_mean_seconds,{},"
                + QByteArray::number(noisy(row, row < 30 ? 0.1 : 0.13)) + '\n';
        const QString database = folder.filePath(u"h.db"_s);
        const QString file = writtenFile(folder, u"in.csv"_s, text);
        QCOMPARE(runProgram({u"import"_s, u"--db-path"_s, database, file}).exitCode, 0);
        const QStringList history{u"compare"_s,
                                  u"--db-path"_s,
                                  database,
                                  u"--match"_s,
                                  u"queue_time_mean_seconds"_s,
                                  u"--better"_s,
                                  u"lower"_s,
                                  u"--format"_s,
                                  u"json"_s};
        const ProgramRun run
            = runProgram(history + QStringList{u"--to"_s, u"2026-11-21T09:30:00Z"_s});
        QVERIFY2(run.exitCode == 0, run.err.constData());
        const QJsonArray rows = rowsOf(run);
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows[0][u"verdict"_s].toString(), u"regressed"_s);
        QCOMPARE(rows[0][u"count_a"_s].toInt(), 30);
        QCOMPARE(rows[0][u"count_b"_s].toInt(), 30);
        QCOMPARE(runProgram(history).exitCode, 2); // one range is none
    }

    void trialsAreJudgedByTheirSuite()
    {
        const QTemporaryDir folder;
        const QString trials = writtenFile(
            folder, u"t.jsonl"_s, trial("one", 5.5) + '\n' + trial("two", 5) + trial("three", 5));
        const ProgramRun run = runProgram({u"compare"_s, u"--trials"_s, trials});
        QVERIFY2(run.exitCode == 0, run.err.constData());
        const QList<QByteArray> lines = run.out.trimmed().split('\n');
        QCOMPARE(lines.size(), 3);
        const QJsonObject one = QJsonDocument::fromJson(lines[0]).object();
        QCOMPARE(one.keys(),
                 (QStringList{u"ci_high"_s,
                              u"ci_low"_s,
                              u"id"_s,
                              u"p_value"_s,
                              u"q_value"_s,
                              u"shift"_s,
                              u"significant"_s}));
        QCOMPARE(one[u"id"_s].toString(), u"one"_s);
        QVERIFY(one[u"significant"_s].toBool());
        QVERIFY(one[u"q_value"_s].toDouble() >= 2 * one[u"p_value"_s].toDouble());
        const QJsonObject two = QJsonDocument::fromJson(lines[1]).object();
        QVERIFY(!two[u"significant"_s].toBool());
        QVERIFY(two[u"ci_low"_s].toDouble() < 0 && two[u"ci_high"_s].toDouble() > 0);
        QCOMPARE(runProgram({u"compare"_s, u"--trials"_s, trials}).out, run.out);
    }

    void aBadLineIsRefusedByItsNumber_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("no JSON") << QByteArray("{\"id\":") << QByteArray();
        QTest::newRow("no id") << QByteArray(R"({"a":[1],"b":[2]})") << QByteArray("\"id\"");
        QTest::newRow("no samples") << QByteArray(R"({"id":"x","a":[1]})") << QByteArray("\"b\"");
        QTest::newRow("text among numbers")
            << QByteArray(R"({"id":"x","a":[1,"2"],"b":[3]})") << QByteArray("a[1]");
    }

    void aBadLineIsRefusedByItsNumber()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, reason);
        const QTemporaryDir folder;
        const QString trials = writtenFile(folder, u"t.jsonl"_s, trial("one", 5) + line + '\n');
        const ProgramRun run = runProgram({u"compare"_s, u"--trials"_s, trials});
        QCOMPARE(run.exitCode, 1);
        QVERIFY(run.out.isEmpty());
        QVERIFY2(run.err.contains("line 2") && run.err.contains(reason), run.err.constData());
    }

    void wrongUsageExitsWithTwo()
    {
        QCOMPARE(runProgram({u"compare"_s}).exitCode, 2);
        QCOMPARE(runProgram({u"compare"_s, u"one.csv"_s}).exitCode, 2);
        QCOMPARE(runProgram({u"compare"_s, u"a"_s, u"b"_s, u"--trials"_s, u"c"_s}).exitCode, 2);
        QCOMPARE(runProgram({u"compare"_s, u"/no/a.csv"_s, u"/no/b.csv"_s}).exitCode, 1);
    }
};

QTEST_GUILESS_MAIN(CompareVerbTest)
#include "CompareVerbTest.moc"
