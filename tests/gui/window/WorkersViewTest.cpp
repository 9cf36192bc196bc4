// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/window/ClusterFixture.h"
#include "widgets/charts/HeatMap.h"
#include "widgets/charts/TimeSeriesChart.h"
#include "widgets/models/WorkersModel.h"
#include "widgets/pages/Page.h"
#include "widgets/panels/EmptyState.h"
#include "widgets/tables/RowTable.h"
#include "widgets/tables/TotalsRow.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

using namespace perfdeck;

class WorkersViewTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void statesAreCountedAndFilter()
    {
        ClusterFixture fixture(60);
        fixture.showView(QStringLiteral("Workers"));
        auto *table = fixture.find<RowTable>("workersTable");
        QTRY_COMPARE_WITH_TIMEOUT(table->shownRows(), 60, kPatience);
        auto *offline = fixture.find<QToolButton>("chip-offline");
        QTRY_COMPARE(offline->text(), QStringLiteral("offline 3")); // 8, 31 and 54
        offline->click();
        QTRY_COMPARE(table->shownRows(), 3);
        fixture.find<QLineEdit>("workersFilter")->setText(QStringLiteral("node-31"));
        QTRY_COMPARE(table->shownRows(), 1);
        offline->click(); // once more: all states again
        QTRY_COMPARE(table->shownRows(), 1);
        fixture.find<QLineEdit>("workersFilter")->setText(QStringLiteral("nobody"));
        const auto *empty = fixture.find<EmptyState>("noWorkers");
        QTRY_VERIFY(empty->isVisible());
    }

    /// node-12 has 99 % CPU among busy ones, node-6 fails more often than not.
    void whoStandsOutIsMarkedWithTheReason()
    {
        ClusterFixture fixture(60);
        fixture.showView(QStringLiteral("Workers"));
        auto *table = fixture.find<RowTable>("workersTable");
        QTRY_COMPARE_WITH_TIMEOUT(table->shownRows(), 60, kPatience);
        QTRY_VERIFY(fixture.find<QToolButton>("chip-unlike"));
        fixture.find<QToolButton>("chip-unlike")->click();
        QTRY_VERIFY(table->shownRows() >= 1 && table->shownRows() < 10);
        QVERIFY(table->model()->rowCount() > 0);
        bool isFound = false;
        for (int row = 0; row < table->shownRows(); ++row) {
            const QModelIndex odd = table->model()->index(row, WorkersModel::Oddity);
            if (odd.data(RowIdRole).toString() != QStringLiteral("node-6"))
                continue;
            isFound = true;
            QCOMPARE(odd.data().toString(), QStringLiteral("many failures"));
            QVERIFY(odd.data(Qt::AccessibleDescriptionRole)
                        .toString()
                        .contains(QStringLiteral("median")));
        }
        QVERIFY(isFound);
    }

    void aChosenWorkerIsShownInFull()
    {
        ClusterFixture fixture(60);
        fixture.showView(QStringLiteral("Workers"));
        auto *table = fixture.find<RowTable>("workersTable");
        QTRY_COMPARE_WITH_TIMEOUT(table->shownRows(), 60, kPatience);
        table->selectId(QStringLiteral("node-1"));
        QTRY_VERIFY(fixture.find<QLabel>("chosenWorker")->isVisible());
        QCOMPARE(fixture.find<QLabel>("chosenWorker")->text(), QStringLiteral("node-1"));
        QTRY_VERIFY_WITH_TIMEOUT(fixture.find<TimeSeriesChart>("worker-load"), kPatience);
        auto *load = fixture.find<TimeSeriesChart>("worker-load");
        QTRY_VERIFY_WITH_TIMEOUT(load->frame() && load->frame()->series.size() == 3, kPatience);
        for (const FrameSeries &series : load->frame()->series)
            QCOMPARE(series.key->labels.get("worker"), std::string_view("node-1"));
        QTRY_COMPARE(fixture.find<RowTable>("workerDevices")->shownRows(), 4);
        QTRY_VERIFY_WITH_TIMEOUT(fixture.find<RowTable>("workerTasks")->shownRows() >= 1,
                                 kPatience);
        QVERIFY(
            fixture.find<QLabel>("workerProfile")->text().contains(QStringLiteral("NVIDIA A100")));
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Escape);
        QTRY_VERIFY(fixture.find<QComboBox>("workerMetric")->isVisible());
    }

    void severalAreComparedAndAllBecomeABand()
    {
        ClusterFixture fixture(60);
        fixture.showView(QStringLiteral("Workers"));
        auto *table = fixture.find<RowTable>("workersTable");
        QTRY_COMPARE_WITH_TIMEOUT(table->shownRows(), 60, kPatience);
        auto *chart = fixture.find<TimeSeriesChart>("chart-compared-workers");
        QTRY_VERIFY_WITH_TIMEOUT(chart->frame() && chart->frame()->spread.series == 60, kPatience);
        const auto *map = fixture.find<HeatMap>("heat-workers");
        QTRY_VERIFY_WITH_TIMEOUT(map->frame() && map->frame()->rows.size() == 60, kPatience);
        table->setFocus();
        table->selectRow(0);
        QTest::keyClick(table, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(table, Qt::Key_Down, Qt::ShiftModifier);
        QTRY_VERIFY_WITH_TIMEOUT(chart->frame()->series.size() == 3
                                     && chart->frame()->spread.columns.empty(),
                                 kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(map->frame()->rows.size(), std::size_t(3), kPatience);
        auto *metric = fixture.find<QComboBox>("workerMetric");
        metric->setCurrentIndex(metric->findData(QStringLiteral("worker_tasks_running")));
        QTRY_COMPARE_WITH_TIMEOUT(chart->frame()->series.front().info.name,
                                  std::string("worker_tasks_running"),
                                  kPatience);
    }

    void whatWasSetUpComesBack()
    {
        ClusterFixture fixture(60);
        fixture.showView(QStringLiteral("Workers"));
        auto *table = fixture.find<RowTable>("workersTable");
        QTRY_COMPARE_WITH_TIMEOUT(table->shownRows(), 60, kPatience);
        auto *page = fixture.find<Page>("page-cluster");
        QVERIFY(page);
        page->setView({{"view", "workers"},
                       {"workers.filter", "rack-2"},
                       {"workers.state", "active"},
                       {"workers.metric", "worker_up"},
                       {"workers.table", "totals fixed"}});
        QTRY_VERIFY(table->shownRows() > 0 && table->shownRows() < 8);
        const ViewState state = page->view();
        QCOMPARE(state.at("workers.filter"), std::string("rack-2"));
        QCOMPARE(state.at("workers.state"), std::string("active"));
        QCOMPARE(state.at("workers.metric"), std::string("worker_up"));
        QCOMPARE(state.at("workers.table"), std::string("totals fixed"));
        const auto *totals = fixture.find<TotalsRow>("tableTotals");
        QVERIFY(totals->isVisible() && totals->words().contains(QStringLiteral("CPU: mean")));
    }

    void withoutWorkersItSaysSo()
    {
        ClusterFixture fixture(0);
        fixture.showView(QStringLiteral("Workers"));
        const auto *empty = fixture.find<EmptyState>("noWorkers");
        QTRY_VERIFY_WITH_TIMEOUT(empty->isVisible(), kPatience);
    }
};

QTEST_MAIN(WorkersViewTest)
#include "WorkersViewTest.moc"
