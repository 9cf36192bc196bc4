// SPDX-License-Identifier: GPL-3.0-or-later
// collect --fail-on regression, and what an imported history tells of itself, as a script sees it.
#include "tests/unit/cli/ProgramRun.h"

#include <QDateTime>
#include <QTest>

#include <cstdint>

using namespace perfdeck;
using namespace Qt::StringLiterals;

namespace {

/// A latency a minute, `minutes` of them up to `end`, half as much again in the last 60.
QByteArray slowed(const QDateTime &end, int minutes)
{
    QByteArray csv = "time,metric,labels,value\n";
    std::uint32_t noise = 7;
    for (int i = 0; i < minutes; ++i) {
        noise = noise * 1'664'525U + 1'013'904'223U; // W. H. Press et al., Numerical Recipes
        const double value
            = (i < minutes - 60 ? 0.1 : 0.15) * (0.97 + 0.06 * double(noise >> 8U) / 16'777'216.0);
        csv += end.addSecs(60 * (i - minutes)).toUTC().toString(Qt::ISODate).toLatin1()
            + ",inference_latency_mean_seconds,\"{\"\"model\"\":\"\"bert\"\"}\","
            + QByteArray::number(value) + '\n';
    }
    return csv;
}

} // namespace

class CollectGateTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_database = m_folder->filePath(u"history.db"_s);
    }

    void aShiftBeforeTheStartIsFoundButNotThisRunsFault()
    {
        import(slowed(QDateTime::currentDateTimeUtc().addSecs(-600), 300));
        const ProgramRun run = collect();
        QCOMPARE(run.exitCode, 4); // two seconds are too little for a verdict of their own
        QVERIFY(run.err.contains("too little data"));
        const ProgramRun asked
            = runProgram({u"query"_s,
                          u"--db-path"_s,
                          m_database,
                          u"--format"_s,
                          u"csv"_s,
                          u"SELECT metric, verdict, state, round(effect, 1) FROM findings"_s});
        QCOMPARE(asked.exitCode, 0);
        QVERIFY2(asked.out.contains("inference_latency_mean_seconds,regressed,new,0.5"), asked.out);
    }

    void aShiftAfterTheStartIsFound()
    {
        import(slowed(QDateTime::currentDateTimeUtc().addSecs(7200), 300));
        const ProgramRun run = collect();
        QVERIFY2(run.exitCode == 3, run.err);
        QVERIFY(run.err.contains("changed by +"));
    }

    void anythingElseIsRefused()
    {
        QCOMPARE(runProgram({u"collect"_s, u"--fail-on"_s, u"weather"_s}).exitCode, 2);
    }

private:
    void import(const QByteArray &csv)
    {
        const QString file = writtenFile(*m_folder, u"slowed.csv"_s, csv);
        const ProgramRun run = runProgram({u"import"_s, u"--db-path"_s, m_database, file});
        QVERIFY2(run.exitCode == 0, run.err);
    }

    ProgramRun collect()
    {
        return runProgram({u"collect"_s,
                           u"--db-path"_s,
                           m_database,
                           u"--duration"_s,
                           u"2"_s,
                           u"--fail-on"_s,
                           u"regression"_s});
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_database;
};

QTEST_GUILESS_MAIN(CollectGateTest)
#include "CollectGateTest.moc"
