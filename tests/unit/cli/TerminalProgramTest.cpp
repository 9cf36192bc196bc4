// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/cli/ProgramRun.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace perfdeck;

namespace {

const QByteArray kCsv
    = "time,metric,labels,value\n"
      "2026-11-21T09:00:00.000000Z,queue_depth,\"{\"\"model\"\":\"\"bert\"\"}\",3\n"
      "2026-11-21T09:00:01.000000Z,queue_depth,\"{\"\"model\"\":\"\"bert\"\"}\",0.1\n"
      "2026-11-21T09:00:02.500000Z,queue_depth,\"{\"\"model\"\":\"\"bert\"\"}\",1e+300\n"
      "2026-11-21T09:00:00.000000Z,up,{},1\n";

} // namespace

/// Drives the real program as a script would.
class TerminalProgramTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void versionAndHelpNeedNoDisplay()
    {
        const ProgramRun version = runProgram({u"--version"_s});
        QCOMPARE(version.exitCode, 0);
        QVERIFY(version.out.startsWith("perfdeckctl "));
        for (const char *verb : {"collect", "import", "export", "query", "render"}) {
            const ProgramRun help = runProgram({QString::fromUtf8(verb), u"--help"_s});
            QCOMPARE(help.exitCode, 0);
            QVERIFY2(help.out.contains("--db-path"), verb);
        }
    }

    void wrongUsageExitsWithTwo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("no verb") << QStringList{};
        QTest::newRow("unknown verb") << QStringList{u"dance"_s};
        QTest::newRow("unknown option") << QStringList{u"query"_s, u"SELECT 1"_s, u"--nope"_s};
        QTest::newRow("unknown format")
            << QStringList{u"query"_s, u"SELECT 1"_s, u"--format"_s, u"xml"_s};
        QTest::newRow("bad endpoint") << QStringList{u"collect"_s, u"--endpoint"_s, u"ftp://x"_s};
        QTest::newRow("nothing to collect") << QStringList{u"collect"_s, u"--no-collect"_s};
        QTest::newRow("bad time") << QStringList{
            u"export"_s, u"--match"_s, u"up"_s, u"--from"_s, u"yesterday-ish"_s};
        QTest::newRow("bad selector") << QStringList{u"export"_s, u"--match"_s, u"up{"_s};
    }

    void wrongUsageExitsWithTwo()
    {
        QFETCH(QStringList, arguments);
        const ProgramRun run = runProgram(arguments);
        QCOMPARE(run.exitCode, 2);
        QVERIFY(run.out.isEmpty());
        QVERIFY(!run.err.isEmpty());
    }

    void whatIsImportedIsExportedUnchanged()
    {
        const QTemporaryDir folder;
        const QString database = folder.filePath(u"h.db"_s);
        const QString csv = writtenFile(folder, u"in.csv"_s, kCsv);
        const ProgramRun imported = runProgram({u"import"_s, u"--db-path"_s, database, csv});
        QVERIFY2(imported.exitCode == 0, imported.err.constData());

        const ProgramRun exported = runProgram({u"export"_s,
                                                u"--db-path"_s,
                                                database,
                                                u"--match"_s,
                                                u"queue_depth"_s,
                                                u"--format"_s,
                                                u"csv"_s});
        QVERIFY2(exported.exitCode == 0, exported.err.constData());
        QCOMPARE(exported.out, kCsv.left(kCsv.indexOf("2026-11-21T09:00:00.000000Z,up")));

        // What was exported is itself importable, and gives the same again.
        const QString again = writtenFile(folder, u"again.csv"_s, exported.out);
        const QString second = folder.filePath(u"second.db"_s);
        QCOMPARE(runProgram({u"import"_s, u"--db-path"_s, second, again}).exitCode, 0);
        QCOMPARE(runProgram({u"export"_s,
                             u"--db-path"_s,
                             second,
                             u"--match"_s,
                             u"queue_depth"_s,
                             u"--format"_s,
                             u"csv"_s})
                     .out,
                 exported.out);
    }

    void openMetricsTravelsThroughExportAndImport()
    {
        const QTemporaryDir folder;
        const QString database = folder.filePath(u"h.db"_s);
        QCOMPARE(
            runProgram(
                {u"import"_s, u"--db-path"_s, database, writtenFile(folder, u"in.csv"_s, kCsv)})
                .exitCode,
            0);
        const ProgramRun text = runProgram({u"export"_s,
                                            u"--db-path"_s,
                                            database,
                                            u"--match"_s,
                                            u"queue_depth"_s,
                                            u"--format"_s,
                                            u"openmetrics"_s});
        QVERIFY2(text.exitCode == 0, text.err.constData());
        QVERIFY(text.out.endsWith("# EOF\n"));
        const QString second = folder.filePath(u"second.db"_s);
        const ProgramRun imported = runProgram(
            {u"import"_s, u"--db-path"_s, second, writtenFile(folder, u"out.om"_s, text.out)});
        QVERIFY2(imported.exitCode == 0, imported.err.constData());
        const auto sql
            = u"SELECT time, labels, value FROM samples WHERE metric = 'queue_depth' ORDER BY time"_s;
        const ProgramRun before = runProgram({u"query"_s, u"--db-path"_s, database, sql});
        QCOMPARE(runProgram({u"query"_s, u"--db-path"_s, second, sql}).out, before.out);
        QCOMPARE(before.out.count('\n'), 4);
    }

    void queryAnswersInEveryFormat()
    {
        const QTemporaryDir folder;
        const QString database = folder.filePath(u"h.db"_s);
        QCOMPARE(
            runProgram(
                {u"import"_s, u"--db-path"_s, database, writtenFile(folder, u"in.csv"_s, kCsv)})
                .exitCode,
            0);
        const auto sql
            = u"SELECT count(*) AS n, sum(value) AS total FROM samples WHERE metric = 'queue_depth'"_s;
        QCOMPARE(runProgram({u"query"_s, u"--db-path"_s, database, sql}).out,
                 QByteArray("n,total\n3,1e+300\n"));
        const auto json = QJsonDocument::fromJson(
            runProgram({u"query"_s, u"--db-path"_s, database, sql, u"--format"_s, u"json"_s}).out);
        QCOMPARE(json.array().at(0).toObject().value(u"n"_s).toInt(), 3);
        const ProgramRun table
            = runProgram({u"query"_s, u"--db-path"_s, database, sql, u"--format"_s, u"table"_s});
        QCOMPARE(table.out, QByteArray("n   total\n3  1e+300\n"));
    }

    void queryNeverWrites()
    {
        const QTemporaryDir folder;
        const QString database = folder.filePath(u"h.db"_s);
        QCOMPARE(
            runProgram(
                {u"import"_s, u"--db-path"_s, database, writtenFile(folder, u"in.csv"_s, kCsv)})
                .exitCode,
            0);
        const QByteArray before
            = runProgram({u"query"_s, u"--db-path"_s, database, u"SELECT * FROM samples"_s}).out;
        for (const QString &sql : {u"DELETE FROM series"_s,
                                   u"DROP TABLE series"_s,
                                   u"ATTACH '/tmp/x.db' AS x"_s,
                                   u"PRAGMA user_version = 99"_s,
                                   u"SELECT 1; DELETE FROM series"_s})
            QCOMPARE(runProgram({u"query"_s, u"--db-path"_s, database, sql}).exitCode, 1);
        QCOMPARE(runProgram({u"query"_s, u"--db-path"_s, database, u"SELECT * FROM samples"_s}).out,
                 before);
    }

    void badInputIsRefusedWithItsLine()
    {
        const QTemporaryDir folder;
        const QString database = folder.filePath(u"h.db"_s);
        QCOMPARE(
            runProgram(
                {u"import"_s, u"--db-path"_s, database, writtenFile(folder, u"in.csv"_s, kCsv)})
                .exitCode,
            0);
        const QString bad = writtenFile(folder, u"bad.csv"_s, kCsv + "not a time,up,{},1\n");
        const ProgramRun run = runProgram({u"import"_s, u"--db-path"_s, database, bad});
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.err.contains("Line 6"), run.err.constData());
        QVERIFY2(run.err.contains("bad.csv"), run.err.constData());
        const auto sql = u"SELECT count(*) FROM samples"_s;
        QCOMPARE(runProgram({u"query"_s, u"--db-path"_s, database, sql}).out,
                 QByteArray("count(*)\n4\n"));
    }

    void metricsOfAFileAreComputedWhileCollecting()
    {
        const QTemporaryDir folder;
        const QString database = folder.filePath(u"h.db"_s);
        const QString metrics
            = writtenFile(folder,
                          u"m.toml"_s,
                          "[[metric]]\nname = \"memory_busy_ratio\"\n"
                          "expression = \"memory_used_bytes / memory_total_bytes\"\n"
                          "[[metric]]\nname = \"lost\"\nexpression = \"rate(lost_total)\"\n");
        const ProgramRun collected = runProgram({u"collect"_s,
                                                 u"--metrics-file"_s,
                                                 metrics,
                                                 u"--db-path"_s,
                                                 database,
                                                 u"--duration"_s,
                                                 u"2.5"_s});
        QCOMPARE(collected.exitCode, 0);
        QVERIFY(collected.err.contains("lost: nothing was collected that it reads"));
        const ProgramRun worst = runProgram(
            {u"query"_s,
             u"SELECT count(*) >= 2, max(abs(d.value - u.value / t.value)) < 1e-12 FROM samples d "
             "JOIN samples u ON u.time = d.time JOIN samples t ON t.time = d.time "
             "WHERE d.metric = 'memory_busy_ratio' AND u.metric = 'memory_used_bytes' "
             "AND t.metric = 'memory_total_bytes'"_s,
             u"--db-path"_s,
             database});
        QCOMPARE(worst.out.split('\n').value(1), QByteArray("1,1"));
    }

    void metricsThatCannotBeComputedAreRefused()
    {
        const QTemporaryDir folder;
        const QString metrics = writtenFile(
            folder, u"m.toml"_s, "[[metric]]\nname = \"a\"\nexpression = \"x + foo(y)\"\n");
        const ProgramRun run = runProgram({u"collect"_s, u"--metrics-file"_s, metrics});
        QCOMPARE(run.exitCode, 2);
        QVERIFY(run.err.contains("column 5: unknown function foo"));
    }

    void aPluginIsASourceLikeAnyOther()
    {
        const QTemporaryDir folder;
        const QString database = folder.filePath(u"h.db"_s);
        const QString readings = writtenFile(folder,
                                             u"readings"_s,
                                             "# of the lab\nroom_temperature_celsius 21.5\n"
                                             "jobs_total  7\n\nroom_temperature_celsius 3\n");
        const QString metrics
            = writtenFile(folder,
                          u"m.toml"_s,
                          "[[metric]]\nname = \"room_fahrenheit\"\n"
                          "expression = \"room_temperature_celsius * 1.8 + 32\"\n");
        const QString library = QString::fromUtf8(PERFDECK_BIN) + u"/../plugins/readings.so"_s;
        const ProgramRun run = runProgram({u"collect"_s,
                                           u"--no-collect"_s,
                                           u"--plugin"_s,
                                           u"lab="_s + library + u":file="_s + readings,
                                           u"--metrics-file"_s,
                                           metrics,
                                           u"--update-interval"_s,
                                           u"0.2"_s,
                                           u"--db-path"_s,
                                           database,
                                           u"--duration"_s,
                                           u"1.5"_s});
        QVERIFY2(run.exitCode == 0, run.err.constData());
        QVERIFY(run.err.contains("Collecting 1 plug-in into"));
        const ProgramRun rows = runProgram({u"query"_s,
                                            u"SELECT metric, labels, max(value), count(*) > 2 FROM "
                                            "samples GROUP BY 1, 2 ORDER BY 1"_s,
                                            u"--db-path"_s,
                                            database});
        QCOMPARE(rows.out,
                 QByteArray("metric,labels,max(value),count(*) > 2\n"
                            "jobs_total,\"{\"\"source\"\":\"\"lab\"\"}\",7,1\n"
                            "room_fahrenheit,\"{\"\"source\"\":\"\"lab\"\"}\",70.7,1\n"
                            "room_temperature_celsius,\"{\"\"source\"\":\"\"lab\"\"}\",21.5,1\n"
                            "up,\"{\"\"source\"\":\"\"lab\"\"}\",1,1\n"));
    }

    void aPluginThatCannotReadSaysWhy()
    {
        const QTemporaryDir folder;
        const QString library = QString::fromUtf8(PERFDECK_BIN) + u"/../plugins/readings.so"_s;
        const auto collect = [&](const QString &settings) {
            return runProgram({u"collect"_s,
                               u"--no-collect"_s,
                               u"--plugin"_s,
                               library + settings,
                               u"--db-path"_s,
                               folder.filePath(u"h.db"_s),
                               u"--duration"_s,
                               u"0.5"_s});
        };
        QVERIFY(
            collect(u":file=/nonexistent"_s)
                .err.contains(
                    "readings: The plug-in could not read its source: /nonexistent: No such file"));
        QVERIFY(collect(u":colour=red"_s)
                    .err.contains(
                        "The plug-in does not take colour=red: the settings are file and max_age"));
        QCOMPARE(collect(u":file"_s).exitCode, 2);
    }

    void collectStoresThisMachine()
    {
        const QTemporaryDir folder;
        const QString database = folder.filePath(u"h.db"_s);
        const ProgramRun run
            = runProgram({u"collect"_s, u"--db-path"_s, database, u"--duration"_s, u"3"_s});
        QVERIFY2(run.exitCode == 0, run.err.constData());
        const ProgramRun rows = runProgram(
            {u"query"_s,
             u"--db-path"_s,
             database,
             u"SELECT count(*), min(value) > 0 FROM samples WHERE metric = 'memory_total_bytes'"_s});
        const QByteArray count = rows.out.split('\n').at(1).split(',').at(0);
        QVERIFY2(count.toInt() >= 2, rows.out.constData());
        QVERIFY(rows.out.trimmed().endsWith(",1"));
    }

    void theFirstHistoryMakesItsFolder()
    {
        const QTemporaryDir folder;
        const QString database = folder.filePath(u"new/folders/h.db"_s);
        const ProgramRun run = runProgram(
            {u"import"_s, u"--db-path"_s, database, writtenFile(folder, u"in.csv"_s, kCsv)});
        QVERIFY2(run.exitCode == 0, run.err.constData());
        QVERIFY(QFile::exists(database));
    }

    void bothProgramsEndInOrderWhenTerminated_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("collect") << u"perfdeckctl"_s << QStringList{u"collect"_s};
