// SPDX-License-Identifier: GPL-3.0-or-later
// Benchmarks as a script sees them: listed, run, cut off, gone on with, looked at and gated on.
#include "tests/unit/cli/ProgramRun.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <csignal>

using namespace perfdeck;
using namespace Qt::StringLiterals;

class BenchVerbTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void listsWhatComesAlong()
    {
        const ProgramRun run = runProgram({u"bench"_s, u"list"_s, u"--format"_s, u"csv"_s});
        QCOMPARE(run.exitCode, 0);
        QVERIFY(run.out.contains("\nbert-base,builtin,inference,"));
    }

    void runsACommandAndKeepsIt()
    {
        const ProgramRun run = runProgram(measuring({u"command=sleep 0.01"_s, u"count=8"_s}));
        QCOMPARE(run.exitCode, 0);
        const QJsonObject json = QJsonDocument::fromJson(run.out).object();
        QCOMPARE(json[u"state"_s], u"finished"_s);
        const QJsonObject values = firstValues(json);
        QCOMPARE(values[u"samples"_s].toArray().size(), 8);
        QVERIFY(values[u"median"_s][u"value"_s].toDouble() >= 0.01);
        const ProgramRun shown = show(json[u"id"_s].toString().left(12));
        QCOMPARE(shown.out, run.out);
        const ProgramRun all = runProgram({u"bench"_s, u"show"_s, u"--db-path"_s, m_path});
        QVERIFY(all.out.contains(json[u"id"_s].toString().toUtf8()));
    }

    void wrongUsageSaysWhatToDo()
    {
        QCOMPARE(runProgram({u"bench"_s, u"run"_s, u"nothing"_s, u"--db-path"_s, m_path}).exitCode,
                 2);
        const ProgramRun bare = runProgram(measuring({}));
        QCOMPARE(bare.exitCode, 2);
        QVERIFY(bare.err.contains("set command"));
        QCOMPARE(runProgram(measuring({u"speed=1"_s})).exitCode, 2);
        QCOMPARE(show(u"ffff"_s).exitCode, 1);
    }

    void gatesAreCodes()
    {
        const QStringList slow{u"command=sleep 0.05"_s, u"count=8"_s, u"latency_p50=10ms"_s};
        QCOMPARE(runProgram(measuring(slow) + QStringList{u"--fail-on"_s, u"slo"_s}).exitCode, 3);
        const QStringList few{u"command=sleep 0.01"_s, u"count=8"_s, u"latency_p99=10s"_s};
        QCOMPARE(runProgram(measuring(few) + QStringList{u"--fail-on"_s, u"slo"_s}).exitCode, 4);
        const QStringList failing{u"command=exit 3"_s, u"count=2"_s};
        QCOMPARE(
            runProgram(measuring(failing) + QStringList{u"--fail-on"_s, u"invalid"_s}).exitCode, 3);
    }

    /// Killed in the middle: what was measured stays, the rest is measured when it goes on.
    void killedRunsGoOn()
    {
        QProcess process;
        process.start(QString::fromUtf8(PERFDECK_BIN) + u"/perfdeckctl"_s,
                      measuring({u"command=sleep 0.05; test ${batch} = 1 || sleep 0.3"_s,
                                 u"count=8"_s,
                                 u"batch_sizes=1,2"_s}));
        QElapsedTimer waited;
        waited.start();
        QJsonObject run;
        while (waited.elapsed() < 30'000 && firstValues(run).isEmpty())
            run = QJsonDocument::fromJson(show(newestId()).out).object();
        process.kill();
        process.waitForFinished();
        const QString id = run[u"id"_s].toString();
        QVERIFY(!id.isEmpty());
        const QJsonObject cut = QJsonDocument::fromJson(show(id).out).object();
        QCOMPARE(cut[u"cells"_s][0][u"state"_s], u"finished"_s);
        QVERIFY(cut[u"cells"_s][1][u"state"_s] != u"finished"_s);
        const ProgramRun again = runProgram({u"bench"_s,
                                             u"run"_s,
                                             u"--resume"_s,
                                             id,
                                             u"--db-path"_s,
                                             m_path,
                                             u"--wait"_s,
                                             u"0"_s,
                                             u"--format"_s,
                                             u"json"_s});
        QCOMPARE(again.exitCode, 0);
        const QJsonObject whole = QJsonDocument::fromJson(again.out).object();
        QCOMPARE(whole[u"state"_s], u"finished"_s);
        QCOMPARE(whole[u"cells"_s][1][u"state"_s], u"finished"_s);
        QCOMPARE(firstValues(whole)[u"samples"_s], firstValues(cut)[u"samples"_s]);
    }

    void interruptedRunsKeepWhatIsDone()
    {
        QProcess process;
        process.start(QString::fromUtf8(PERFDECK_BIN) + u"/perfdeckctl"_s,
                      measuring({u"command=sleep 30"_s, u"count=8"_s}));
        QVERIFY(process.waitForStarted());
        QTest::qWait(2'000);
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(20'000));
        QCOMPARE(process.exitCode(), 1);
        const QJsonObject run = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
        QCOMPARE(run[u"state"_s], u"cancelled"_s);
    }

private:
    [[nodiscard]] QStringList measuring(const QStringList &settings) const
    {
        QStringList all{u"bench"_s,
                        u"run"_s,
                        u"command-compare"_s,
                        u"--db-path"_s,
                        m_path,
                        u"--wait"_s,
                        u"0"_s,
                        u"--format"_s,
                        u"json"_s,
                        u"--set"_s,
                        u"duration=0s"_s};
        for (const QString &setting : settings)
            all += {u"--set"_s, setting};
        return all;
    }

    [[nodiscard]] ProgramRun show(const QString &id) const
    {
        return runProgram(
            {u"bench"_s, u"show"_s, id, u"--db-path"_s, m_path, u"--format"_s, u"json"_s});
    }

    [[nodiscard]] QString newestId() const
    {
        const ProgramRun all
            = runProgram({u"bench"_s, u"show"_s, u"--db-path"_s, m_path, u"--format"_s, u"csv"_s});
        return QString::fromUtf8(all.out.split('\n').value(1).split(',').value(0));
    }

    static QJsonObject firstValues(const QJsonObject &run)
    {
        return run[u"cells"_s][0][u"values"_s][0].toObject();
    }

    QTemporaryDir m_folder;
    QString m_path = m_folder.filePath(u"history.db"_s);
};

QTEST_GUILESS_MAIN(BenchVerbTest)

#include "BenchVerbTest.moc"
