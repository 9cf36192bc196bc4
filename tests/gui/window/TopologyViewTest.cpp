// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/window/ClusterFixture.h"
#include "widgets/charts/BarChart.h"
#include "widgets/pages/cluster/topology/ClusterMap.h"
#include "widgets/pages/cluster/topology/MachineMap.h"
#include "widgets/tables/RowTable.h"

#include <QComboBox>
#include <QLabel>
#include <QSignalSpy>

using namespace perfdeck;

namespace {

/// Where the pointer finds this worker.
QPoint placeOf(ClusterMap &map, const QString &worker)
{
    for (int y = 4; y < map.height(); y += 6)
        for (int x = 4; x < map.width(); x += 6) {
            QMouseEvent move(QEvent::MouseMove,
                             QPointF(x, y),
                             map.mapToGlobal(QPointF(x, y)),
                             Qt::NoButton,
                             Qt::NoButton,
                             Qt::NoModifier);
            QCoreApplication::sendEvent(&map, &move);
            if (map.workerOf(map.currentItem()) == worker)
                return {x, y};
        }
    return {};
}

} // namespace

class TopologyViewTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void everyWorkerIsOnThePlanAndIsReadOut()
    {
        ClusterFixture fixture(60);
        fixture.showView(QStringLiteral("Topology"));
        auto *map = fixture.find<ClusterMap>("clusterMap");
        QTRY_VERIFY_WITH_TIMEOUT(map->scene() && map->scene()->layout.workers.size() == 60,
                                 kPatience);
        QCOMPARE(map->scene()->layout.groups.size(), std::size_t(3));
        QCOMPARE(map->scene()->layout.servers.size(), std::size_t(1));
        QCOMPARE(map->table().rowCount(), std::size_t(60));
        QVERIFY(!placeOf(*map, QStringLiteral("node-31")).isNull());
        QCOMPARE(map->readout().time(), QStringLiteral("node-31"));
        QVERIFY(std::ranges::any_of(map->readout().rows(), [](const ChartReadout::Row &row) {
            return row.value == QStringLiteral("offline");
        }));
    }

    void aClickOpensTheWorker()
    {
        ClusterFixture fixture(60);
        fixture.showView(QStringLiteral("Topology"));
        auto *map = fixture.find<ClusterMap>("clusterMap");
        QTRY_VERIFY_WITH_TIMEOUT(map->scene() && map->scene()->layout.workers.size() == 60,
                                 kPatience);
        const QPoint place = placeOf(*map, QStringLiteral("node-3"));
        QVERIFY(!place.isNull());
        QTest::mouseClick(map, Qt::LeftButton, {}, place);
        QTRY_VERIFY_WITH_TIMEOUT(fixture.find<QLabel>("chosenWorker"), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(
            fixture.find<QLabel>("chosenWorker")->text(), QStringLiteral("node-3"), kPatience);
        QVERIFY(fixture.find<RowTable>("workersTable")->isVisible());
    }

    void thePlanIsZoomedMovedAndWalkedByKeys()
    {
        ClusterFixture fixture(60);
        fixture.showView(QStringLiteral("Topology"));
        auto *map = fixture.find<ClusterMap>("clusterMap");
        QTRY_VERIFY_WITH_TIMEOUT(map->scene() && map->scene()->layout.workers.size() == 60,
                                 kPatience);
        map->setFocus();
        QTest::keyClick(map, Qt::Key_Right);
        const int first = map->currentItem();
        QVERIFY(first >= 0);
        QTest::keyClick(map, Qt::Key_Right);
        QVERIFY(map->currentItem() != first);
        QTest::keyClick(map, Qt::Key_Plus);
        QVERIFY(!map->isFitted());
        QTest::keyClick(map, Qt::Key_0);
        QVERIFY(map->isFitted());
        const QPoint from = map->rect().center();
        QTest::mousePress(map, Qt::LeftButton, {}, from);
        QTest::mouseMove(map, from + QPoint(60, 30));
        QMouseEvent move(QEvent::MouseMove,
                         QPointF(from + QPoint(60, 30)),
                         map->mapToGlobal(QPointF(from + QPoint(60, 30))),
                         Qt::NoButton,
                         Qt::LeftButton,
                         Qt::NoModifier);
        QCoreApplication::sendEvent(map, &move);
        QSignalSpy clicks(map, &MapChart::clicked);
        QTest::mouseRelease(map, Qt::LeftButton, {}, from + QPoint(60, 30));
        QVERIFY(!map->isFitted());
        QCOMPARE(clicks.size(), 0); // a drag is no click
    }

    void colourAndGroupsAreChosen()
    {
        ClusterFixture fixture(60);
        fixture.showView(QStringLiteral("Topology"));
        auto *map = fixture.find<ClusterMap>("clusterMap");
        QTRY_VERIFY_WITH_TIMEOUT(map->scene() && map->scene()->layout.workers.size() == 60,
                                 kPatience);
        fixture.find<QComboBox>("topologyColor")->setCurrentIndex(int(TopologyColor::Cpu));
        QTRY_VERIFY(map->scene()->color == TopologyColor::Cpu);
        QVERIFY(std::ranges::any_of(map->scene()->amounts,
                                    [](double amount) { return std::abs(amount - 0.99) < 1e-9; }));
        fixture.find<QComboBox>("topologyGroups")->setCurrentIndex(int(TopologyGroups::Host));
        QTRY_COMPARE(map->scene()->layout.groups.size(), std::size_t(8));
        const auto *offered = fixture.find<BarChart>("capabilities");
        QCOMPARE(offered->frame()->categories.front().name, std::string("cpu"));
        QCOMPARE(offered->frame()->categories.front().bars.front().value, 60.0);
    }

    void thisMachineIsDrawnPartByPart()
    {
        WindowFixture fixture(true);
        QTRY_VERIFY_WITH_TIMEOUT(
            fixture.session().machine() && !fixture.session().machine()->empty(), kPatience);
        GeneratedCoordinator cluster(3);
        const ReplayServer server([&cluster](const ReplayServer::Request &request) {
            return ReplayServer::Answer{200, cluster.get(request.path)};
        });
        fixture.session().addSource(coordinatorAt(server.url()));
        fixture.press(Qt::Key_3, Qt::AltModifier);
        auto *tabs = fixture.find<QTabBar>("clusterTabs");
        for (int at = 0; at < tabs->count(); ++at)
            if (tabs->tabText(at) == QStringLiteral("Topology"))
                tabs->setCurrentIndex(at);
        QTRY_VERIFY_WITH_TIMEOUT(fixture.find<QTabBar>("topologyParts")->isVisible(), kPatience);
        fixture.find<QTabBar>("topologyParts")->setCurrentIndex(1);
        const auto *map = fixture.find<MachineMap>("machineMap");
        QTRY_VERIFY_WITH_TIMEOUT(map->isVisible(), kPatience);
        QCOMPARE(map->table().rowCount(), fixture.session().machine()->size());
        const auto isBusyKnown = [map] {
            return std::ranges::any_of(map->table().cells, [](const Cell &cell) {
                return std::holds_alternative<double>(cell);
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(isBusyKnown(), kPatience);
    }
};

QTEST_MAIN(TopologyViewTest)
#include "TopologyViewTest.moc"
