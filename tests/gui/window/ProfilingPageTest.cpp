// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/Navigator.h"
#include "app/Pages.h"
#include "core/engine/EngineProfileDesk.h"
#include "tests/gui/window/WindowFixture.h"
#include "tests/support/FakeProfileDesk.h"
#include "tests/support/GeneratedProfile.h"
#include "widgets/charts/BarList.h"
#include "widgets/pages/profiling/layers/LayersModel.h"
#include "widgets/pages/profiling/ProfilingPage.h"
#include "widgets/pages/profiling/timeline/TimelineChart.h"
#include "widgets/panels/Banner.h"
#include "widgets/panels/EmptyState.h"
#include "widgets/tables/RowTable.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QTabBar>
#include <QToolButton>

#include <atomic>

using namespace perfdeck;
using namespace std::chrono_literals;

namespace {

struct Fixture : WindowFixture
{
    explicit Fixture(ProfileDesk &desk)
        : WindowFixture(false, {}, {}, nullptr, nullptr, &desk)
    {
        window().navigator().show(pageIndex(QStringLiteral("profiling")));
        page = qobject_cast<ProfilingPage *>(window().navigator().page());
    }

    void settle() { QTRY_VERIFY(page->isSettled()); }

    void showTab(int at) { find<QTabBar>("profileTabs")->setCurrentIndex(at); }

    ProfilingPage *page = nullptr;
};

/// Opened and read.
struct OpenedFixture : Fixture
{
    OpenedFixture()
        : Fixture(desk)
    {
        page->open({QStringLiteral("/tmp/generated.json")});
        desk.finish(desk.last(), GeneratedProfile().make());
        settle();
    }

    static inline FakeProfileDesk desk;
};

} // namespace

class ProfilingPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    static void saysWhatCanBeOpened()
    {
        FakeProfileDesk desk;
        Fixture fixture(desk);
        auto *empty = fixture.find<EmptyState>("profileEmpty");
        QVERIFY(empty->isVisible());
        QString words;
        for (const QLabel *label : empty->findChildren<QLabel *>())
            words += label->text();
        for (const char *way : {"end_profiling",
                                "export_chrome_trace",
                                "--exportProfile",
                                "ONEDNN_VERBOSE=1",
                                ".onnx"})
            QVERIFY2(words.contains(QLatin1StringView(way)), way);
    }

    static void showsWhatIsThereBeforeTheEnd()
    {
        FakeProfileDesk desk;
        Fixture fixture(desk);
        fixture.page->open({QStringLiteral("/tmp/large.json")});
        auto *progress = fixture.find<QProgressBar>("profileProgress");
        QVERIFY(progress->isVisible());
        QVERIFY(fixture.find<EmptyState>("profileEmpty")->isVisible());
        desk.progress(desk.last(), {250, 1000, nullptr});
        QCOMPARE(progress->value(), progress->maximum() / 4);
        desk.progress(desk.last(), {500, 1000, GeneratedProfile{200}.make()});
        QTRY_VERIFY(fixture.find<QLabel>("profileSentence") != nullptr
                    && fixture.find<QLabel>("profileSentence")->isVisible());
        QVERIFY(progress->isVisible());
        desk.finish(desk.last(), GeneratedProfile().make());
        fixture.settle();
        QVERIFY(!progress->isVisible());
    }

    static void readingIsCancelled()
    {
        FakeProfileDesk desk;
        Fixture fixture(desk);
        fixture.page->open({QStringLiteral("/tmp/large.json")});
        QTest::mouseClick(fixture.find<QPushButton>("cancelProfile"), Qt::LeftButton);
        QVERIFY(desk.openings().empty());
        QVERIFY(fixture.find<EmptyState>("profileEmpty")->isVisible());
        QVERIFY(!fixture.find<Banner>("profileBanner")->isVisible());
    }

    static void saysWhyAFileIsRefused()
    {
        FakeProfileDesk desk;
        Fixture fixture(desk);
        fixture.page->open({QStringLiteral("/tmp/bad.json")});
        desk.finish(
            desk.last(),
            failure(ErrorKind::InvalidInput, "/tmp/bad.json cannot be read", "byte 17 is no JSON"));
        auto *banner = fixture.find<Banner>("profileBanner");
        QVERIFY(banner->isVisible());
        QVERIFY(banner->words().contains(QStringLiteral("byte 17")));
    }

    static void filesAreDropped()
    {
        FakeProfileDesk desk;
        Fixture fixture(desk);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(QStringLiteral("/tmp/dropped.json")),
                      QUrl::fromLocalFile(QStringLiteral("/tmp/second.json"))});
        QDropEvent drop({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QDragEnterEvent enter({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(fixture.page, &enter);
        QVERIFY(enter.isAccepted());
        QApplication::sendEvent(fixture.page, &drop);
        QCOMPARE(desk.openings().size(), std::size_t(2));
        desk.finish(1, GeneratedProfile().make());
        desk.finish(2, GeneratedProfile{50}.make());
        fixture.settle();
        auto *shown = fixture.find<QComboBox>("shownProfile");
        QCOMPARE(shown->count(), 2);
        QCOMPARE(shown->currentText(), QStringLiteral("dropped.json"));
        QTest::mouseClick(fixture.find<QPushButton>("closeProfile"), Qt::LeftButton);
        QCOMPARE(shown->count(), 1);
        QCOMPARE(shown->currentText(), QStringLiteral("second.json"));
    }

    static void severalArePutTogether()
    {
        FakeProfileDesk desk;
        Fixture fixture(desk);
        fixture.page->open({QStringLiteral("/tmp/a.json"), QStringLiteral("/tmp/b.json")});
        desk.finish(1, GeneratedProfile().make());
        desk.finish(2, GeneratedProfile().make());
        fixture.settle();
        QTest::mouseClick(fixture.find<QPushButton>("mergeProfiles"), Qt::LeftButton);
        fixture.settle();
        auto *shown = fixture.find<QComboBox>("shownProfile");
        QCOMPARE(shown->count(), 3);
        QCOMPARE(shown->currentText(), QStringLiteral("mean of 2 profiles"));
    }

    /// What the file of the run does not say, its model does.
    static void modelGivesCosts()
    {
        FakeProfileDesk desk;
        Fixture fixture(desk);
        fixture.page->open({QStringLiteral("/tmp/run.json"), QStringLiteral("/tmp/model.onnx")});
        auto run = std::make_shared<Profile>(*GeneratedProfile().make());
        run->format = ProfileFormat::OnnxRuntime;
        auto model = std::make_shared<Profile>(*run);
        model->format = ProfileFormat::OnnxModel;
        model->runs.clear();
        for (ProfileLayer &layer : run->layers)
            layer.cost = {};
        for (ProfileLayer &layer : model->layers)
            layer.cost.parameterBytes = 4096;
        desk.finish(1, run);
        desk.finish(2, model);
        fixture.settle();
        auto *facts = fixture.find<QLabel>("profileFacts");
        QVERIFY(!facts->text().contains(QStringLiteral("Weights")));
        fixture.find<QComboBox>("otherProfile")->setCurrentIndex(2);
        fixture.settle();
        QTRY_VERIFY(facts->text().contains(QStringLiteral("Weights: 48")));
    }

    static void summaryLeadsToTheLayer()
    {
        OpenedFixture fixture;
        const QString sentence = fixture.find<QLabel>("profileSentence")->text();
        QVERIFY2(sentence.contains(QStringLiteral("A run takes 7.8\u00A0ms")),
                 qPrintable(sentence));
        QVERIFY(sentence.contains(QStringLiteral("of 12 layers")));
        auto *worst = fixture.find<BarList>("worstLayers");
        QCOMPARE(worst->bars().front().name, QStringLiteral("encoder/layer.2/LayerNormalization"));
        worst->setFocus();
        QTest::keyClick(worst, Qt::Key_Down);
        QTest::keyClick(worst, Qt::Key_Return);
        fixture.settle();
        auto *table = fixture.find<RowTable>("layerTable");
        QVERIFY(table->isVisible());
        QTRY_COMPARE(table->currentId(), QStringLiteral("11"));
        QVERIFY(fixture.find<QToolButton>("chosenLayer")->isVisible());
        QTest::mouseClick(fixture.find<QToolButton>("chosenLayer"), Qt::LeftButton);
        QVERIFY(!fixture.find<QToolButton>("chosenLayer")->isVisible());
    }

    static void layersAreFilteredAndTakenTogether()
    {
        OpenedFixture fixture;
        fixture.showTab(1);
        fixture.settle();
        auto *table = fixture.find<RowTable>("layerTable");
        QCOMPARE(table->shownRows(), 12);
        QTest::keyClicks(fixture.find<QLineEdit>("layerFilter"), QStringLiteral("softmax"));
        QTRY_COMPARE(table->shownRows(), 3);
        fixture.find<QLineEdit>("layerFilter")->clear();
        fixture.find<QComboBox>("layerGrouping")->setCurrentIndex(1);
        fixture.settle();
        QTRY_COMPARE(table->shownRows(), 4);
    }

    static void whatIsMarkedFiltersTheOthers()
    {
        OpenedFixture fixture;
        fixture.showTab(2);
        fixture.settle();
        auto *timeline = fixture.find<TimelineChart>("profileTimeline");
        QTRY_VERIFY(timeline->window().length() > 1);
        timeline->setFocus();
        QTest::keyClick(timeline, Qt::Key_Right);
        QTest::keyClick(timeline, Qt::Key_Down);
        QTest::keyClick(timeline, Qt::Key_Down);
        QTest::keyClick(timeline, Qt::Key_Return);
        fixture.settle();
        auto *mark = fixture.find<QToolButton>("markedSpan");
        QVERIFY(mark->isVisible());
        fixture.showTab(1);
        fixture.settle();
        auto *table = fixture.find<RowTable>("layerTable");
        QTRY_COMPARE(table->shownRows(), 1); // the layer of this event
        QTest::mouseClick(mark, Qt::LeftButton);
        fixture.settle();
        QTRY_COMPARE(table->shownRows(), 12);
        QVERIFY(!mark->isVisible());
    }

    static void layersModelKeepsItsPromises()
    {
        LayersModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const ProfileFiguresPtr all = figuresOf(GeneratedProfile().make());
        model.setRows(shownLayers(*all, ShownGrouping::None, nullptr));
        QCOMPARE(model.rowCount(), 12);
        model.setRows(shownLayers(*all, ShownGrouping::Module, nullptr));
        QCOMPARE(model.rowCount(), 3);
        ComputePeaks peaks;
        peaks.compute = {{"float32", 1, 2e10}, {"float32", 2, 4e10}, {"int8", 1, 9e10}};
        model.setRows(shownLayers(*all, ShownGrouping::None, &peaks));
        // 1 MFLOP in 0.1 ms are 10 GFLOP/s, a quarter of the best of float32.
        QCOMPARE(*model.rowAt(0)->flopsPerSecond, 1e10);
        QCOMPARE(*model.rowAt(0)->utilisation, 0.25);
    }

    /// Self time within a span: what lies outside of it and what lies inside of the layer in other
    /// layers is left out.
    static void spanCutsEvents()
    {
        auto profile = std::make_shared<Profile>();
        profile->layers.resize(2);
        profile->layers[0].calls = profile->layers[1].calls = 1;
        profile->layers[1].cost.flops = 500;
        profile->tracks.resize(1);
        ProfileEvents &events = profile->events;
        events.names = {"a"};
        events.start = {0, 100, 300, 1000};
        events.duration = {600, 100, 100, 50};
        events.layer = {0, 1, 1, 0};
        events.parent = {kNoIndex, 0, 0, kNoIndex};
        events.name = events.category = events.track = {0, 0, 0, 0};
        const ProfileFiguresPtr figures = figuresOf(profile, ProfileSpan{150, 500});
        QCOMPARE(figures->layers[1].seconds, 150e-9);
        QCOMPARE(figures->layers[0].seconds, 200e-9);
        QCOMPARE(figures->layers[1].calls, 1.0);
        QCOMPARE(figures->layers[1].flops, 500.0);
        QCOMPARE(figures->seconds, 350e-9);
    }

    static void deskReadsBesideTheWindow()
    {
        std::atomic<int> told = 0;
        EngineProfileDesk desk(
            [](const std::string &path,
               const std::stop_token &stop,
               const EngineProfileDesk::Progress &progress) -> Result<ProfilePtr> {
                for (std::uint64_t at = 0; at < 250 && !stop.stop_requested(); ++at) {
                    progress({at, 250, nullptr});
                    std::this_thread::sleep_for(1ms);
                }
                if (path == "endless")
                    while (!stop.stop_requested())
                        std::this_thread::sleep_for(1ms);
                return GeneratedProfile{10}.make();
            });
        QObject receiver;
        ProfilePtr read;
        desk.open(
            "a",
            &receiver,
            [&](const ProfileProgress &) { ++told; },
            [&](const auto &answer) { read = answer.value_or(nullptr); });
        QTRY_VERIFY(read != nullptr);
        QVERIFY2(told >= 1 && told <= 40, qPrintable(QString::number(told)));
        std::optional<ErrorKind> why;
        const int endless = desk.open("endless", &receiver, {}, [&](const auto &answer) {
            why = answer ? std::optional<ErrorKind>() : answer.error().kind;
        });
        desk.cancel(endless);
        QTRY_VERIFY(why.has_value());
        QCOMPARE(*why, ErrorKind::Cancelled);
        bool wasCalled = false;
        {
            QObject gone;
            desk.open("b", &gone, {}, [&](const auto &) { wasCalled = true; });
        }
        QTest::qWait(500);
        QVERIFY(!wasCalled);
    }
};

QTEST_MAIN(ProfilingPageTest)
#include "ProfilingPageTest.moc"
