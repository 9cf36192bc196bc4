// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/window/WindowFixture.h"
#include "tests/support/ReplayedCoordinator.h"
#include "tests/support/ReplayServer.h"
#include "widgets/charts/TimeSeriesChart.h"
#include "widgets/panels/EmptyState.h"
#include "widgets/tables/RowTable.h"

#include <QLabel>
#include <QLineEdit>

using namespace perfdeck;
using namespace std::chrono_literals;

namespace {

constexpr int kPatience = 15'000;

SourceConfig coordinator(const ReplayServer &server)
{
    SourceConfig config;
    config.kind = SourceKind::Coordinator;
    config.name = "lab";
    config.url = server.url();
    config.interval = 200ms;
    return config;
}

/// The recorded minute of a coordinator with roles, stopped at one of its rounds.
class RecordedCluster final
{
public:
    explicit RecordedCluster(std::size_t round = 10)
        : m_recorded(ReplayedCoordinator::ofSession("variant-rest-roles/poll.session.jsonl"))
        , m_server([this](const ReplayServer::Request &request) {
            const auto answer = m_recorded.get(request.path);
            return ReplayServer::Answer{answer.status, answer.body};
        })
    {
        m_recorded.showRound(round);
    }

    [[nodiscard]] const ReplayServer &server() const { return m_server; }

    void showRound(std::size_t round) { m_recorded.showRound(round); }

private:
    ReplayedCoordinator m_recorded;
    ReplayServer m_server;
};

} // namespace

class ClusterPageTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void withoutAServerItSaysWhatToDo()
    {
        WindowFixture fixture(false);
        fixture.press(Qt::Key_3, Qt::AltModifier);
        const auto *empty = fixture.find<EmptyState>("clusterEmpty");
        QTRY_VERIFY(empty->isVisible());
        const auto labels = empty->findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) {
            return label->text().contains(QStringLiteral("--drm-url"));
        }));
    }

    void aServerThatDoesNotAnswerIsNamed()
    {
        WindowFixture fixture(false);
        SourceConfig config;
        config.kind = SourceKind::Coordinator;
        config.name = "lab";
        config.url = "http://127.0.0.1:1";
        fixture.session().addSource(config);
        fixture.press(Qt::Key_3, Qt::AltModifier);
        const auto *empty = fixture.find<EmptyState>("clusterEmpty");
        QTRY_VERIFY_WITH_TIMEOUT(std::ranges::any_of(empty->findChildren<QLabel *>(),
                                                     [](const QLabel *label) {
                                                         return label->text().contains(
                                                             QStringLiteral("nothing listens"));
                                                     }),
                                 kPatience);
    }

    /// What is old looks old, and what was removed is gone.
    void aServerThatFallsSilentIsSaid()
    {
        auto cluster = std::make_unique<RecordedCluster>();
        WindowFixture fixture(false);
        const SourceId id = fixture.session().addSource(coordinator(cluster->server()));
        fixture.press(Qt::Key_3, Qt::AltModifier);
        const auto *sentence = fixture.find<StateLabel>("clusterSentence");
        QTRY_VERIFY_WITH_TIMEOUT(sentence->text().contains(QStringLiteral("workers up")),
                                 kPatience);
        cluster.reset();
        QTRY_VERIFY_WITH_TIMEOUT(sentence->text().startsWith(QStringLiteral("No answer from lab.")),
                                 kPatience);
        QCOMPARE(sentence->state(), CellState::Critical);
        fixture.session().removeSource(id);
        QTRY_VERIFY_WITH_TIMEOUT(!fixture.session().cluster(), kPatience);
        QTRY_VERIFY(!fixture.find<RowTable>("workerTable")->isVisible());
    }

    void workersTasksAndTheirStateAreShown()
    {
        RecordedCluster cluster;
        WindowFixture fixture(false);
        fixture.session().addSource(coordinator(cluster.server()));
        fixture.press(Qt::Key_3, Qt::AltModifier);
        auto *workers = fixture.find<RowTable>("workerTable");
        auto *tasks = fixture.find<RowTable>("taskTable");
        QTRY_COMPARE_WITH_TIMEOUT(workers->shownRows(), 3, kPatience);
        QTRY_VERIFY(tasks->shownRows() >= 5);
        QVERIFY(fixture.find<StateLabel>("clusterSentence")
                    ->text()
                    .contains(QStringLiteral("running")));
        auto *filter = fixture.find<QLineEdit>("workerTableFilter");
        QTest::keyClicks(filter, QStringLiteral("worker-b"));
        QTRY_COMPARE(workers->shownRows(), 1);
        cluster.showRound(19); // one of them is lost by then
        QTRY_COMPARE_WITH_TIMEOUT(
            fixture.find<StateLabel>("clusterSentence")->state(), CellState::Warning, kPatience);
        const auto *load = fixture.find<TimeSeriesChart>("chart-cluster-load");
        QTRY_VERIFY_WITH_TIMEOUT(load->frame() && load->frame()->series.size() >= 2, kPatience);
        filter->clear();
        QTest::qWait(1'200);
        if (const QString folder = qEnvironmentVariable("PERFDECK_PICTURES"); !folder.isEmpty())
            fixture.window().grab().save(folder + QStringLiteral("/cluster.png"));
    }
};

QTEST_MAIN(ClusterPageTest)
#include "ClusterPageTest.moc"
