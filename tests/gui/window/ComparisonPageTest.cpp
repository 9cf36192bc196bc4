// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/Navigator.h"
#include "core/store/SqliteHistory.h"
#include "tests/gui/window/WindowFixture.h"
#include "tests/unit/compare/SideMaker.h"
#include "widgets/charts/BoxChart.h"
#include "widgets/charts/DistributionChart.h"
#include "widgets/charts/MatrixChart.h"
#include "widgets/charts/ScatterChart.h"
#include "widgets/models/RankingModel.h"
#include "widgets/models/SidesModel.h"
#include "widgets/models/TimeScope.h"
#include "widgets/models/VerdictsModel.h"
#include "widgets/pages/comparison/SidesPanel.h"
#include "widgets/pages/Page.h"
#include "widgets/panels/EmptyState.h"
#include "widgets/tables/RowTable.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTabBar>

#include <cmath>

using namespace perfdeck;
using namespace std::chrono_literals;

namespace {

constexpr int kComparison = 5;
constexpr std::size_t kSamples = 600;

/// Ten minutes of three served models, one sample a second: beta is slower than alpha by a fifth.
void fillHistory(const std::string &path)
{
    SqliteHistoryOptions options;
    options.path = path;
    const auto store = makeSqliteHistory(options);
    SeriesCatalog catalog;
    QVERIFY(store->open(catalog));

    struct Model
    {
        const char *name;
        double latency;
    };

    unsigned seed = 1;
    for (const Model &model : {Model{"alpha", 0.1}, Model{"beta", 0.12}, Model{"gamma", 0.1}}) {
        const Labels labels{{"source", model.name}, {"model", model.name}};
        Labels high = labels;
        high.set("quantile", "0.95");
        const std::vector<SeriesId> ids{
            catalog.intern(
                std::make_shared<const SeriesKey>(SeriesKey{"inference_latency_seconds", high})),
            catalog.intern(
                std::make_shared<const SeriesKey>(SeriesKey{"requests_per_second", labels})),
            catalog.intern(std::make_shared<const SeriesKey>(SeriesKey{"gpu_power_watts", labels})),
            catalog.intern(
                std::make_shared<const SeriesKey>(SeriesKey{"gpu_memory_used_bytes", labels}))};
        std::vector<std::vector<double>> columns;
        for (const double middle : {model.latency, 5 / model.latency, 200.0, 8e9})
            columns.push_back(noisySamples(seed++, kSamples, middle, 0.05));
        for (std::size_t at = 0; at < kSamples; ++at) {
            std::vector<double> row;
            for (const std::vector<double> &column : columns)
                row.push_back(column[at]);
            store->append({GroupId(seed), kSideStart + std::chrono::seconds(at), ids, row});
        }
    }
    store->flush(kSideStart + std::chrono::seconds(kSamples));
    store->close();
}

} // namespace

/// The tab in the real window, over a stored history.
class ComparisonPageTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WindowFixture> m_fixture;
    RowTable *m_table = nullptr;

    [[nodiscard]] QString cell(int row, int column) const
    {
        return m_table->model()->index(row, column).data().toString();
    }

    [[nodiscard]] int rowOf(const QString &metric) const
    {
        for (int row = 0; row < m_table->shownRows(); ++row)
            if (cell(row, VerdictsModel::Metric) == metric)
                return row;
        return -1;
    }

    /// To be looked at, in the folder PERFDECK_PICTURES; else nothing.
    void keepPicture(const QString &name)
    {
        const QString folder = qEnvironmentVariable("PERFDECK_PICTURES");
        if (!folder.isEmpty()) {
            m_fixture->window().resize(1280, 800);
            QTest::qWait(200);
            m_fixture->window().grab().save(folder + QChar(u'/') + name + QStringLiteral(".png"));
        }
    }

    void click(const char *name)
    {
        QTest::mouseClick(m_fixture->find<QPushButton>(name), Qt::LeftButton);
    }