#ifdef PERFDECK_HAS_WINDOW
        QTest::newRow("window") << u"perfdeck"_s << QStringList{u"--print-first-paint"_s};
#endif
    }

    void bothProgramsEndInOrderWhenTerminated()
    {
        QFETCH(QString, program);
        QFETCH(QStringList, arguments);
        const QTemporaryDir folder;
        const QString database = folder.filePath(u"h.db"_s);
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"XDG_CONFIG_HOME"_s, folder.path());
        process.setProcessEnvironment(environment);
        process.start(QString::fromUtf8(PERFDECK_BIN) + u'/' + program,
                      arguments + QStringList{u"--db-path"_s, database});
        QVERIFY(process.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(database), 20'000);
        QTest::qWait(500);
        process.terminate();
        QVERIFY(process.waitForFinished(20'000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 0);
        QVERIFY(!QFile::exists(database + u"-wal"_s)); // closed, not abandoned
    }

    void missingDatabaseIsSaidInWords()
    {
        const ProgramRun run
            = runProgram({u"query"_s, u"--db-path"_s, u"/nonexistent/history.db"_s, u"SELECT 1"_s});
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.err.contains("/nonexistent/history.db"), run.err.constData());
    }

    void completionScriptsAreValidShell()
    {
        for (const QString &shell : {u"bash"_s, u"zsh"_s, u"fish"_s}) {
            const ProgramRun run = runProgram({u"completion"_s, shell});
            QCOMPARE(run.exitCode, 0);
            QVERIFY(run.out.contains("--db-path") || run.out.contains("-l db-path"));
        }
        QProcess bash;
        bash.start(
            u"bash"_s,
            {u"-c"_s,
             u"eval \"$(%1/perfdeckctl completion bash)\"; COMP_WORDS=(perfdeckctl re); "
             u"COMP_CWORD=1; "
             "_perfdeckctl; echo ${COMPREPLY[@]}; COMP_WORDS=(perfdeckctl query --format j); "
             "COMP_CWORD=3; _perfdeckctl; echo ${COMPREPLY[@]}"_s.arg(
                 QString::fromUtf8(PERFDECK_BIN))});
        QVERIFY(bash.waitForFinished(30'000));
        QCOMPARE(bash.readAllStandardOutput(), QByteArray("render\njson\n"));
    }

    void manualPageNamesEveryVerb()
    {
        const ProgramRun run = runProgram({u"man"_s});
        QCOMPARE(run.exitCode, 0);
        QVERIFY(run.out.startsWith(".TH PERFDECKCTL 1"));
        for (const char *verb : {"collect", "import", "export", "query", "render"})
            QVERIFY(run.out.contains(QByteArray(QByteArray(".SH \"perfdeckctl ") + verb)));
    }
};

QTEST_GUILESS_MAIN(TerminalProgramTest)
#include "TerminalProgramTest.moc"
