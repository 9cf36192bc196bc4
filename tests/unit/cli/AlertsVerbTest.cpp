// SPDX-License-Identifier: GPL-3.0-or-later
// Alerts as a script sees them: raised by `collect`, looked at and acted on by `alerts`, whether
// somebody writes the history or not.
#include "tests/unit/cli/ProgramRun.h"

#include <QElapsedTimer>
#include <QTest>

#include <memory>

using namespace perfdeck;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 60'000;

/// Fires on every machine as soon as there are ten seconds of samples.
constexpr auto kRules = R"([[rule]]
id = "has-memory"
title = "There are {value} of memory"
series = 'memory_total_bytes'
reduce = "last"
window = "10s"
warning = "1 MiB"
for = "0s"
interval = "1s"

[[rule]]
id = "broken"
series = 'memory_total_bytes{'
warning = 1
)";

} // namespace

class AlertsVerbTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    /// One run of collection that all tests begin from.
    void initTestCase()
    {
        m_rules = writtenFile(m_folder, u"rules.toml"_s, kRules);
        m_raised = m_folder.filePath(u"raised.db"_s);
        const ProgramRun run = runProgram(
            collection(m_raised)
            + QStringList{u"--duration"_s, u"16"_s, u"--fail-on"_s, u"regression,alert=warning"_s});
        QVERIFY2(run.exitCode == 3, run.err);
        QVERIFY2(run.err.contains("alert: There are "), run.err);
    }

    void init()
    {
        m_database
            = m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction()) + u".db"_s);
        QVERIFY(QFile::copy(m_raised, m_database));
    }

    void whatFiredIsListed()
    {
        const ProgramRun run = alerts({u"list"_s, u"--format"_s, u"csv"_s});
        QCOMPARE(run.exitCode, 0);
        const QList<QByteArray> lines = run.out.trimmed().split('\n');
        QCOMPARE(lines.size(), 2);
        QVERIFY2(lines[0].startsWith("alert,state,severity,rule,title,"), lines[0]);
        QVERIFY2(lines[1].contains(",firing,warning,has-memory,There are "), lines[1]);
        QVERIFY(alerts({u"list"_s, u"--match"_s, u"severity=critical"_s}).out.count('\n') == 1);
        QVERIFY(alerts({u"history"_s, u"--format"_s, u"json"_s}).out.contains("\"has-memory\""));
        QCOMPARE(alerts({u"history"_s, u"--to"_s, u"now-1d"_s}).out.count('\n'), 1);
    }

    void peopleActByTheBeginningOfAFingerprint()
    {
        const QString id = fingerprint();
        QVERIFY(alerts({u"ack"_s, id.left(4), u"--note"_s, u"known"_s}).exitCode == 0);
        QVERIFY(!acknowledgedUntil().isEmpty());
        QVERIFY(alerts({u"undo"_s, id}).exitCode == 0);
        QVERIFY(acknowledgedUntil().isEmpty());
        QVERIFY(alerts({u"snooze"_s, u"--match"_s, u"rule=~has*"_s, u"--for"_s, u"4h"_s}).exitCode
                == 0);
        QVERIFY(!acknowledgedUntil().isEmpty());
        QVERIFY(alerts({u"resolve"_s, id}).exitCode == 0);
        QCOMPARE(list().count('\n'), 1);
        QVERIFY(alerts({u"comment"_s, id, u"--note"_s, u"it was nothing"_s}).exitCode == 0);
        const QByteArray past = alerts({u"history"_s}).out;
        QVERIFY2(past.contains("resolved-by-hand") && past.contains("it was nothing"), past);
    }

    void silencesComeAndGo()
    {
        const ProgramRun made
            = alerts({u"silence"_s, u"--match"_s, u"rule=has-memory"_s, u"--comment"_s, u"why"_s});
        QVERIFY2(made.exitCode == 0, made.err);
        QVERIFY2(made.err.contains("mutes 1 alert now"), made.err);
        const QByteArray active = alerts({u"silences"_s}).out;
        QVERIFY2(active.contains(",active,") && active.contains(",why"), active);
        QVERIFY(list().contains(",yes,no\n"));
        const QString number = QString::fromLatin1(active.split('\n')[1].split(',')[0]);
        QCOMPARE(alerts({u"unsilence"_s, number}).exitCode, 0);
        QVERIFY(alerts({u"silences"_s}).out.contains(",over,"));
        QVERIFY(list().contains(",no,no\n"));
        QCOMPARE(alerts({u"silence"_s, u"--match"_s, u"a=b"_s, u"--for"_s, u"31d"_s}).exitCode, 1);
    }

    void rulesAreListedWithWhatIsWrong()
    {
        const ProgramRun run = runProgram({u"alerts"_s, u"rules"_s, u"--alert-rules"_s, m_rules});
        QCOMPARE(run.exitCode, 0);
        QVERIFY2(run.out.contains("has-memory,yes,threshold,memory_total_bytes,"), run.out);
        QVERIFY2(run.out.contains("broken,no,,,"), run.out);
        QVERIFY2(run.out.contains("endpoint-down,yes,source,,built in,"), run.out);
    }

    void aRuleIsTriedOnThePast()
    {
        const ProgramRun run = alerts({u"backtest"_s,
                                       u"has-memory"_s,
                                       u"--alert-rules"_s,
                                       m_rules,
                                       u"--from"_s,
                                       u"now-1h"_s});
        QVERIFY2(run.exitCode == 0, run.err);
        QVERIFY2(run.err.contains("has-memory would have fired once"), run.err);
        QVERIFY2(run.out.contains(",warning,has-memory,"), run.out);
        const ProgramRun broken = alerts({u"backtest"_s, u"broken"_s, u"--alert-rules"_s, m_rules});
        QCOMPARE(broken.exitCode, 1);
        QVERIFY2(broken.err.contains("rules.toml:"), broken.err);
    }

    void channelsAreTested()
    {
        const QString told = m_folder.filePath(u"told.txt"_s);
        const QByteArray channel
            = "[[channel]]\nname = \"log\"\nkind = \"log\"\naddress = \"" + told.toUtf8() + "\"\n";
        const QString file = writtenFile(m_folder, u"notices.toml"_s, channel);
        const ProgramRun run = runProgram({u"alerts"_s, u"test-notify"_s, u"--notices"_s, file});
        QVERIFY2(run.exitCode == 0, run.err);
        QVERIFY2(run.out.contains("log,log,yes,"), run.out);
        QVERIFY(QFile::exists(told));
        QCOMPARE(
            runProgram({u"alerts"_s, u"test-notify"_s, u"--notices"_s, file, u"other"_s}).exitCode,
            1);
    }

    void wrongUsageIsRefused()
    {
        QCOMPARE(runProgram({u"alerts"_s}).exitCode, 2);
        QCOMPARE(alerts({u"ack"_s}).exitCode, 2);
        QCOMPARE(alerts({u"ack"_s, u"12"_s, u"--match"_s, u"a=b"_s}).exitCode, 2);
        QCOMPARE(alerts({u"list"_s, u"--match"_s, u"a"_s}).exitCode, 2);
        QCOMPARE(alerts({u"snooze"_s, u"12"_s, u"--for"_s, u"soon"_s}).exitCode, 2);
        QCOMPARE(alerts({u"comment"_s, u"12"_s}).exitCode, 2);
        const ProgramRun unknown = alerts({u"ack"_s, u"zz"_s});
        QCOMPARE(unknown.exitCode, 1);
        QVERIFY2(unknown.err.contains("no alert has a fingerprint that begins with 'zz'"),
                 unknown.err);
        QCOMPARE(runProgram({u"collect"_s, u"--fail-on"_s, u"alert=bad"_s}).exitCode, 2);
    }

    /// The holder takes the command in; killed and started again it forgets nothing and raises
    /// nothing anew.
    void aHolderTakesCommandsInAndForgetsNothingWhenItIsKilled()
    {
        startHolder();
        QElapsedTimer waited;
        waited.start();
        ProgramRun acknowledged;
        do
            acknowledged = alerts({u"ack"_s, fingerprint(), u"--note"_s, u"known"_s});
        while (acknowledged.exitCode != 0 && waited.elapsed() < kPatience);
        QVERIFY2(acknowledged.exitCode == 0, acknowledged.err);
        QVERIFY2(acknowledged.err.contains("the PerfDeck that writes the history took it in"),
                 acknowledged.err);
        const ProgramRun refused = alerts({u"snooze"_s, fingerprint(), u"--for"_s, u"0s"_s});
        QVERIFY(refused.exitCode != 0);
        QTRY_VERIFY_WITH_TIMEOUT(!acknowledgedUntil().isEmpty(), kPatience);
        m_holder->kill();
        QVERIFY(m_holder->waitForFinished(kPatience));
        startHolder();
        QTest::qWait(15'000); // past the first evaluation
        QVERIFY(!acknowledgedUntil().isEmpty());
        const QByteArray past = alerts({u"history"_s}).out;
        QCOMPARE(past.count("has-memory"), 1);
        m_holder->terminate();
        QVERIFY(m_holder->waitForFinished(kPatience));
    }

    void aHolderWithoutAlertsSaysSo()
    {
        startHolder({u"--no-alerts"_s});
        const ProgramRun run = alerts({u"ack"_s, fingerprint()});
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.err.contains("--no-alerts"), run.err);
        m_holder->terminate();
        QVERIFY(m_holder->waitForFinished(kPatience));
    }