private Q_SLOTS:

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        const std::string path = m_folder->filePath(QStringLiteral("history.db")).toStdString();
        fillHistory(path);
        m_fixture = std::make_unique<WindowFixture>(
            false, std::function<void(const std::string &)>(), path);
        m_fixture->window().scope().showRange({kSideStart, kSideStart + 10min});
        m_fixture->window().navigator().show(kComparison);
        m_table = m_fixture->find<RowTable>("verdictTable");
        QTRY_COMPARE_WITH_TIMEOUT(m_table->shownRows(), 4, 20'000);
    }

    void cleanup()
    {
        m_fixture.reset();
        m_folder.reset();
    }

    void twoModelsAreComparedAtOnce()
    {
        const int row = rowOf(QStringLiteral("Latency p95"));
        QVERIFY(row >= 0);
        QCOMPARE(cell(row, VerdictsModel::Judged), QStringLiteral("worse"));
        QVERIFY(cell(row, VerdictsModel::Change).startsWith(QChar(u'+')));
        const QString power = cell(rowOf(QStringLiteral("GPU power")), VerdictsModel::Judged);
        QVERIFY(power != QStringLiteral("worse") && power != QStringLiteral("better"));
        m_table->selectRow(row);
        const auto *words = m_fixture->find<QLabel>("comparisonExplanation");
        QTRY_VERIFY(words->text().startsWith(QStringLiteral("Latency p95, B against A: worse")));
        QVERIFY(words->text().contains(QStringLiteral("samples, as they were taken: 600")));
        QVERIFY(words->text().contains(QStringLiteral("21 Nov 2025 14:00:00")));
        QVERIFY(words->text().contains(QStringLiteral("\nMethod: ")));
    }

    void theChosenMetricIsDrawn()
    {
        m_table->selectRow(rowOf(QStringLiteral("Requests")));
        const auto *curves = m_fixture->find<DistributionChart>("comparisonCurves");
        const auto *boxes = m_fixture->find<BoxChart>("comparisonBoxes");
        QTRY_COMPARE(curves->title(), QStringLiteral("Distribution: Requests"));
        QVERIFY(curves->frame() && boxes->frame());
        QCOMPARE(curves->frame()->series.size(), std::size_t(2));
        QCOMPARE(curves->frame()->series[0].count, kSamples);
        QCOMPARE(boxes->frame()->boxes.size(), std::size_t(2));
        QCOMPARE(boxes->table().rowCount(), std::size_t(2));
        QVERIFY(boxes->description().contains(QStringLiteral("alpha: median")));
    }

    void sidesAreAddedMovedAndRemoved()
    {
        const auto *sides = m_fixture->find<RowTable>("sideTable");
        auto *thing = m_fixture->find<QComboBox>("sideThing");
        thing->setCurrentText(QStringLiteral("gamma – Model"));
        click("addSide");
        QCOMPARE(sides->shownRows(), 3);
        QTRY_COMPARE(m_table->shownRows(), 8);
        m_fixture->find<RowTable>("sideTable")->selectRow(1);
        click("makeFirst");
        QCOMPARE(sides->model()->index(0, SidesModel::Thing).data().toString(),
                 QStringLiteral("beta"));
        QTRY_COMPARE(cell(rowOf(QStringLiteral("Latency p95")), VerdictsModel::Judged),
                     QStringLiteral("better"));
        m_fixture->find<RowTable>("sideTable")->selectRow(2);
        QTest::keyClick(m_fixture->find<RowTable>("sideTable"), Qt::Key_Delete);
        click("removeSide");
        QTRY_VERIFY(m_fixture->find<EmptyState>("comparisonEmpty")->isVisible());
    }

    void aSideHasATimeOfItsOwn()
    {
        auto *period = m_fixture->find<QLineEdit>("sidePeriod");
        const auto *problem = m_fixture->find<QLabel>("sideProblem");
        period->setText(QStringLiteral("some day"));
        click("addSide");
        QVERIFY(problem->isVisible() && problem->text().contains(QStringLiteral("some day")));
        QCOMPARE(m_fixture->find<RowTable>("sideTable")->shownRows(), 2);
        period->setText(QStringLiteral("2025-11-21 14:00 .. 2025-11-21 14:05"));
        QTest::keyClick(period, Qt::Key_Return);
        QVERIFY(!problem->isVisible());
        QTRY_COMPARE(m_table->shownRows(), 8);
        m_table->selectRow(rowOf(QStringLiteral("Latency p95")) + 1);
        QTRY_VERIFY(m_fixture->find<QLabel>("comparisonExplanation")
                        ->text()
                        .contains(QStringLiteral("samples, as they were taken: 300")));
    }

    void weightsDecideWhichSideIsBest()
    {
        m_fixture->find<QTabBar>("comparisonTabs")->setCurrentIndex(1);
        const auto *ranking = m_fixture->find<RowTable>("rankingTable");
        QTRY_COMPARE(ranking->shownRows(), 2);
        const auto best = [ranking] {
            return ranking->model()->index(0, RankingModel::Side).data().toString();
        };
        QCOMPARE(best(), QStringLiteral("alpha")); // faster, and more requests
        const auto *words = m_fixture->find<QLabel>("recommendation");
        QVERIFY(words->text().startsWith(QStringLiteral("A (alpha) is best for these weights.")));
        QVERIFY(words->text().contains(QStringLiteral("Left out")));
        QVERIFY(words->text().contains(QStringLiteral("Cost")));
        auto *scenario = m_fixture->find<QComboBox>("scenario");
        scenario->setFocus();
        QTest::keyClick(scenario, Qt::Key_Down);
        QCOMPARE(m_fixture->find<QSpinBox>("weight1")->value(), 45);
        m_fixture->find<QSpinBox>("weight0")->setValue(20);
        QCOMPARE(scenario->currentText(), QStringLiteral("My own weights"));
        m_fixture->find<RowTable>("rankingTable")->selectRow(1);
        m_fixture->find<QDoubleSpinBox>("sidePrice")->setValue(0.01);
        m_fixture->find<RowTable>("rankingTable")->selectRow(0);
        m_fixture->find<QDoubleSpinBox>("sidePrice")->setValue(10);
        QTRY_COMPARE(best(), QStringLiteral("beta")); // cheap enough
        keepPicture(QStringLiteral("trade-off"));
        const ViewState state = m_fixture->window().navigator().page()->view();
        QCOMPARE(state.at("trade-off.weights"), std::string("[20,45,10,10,30,0]"));
        QVERIFY(state.at("trade-off.prices").find("\"beta\":0.01") != std::string::npos);
    }

    void theTradeOffHasAFront()
    {
        m_fixture->find<QTabBar>("comparisonTabs")->setCurrentIndex(1);
        const auto *chart = m_fixture->find<ScatterChart>("tradeOffChart");
        QTRY_VERIFY(chart->frame() && chart->frame()->points.size() == 2);
        QCOMPARE(chart->frame()->front.size(), std::size_t(1));
        m_fixture->find<QComboBox>("tradeOffX")->setCurrentIndex(4); // cost, which is not known
        QTRY_VERIFY(chart->frame()->points.empty());
    }

    void familiesAndCorrelationsAreMatrices()
    {
        m_fixture->find<QTabBar>("comparisonTabs")->setCurrentIndex(2);
        const auto *families = m_fixture->find<MatrixChart>("familyMatrix");
        QTRY_VERIFY(families->frame() && families->frame()->rows.size() == 3);
        QCOMPARE(families->frame()->rows[1], std::string("beta"));
        QCOMPARE(families->frame()->columns.size(), std::size_t(1));
        QVERIFY(std::abs(families->frame()->at(1, 0).value - 0.12) < 0.01);
        m_fixture->find<QComboBox>("familyCriterion")->setCurrentIndex(3);
        QTRY_COMPARE(families->frame()->info.unit, Unit::Watt);
        const auto *matrix = m_fixture->find<MatrixChart>("correlationMatrix");
        QTRY_VERIFY(matrix->frame() && matrix->frame()->rows.size() == 4);
        QCOMPARE(matrix->frame()->at(2, 2).value, 1.0);
        QVERIFY(!matrix->frame()->at(0, 1).isSure); // independent noise
        keepPicture(QStringLiteral("matrices"));
        QCOMPARE(matrix->table().rowCount(), std::size_t(4));
    }

    void filesAreSidesToo()
    {
        QStringList paths;
        for (const auto &[name, middle] :
             {std::pair("before.csv", 10.0), std::pair("after.csv", 12.0)}) {
            QFile file(m_folder->filePath(QString::fromLatin1(name)));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("time,value\n");
            const std::vector<double> values = noisySamples(unsigned(middle), 60, middle, 0.05);
            for (std::size_t at = 0; at < values.size(); ++at)
                file.write(QByteArray("2026-01-01T00:00:")
                           + QByteArray::number(int(at)).rightJustified(2, '0') + "Z,"
                           + QByteArray::number(values[at]) + '\n');
            paths.append(file.fileName());
        }
        auto *sides = m_fixture->find<SidesPanel>("sidesPanel");
        sides->setSides({sideOfFile(paths[0]), sideOfFile(paths[1])});
        QTRY_COMPARE(m_table->shownRows(), 1);
        QCOMPARE(cell(0, VerdictsModel::Metric), QStringLiteral("value"));
        QCOMPARE(cell(0, VerdictsModel::Judged), QStringLiteral("different"));
        QTRY_VERIFY(m_fixture->find<QLabel>("comparisonExplanation")
                        ->text()
                        .contains(QStringLiteral("1 Jan 2026 00:00:00")));
        sides->addFile(m_folder->filePath(QStringLiteral("none.csv")));
        const auto *empty = m_fixture->find<EmptyState>("comparisonEmpty");
        QTRY_VERIFY(empty->isVisible());
        QVERIFY(
            empty->accessibleDescription().contains(QStringLiteral("none.csv cannot be opened")));
    }

    void theSidesAreRemembered()
    {
        Page *page = m_fixture->window().navigator().page();
        ViewState state = page->view();
        click("removeSide");
        m_fixture->find<RowTable>("sideTable")->selectRow(0);
        click("removeSide");
        QTRY_VERIFY(m_fixture->find<EmptyState>("comparisonEmpty")->isVisible());
        page->setView(state);
        QTRY_COMPARE(m_table->shownRows(), 4);
    }

    void aRangeWithoutSamplesSaysSo()
    {
        m_fixture->window().scope().showRange({kSideStart - 2h, kSideStart - 1h});
        QTRY_COMPARE(m_table->shownRows(), 0);
        QTRY_VERIFY(!m_table->isVisible());
    }
};

QTEST_MAIN(ComparisonPageTest)
#include "ComparisonPageTest.moc"
