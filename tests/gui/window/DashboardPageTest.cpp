// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/DashboardFile.h"
#include "tests/gui/window/WindowFixture.h"
#include "widgets/charts/TimeSeriesChart.h"
#include "widgets/models/SeriesTreeModel.h"
#include "widgets/pages/browser/SeriesBrowser.h"
#include "widgets/pages/dashboard/DashboardPage.h"
#include "widgets/panels/Tile.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>
#include <QTreeView>

using namespace perfdeck;

/// Dashboards and the browser of series in the real window, over this machine.
class DashboardPageTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<WindowFixture> m_fixture;
    DashboardPage *m_page = nullptr;

    void press(const char *button)
    {
        auto *found = m_fixture->find<QToolButton>(button);
        QVERIFY(found);
        QTest::mouseClick(found, Qt::LeftButton);
    }

    [[nodiscard]] std::string kept(const char *file) const
    {
        QFile opened(QString::fromStdString(m_fixture->file("dashboards/"))
                     + QString::fromLatin1(file));
        return opened.open(QIODevice::ReadOnly) ? opened.readAll().toStdString() : std::string();
    }

    void add(const char *selector) { m_page->plot(*Selector::parse(selector)); }

    [[nodiscard]] QWidget *sheet(int index) const
    {
        const auto sheets = m_page->findChildren<QWidget *>(QStringLiteral("itemSheet"));
        return sheets.value(index);
    }

