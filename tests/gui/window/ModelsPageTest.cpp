// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/window/WindowFixture.h"
#include "tests/support/HostileServer.h"
#include "widgets/charts/TimeSeriesChart.h"
#include "widgets/models/ModelsModel.h"
#include "widgets/panels/EmptyState.h"
#include "widgets/tables/RowTable.h"

#include <QLabel>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QToolButton>

using namespace perfdeck;
using namespace std::chrono_literals;

namespace {

/// A page as vLLM writes it, of three models whose numbers rise with every look.
QByteArray page(int look)
{
    QByteArray text("# TYPE vllm:e2e_request_latency_seconds histogram\n");
    const auto line
        = [&text](const char *metric, const char *model, const char *more, double value) {
              text += QByteArray("vllm:") + metric + "{model_name=\"" + model + '"' + more + "} "
                  + QByteArray::number(value) + '\n';
          };
    double factor = 1;
    for (const char *model : {"alpha", "beta", "gamma"}) {
        const double count = 100 * look * factor;
        line("e2e_request_latency_seconds_bucket", model, ",le=\"0.5\"", count / 2);
        line("e2e_request_latency_seconds_bucket", model, ",le=\"1.0\"", count);
        line("e2e_request_latency_seconds_bucket", model, ",le=\"+Inf\"", count);
        line("e2e_request_latency_seconds_sum", model, "", count / 2);
        line("e2e_request_latency_seconds_count", model, "", count);
        line("num_requests_running", model, "", 3);
        line("num_requests_waiting", model, "", 12);
        line("kv_cache_usage_perc", model, "", 0.97);
        line("generation_tokens_total", model, "", 1000 * count);
        factor *= 2;
    }
    return text;
}

} // namespace

/// The tab of models in the real window, over a real server.
class ModelsPageTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<HostileServer> m_server;
    std::unique_ptr<WindowFixture> m_fixture;
    RowTable *m_table = nullptr;

    [[nodiscard]] QModelIndex cell(int row, int column) const
    {
        return m_table->model()->index(row, column);
    }

private Q_SLOTS:

    void init()
    {
        m_server = std::make_unique<HostileServer>();
        m_server->setPage([](int number) { return page(number + 1); });
        m_fixture = std::make_unique<WindowFixture>(false);
        SourceConfig source;
        source.name = "server";
        source.url = m_server->url().toStdString();
        source.interval = 200ms;
        m_fixture->session().addSource(source);
        m_fixture->press(Qt::Key_2, Qt::AltModifier);
        m_table = m_fixture->find<RowTable>("modelTable");
        QTRY_COMPARE_WITH_TIMEOUT(m_table->shownRows(), 3, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(cell(0, ModelsModel::P95).data(ValueRole).isValid(), 20'000);
    }

    void cleanup()
    {
        m_fixture.reset();
        m_server.reset();
    }

    void saysWhatLimitsAModel()
    {
        const auto *limit = m_fixture->find<StateLabel>("modelLimit");
        QTRY_COMPARE(limit->text(), QStringLiteral("KV cache 97\u00A0% full: 12 requests wait"));
        QCOMPARE(limit->state(), CellState::Warning);
        QVERIFY(m_fixture->find<QWidget>("model-kv-cache")->isVisible());
    }

    void spaceMarksAndTwoMarksCompare()
    {
        m_table->selectId(cell(0, 0).data(RowIdRole).toString());
        m_table->setFocus();
        QTest::keyClick(m_table, Qt::Key_Space);
        QCOMPARE(m_fixture->badge(), QStringLiteral("Live")); // not the pause of the window
        auto *comparison = m_fixture->find<RowTable>("comparisonTable");
        QVERIFY(!comparison->isVisible());
        QTest::keyClick(m_table, Qt::Key_Down);
        QTest::keyClick(m_table, Qt::Key_Space);
        QVERIFY(comparison->isVisible());
        QCOMPARE(comparison->shownRows(), 2);
        QCOMPARE(comparison->model()->index(0, 0).data().toString(), QStringLiteral("alpha"));
        const auto *chart = m_fixture->find<TimeSeriesChart>("compare-p95");
        QTRY_VERIFY(chart && chart->frame() && chart->frame()->series.size() == 2);
        QTest::mouseClick(m_fixture->find<QToolButton>("endComparison"), Qt::LeftButton);
        QVERIFY(!comparison->isVisible());
    }

    void aRangeWithoutThemOffersTheNearestData()
    {
        TimeScope &scope = m_fixture->window().scope();
        scope.showRange({scope.now() - 2h, scope.now() - 1h});
        const auto *empty = m_fixture->find<EmptyState>("noModels");
        QTRY_VERIFY(empty->isVisible());
        QTRY_COMPARE(empty->accessibleName(), QStringLiteral("No model in this range"));
        auto *action = empty->findChild<QPushButton *>(QStringLiteral("emptyAction"));
        QCOMPARE(action->text(), QStringLiteral("Go to the nearest data"));
        QTest::mouseClick(action, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(m_table->isVisible() && m_table->shownRows() == 3, 20'000);
    }

    void aClickMarks()
    {
        const QRect box = m_table->visualRect(cell(2, ModelsModel::Mark));
        QTest::mouseClick(m_table->viewport(), Qt::LeftButton, {}, box.center());
        QCOMPARE(cell(2, ModelsModel::Mark).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
        QTest::mouseClick(m_table->viewport(), Qt::LeftButton, {}, box.center());
        QCOMPARE(cell(2, ModelsModel::Mark).data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
    }

    void spacePausesElsewhere()
    {
        m_fixture->window().setFocus();
        m_fixture->press(Qt::Key_Space);
        QCOMPARE(m_fixture->badge(), QStringLiteral("Paused"));
    }
};

QTEST_MAIN(ModelsPageTest)
#include "ModelsPageTest.moc"
