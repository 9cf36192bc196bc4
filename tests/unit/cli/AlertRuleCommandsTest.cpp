// SPDX-License-Identifier: GPL-3.0-or-later
// `perfdeckctl alerts check` and `alerts import` as scripts use them.
#include "tests/unit/cli/ProgramRun.h"

#include <QTest>

using namespace perfdeck;

class AlertRuleCommandsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    static void checkNamesFileLineAndReason()
    {
        const QTemporaryDir folder;
        const QString file = writtenFile(
            folder,
            QStringLiteral("a.toml"),
            "[[rule]]\nid = \"a\"\nseries = \"up\"\nwarning = 1\nclear.warning = 2\n");
        const ProgramRun run
            = runProgram({QStringLiteral("alerts"), QStringLiteral("check"), file});
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.out.contains("a.toml:5: clear.warning: it stands on the wrong"),
                 run.out.constData());
    }

    static void checkOfAFolderHoldsRulesAgainstEachOther()
    {
        const QTemporaryDir folder;
        writtenFile(folder,
                    QStringLiteral("a.toml"),
                    "[[rule]]\nid = \"a\"\nseries = \"up\"\nwarning = 1\n");
        QCOMPARE(
            runProgram({QStringLiteral("alerts"), QStringLiteral("check"), folder.path()}).exitCode,
            0);
        writtenFile(folder,
                    QStringLiteral("b.toml"),
                    "[[rule]]\nid = \"b\"\nkind = \"composite\"\nall = [\"x\"]\n"
                    "severity = \"info\"\n");
        const ProgramRun run
            = runProgram({QStringLiteral("alerts"), QStringLiteral("check"), folder.path()});
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.out.contains("b.toml:1: it names the rule x, which is not there (b)"),
                 run.out.constData());
    }

    static void importWritesRulesThatAreInOrder()
    {
        const QTemporaryDir folder;
        const QString target = folder.filePath(QStringLiteral("out.toml"));
        const QStringList import{QStringLiteral("alerts"),
                                 QStringLiteral("import"),
                                 QStringLiteral(PERFDECK_TEST_DATA "/alerts/prometheus-rules.yml"),
                                 QStringLiteral("-o"),
                                 target};
        const ProgramRun run = runProgram(import);
        QCOMPARE(run.exitCode, 0);
        QVERIFY2(run.err.contains("14 rules written to"), run.err.constData());
        QVERIFY2(run.out.contains("prometheus-rules.yml:63: histogram_quantile is not understood"
                                  " (SlowRequests)"),
                 run.out.constData());
        const ProgramRun check
            = runProgram({QStringLiteral("alerts"), QStringLiteral("check"), target});
        QCOMPARE(check.exitCode, 0);
        QVERIFY2(check.err.contains("14 rules are in order"), check.err.constData());
        const ProgramRun again = runProgram(import);
        QCOMPARE(again.exitCode, 1);
        QVERIFY2(again.err.contains("it is there already"), again.err.constData());
    }
};

QTEST_GUILESS_MAIN(AlertRuleCommandsTest)
#include "AlertRuleCommandsTest.moc"
