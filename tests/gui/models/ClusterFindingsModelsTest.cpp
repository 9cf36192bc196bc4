// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/analysis/ClusterMaker.h"
#include "widgets/models/ClusterText.h"
#include "widgets/models/CostsModel.h"
#include "widgets/models/EvidenceFeed.h"
#include "widgets/models/FailuresModel.h"
#include "widgets/models/FaultModels.h"
#include "widgets/models/ScalingModel.h"
#include "widgets/models/TaskGroupsModel.h"

#include <QAbstractItemModelTester>
#include <QTest>
#include <QTimeZone>

using namespace perfdeck;
using namespace std::chrono_literals;

namespace {

const QTimeZone kZone = QTimeZone::utc();

/// With plain blanks between numbers and their units.
QString plain(QString text)
{
    return text.replace(QChar(0xA0), QChar(u' '));
}

QString cell(const QAbstractItemModel &model, int row, int column)
{
    return plain(model.index(row, column).data().toString());
}

class Tested final
{
public:
    explicit Tested(QAbstractItemModel &model)
        : m_tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest)
    {
    }

private:
    QAbstractItemModelTester m_tester;
};

ScalingDecision decision(double seconds, ScalingAction action)
{
    ScalingDecision made;
    made.time = moment(seconds);
    made.action = action;
    made.count = 3;
    made.reason = "Utilization (82.0%) exceeds scale-up threshold (80.0%)";
    return made;
}

} // namespace

class ClusterFindingsModelsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void decisionsTellWhatTheyBrought()
    {
        ScalingModel model;
        const Tested tested(model);
        const std::vector<ScalingDecision> decisions{decision(100, ScalingAction::ScaleUp),
                                                     decision(200, ScalingAction::Maintain),
                                                     decision(300, ScalingAction::ScaleDown)};
        std::vector<ScalingImpact> impacts(3);
        impacts[0].utilization = MeanDifference{0.85, 0.6, -0.27, -0.23, 120, 118};
        impacts[0].queue = MeanDifference{4, 3, -3, 1, 120, 118};
        model.setRows(decisionRows(decisions, impacts, false, moment(400), kZone));
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(cell(model, 0, ScalingModel::Action), QStringLiteral("scale down"));
        QCOMPARE(cell(model, 0, ScalingModel::Load), QStringLiteral("–"));
        const QModelIndex load = model.index(1, ScalingModel::Load);
        QCOMPARE(plain(load.data().toString()), QStringLiteral("85 % → 60 %"));
        QCOMPARE(load.data(ValueRole).toDouble(), -0.25);
        QVERIFY(
            load.data(Qt::ToolTipRole).toString().contains(QStringLiteral("120 samples before")));
        QVERIFY(cell(model, 1, ScalingModel::Queue).endsWith(QStringLiteral("not clear")));
        QVERIFY(!model.index(1, ScalingModel::Throughput).data(ValueRole).isValid());
        model.setRows(decisionRows(decisions, impacts, true, moment(400), kZone));
        QCOMPARE(model.rowCount(), 3);
        model.setRows({});
    }

    void whatHasNoPriceCostsNothingKnown()
    {
        CostsModel model;
        const Tested tested(model);
        const std::vector<HardwareCost> costs{{"cuda", 4, 10, 2.5, 2.0}, {"", 1, 3, {}, {}}};
        model.setRows(costRows(costs));
        QCOMPARE(model.index(0, CostsModel::Cost).data(ValueRole).toDouble(), 20.0);
        QCOMPARE(model.index(0, CostsModel::Idle).data(ValueRole).toDouble(), 0.25);
        QCOMPARE(cell(model, 1, CostsModel::Hardware), QStringLiteral("not reported"));
        QCOMPARE(cell(model, 1, CostsModel::Cost), QStringLiteral("–"));
        QCOMPARE(cell(model, 1, CostsModel::Idle), QStringLiteral("–"));
    }

    void failuresAreShownByTheirPattern()
    {
        FailuresModel model;
        const Tested tested(model);
        Task loud = makeTask("a", TaskState::Failed);
        loud.error = "out of memory: 12 MiB";
        loud.ended = moment(100);
        const std::vector<Task> tasks{loud, makeTask("b", TaskState::TimedOut)};
        model.setRows(failureRows(groupFailures(tasks), moment(200), kZone));
        QCOMPARE(model.rowCount(), 2);
        const int silent = model.rowOf(QString());
        QCOMPARE(cell(model, silent, FailuresModel::Text), QStringLiteral("Without an error text"));
        QCOMPARE(cell(model, silent, FailuresModel::Last), QStringLiteral("–"));
        QCOMPARE(cell(model, 1 - silent, FailuresModel::Text),
                 QStringLiteral("out of memory: # MiB"));
    }

    void aPatternIsFoundByItsLiteralWords()
    {
        QCOMPARE(failureFilter("RuntimeError: CUDA out of memory. Tried # MiB at <path>"),
                 QStringLiteral("\"RuntimeError\" \"CUDA out of memory. Tried\" \"MiB at\""));
        QCOMPARE(failureFilter("-x=# <a> \"b\""), QString());
        QCOMPARE(failureFilter(""), QString());
    }

    void reasonsAreWholeSentences()
    {
        RisksModel model;
        const Tested tested(model);
        const std::vector<WorkerRisk> risks{
            {"w1",
             {{RiskReason::Kind::FailureShare, 0.3, 0.1, wilson(30, 100), wilson(20, 400), 100},
              {RiskReason::Kind::MemoryPressure, 0.97, 0.92, {}, {}, 0}}}};
        model.setRows(riskRows(risks));
        const QString why = cell(model, 0, RisksModel::Why);
        QVERIFY2(why.startsWith(QStringLiteral("fails 30 %")), qPrintable(why));
        QVERIFY2(why.contains(QStringLiteral("of 100 tasks, the others 5 %")), qPrintable(why));
        QVERIFY2(why.endsWith(QStringLiteral("memory 97 % full (limit 92 %)")), qPrintable(why));
    }

    void openBreakersComeFirst()
    {
        BreakersModel model;
        const Tested tested(model);
        std::vector<CircuitBreaker> breakers(2);
        breakers[0] = {"a", "worker", BreakerState::Closed, {}, 0, 0, 0, {}, {}};
        breakers[1] = {"b", "task", BreakerState::Open, moment(100), 9, 1, 2, {}, 0.5};
        model.setRows(breakerRows(breakers, moment(200), kZone));
        QCOMPARE(cell(model, 0, BreakersModel::Name), QStringLiteral("b"));
        QCOMPARE(cell(model, 0, BreakersModel::Guards), QStringLiteral("task type"));
        QCOMPARE(model.index(0, BreakersModel::State).data(StateRole).toInt(),
                 int(CellState::Warning));
        QCOMPARE(cell(model, 1, BreakersModel::Health), QStringLiteral("–"));
        RecoveryModel recovery;
        const Tested testedToo(recovery);
        recovery.setRows(recoveryRows(
            std::vector<RecoveryAction>{{RecoveryAction::Kind::TaskRetry, 1, 2, 3, wilson(1, 2)},
                                        {RecoveryAction::Kind::WorkerReturn, 0, 0, 4, {}}}));
        QVERIFY(cell(recovery, 0, RecoveryModel::Share).startsWith(QStringLiteral("50 %")));
        QCOMPARE(cell(recovery, 1, RecoveryModel::Share), QStringLiteral("–"));
    }

    void groupsTellTheirCases()
    {
        TaskGroupsModel model;
        const Tested tested(model);
        TaskGroup group;
        group.type = "benchmark";
        group.completed = 8;
        group.execution.sorted = {1, 2, 3, 4, 5, 6, 7, 8};
        model.setRows(taskGroupRows(std::vector{group}));
        const QModelIndex p50 = model.index(0, TaskGroupsModel::P50);
        QCOMPARE(p50.data(ValueRole).toDouble(), 4.5);
        QVERIFY(p50.data(Qt::ToolTipRole).toString().startsWith(QStringLiteral("Cases: 8.")));
        QCOMPARE(cell(model, 0, TaskGroupsModel::Waiting50), QStringLiteral("–"));
        QCOMPARE(cell(model, 0, TaskGroupsModel::Hardware), QStringLiteral("not reported"));
    }

    void everyAdviceHasItsSentence()
    {
        for (int rule = 0; rule <= int(ClusterAdvice::Rule::IdleCost); ++rule) {
            ClusterAdvice advice{
                ClusterAdvice::Rule(rule), "type", "from", "to", 0.75, 0.25, 21, 22};
            QVERIFY(adviceText(advice).contains(QStringLiteral("21"))
                    || adviceText(advice).contains(QStringLiteral("22")));
            QVERIFY(!adviceText(advice).contains(QChar(u'%') + QString::number(1)));
            QVERIFY(!ruleText(advice.rule).isEmpty());
        }
    }

    /// All parts of one range together, and no more columns than can be judged.
    void evidenceComesWhole()
    {
        int columns = 0;
        std::function<void(ClusterHistoryPtr)> late;
        Questions questions;
        questions.frame = [&](RangeQuery query, QObject *, const auto &answer) {
            columns = query.columns;
            answer(nullptr); // as when the session closes
        };
        questions.events = [](TimeRange, std::size_t, QObject *, const auto &answer) {
            answer(std::make_shared<const std::vector<Event>>());
        };
        questions.cluster = [&](ClusterQuery, QObject *, auto answer) { late = std::move(answer); };
        TimeScope scope(std::make_shared<SystemClock>());
        EvidenceFeed feed(questions, scope, {{{"cluster_workers", {}}}, {{"worker_up", {}}}, true});
        feed.setWorkers(10'000);
        ClusterEvidencePtr evidence;
        connect(&feed, &EvidenceFeed::evidenceReady, this, [&](const ClusterEvidencePtr &found) {
            evidence = found;
        });
        feed.setActive(true);
        QTRY_VERIFY(late);
        QCOMPARE(columns, 80);
        QVERIFY(!evidence);
        QVERIFY(!feed.isSettled());
        late(std::make_shared<const ClusterHistory>());
        QVERIFY(evidence && evidence->history && evidence->course && evidence->workers);
        QVERIFY(evidence->events);
        QVERIFY(feed.isSettled());
        const TimeRange selected{moment(100), moment(200)};
        late = nullptr;
        feed.setSelection(selected);
        QTRY_VERIFY(late);
        late(nullptr);
        QVERIFY(evidence->range == selected);
    }
};

QTEST_GUILESS_MAIN(ClusterFindingsModelsTest)
#include "ClusterFindingsModelsTest.moc"
