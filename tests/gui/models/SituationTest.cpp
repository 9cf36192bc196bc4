// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/Situation.h"

#include <QTest>

using namespace perfdeck;

namespace {

Situation healthy()
{
    Situation situation;
    situation.sources = situation.up = 1;
    situation.cpuRatio = 0.12;
    situation.memoryRatio = 0.34;
    return situation;
}

} // namespace

class SituationTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void saysThatNoEndpointIsThereYet()
    {
        const Sentence sentence = describe(healthy());
        QVERIFY(sentence.level == CellState::Good);
        QVERIFY2(sentence.text.startsWith(QStringLiteral("All is well: CPU 12")),
                 qPrintable(sentence.text));
        QVERIFY(sentence.text.endsWith(QStringLiteral("No model endpoint yet.")));
    }

    void modelsThatEndedEarlierAreNotDenied()
    {
        Situation situation = healthy();
        situation.isPast = true;
        ModelRow ended;
        ended.isStale = true;
        addModels(situation, {ended});
        QVERIFY(describe(situation).text.endsWith(
            QStringLiteral("1 model was served earlier in this range.")));
        addModels(situation, {ended});
        QVERIFY(describe(situation).text.endsWith(
            QStringLiteral("2 models were served earlier in this range.")));
    }

    void regressionsNobodyJudgedAreSaid()
    {
        Finding finding;
        finding.group = FindingId(1);
        finding.verdict = FindingVerdict::Regressed;
        finding.confidence = 0.97;
        Finding with = finding;
        Finding unsure = finding;
        unsure.group = FindingId(2);
        unsure.confidence = 0.9;
        Situation situation = healthy();
        addFindings(situation, {finding, with, unsure});
        QCOMPARE(situation.regressions, 1);
        QVERIFY(describe(situation).text.startsWith(QStringLiteral("1 regression")));
        finding.triage.state = TriageState::Acknowledged;
        addFindings(situation, {finding});
        QCOMPARE(situation.regressions, 0);
    }

    void namesWhatIsDownFirst()
    {
        Situation situation = healthy();
        situation.endpoints = 3;
        situation.down = {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")};
        const Sentence sentence = describe(situation);
        QVERIFY(sentence.level == CellState::Critical);
        QVERIFY2(sentence.text.startsWith(QStringLiteral("No answer from a, b and 1 more")),
                 qPrintable(sentence.text));
        QVERIFY(!sentence.text.contains(QStringLiteral("well")));
    }

    void joinsSeveralTroubles()
    {
        Situation situation = healthy();
        situation.cpuRatio = 0.97;
        situation.memoryRatio = 0.95;
        situation.storageProblem = QStringLiteral("disk full");
        situation.models = 1;
        const Sentence sentence = describe(situation);
        QVERIFY(sentence.level == CellState::Critical);
        QVERIFY2(
            sentence.text.startsWith(QStringLiteral("History is not being written, CPU is at 97")),
            qPrintable(sentence.text));
        QVERIFY(sentence.text.contains(QStringLiteral("memory is 95")));
        QVERIFY(sentence.text.endsWith(QStringLiteral("1 model is served.")));
    }

    void workersThatAreAwayAreTroubleAndOthersAreSaid()
    {
        Cluster cluster;
        const auto worker = [](const char *id, WorkerState state) {
            auto profile = std::make_shared<WorkerProfile>();
            profile->id = id;
            Worker made;
            made.profile = std::move(profile);
            made.state = state;
            return made;
        };
        cluster.workers = std::make_shared<const std::vector<Worker>>(
            std::vector{worker("a", WorkerState::Active), worker("b", WorkerState::Idle)});
        Situation situation = healthy();
        addCluster(situation, cluster);
        QVERIFY(describe(situation).text.contains(QStringLiteral("All 2 workers are up.")));
        QCOMPARE(describe(situation).level, CellState::Good);
        cluster.workers = std::make_shared<const std::vector<Worker>>(
            std::vector{worker("a", WorkerState::Active), worker("b", WorkerState::Offline)});
        addCluster(situation, cluster);
        QVERIFY(describe(situation).text.startsWith(QStringLiteral("1 of 2 workers are away")));
        QCOMPARE(describe(situation).level, CellState::Warning);
    }

    void thresholdsAreWhereTheySay()
    {
        Situation situation = healthy();
        situation.cpuRatio = 0.899;
        QVERIFY(describe(situation).level == CellState::Good);
        situation.cpuRatio = 0.90;
        QVERIFY(describe(situation).level == CellState::Warning);
        situation = healthy();
        situation.diskPressureRatio = 0.2;
        QVERIFY(describe(situation).text.contains(QStringLiteral("wait for the disk")));
    }

    void admitsThatNothingIsKnown()
    {
        QVERIFY(
            describe(Situation{}).text.startsWith(QStringLiteral("Nothing is being collected")));
        Situation starting;
        starting.sources = starting.starting = 1;
        QCOMPARE(describe(starting).text, QStringLiteral("Waiting for the first samples."));
        Situation paused;
        paused.sources = paused.paused = 1;
        QCOMPARE(describe(paused).text, QStringLiteral("Collection is paused."));
    }

    void thePastIsSpokenOfAsPast()
    {
        Situation situation;
        situation.isPast = true;
        QCOMPARE(describe(situation).text,
                 QStringLiteral("Nothing was stored at the end of this range."));
        QVERIFY(describe(situation).level == CellState::Waiting);
        situation.cpuRatio = 0.5;
        QVERIFY(describe(situation).text.startsWith(
            QStringLiteral("Nothing was wrong at the end of this range")));
    }

    void countsSourcesAndModels()
    {
        SourceStatus up, down, paused;
        up.config.kind = SourceKind::Machine;
        up.health.state = SourceState::Up;
        down.config.name = "a";
        down.health.state = SourceState::BackingOff;
        paused.health.state = SourceState::Paused;
        Situation situation;
        addSources(situation, {up, down, paused});
        QCOMPARE(situation.sources, 3);
        QCOMPARE(situation.endpoints, 2);
        QCOMPARE(situation.up, 1);
        QCOMPARE(situation.down, QStringList{QStringLiteral("a")});
        ModelRow failing, stale;
        failing.model = QStringLiteral("m");
        failing.errors = 0.05;
        stale.errors = 1;
        stale.isStale = true;
        addModels(situation, {failing, stale});
        QCOMPARE(situation.models, 1);
        QCOMPARE(situation.failingModels, QStringList{QStringLiteral("m")});
        StorageStatus storage;
        storage.state = StorageStatus::State::Failing;
        storage.problem = "The disk is full";
        addStorage(situation, storage);
        QCOMPARE(situation.storageProblem, QStringLiteral("The disk is full"));
    }
};

QTEST_GUILESS_MAIN(SituationTest)
#include "SituationTest.moc"