private Q_SLOTS:

    void init()
    {
        m_fixture = std::make_unique<WindowFixture>();
        m_fixture->press(Qt::Key_9, Qt::AltModifier);
        m_page = m_fixture->find<DashboardPage>("page-dashboards");
        QVERIFY(m_page);
        QTest::qWait(50); // the folder is read
    }

    void cleanup() { m_fixture.reset(); }

    void plottedSeriesAreDrawnAndKept()
    {
        add("memory_used_bytes");
        add("load_average{window=\"1m\"}");
        QCOMPARE(m_page->dashboard().items.size(), std::size_t(2));
        const auto charts = m_page->findChildren<TimeSeriesChart *>();
        QCOMPARE(charts.size(), 2);
        QTRY_VERIFY_WITH_TIMEOUT(charts[0]->frame() && !charts[0]->frame()->series.empty(), 10'000);
        QTRY_VERIFY(kept("scratch.toml").find("memory_used_bytes") != std::string::npos);
        const auto read = parseDashboard(kept("scratch.toml"), "scratch.toml");
        QVERIFY(read);
        QTRY_COMPARE(parseDashboard(kept("scratch.toml"), "x")->items.size(), std::size_t(2));
    }

    void arrowsMoveAndResizeAndCtrlZTakesBack()
    {
        add("memory_used_bytes");
        add("load_average");
        press("dashboardEdit");
        QWidget *first = sheet(0);
        first->setFocus();
        QTest::keyClick(first, Qt::Key_Right);
        QCOMPARE(m_page->dashboard().items[0].place.column, 1);
        QTest::keyClick(first, Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(m_page->dashboard().items[0].place.width, 5);
        m_fixture->press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_page->dashboard().items[0].place.width, 6);
        m_fixture->press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_page->dashboard().items[0].place.column, 0);
        QTest::keyClick(sheet(0), Qt::Key_Delete);
        QCOMPARE(m_page->dashboard().items.size(), std::size_t(1));
        m_fixture->press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_page->dashboard().items.size(), std::size_t(2));
    }

    void theMouseMovesAndResizes()
    {
        add("memory_used_bytes");
        press("dashboardEdit");
        QWidget *item = sheet(0);
        const int step = item->width() / 6;
        QTest::mousePress(item, Qt::LeftButton, {}, {40, 60});
        QTest::mouseMove(item, QPoint(40 + 3 * step, 60));
        QTest::mouseRelease(item, Qt::LeftButton, {}, {40, 60});
        QCOMPARE(m_page->dashboard().items[0].place.column, 3);
        const QPoint handle(item->width() - 4, item->height() - 4);
        QTest::mousePress(item, Qt::LeftButton, {}, handle);
        QTest::mouseMove(item, handle + QPoint(2 * step, 104));
        QTest::mouseRelease(item, Qt::LeftButton, {}, handle);
        QCOMPARE(m_page->dashboard().items[0].place.width, 8);
        QCOMPARE(m_page->dashboard().items[0].place.height, 7);
    }

    void theFormSaysWhatIsWrongAndShowsWhatIsRight()
    {
        press("dashboardNew");
        QTest::mouseClick(m_page->findChild<QPushButton *>(), Qt::LeftButton); // of the empty state
        auto *series = m_fixture->find<QPlainTextEdit>("itemSeries");
        QTRY_VERIFY(series->isVisible());
        series->setPlainText(QStringLiteral("memory_used_bytes{"));
        auto *accept = m_fixture->find<QPushButton>("itemAccept");
        QTest::mouseClick(accept, Qt::LeftButton);
        QVERIFY(
            m_fixture->find<StateLabel>("itemProblem")->text().contains(QStringLiteral("column")));
        QVERIFY(m_page->dashboard().items.empty());
        auto *kind = m_fixture->find<QComboBox>("itemKind");
        kind->setCurrentIndex(kind->findText(QStringLiteral("Tile")));
        series->setPlainText(QStringLiteral("memory_used_bytes"));
        QTest::mouseClick(accept, Qt::LeftButton);
        QCOMPARE(m_page->dashboard().items.size(), std::size_t(1));
        const auto *tile = m_page->findChild<Tile *>();
        QVERIFY(tile);
        QTRY_COMPARE_WITH_TIMEOUT(tile->reading().unit.right(2), QStringLiteral("iB"), 10'000);
    }

    void anExpressionIsDrawn()
    {
        press("dashboardNew");
        QTest::mouseClick(m_page->findChild<QPushButton *>(), Qt::LeftButton);
        m_fixture->find<QLineEdit>("itemExpression")
            ->setText(QStringLiteral("memory_used_bytes / memory_total_bytes"));
        QTest::mouseClick(m_fixture->find<QPushButton>("itemAccept"), Qt::LeftButton);
        const auto *chart = m_page->findChild<TimeSeriesChart *>();
        QVERIFY(chart);
        QTRY_VERIFY_WITH_TIMEOUT(chart->frame() && chart->frame()->series.size() == 1, 10'000);
        QVERIFY(chart->frame()->series[0].last > 0 && chart->frame()->series[0].last < 1);
    }

    void filesAreImportedOrRefusedWithTheirLine()
    {
        const auto write = [this](const char *name, const char *text) {
            QFile file(QString::fromStdString(m_fixture->file(name)));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text);
        };
        write("good.toml", "format = 1\ntitle = \"Mine\"\n[[item]]\nseries = [\"up\"]\n");
        write("bad.toml", "format = 1\ntitle = \"Mine\"\n[[item]]\nkind = \"pie\"\n");
        m_page->importFile(QString::fromStdString(m_fixture->file("bad.toml")));
        const auto *said = m_fixture->find<StateLabel>("dashboardMessage");
        QTRY_VERIFY(said->text().contains(QStringLiteral("line 4")));
        QVERIFY(m_page->dashboard().title.empty());
        m_page->importFile(QString::fromStdString(m_fixture->file("good.toml")));
        QTRY_COMPARE(m_page->dashboard().title, std::string("Mine"));
        QTRY_VERIFY(!kept("mine.toml").empty());
    }

    void aRemovedDashboardCanBeBroughtBack()
    {
        add("memory_used_bytes");
        QTRY_VERIFY(!kept("scratch.toml").empty());
        press("dashboardEdit");
        press("dashboardRemove");
        QTRY_VERIFY(kept("scratch.toml").empty());
        press("dashboardRestore");
        QTRY_COMPARE(m_page->dashboard().title, std::string("Scratch"));
        QCOMPARE(m_page->dashboard().items.size(), std::size_t(1));
    }

    void theBrowserFindsAndPlots()
    {
        QTRY_VERIFY_WITH_TIMEOUT(m_fixture->session().storage().samplesWritten > 100, 10'000);
        m_fixture->press(Qt::Key_B, Qt::ControlModifier);
        auto *browser = m_fixture->find<SeriesBrowser>("seriesBrowser");
        auto *tree = browser->findChild<QTreeView *>();
        QTRY_VERIFY(tree->model()->rowCount() > 5);
        QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("seriesWords"));
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("memory_used"));
        QTRY_COMPARE(tree->model()->rowCount(), 1);
        const QModelIndex metric = tree->model()->index(0, 0);
        QVERIFY(tree->isExpanded(metric));
        QTRY_VERIFY_WITH_TIMEOUT(tree->model()
                                     ->index(0, SeriesTreeModel::Value, metric)
                                     .data()
                                     .toString()
                                     .contains(QStringLiteral("iB")),
                                 5'000);
        m_fixture->press(Qt::Key_Return);
        tree->setCurrentIndex(tree->model()->index(0, 0, metric));
        QTest::keyClick(tree, Qt::Key_Return);
        QTRY_COMPARE(m_page->dashboard().items.size(), std::size_t(1));
        QCOMPARE(m_page->dashboard().items[0].series[0].metric, std::string("memory_used_bytes"));
    }

    void theTreeOfSeriesIsAProperModel()
    {
        std::vector<SeriesRecord> records;
        for (int at = 0; at < 50'000; ++at)
            records.push_back(
                {SeriesId(std::uint32_t(at + 1)),
                 std::make_shared<const SeriesKey>(SeriesKey{"metric_" + std::to_string(at % 100),
                                                             {{"number", std::to_string(at)}}})});
        SeriesTreeModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setFound(std::make_shared<const FoundSeries>(searchSeries(records, "number=4999")));
        QCOMPARE(model.found()->found, std::size_t(15)); // 4999, 14999 … and 49990 to 49999
        QCOMPARE(model.rowCount(), 10);
        model.setFound(std::make_shared<const FoundSeries>(searchSeries(records, "")));
        QCOMPARE(model.rowCount(), 100);
        QCOMPARE(model.rowCount(model.index(7, 0)), 500);
        const QModelIndex series = model.index(3, 0, model.index(7, 0));
        QVERIFY(model.isSeries(series));
        QCOMPARE(model.selectorAt(series).matchers.size(), std::size_t(1));
        QCOMPARE(series.parent(), model.index(7, 0));
    }
};

QTEST_MAIN(DashboardPageTest)
#include "DashboardPageTest.moc"
