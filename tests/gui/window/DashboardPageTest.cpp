// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/DashboardFile.h"
#include "tests/gui/window/WindowFixture.h"
#include "widgets/charts/TimeSeriesChart.h"
#include "widgets/export/FileSaver.h"
#include "widgets/models/SeriesTreeModel.h"
#include "widgets/pages/browser/SeriesBrowser.h"
#include "widgets/pages/browser/SeriesList.h"
#include "widgets/pages/dashboard/DashboardPage.h"
#include "widgets/panels/CommandPalette.h"
#include "widgets/panels/EmptyState.h"
#include "widgets/panels/Tile.h"
#include "widgets/panels/UndoBar.h"
#include "widgets/tables/RowTree.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QMenu>
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

    void pressEmptyState()
    {
        QTest::mouseClick(m_page->findChild<EmptyState *>()->findChild<QPushButton *>(),
                          Qt::LeftButton);
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
        pressEmptyState();
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
        pressEmptyState();
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
        auto *bar = m_page->findChild<UndoBar *>(QStringLiteral("undoBar"));
        QVERIFY(bar->isVisible());
        QTest::mouseClick(bar->findChild<QPushButton *>(QStringLiteral("undoDelete")),
                          Qt::LeftButton);
        QVERIFY(!bar->isVisible());
        QTRY_COMPARE(m_page->dashboard().title, std::string("Scratch"));
        QCOMPARE(m_page->dashboard().items.size(), std::size_t(1));
    }

    void aRemovedItemCanBeBroughtBack()
    {
        add("memory_used_bytes");
        add("load_average");
        press("dashboardEdit");
        const DashboardItem first = m_page->dashboard().items[0];
        QTest::keyClick(sheet(0), Qt::Key_Delete);
        QTest::keyClick(sheet(0), Qt::Key_Right); // what is changed meanwhile stays
        const int column = m_page->dashboard().items[0].place.column;
        auto *bar = m_page->findChild<UndoBar *>(QStringLiteral("undoBar"));
        QVERIFY(bar->isVisible());
        QTest::mouseClick(bar->findChild<QPushButton *>(QStringLiteral("undoDelete")),
                          Qt::LeftButton);
        QCOMPARE(m_page->dashboard().items.size(), std::size_t(2));
        QVERIFY(m_page->dashboard().items[1] == first);
        QCOMPARE(m_page->dashboard().items[0].place.column, column);
        // Taken back by the key, there is nothing left to bring back.
        QTest::keyClick(sheet(1), Qt::Key_Delete);
        m_fixture->press(Qt::Key_Z, Qt::ControlModifier);
        QTest::mouseClick(bar->findChild<QPushButton *>(QStringLiteral("undoDelete")),
                          Qt::LeftButton);
        QCOMPARE(m_page->dashboard().items.size(), std::size_t(2));
    }

    void linesAreCalledByWhatTellsThemApart()
    {
        add("load_average");
        const auto *chart = m_page->findChild<TimeSeriesChart *>();
        QTRY_VERIFY_WITH_TIMEOUT(chart->frame() && chart->frame()->series.size() == 3, 10'000);
        QVERIFY(chart->description().contains(QStringLiteral("1m")));
        QVERIFY(!chart->description().contains(QStringLiteral("machine")));
    }

    void dashboardsAreListedOneByOne()
    {
        add("memory_used_bytes");
        QTRY_VERIFY(!kept("scratch.toml").empty());
        press("dashboardNew");
        QTRY_VERIFY(!kept("dashboard-2.toml").empty());
        QCOMPARE(m_page->dashboard().title, std::string("Dashboard 2"));
        auto *menu = m_fixture->find<QMenu>("goDashboards");
        menu->popup({0, 0});
        QTRY_COMPARE(menu->actions().size(), 2);
        menu->close();
        m_fixture->window().navigator().show(0);
        menu->actions().at(1)->trigger();
        QCOMPARE(m_page->dashboard().title, std::string("Scratch"));
        QVERIFY(m_page->isVisible());
        m_fixture->press(Qt::Key_P, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("dashboard 2"));
        auto *palette = m_fixture->find<CommandPalette>("palette");
        QTRY_VERIFY(palette->model().rowCount() > 0
                    && palette->model().item(0)->id
                        == QStringLiteral("dashboard-dashboard-2.toml"));
        m_fixture->press(Qt::Key_Return);
        QCOMPARE(m_page->dashboard().title, std::string("Dashboard 2"));
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

    void theListOfSeriesIsSaved()
    {
        QTRY_VERIFY_WITH_TIMEOUT(m_fixture->session().storage().samplesWritten > 100, 10'000);
        m_fixture->press(Qt::Key_B, Qt::ControlModifier);
        auto *browser = m_fixture->find<SeriesBrowser>("seriesBrowser");
        auto *tree = browser->findChild<RowTree *>();
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("memory_used"));
        QTRY_COMPARE(tree->model()->rowCount(), 1);
        const QString path = QString::fromStdString(m_fixture->file("series.csv"));
        FileSaver::of(m_fixture->window())
            .setPathChooser([&path](QWidget *, const QString &, const QString &, auto chosen) {
                chosen(path);
            });
        QTest::mouseClick(browser->findChild<QPushButton *>(QStringLiteral("saveSeriesList")),
                          Qt::LeftButton);
        QTRY_VERIFY(QFile::exists(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readLine(),
                 QByteArray("metric,selector,unit,value,samples,age_seconds,help\n"));
        QVERIFY(file.readLine().startsWith("memory_used_bytes,"));
    }

    void countersAreShownPerSecond()
    {
        auto frame = std::make_shared<Frame>();
        const auto key = std::make_shared<const SeriesKey>(SeriesKey{"answers_total", {}});
        SeriesTreeModel model;
        model.setFound(std::make_shared<const FoundSeries>(searchSeries({{SeriesId(1), key}}, "")));
        const QModelIndex series = model.index(0, 0, model.index(0, 0));
        const QModelIndex value = series.siblingAtColumn(SeriesTreeModel::Value);
        FrameSeries shown;
        shown.key = key;
        shown.count = 3;
        shown.last = 12;
        frame->series.push_back(shown);
        model.addNumbers(*frame, Timestamp());
        QVERIFY(!model.isPerSecond(series));
        QCOMPARE(value.data().toString(), QStringLiteral("12"));
        model.setPerSecond(true);
        QVERIFY(model.isPerSecond(series));
        QVERIFY(value.data().toString().isEmpty()); // the old number means something else
        model.addNumbers(*frame, Timestamp());
        QCOMPARE(value.data().toString(), QStringLiteral("12/s"));
        const DataTable list = seriesList(*model.found(), model.numbers(), true);
        QCOMPARE(
            tableText(list, TextFormat::Csv).section(QChar(u'\n'), 1, 1).section(QChar(u','), 2, 4),
            QStringLiteral("per second,12,3"));
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
