// SPDX-License-Identifier: GPL-3.0-or-later
// The tab of benchmarks in the real window, over a desk filled by the test: what is seen, clicked
// and typed.
#include "app/Navigator.h"
#include "tests/gui/window/WindowFixture.h"
#include "tests/support/BenchmarkSamples.h"
#include "tests/support/FakeBenchmarkDesk.h"
#include "widgets/charts/BarChart.h"
#include "widgets/charts/CurveChart.h"
#include "widgets/charts/DistributionChart.h"
#include "widgets/charts/MatrixChart.h"
#include "widgets/models/BenchmarkCellsModel.h"
#include "widgets/models/BenchmarkRunsModel.h"
#include "widgets/pages/benchmarks/BenchmarksPage.h"
#include "widgets/tables/RowTable.h"

#include <QAction>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTabBar>
#include <QToolButton>
#include <QUrl>

#include <algorithm>
#include <cmath>

using namespace perfdeck;
using namespace std::chrono_literals;

namespace {

constexpr int kBenchmarksTab = 3;
constexpr int kPatience = 20'000; // milliseconds, for a busy machine
constexpr std::size_t kRuns = 60;

/// Places of the views among the tabs.
enum View
{
    Runs,
    Run,
    Scaling,
    Load,
    Hardware,
    Compatible,
    History,
    NewRun
};

} // namespace

class BenchmarksPageTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<FakeBenchmarkDesk> m_desk;
    std::unique_ptr<WindowFixture> m_fixture;

    void open(std::size_t runs)
    {
        m_fixture.reset();
        m_desk = std::make_unique<FakeBenchmarkDesk>();
        fillDesk(*m_desk, runs, SystemClock().now());
        m_fixture
            = std::make_unique<WindowFixture>(false, nullptr, std::string(), nullptr, m_desk.get());
        m_fixture->window().navigator().show(kBenchmarksTab);
    }

    [[nodiscard]] BenchmarksPage &page()
    {
        return *qobject_cast<BenchmarksPage *>(m_fixture->window().navigator().page());
    }

    void show(View view) { m_fixture->find<QTabBar>("benchmarkTabs")->setCurrentIndex(view); }

    /// That of the view on screen: several have one of this name.
    template<class T>
    [[nodiscard]] T *shown(const char *name)
    {
        for (T *found : page().findChildren<T *>(QString::fromLatin1(name)))
            if (found->isVisible())
                return found;
        return nullptr;
    }

    [[nodiscard]] RowTable &runs() { return *m_fixture->find<RowTable>("runTable"); }

    [[nodiscard]] QString text(const char *label)
    {
        const auto *found = shown<QLabel>(label);
        return found != nullptr ? found->text() : QString();
    }

    void choose(const char *combo, int index)
    {
        auto *choice = shown<QComboBox>(combo);
        QVERIFY2(choice, combo);
        choice->setCurrentIndex(index);
        Q_EMIT choice->activated(index);
    }

    void trigger(const char *action)
    {
        auto *found = m_fixture->find<QAction>(action);
        QVERIFY2(found && found->isEnabled(), action);
        found->trigger();
    }

    [[nodiscard]] BenchmarkRunPtr chosen()
    {
        for (const BenchmarkRunPtr &run : *m_desk->runs())
            if (QString::fromStdString(run->id) == runs().currentId())
                return run;
        return nullptr;
    }

    void chooseRun(RunState state)
    {
        for (const BenchmarkRunPtr &run : *m_desk->runs())
            if (run->state == state)
                return runs().selectId(QString::fromStdString(run->id));
        QFAIL("there is none");
    }