private:
    [[nodiscard]] QStringList collection(const QString &database) const
    {
        return {u"collect"_s, u"--alert-rules"_s, m_rules, u"--db-path"_s, database};
    }

    void startHolder(const QStringList &more = {})
    {
        m_holder = std::make_unique<QProcess>();
        m_holder->setProgram(QStringLiteral(PERFDECK_BIN "/perfdeckctl"));
        m_holder->setArguments(collection(m_database) + more);
        m_holder->start();
        QVERIFY(m_holder->waitForStarted(kPatience));
        // It holds the history once it has written its number.
        QTRY_VERIFY_WITH_TIMEOUT(holderNumber() == QByteArray::number(m_holder->processId()),
                                 kPatience);
    }

    [[nodiscard]] QByteArray holderNumber() const
    {
        QFile file(m_database + u"-writer"_s);
        return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
    }

    [[nodiscard]] ProgramRun alerts(QStringList arguments) const
    {
        arguments.prepend(u"alerts"_s);
        return runProgram(arguments + QStringList{u"--db-path"_s, m_database});
    }

    [[nodiscard]] QByteArray list() const
    {
        return alerts({u"list"_s, u"--format"_s, u"csv"_s}).out;
    }

    [[nodiscard]] QString fingerprint() const
    {
        return QString::fromLatin1(list().split('\n').value(1).split(',').value(0));
    }

    /// Of the one alert; empty while nobody looks after it.
    [[nodiscard]] QByteArray acknowledgedUntil() const
    {
        const ProgramRun run
            = runProgram({u"query"_s,
                          u"--db-path"_s,
                          m_database,
                          u"--format"_s,
                          u"csv"_s,
                          u"SELECT until FROM alert_states WHERE acknowledged IS NOT NULL"_s});
        return run.out.trimmed().split('\n').value(1);
    }

    QTemporaryDir m_folder;
    QString m_rules;
    QString m_raised;
    QString m_database;
    std::unique_ptr<QProcess> m_holder;
};

QTEST_GUILESS_MAIN(AlertsVerbTest)
#include "AlertsVerbTest.moc"
