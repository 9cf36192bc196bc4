// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/window/ClusterFixture.h"
#include "widgets/charts/TimeSeriesChart.h"
#include "widgets/models/PoolsModel.h"
#include "widgets/models/ServersModel.h"
#include "widgets/panels/Tile.h"
#include "widgets/tables/RowTable.h"

#include <QAbstractItemModelTester>
#include <QLabel>

using namespace perfdeck;

class SystemViewTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void aServerSaysWhatItTellsAndWhatIsAskedOfIt()
    {
        ClusterFixture fixture(60);
        fixture.showView(QStringLiteral("System"));
        auto *servers = fixture.find<RowTable>("clusterServers");
        QTRY_COMPARE_WITH_TIMEOUT(servers->shownRows(), 1, kPatience);
        const auto cell
            = [servers](int column) { return servers->model()->index(0, column).data(ValueRole); };
        QCOMPARE(cell(ServersModel::Kind).toString(), QStringLiteral("coordinator with roles"));
        QTRY_VERIFY(cell(ServersModel::Requests).toDouble() >= 4);
        QVERIFY(cell(ServersModel::Bytes).toDouble() > 1'000);
        QTRY_VERIFY(fixture.find<QLabel>("serverDetails")
                        ->text()
                        .contains(QStringLiteral("Does not report: reserved resources")));
        // A round of four questions each half second, once five seconds are known.
        QTRY_VERIFY_WITH_TIMEOUT(cell(ServersModel::RequestRate).toDouble() > 100, kPatience);
        QVERIFY(cell(ServersModel::RequestRate).toDouble() < 1'200);
    }

    void suppliesAreCountedByHardware()
    {
        ClusterFixture fixture(60);
        fixture.showView(QStringLiteral("System"));
        auto *pools = fixture.find<RowTable>("resourcePools");
        QTRY_COMPARE_WITH_TIMEOUT(pools->shownRows(), 3, kPatience);
        const auto cell = [pools](int row, int column) {
            return pools->model()->index(row, column).data(ValueRole);
        };
        QCOMPARE(cell(0, PoolsModel::Hardware).toString(), QStringLiteral("cpu"));
        QCOMPARE(cell(0, PoolsModel::Cores).toDouble(),
                 32.0 * cell(0, PoolsModel::Workers).toDouble());
        QVERIFY(!cell(0, PoolsModel::Gpus).isValid()); // none reported: a dash, no zero
        QCOMPARE(cell(1, PoolsModel::Gpus).toDouble(),
                 4.0 * cell(1, PoolsModel::Workers).toDouble());
    }

    void whatIsNotReportedIsSaidToBeSo()
    {
        ClusterFixture fixture(3);
        fixture.showView(QStringLiteral("System"));
        const auto *rate = fixture.find<Tile>("tile-rate");
        const auto *waiting = fixture.find<Tile>("tile-waiting");
        QTRY_COMPARE_WITH_TIMEOUT(waiting->reading().value, QStringLiteral("0"), kPatience);
        QCOMPARE(rate->reading().change, QStringLiteral("not reported"));
        const auto *answers = fixture.find<TimeSeriesChart>("chart-system-answers");
        QTRY_VERIFY_WITH_TIMEOUT(answers->frame() && answers->frame()->series.size() == 1,
                                 kPatience);
    }

    void theModelsKeepTheRules()
    {
        ServersModel servers;
        const QAbstractItemModelTester serverTester(
            &servers, QAbstractItemModelTester::FailureReportingMode::QtTest);
        PoolsModel pools;
        const QAbstractItemModelTester poolTester(
            &pools, QAbstractItemModelTester::FailureReportingMode::QtTest);
        Cluster cluster;
        cluster.servers.push_back({});
        cluster.servers.front().name = "lab";
        servers.setRows(serverRows(cluster, {}, {}, {}, QTimeZone::utc()));
        servers.setRows({});
        ResourcePool known;
        known.hardware = "cpu";
        known.workers = 2;
        known.alive = 1;
        pools.setRows(poolRows({known, ResourcePool()}));
        QCOMPARE(pools.index(0, PoolsModel::Workers).data().toString(), QStringLiteral("1 of 2"));
        QCOMPARE(pools.index(1, PoolsModel::Hardware).data().toString(),
                 QStringLiteral("not reported"));
        pools.setRows({});
    }
};

QTEST_MAIN(SystemViewTest)
#include "SystemViewTest.moc"