private Q_SLOTS:

    void aFirstRunIsOneClickAway()
    {
        open(0);
        QVERIFY(!runs().isVisible());
        auto *start
            = page().findChild<QWidget *>(QStringLiteral("nothingRun"))->findChild<QPushButton *>();
        QVERIFY(start && start->isVisible());
        QTest::mouseClick(start, Qt::LeftButton);
        QCOMPARE(m_desk->started().size(), std::size_t(1));
        QCOMPARE(m_desk->started().front().id, std::string("mlp"));
        QTRY_VERIFY(runs().isVisible());
        QTRY_COMPARE(runs().shownRows(), 1);
    }

    void withoutADeskItSaysWhy()
    {
        m_fixture = std::make_unique<WindowFixture>(false);
        m_fixture->window().navigator().show(kBenchmarksTab);
        QVERIFY(page().findChild<QWidget *>(QStringLiteral("noBenchmarks"))->isVisible());
        QVERIFY(!page().focusFilter());
    }

    void liveRunsShowHowFarTheyAre()
    {
        open(kRuns);
        QVERIFY(m_fixture->find<StateLabel>("benchmarksSentence")
                    ->text()
                    .contains(QStringLiteral("1 benchmarks are running")));
        const auto cards = page().findChildren<QWidget *>(QStringLiteral("liveRun"));
        QCOMPARE(cards.size(), qsizetype(2));
        QCOMPARE(cards[0]->findChild<QProgressBar *>()->value(), 350);
        QVERIFY(cards[0]->findChild<CurveChart *>(QStringLiteral("live-throughput")));
        QVERIFY(cards[1]->findChild<StateLabel *>()->text().contains(
            QStringLiteral("a quiet machine")));
        QTest::mouseClick(cards[0]->findChild<QToolButton *>(), Qt::LeftButton);
        QTRY_COMPARE(page().findChildren<QWidget *>(QStringLiteral("liveRun")).size(),
                     qsizetype(1));
    }

    void runsAreNarrowedAndFiltered()
    {
        open(kRuns);
        QTRY_COMPARE_WITH_TIMEOUT(runs().shownRows(), int(kRuns) + 2, kPatience);
        choose("runKind", 1 + int(BenchmarkKind::Command));
        QTRY_VERIFY(runs().shownRows() > 0 && runs().shownRows() < int(kRuns));
        choose("runKind", 0);
        choose("runState", 1 + int(RunState::Failed));
        QTRY_VERIFY(runs().shownRows() > 0 && runs().shownRows() < 10);
        choose("runState", 0);
        QVERIFY(page().focusFilter());
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("tags:release"));
        QTRY_COMPARE(runs().shownRows(), 1);
        QCOMPARE(page().view().at("runs.filter"), std::string("tags:release"));
    }

    void aChosenRunIsToldAndNoted()
    {
        open(kRuns);
        QTRY_VERIFY(runs().shownRows() > 2);
        runs().selectId(QString::fromStdString(sampleRuns(1, SystemClock().now())[0]->id));
        QTRY_VERIFY(text("runSentence").contains(QStringLiteral("VALID")));
        QVERIFY(!text("runEnvironment").isEmpty());
        auto *note = shown<QLineEdit>("runNote");
        QCOMPARE(note->text(), QStringLiteral("Before the new tokenizer"));
        note->setFocus();
        note->selectAll();
        QTest::keyClicks(note, QStringLiteral("Kept as reference"));
        QTest::keyClick(note, Qt::Key_Return);
        QCOMPARE(chosen()->note, std::string("Kept as reference"));
        QCOMPARE(chosen()->tags, (std::vector<std::string>{"release", "2.4"}));
    }

    void aRemovedRunComesBack()
    {
        open(kRuns);
        QTRY_VERIFY(runs().shownRows() > 2);
        chooseRun(RunState::Finished);
        const int before = runs().shownRows();
        runs().setFocus();
        QTest::keyClick(&runs(), Qt::Key_Delete);
        QTRY_COMPARE(runs().shownRows(), before - 1);
        QVERIFY(m_desk->removed().empty());
        QTest::mouseClick(shown<QPushButton>("undoDelete"), Qt::LeftButton);
        QTRY_COMPARE(runs().shownRows(), before);
        chooseRun(RunState::Finished);
        const std::string id = chosen()->id;
        runs().setFocus();
        QTest::keyClick(&runs(), Qt::Key_Delete);
        m_fixture.reset(); // nobody took it back
        QCOMPARE(m_desk->removed(), std::vector<std::string>{id});
    }

    void failedRunsAreResumed()
    {
        open(kRuns);
        QTRY_VERIFY(runs().shownRows() > 2);
        chooseRun(RunState::Failed);
        QTRY_VERIFY(m_fixture->find<QAction>("resumeRun")->isEnabled());
        const std::string id = chosen()->id;
        trigger("resumeRun");
        QCOMPARE(m_desk->resumed(), std::vector<std::string>{id});
    }

    void aRunIsOpenedWithItsSamples()
    {
        open(kRuns);
        QTRY_VERIFY(runs().shownRows() > 2);
        runs().selectId(QString::fromStdString(sampleRuns(1, SystemClock().now())[0]->id));
        runs().setFocus();
        QTest::keyClick(&runs(), Qt::Key_Return);
        QCOMPARE(m_fixture->find<QTabBar>("benchmarkTabs")->currentIndex(), int(Run));
        QTRY_VERIFY(page().isSettled());
        auto *cells = shown<RowTable>("cellTable");
        QCOMPARE(cells->shownRows(), 7);
        QCOMPARE(shown<DistributionChart>("cellDistribution")->frame()->series.front().count,
                 std::size_t(800));
        QCOMPARE(shown<CurveChart>("cellCourse")->frame()->curves.front().points.size(),
                 std::size_t(800));
        choose("cellMeasure", 1);
        QCOMPARE(shown<CurveChart>("cellCourse")->frame()->y.unit, Unit::PerSecond);
    }

    void aSweepHasACurveWithItsKnee()
    {
        open(kRuns);
        show(Scaling);
        QTRY_VERIFY_WITH_TIMEOUT(page().isSettled() && !text("curveWords").isEmpty(), kPatience);
        auto *chart = shown<CurveChart>("curveChart");
        QVERIFY(!chart->frame()->curves.empty());
        QVERIFY(text("curveWords").contains(QStringLiteral("knee")));
        choose("judgedDefinition",
               shown<QComboBox>("judgedDefinition")->findText(QStringLiteral("Chat server")));
        QTRY_COMPARE(shown<QComboBox>("curveAxis")->currentText(), QStringLiteral("Users at once"));
        QTRY_VERIFY(text("curveWords").contains(QStringLiteral("objectives")));
        show(Load);
        QTRY_VERIFY_WITH_TIMEOUT(!text("curveWords").isEmpty(), kPatience);
        QCOMPARE(shown<CurveChart>("curveChart")->frame()->x.unit, Unit::PerSecond);
    }

    void modelsAreRankedWithTies()
    {
        open(kRuns);
        show(Hardware);
        auto *chart = m_fixture->find<BarChart>("rankedModels");
        QTRY_VERIFY_WITH_TIMEOUT(chart->frame() && !chart->frame()->categories.empty(), kPatience);
        QVERIFY(chart->frame()->categories.front().bars.front().interval);
        QTRY_VERIFY(m_fixture->find<BarChart>("rankedDevices")->frame()->categories.size() == 2);
    }

    void whatDoesNotRunSaysWhy()
    {
        open(kRuns);
        show(Compatible);
        auto *chart = m_fixture->find<MatrixChart>("compatibilityChart");
        QTRY_VERIFY_WITH_TIMEOUT(chart->frame() && !chart->frame()->cells.empty(), kPatience);
        const auto &cells = chart->frame()->cells;
        const auto tried = std::ranges::find_if(
            cells, [](const MatrixCell &cell) { return !std::isnan(cell.value); });
        QVERIFY(tried != cells.end());
        const int item = int(tried - cells.begin());
        chart->setCurrentItem(item);
        QTRY_VERIFY(text("compatibilityWords").contains(QStringLiteral("tried")));
        Q_EMIT chart->activated(item);
        QCOMPARE(m_fixture->find<QTabBar>("benchmarkTabs")->currentIndex(), int(Run));
    }

    void machinesAreLinesOfTheirOwn()
    {
        open(kRuns);
        show(History);
        QTRY_VERIFY_WITH_TIMEOUT(page().isSettled() && !text("historyWords").isEmpty(), kPatience);
        auto *chart = m_fixture->find<CurveChart>("historyChart");
        // Before and after the change of the governor, and what another tool measured.
        QCOMPARE(chart->frame()->curves.size(), std::size_t(3));
        QVERIFY(text("historyWords").contains(QStringLiteral("cpu.governor")));
    }

    void aDefinitionIsChosenChangedAndStarted()
    {
        open(kRuns);
        QTest::mouseClick(m_fixture->find<QPushButton>("newRun"), Qt::LeftButton);
        QCOMPARE(m_fixture->find<QTabBar>("benchmarkTabs")->currentIndex(), int(NewRun));
        QVERIFY(m_desk->looks() > 0);
        QVERIFY(text("preflight").contains(QStringLiteral("powersave")));
        auto *table = shown<RowTable>("definitionTable");
        QCOMPARE(table->shownRows(), 5);
        table->selectId(QStringLiteral("mlp"));
        auto *batches = shown<QLineEdit>("formBatches");
        QCOMPARE(batches->text(), QStringLiteral("1, 16, 64"));
        QVERIFY(!shown<QLineEdit>("formUrl")); // of another kind
        batches->setFocus();
        batches->selectAll();
        QTest::keyClicks(batches, QStringLiteral("1, x"));
        auto *start = shown<QPushButton>("startRun");
        QVERIFY(!start->isEnabled());
        QTest::keyClick(batches, Qt::Key_Backspace);
        QTest::keyClicks(batches, QStringLiteral("4"));
        QVERIFY(start->isEnabled());
        QTest::mouseClick(start, Qt::LeftButton);
        QCOMPARE(m_desk->started().size(), std::size_t(1));
        QCOMPARE(m_desk->started().front().matrix.batchSizes, (std::vector<std::int64_t>{1, 4}));
        QCOMPARE(m_desk->started().front().effort.duration, Duration(5s));
    }

    void loadOnAServerNeedsAnAddress()
    {
        open(0);
        page().write();
        shown<RowTable>("definitionTable")->selectId(QStringLiteral("chat"));
        auto *url = shown<QLineEdit>("formUrl");
        QVERIFY(url);
        url->clear();
        QVERIFY(!shown<QPushButton>("startRun")->isEnabled());
        QVERIFY(text("newRunRemark").contains(QStringLiteral("address")));
        QTest::keyClicks(url, QStringLiteral("http://127.0.0.1:9/v1"));
        choose("formArrivals", 2);
        QTest::keyClicks(shown<QLineEdit>("formRates"), QStringLiteral("10, 20"));
        QTest::mouseClick(shown<QPushButton>("startRun"), Qt::LeftButton);
        const BenchmarkDefinition &started = m_desk->started().front();
        QCOMPARE(started.request.url, std::string("http://127.0.0.1:9/v1"));
        QCOMPARE(started.load.arrivals, ArrivalProcess::Poisson);
        QCOMPARE(started.matrix.rates, (std::vector<double>{10, 20}));
        QCOMPARE(started.objectives.front().limit, 0.08);
    }

    void programsAreTypedAndKept()
    {
        open(0);
        page().write();
        shown<RowTable>("definitionTable")->selectId(QStringLiteral("sort"));
        shown<QPlainTextEdit>("formCommands")->setPlainText(QStringLiteral("new = ./c"));
        auto *title = shown<QLineEdit>("formTitle");
        title->setText(QStringLiteral("My sort"));
        QTest::mouseClick(shown<QPushButton>("keepDefinition"), Qt::LeftButton);
        QCOMPARE(m_desk->kept().size(), std::size_t(1));
        QCOMPARE(m_desk->kept().front().id, std::string("my-sort"));
        QCOMPARE(m_desk->kept().front().commands.front().command, std::string("./c"));
        QTRY_VERIFY(text("newRunRemark").contains(QStringLiteral("My sort")));
    }

    void aServerIsAskedWhatItHas()
    {
        open(0);
        page().write();
        shown<RowTable>("definitionTable")->selectId(QStringLiteral("remote-server"));
        QTest::keyClicks(shown<QLineEdit>("formServer"), QStringLiteral("http://127.0.0.1:8008"));
        QTest::mouseClick(shown<QPushButton>("askServer"), Qt::LeftButton);
        QTRY_VERIFY(text("serverFacts").contains(QStringLiteral("t5-small")));
        QVERIFY(shown<QLineEdit>("formModels")->text().contains(QStringLiteral("t5-small")));
        m_desk->setServer(failure(ErrorKind::Unavailable, "127.0.0.1:8008 does not answer"));
        QTest::mouseClick(shown<QPushButton>("askServer"), Qt::LeftButton);
        QTRY_VERIFY(text("serverFacts").contains(QStringLiteral("does not answer")));
    }

    void resultFilesAreDropped()
    {
        open(0);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(QStringLiteral("/tmp/hyperfine.json"))});
        QDragEnterEvent enter(
            QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&page(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&page(), &drop);
        QCOMPARE(m_desk->imported(), std::vector<std::string>{"/tmp/hyperfine.json"});
        QTRY_VERIFY(text("benchmarksSaid").contains(QStringLiteral("1 runs came in")));
        m_desk->setImport(failure(ErrorKind::InvalidInput, "/tmp/x.json is no result file"));
        page().importFiles({QStringLiteral("/tmp/x.json")});
        QTRY_VERIFY(text("benchmarksSaid").contains(QStringLiteral("is no result file")));
    }

    void whatIsChosenIsRemembered()
    {
        open(kRuns);
        QTRY_VERIFY(runs().shownRows() > 2);
        chooseRun(RunState::Finished);
        show(History);
        const ViewState state = page().view();
        open(kRuns);
        page().setView(state);
        QCOMPARE(m_fixture->find<QTabBar>("benchmarkTabs")->currentIndex(), int(History));
        QTRY_COMPARE(page().view().at("run"), state.at("run"));
    }

    /// The rows are made beside the GUI thread; what is left for it is held to a bound that fails
    /// when each is painted or compared by hand.
    void fiveThousandRunsAreNoBurden()
    {
        open(5000);
        QTRY_COMPARE_WITH_TIMEOUT(runs().shownRows(), 5002, 2 * kPatience);
        QElapsedTimer timer;
        timer.start();
        runs().scrollToBottom();
        runs().viewport()->repaint();
        QVERIFY2(timer.elapsed() < 500, qPrintable(QString::number(timer.elapsed())));
    }
};

QTEST_MAIN(BenchmarksPageTest)
#include "BenchmarksPageTest.moc"
