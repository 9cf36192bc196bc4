// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/window/WindowFixture.h"
#include "tests/support/ReplayedCoordinator.h"
#include "tests/support/ReplayServer.h"
#include "widgets/charts/BarChart.h"
#include "widgets/charts/DistributionChart.h"
#include "widgets/charts/GanttChart.h"
#include "widgets/charts/TimeSeriesChart.h"
#include "widgets/models/TasksModel.h"
#include "widgets/models/TimeScope.h"
#include "widgets/tables/RowTable.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>

#include <algorithm>

using namespace perfdeck;
using namespace std::chrono_literals;

namespace {

constexpr int kPatience = 30'000;

/// The simulator as its users start it, an hour into its life (or PERFDECK_MINUTES: with thousands
/// of workers an hour takes a while).
class SimulatedServer final
{
public:
    explicit SimulatedServer(const QString &workers)
    {
        m_process.start(QStringLiteral(PERFDECK_BIN "/perfdeck-simulator"),
                        {QStringLiteral("--workers"),
                         workers,
                         QStringLiteral("--speed"),
                         QStringLiteral("20"),
                         QStringLiteral("--history-minutes"),
                         qEnvironmentVariable("PERFDECK_MINUTES", QStringLiteral("60")),
                         QStringLiteral("--until-input-ends")});
        while (!m_process.canReadLine() && m_process.waitForReadyRead(kPatience)) { }
        m_says = QJsonDocument::fromJson(m_process.readLine()).object();
    }

    ~SimulatedServer()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished(kPatience);
    }

    SimulatedServer(const SimulatedServer &) = delete;
    SimulatedServer &operator=(const SimulatedServer &) = delete;

    void addTo(Session &session, const char *name, const char *prefix) const
    {
        SourceConfig config;
        config.kind = SourceKind::Coordinator;
        config.name = name;
        config.url = said("address") + prefix;
        config.interval = 500ms;
        config.access.headers.emplace_back("X-API-Key",
                                           Secret{Secret::Place::Value, said("admin_key")});
        session.addSource(config);
    }

    [[nodiscard]] bool isUp() const { return !m_says.isEmpty(); }

private:
    [[nodiscard]] std::string said(const char *key) const
    {
        return m_says.value(QLatin1StringView(key)).toString().toStdString();
    }

    QProcess m_process;
    QJsonObject m_says;
};

void openView(WindowFixture &fixture, const QString &title)
{
    fixture.press(Qt::Key_3, Qt::AltModifier);
    auto *tabs = fixture.find<QTabBar>("clusterTabs");
    for (int at = 0; at < tabs->count(); ++at)
        if (tabs->tabText(at) == title)
            tabs->setCurrentIndex(at);
    QCOMPARE(tabs->tabText(tabs->currentIndex()), title);
}

void takePicture(WindowFixture &fixture, const QByteArray &name)
{
    const QString folder = qEnvironmentVariable("PERFDECK_PICTURES");
    if (folder.isEmpty())
        return;
    fixture.window().resize(1280, 800);
    QTest::qWait(1'500);
    for (const Style::Mode mode : {Style::Mode::Light, Style::Mode::Dark}) {
        fixture.style().setMode(mode);
        QTest::qWait(300);
        fixture.window().grab().save(QStringLiteral("%1/%2-%3.png")
                                         .arg(folder,
                                              QString::fromLatin1(name),
                                              mode == Style::Mode::Light ? QStringLiteral("light")
                                                                         : QStringLiteral("dark")));
    }
    fixture.style().setMode(Style::Mode::Light);
}

} // namespace

class ClusterFindingsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    /// A coordinator without a worker, then with three of them, that knows nothing of scaling or
    /// circuit breakers.
    void whatIsNotReportedIsSaid_data()
    {
        QTest::addColumn<int>("round");
        QTest::addColumn<QByteArray>("workers");
        QTest::newRow("none") << 0 << QByteArray("0");
        QTest::newRow("three") << 10 << QByteArray("3");
    }

    void whatIsNotReportedIsSaid()
    {
        QFETCH(const int, round);
        QFETCH(const QByteArray, workers);
        ReplayedCoordinator recorded
            = ReplayedCoordinator::ofSession("variant-rest-roles/poll.session.jsonl");
        recorded.showRound(std::size_t(round));
        const ReplayServer server([&recorded](const ReplayServer::Request &request) {
            const auto answer = recorded.get(request.path);
            return ReplayServer::Answer{answer.status, answer.body};
        });
        WindowFixture fixture(false);
        SourceConfig config;
        config.kind = SourceKind::Coordinator;
        config.name = "lab";
        config.url = server.url();
        config.interval = 200ms;
        fixture.session().addSource(config);
        openView(fixture, QStringLiteral("Scaling"));
        const auto *outlook = fixture.find<QLabel>("scalingOutlook");
        QTRY_VERIFY_WITH_TIMEOUT(!outlook->text().isEmpty(), kPatience);
        QCOMPARE(fixture.find<RowTable>("decisionTable")->shownRows(), 0);
        QVERIFY(!fixture.find<RowTable>("decisionTable")->isVisible());
        takePicture(fixture, "scaling-" + workers);
        openView(fixture, QStringLiteral("Faults"));
        QTRY_VERIFY_WITH_TIMEOUT(fixture.find<BarChart>("failuresByHardware")->frame(), kPatience);
        takePicture(fixture, "faults-" + workers);
        openView(fixture, QStringLiteral("Performance"));
        const auto *advice = fixture.find<QLabel>("adviceText");
        QTRY_VERIFY_WITH_TIMEOUT(!advice->text().isEmpty(), kPatience);
        QVERIFY(fixture.find<QLabel>("efficiencyText")
                    ->text()
                    .contains(QStringLiteral("not reported by this cluster")));
        takePicture(fixture, "performance-" + workers);
    }

    void decisionsThresholdsAndPricesAreShown()
    {
        const SimulatedServer simulated(QStringLiteral("60"));
        QVERIFY(simulated.isUp());
        WindowFixture fixture(false);
        simulated.addTo(fixture.session(), "lab", "");
        fixture.window().scope().setSpan(2h);
        openView(fixture, QStringLiteral("Scaling"));
        const auto *decisions = fixture.find<RowTable>("decisionTable");
        QTRY_VERIFY_WITH_TIMEOUT(decisions->shownRows() > 0, kPatience);
        const int done = decisions->shownRows();
        auto *kept = fixture.find<QCheckBox>("keptDecisions");
        kept->setChecked(true);
        QTRY_VERIFY_WITH_TIMEOUT(decisions->shownRows() > done, kPatience);
        kept->setChecked(false);
        auto *up = fixture.find<QDoubleSpinBox>("thresholdUp");
        const auto *result = fixture.find<QLabel>("thresholdResult");
        up->setValue(0);
        QTRY_VERIFY_WITH_TIMEOUT(result->text().contains(QStringLiteral("1 to add")), kPatience);
        up->setValue(200);
        QTRY_VERIFY_WITH_TIMEOUT(result->text().contains(QStringLiteral("0 to add")), kPatience);
        auto *price = fixture.find<QDoubleSpinBox>("pricePerHour");
        QVERIFY(!price->isEnabled()); // nothing is chosen
        auto *costs = fixture.find<RowTable>("costTable");
        QTRY_VERIFY_WITH_TIMEOUT(costs->shownRows() > 1, kPatience);
        costs->selectRow(0);
        QVERIFY(price->isEnabled());
        price->setValue(2.5);
        QTRY_COMPARE_WITH_TIMEOUT(
            costs->model()->index(0, 4).data(ValueRole).toDouble(), 2.5, kPatience);
        QVERIFY(!costs->model()->index(1, 4).data(ValueRole).isValid());
        takePicture(fixture, "scaling-60");
        fixture.press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(!costs->model()->index(0, 4).data(ValueRole).isValid(), kPatience);
    }

    void tasksAreStreamedCountedFilteredAndExplained()
    {
        const SimulatedServer simulated(QStringLiteral("60"));
        QVERIFY(simulated.isUp());
        WindowFixture fixture(false);
        simulated.addTo(fixture.session(), "lab", "");
        openView(fixture, QStringLiteral("Tasks"));
        auto *table = fixture.find<RowTable>("taskHistory");
        QTRY_VERIFY_WITH_TIMEOUT(table->shownRows() > 50, kPatience);
        const auto *stream = fixture.find<GanttChart>("taskStream");
        QVERIFY(stream->frame());
        QTRY_VERIFY_WITH_TIMEOUT(stream->frame()->rows.size() > 5, kPatience);
        const auto isCritical = [](const GanttRow &row) {
            return std::ranges::any_of(row.spans, &GanttSpan::isCritical);
        };
        QVERIFY(std::ranges::any_of(stream->frame()->rows, isCritical));
        QVERIFY(
            fixture.find<QLabel>("taskFacts")->text().contains(QStringLiteral("critical path")));
        QVERIFY(!fixture.find<DistributionChart>("taskDurations")->frame()->series.empty());
        QVERIFY(fixture.find<RowTable>("taskFailures")->shownRows() > 0);
        takePicture(fixture, "tasks-60");

        const int all = table->shownRows();
        fixture.find<QToolButton>("chip-failed")->click();
        QTRY_VERIFY_WITH_TIMEOUT(table->shownRows() < all / 2, kPatience);
        for (int row = 0; row < table->shownRows(); ++row)
            QCOMPARE(table->model()->index(row, TasksModel::State).data().toString(),
                     QStringLiteral("failed"));
        table->selectRow(0);
        const QString task = table->currentId();
        const auto *details = fixture.find<QLabel>("taskDetails");
        QTRY_VERIFY(details->text().startsWith(task));
        QVERIFY(details->text().contains(QStringLiteral("Error: ")));
        fixture.find<QLineEdit>("taskHistoryFilter")->setText(QStringLiteral("nothing like it"));
        QTRY_COMPARE(table->shownRows(), 0);
    }

    void failuresLeadToTheirTasks()
    {
        const SimulatedServer simulated(
            qEnvironmentVariable("PERFDECK_WORKERS", QStringLiteral("60")));
        QVERIFY(simulated.isUp());
        WindowFixture fixture(false);
        simulated.addTo(fixture.session(), "lab", "");
        fixture.window().scope().setSpan(2h);
        simulated.addTo(fixture.session(), "breakers", "/dashboard");
        openView(fixture, QStringLiteral("Faults"));
        auto *failures = fixture.find<RowTable>("failureTable");
        QTRY_VERIFY_WITH_TIMEOUT(failures->shownRows() > 0, kPatience);
        auto *tasks = fixture.find<RowTable>("failedTaskTable");
        QCOMPARE(tasks->shownRows(), 0);
        failures->selectRow(0);
        const double count = failures->model()->index(0, 1).data(ValueRole).toDouble();
        QVERIFY(tasks->shownRows() > 0);
        QVERIFY(tasks->shownRows() <= count);
        QTRY_VERIFY_WITH_TIMEOUT(fixture.find<RowTable>("breakerTable")->shownRows() > 0,
                                 kPatience);
        const auto frame = fixture.find<BarChart>("failuresByType")->frame();
        QVERIFY(frame && !frame->categories.empty());
        QVERIFY(frame->categories.front().bars.front().interval);
        auto *side = fixture.find<QTabWidget>("faultTabs");
        if (!qEnvironmentVariableIsEmpty("PERFDECK_PICTURES"))
            QTest::qWait(40'000);
        for (int tab = 0; tab < side->count(); ++tab) {
            side->setCurrentIndex(tab);
            takePicture(fixture, "faults-60-" + QByteArray::number(tab));
        }
        auto *tabs = fixture.find<QTabBar>("clusterTabs");
        const int here = tabs->currentIndex();
        Q_EMIT tasks->activated(tasks->model()->index(0, 0));
        QCOMPARE(tabs->tabText(tabs->currentIndex()), QStringLiteral("Workers"));
        tabs->setCurrentIndex(here);
        Q_EMIT failures->activated(failures->model()->index(0, 0));
        QCOMPARE(tabs->tabText(tabs->currentIndex()), QStringLiteral("Tasks"));
        auto *found = fixture.find<RowTable>("taskHistory");
        QTRY_VERIFY_WITH_TIMEOUT(found->shownRows() > 0, kPatience);
        const QString error = found->model()->index(0, TasksModel::Problem).data().toString();
        QVERIFY2(!error.isEmpty(), "what is found has failed");
        openView(fixture, QStringLiteral("Scaling"));
        QTRY_VERIFY_WITH_TIMEOUT(fixture.find<RowTable>("costTable")->shownRows() > 0, kPatience);
        takePicture(fixture, "scaling-late");
        openView(fixture, QStringLiteral("Performance"));
        QTRY_VERIFY_WITH_TIMEOUT(fixture.find<RowTable>("taskGroupTable")->shownRows() > 1,
                                 kPatience);
        QVERIFY(fixture.find<QLabel>("efficiencyText")->text().contains(QStringLiteral("Busy")));
        takePicture(fixture, "performance-60");
    }
};

QTEST_MAIN(ClusterFindingsTest)
#include "ClusterFindingsTest.moc"
