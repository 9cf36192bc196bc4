// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/TasksModel.h"
#include "widgets/models/WorkersModel.h"

#include <QAbstractItemModelTester>
#include <QTest>
#include <QTimeZone>

using namespace perfdeck;
using namespace std::chrono_literals;

namespace {

const Timestamp kNow{1'763'733'600s};

Worker worker(const char *id, WorkerState state, const char *word)
{
    auto profile = std::make_shared<WorkerProfile>();
    profile->id = id;
    Worker made;
    made.profile = std::move(profile);
    made.state = state;
    made.stateText = word;
    return made;
}

Cluster clusterOf(std::vector<Worker> workers)
{
    Cluster cluster;
    cluster.workers = std::make_shared<const std::vector<Worker>>(std::move(workers));
    return cluster;
}

} // namespace

class ClusterModelsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void whatIsNotReportedIsADash()
    {
        WorkersModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        Worker idle = worker("a", WorkerState::Active, "active");
        idle.measured.cpuRatio = 0;
        model.setRows(workerRows(
            clusterOf({idle, worker("b", WorkerState::Active, "active")}), kNow, QTimeZone::utc()));
        QVERIFY(model.index(0, WorkersModel::Cpu).data(ValueRole).isValid());
        QCOMPARE(model.index(0, WorkersModel::Cpu).data(ValueRole).toDouble(), 0.0);
        QVERIFY(!model.index(1, WorkersModel::Cpu).data(ValueRole).isValid());
    }

    void aStateNobodyKnowsIsShownByItsWord()
    {
        WorkersModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(workerRows(clusterOf({worker("a", WorkerState::Unknown, "quarantined"),
                                            worker("b", WorkerState::Recovering, "x"),
                                            worker("c", WorkerState::Failed, "x")}),
                                 kNow,
                                 QTimeZone::utc()));
        QCOMPARE(model.index(0, WorkersModel::State).data().toString(),
                 QStringLiteral("quarantined"));
        QCOMPARE(model.index(1, WorkersModel::State).data(StateRole).toInt(),
                 int(CellState::Warning));
        QCOMPARE(model.index(2, WorkersModel::State).data(StateRole).toInt(),
                 int(CellState::Critical));
    }

    void workersComeAndGo()
    {
        WorkersModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto show = [&model](std::initializer_list<const char *> ids) {
            std::vector<Worker> workers;
            for (const char *id : ids)
                workers.push_back(worker(id, WorkerState::Idle, "idle"));
            model.setRows(workerRows(clusterOf(std::move(workers)), kNow, QTimeZone::utc()));
            QCOMPARE(std::size_t(model.rowCount()), ids.size());
        };
        show({"a", "b", "d"});
        show({"a", "c", "d", "e"});
        show({});
    }

    void aTaskLastsUntilItsEndOrNow()
    {
        TasksModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        Cluster cluster;
        Task running;
        running.id = "running";
        running.state = TaskState::Running;
        running.started = kNow - 90s;
        running.progressRatio = 0.5;
        Task waiting;
        waiting.id = "waiting";
        waiting.state = TaskState::Pending;
        cluster.living = {running, waiting};
        Task first;
        first.id = "first";
        first.state = TaskState::Completed;
        first.started = kNow - 60s;
        first.ended = kNow - 20s;
        Task last = first;
        last.id = "last";
        last.state = TaskState::Failed;
        last.error = "out of memory";
        last.executionSeconds = 12.5; // by the worker itself, which knows best
        cluster.ended = {first, last};
        model.setRows(taskRows(cluster, kNow, QTimeZone::utc()));
        const auto seconds
            = [&model](int row) { return model.index(row, TasksModel::Duration).data(ValueRole); };
        QCOMPARE(seconds(0).toDouble(), 90.0);
        QVERIFY(!seconds(1).isValid());
        QCOMPARE(model.index(2, TasksModel::Name).data().toString(), QStringLiteral("last"));
        QCOMPARE(seconds(2).toDouble(), 12.5);
        QCOMPARE(seconds(3).toDouble(), 40.0);
        QCOMPARE(model.index(2, TasksModel::State).data(StateRole).toInt(),
                 int(CellState::Critical));
        QCOMPARE(model.index(2, TasksModel::Problem).data().toString(),
                 QStringLiteral("out of memory"));
    }
};

QTEST_MAIN(ClusterModelsTest)
#include "ClusterModelsTest.moc"
