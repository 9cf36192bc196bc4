// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/cli/ProgramRun.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace perfdeck;

namespace {

/// Numbers of 0 … 1.5 in no order.
double scatter(int row)
{
    return 0.1 * ((row * 7 + row * row * 11) % 16);
}

/// A level of 100 that goes up to 120 behind 30 rows.
double valueAt(int row)
{
    return (row < 30 ? 100 : 120) + scatter(row);
}

QByteArray seriesJson(const QByteArray &name)
{
    QByteArray text = R"({"name":")" + name + R"(","n_obs":60,"n_dim":1,"series":[{"raw":[null)";
    for (int row = 1; row < 60; ++row)
        text += ',' + QByteArray::number(valueAt(row));
    return text + "]}]}";
}

/// The first column of numbers goes up, the second stays.
QByteArray seriesCsv()
{
    QByteArray text = "time,commit,latency,size\n";
    for (int row = 0; row < 60; ++row)
        text += "t" + QByteArray::number(row) + ",c" + QByteArray::number(row) + ','
            + QByteArray::number(valueAt(row)) + ',' + QByteArray::number(scatter(row)) + '\n';
    return text;
}

QJsonObject read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                          : QJsonObject();
}

} // namespace

/// perfdeckctl detect, as scripts use it.
class DetectVerbTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void writesOneFileASeries()
    {
        const QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkpath(u"in/deeper"_s));
        writtenFile(folder, u"in/one.json"_s, seriesJson("p99"));
        writtenFile(folder, u"in/deeper/two.json"_s, seriesJson("p50"));
        writtenFile(folder, u"in/note.txt"_s, "no series");
        const QString csv = writtenFile(folder, u"runs.csv"_s, seriesCsv());
        const QString out = folder.filePath(u"out"_s);
        const ProgramRun run
            = runProgram({u"detect"_s, u"--out-dir"_s, out, folder.filePath(u"in"_s), csv});
        QVERIFY2(run.exitCode == 0, run.err.constData());
        QVERIFY(run.out.isEmpty());
        const QJsonObject one = read(out + u"/one.json"_s);
        QCOMPARE(one[u"name"_s].toString(), u"p99"_s);
        QCOMPARE(one[u"changepoints"_s].toArray(), QJsonArray{30});
        for (const char *list : {"confidence", "effect", "p"})
            QCOMPARE(one[QLatin1StringView(list)].toArray().size(), 1);
        QCOMPARE_GT(one[u"confidence"_s].toArray()[0].toDouble(), 0.9);
        QVERIFY(qAbs(one[u"effect"_s].toArray()[0].toDouble() - 0.2) < 0.01);
        QCOMPARE(read(out + u"/deeper/two.json"_s)[u"name"_s].toString(), u"p50"_s);
        QCOMPARE(read(out + u"/runs.latency.json"_s)[u"changepoints"_s].toArray(), QJsonArray{30});
        const QJsonObject size = read(out + u"/runs.size.json"_s);
        QCOMPARE(size[u"name"_s].toString(), u"runs.size"_s);
        QVERIFY(size.contains(u"changepoints"_s));
        QVERIFY(size[u"changepoints"_s].toArray().isEmpty());
    }

    void rowsAndLinesToTheTerminal()
    {
        const QTemporaryDir folder;
        const QString csv = writtenFile(folder, u"runs.csv"_s, seriesCsv());
        const ProgramRun rows = runProgram({u"detect"_s, csv});
        QVERIFY2(rows.out.startsWith("name,index,time,confidence,effect,before,after,p\n"
                                     "runs.latency,30,t30,"),
                 rows.out.constData());
        QCOMPARE(rows.out.count('\n'), 2);
        const ProgramRun lines = runProgram({u"detect"_s, u"--format"_s, u"json"_s, csv});
        QCOMPARE(lines.out.count('\n'), 2);
        QVERIFY(
            lines.out.startsWith(R"({"name":"runs.latency","changepoints":[30],"confidence":[)"));
    }

    void gatesByExitCode()
    {
        const QTemporaryDir folder;
        const QString changed = writtenFile(folder, u"runs.csv"_s, seriesCsv());
        const QString shortOne = writtenFile(folder, u"short.csv"_s, "value\n1\n2\n");
        const QStringList gate{u"detect"_s, u"--fail-on"_s, u"regression"_s};
        QCOMPARE(runProgram(gate + QStringList{changed}).exitCode, 3);
        QCOMPARE(runProgram(gate + QStringList{changed, shortOne}).exitCode, 3);
        QCOMPARE(runProgram(gate + QStringList{shortOne}).exitCode, 4);
        const ProgramRun open = runProgram({u"detect"_s, u"--format"_s, u"json"_s, shortOne});
        QCOMPARE(open.exitCode, 0);
        QVERIFY(open.out.startsWith(R"({"name":"short","changepoints":[],)"));
    }

    void aHistoryIsSearchedInTheDirectionOfItsMetric()
    {
        const QTemporaryDir folder;
        QByteArray text = "time,metric,labels,value\n";
        for (int row = 0; row < 60; ++row)
            for (const char *metric : {"time_to_first_token_seconds", "requests_per_second"})
                text += QByteArray::number(1'700'000'000 + row) + ',' + metric + ",{},"
                    + QByteArray::number(valueAt(row)) + '\n';
        const QString file = writtenFile(folder, u"samples.csv"_s, text);
        const QString database = folder.filePath(u"h.db"_s);
        QCOMPARE(runProgram({u"import"_s, u"--db-path"_s, database, file}).exitCode, 0);
        const QStringList gate{
            u"detect"_s, u"--db-path"_s, database, u"--fail-on"_s, u"regression"_s, u"--match"_s};
        const ProgramRun slower = runProgram(gate + QStringList{u"time_to_first_token_seconds"_s});
        QVERIFY2(slower.exitCode == 3, slower.err.constData());
        QVERIFY2(slower.out.contains("time_to_first_token_seconds,30,2023-11-14T22:13:50"),
                 slower.out.constData());
        const ProgramRun faster = runProgram(gate + QStringList{u"requests_per_second"_s});
        QCOMPARE(faster.exitCode, 0);
        QVERIFY(faster.out.contains("requests_per_second,30,"));
    }

    void wrongUseAndBadInputAreSaid()
    {
        const QTemporaryDir folder;
        const QString bad = writtenFile(folder, u"bad.csv"_s, "time,value\n1,2\n2,x\n");
        QCOMPARE(runProgram({u"detect"_s}).exitCode, 2);
        QCOMPARE(runProgram({u"detect"_s, u"--sensitivity"_s, u"13"_s, bad}).exitCode, 2);
        QCOMPARE(runProgram({u"detect"_s, u"--preset"_s, u"odd"_s, bad}).exitCode, 2);
        const ProgramRun refused = runProgram({u"detect"_s, bad});
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.err.contains("bad.csv:3"), refused.err.constData());
        QCOMPARE(runProgram({u"detect"_s, u"/nowhere/x.json"_s}).exitCode, 1);
    }
};

QTEST_GUILESS_MAIN(DetectVerbTest)
#include "DetectVerbTest.moc"
