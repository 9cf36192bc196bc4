// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/Navigator.h"
#include "app/Pages.h"
#include "tests/gui/window/WindowFixture.h"
#include "tests/support/FakeProfileDesk.h"
#include "tests/support/GeneratedProfile.h"
#include "widgets/charts/BarList.h"
#include "widgets/pages/profiling/advice/AdviceModel.h"
#include "widgets/pages/profiling/diff/DiffModel.h"
#include "widgets/pages/profiling/flame/FlameChart.h"
#include "widgets/pages/profiling/graph/GraphMap.h"
#include "widgets/pages/profiling/memory/MemoryChart.h"
#include "widgets/pages/profiling/ProfilingPage.h"
#include "widgets/pages/profiling/roofline/RooflineChart.h"
#include "widgets/panels/EmptyState.h"
#include "widgets/tables/RowTable.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabBar>
#include <QToolButton>

using namespace perfdeck;

namespace {

enum Tab
{
    Flame = 3,
    Memory,
    Graph,
    Roofline,
    AdviceTab,
    Difference
};

/// The generated profile with its first layer this many times as slow.
ProfilePtr slowed(double factor)
{
    auto profile = std::make_shared<Profile>(*GeneratedProfile().make());
    for (double &seconds : profile->layers[0].selfSeconds)
        seconds *= factor;
    profile->layers[0].median *= factor;
    return profile;
}

struct Fixture : WindowFixture
{
    explicit Fixture(const std::vector<ProfilePtr> &profiles)
        : WindowFixture(false)
    {
        window().navigator().show(pageIndex(QStringLiteral("profiling")));
        page = qobject_cast<ProfilingPage *>(window().navigator().page());
        for (auto each = profiles.rbegin(); each != profiles.rend(); ++each)
            page->show(*each);
        settle();
    }

    void settle() { QTRY_VERIFY(page->isSettled()); }

    template<class T>
    T *showTab(int at, const char *name)
    {
        find<QTabBar>("profileTabs")->setCurrentIndex(at);
        settle();
        return find<T>(name);
    }

    ProfilingPage *page = nullptr;
};

FlameTreePtr smallTree()
{
    FlameTree tree;
    const auto add = [&tree](const char *name, std::uint32_t parent, double total, double self) {
        FlameNode node;
        node.name = name;
        node.parent = parent;
        node.total = total;
        node.self = self;
        if (parent != kNoIndex)
            tree.nodes[parent].children.push_back(std::uint32_t(tree.nodes.size()));
        tree.nodes.push_back(node);
    };
    add("", kNoIndex, 10, 0);
    add("encoder", 0, 8, 1);
    add("decoder", 0, 2, 2);
    add("MatMul", 1, 6, 6);
    add("Add", 1, 1, 1);
    return std::make_shared<const FlameTree>(std::move(tree));
}

MemoryScenePtr sceneOfMemory()
{
    auto profile = std::make_shared<Profile>(*GeneratedProfile().make());
    // Layer 1 takes 100 and gives 60 back, layer 2 takes 300: the peak is 340.
    MemoryCourse course{"CPU", {}};
    course.points = {{10, 100, 0, 1}, {20, 40, 0, 1}, {30, 340, 0, 2}, {40, 40, 0, 2}};
    profile->memory = {course};
    return memoryScene(figuresOf(profile));
}

} // namespace

class ProfileViewsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    static void flameIsZoomedAndSearched()
    {
        Style style(Style::Mode::Light);
        FlameChart chart(style);
        chart.resize(900, 300);
        chart.show();
        chart.setTree(smallTree());
        QTest::keyClick(&chart, Qt::Key_Down); // the whole
        QCOMPARE(chart.currentItem(), 0);
        QTest::keyClick(&chart, Qt::Key_Down);
        QCOMPARE(chart.currentItem(), 1);
        QTest::keyClick(&chart, Qt::Key_Right);
        QCOMPARE(chart.currentItem(), 2);
        QTest::keyClick(&chart, Qt::Key_Left);
        QTest::keyClick(&chart, Qt::Key_Return);
        QCOMPARE(chart.zoomed(), 1U);
        QTest::keyClick(&chart, Qt::Key_Backspace);
        QCOMPARE(chart.zoomed(), 0U);
        chart.setSearch(QStringLiteral("mat"));
        QCOMPARE(chart.foundSeconds(), 6.0);
        chart.setSearch(QStringLiteral("e")); // encoder and decoder; what lies inside counts once
        QCOMPARE(chart.foundSeconds(), 10.0);
        QVERIFY(chart.description().contains(QStringLiteral("5 boxes")));
        QCOMPARE(chart.table().rowCount(), std::size_t(5));
        QCOMPARE(std::get<std::string>(chart.table().at(3, 0)), std::string("encoder;MatMul"));
    }

    static void flameShowsModulesAndCalls()
    {
        Fixture fixture({GeneratedProfile().make()});
        auto *chart = fixture.showTab<FlameChart>(Flame, "profileFlame");
        QTRY_VERIFY(chart->table().rowCount() > 12);
        fixture.find<QComboBox>("flameKind")->setCurrentIndex(1);
        fixture.settle();
        QTRY_VERIFY(chart->toCsv().contains(QStringLiteral("level 0;level 1")));
        fixture.find<QComboBox>("flameKind")->setCurrentIndex(2);
        fixture.settle();
        QTRY_VERIFY(chart->toCsv().contains(QStringLiteral(";level 1")));
        QTest::keyClicks(fixture.find<QLineEdit>("flameSearch"), QStringLiteral("MatMul"));
        QVERIFY(chart->foundSeconds() > 0);
    }

    static void whoHoldsThePeak()
    {
        const MemoryScenePtr scene = sceneOfMemory();
        QCOMPARE(scene->lines.size(), std::size_t(1));
        QCOMPARE(scene->lines[0].bytes[scene->lines[0].peak], 340.0);
        QCOMPARE(scene->owners.size(), std::size_t(2));
        QCOMPARE(scene->owners[0].layer, 2U);
        QCOMPARE(scene->owners[0].bytes, 300.0);
        QCOMPARE(scene->owners[1].layer, 1U);
        QCOMPARE(scene->owners[1].bytes, 40.0);
        Style style(Style::Mode::Light);
        MemoryChart chart(style);
        chart.resize(600, 300);
        chart.show();
        chart.setScene(scene);
        QVERIFY(chart.description().contains(QStringLiteral("peak 340")));
        QTest::keyClick(&chart, Qt::Key_Right);
        QCOMPARE(chart.readout().rows().front().value, QStringLiteral("100\u00A0B"));
        QVERIFY(!chart.toImage(1).isNull());
    }

    static void memoryTellsWhoAsksForMost()
    {
        Fixture fixture({GeneratedProfile().make()});
        auto *list = fixture.showTab<BarList>(Memory, "allocators");
        QCOMPARE(list->bars().size(), std::size_t(9)); // of 12 layers, three ask for nothing
        QCOMPARE(list->bars().front().value, 4e4);
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Down);
        QTest::keyClick(list, Qt::Key_Return);
        QVERIFY(fixture.find<QToolButton>("chosenLayer")->isVisible());
    }

    static void graphIsLayered()
    {
        auto profile = std::make_shared<Profile>(*GeneratedProfile().make());
        profile->edges = {{0, 1, ""}, {0, 2, ""}, {1, 3, ""}, {2, 3, ""}};
        const GraphScenePtr scene = graphScene(figuresOf(profile), nullptr);
        QCOMPARE(scene->nodes.size(), std::size_t(12));
        QCOMPARE(scene->nodes[1].box.y, scene->nodes[2].box.y);
        QVERIFY(scene->nodes[0].box.bottom() < scene->nodes[1].box.y);
        QVERIFY(scene->nodes[1].box.bottom() < scene->nodes[3].box.y);
        for (std::size_t left = 0; left < scene->nodes.size(); ++left)
            for (std::size_t right = left + 1; right < scene->nodes.size(); ++right)
                QVERIFY(!scene->nodes[left].box.overlaps(scene->nodes[right].box));
    }

    static void graphOfARunIsThatOfItsModel()
    {
        auto run = std::make_shared<Profile>(*GeneratedProfile().make());
        const ProfilePtr model = GeneratedProfile().make();
        run->edges.clear();
        QVERIFY(graphScene(figuresOf(run), nullptr)->nodes.empty());
        QCOMPARE(graphScene(figuresOf(run), model.get())->edges.size(), std::size_t(11));
    }

    static void largeGraphsAreTakenTogether()
    {
        GeneratedProfile large;
        large.layers = 1000;
        const GraphScenePtr scene = graphScene(figuresOf(large.make()), nullptr);
        QVERIFY(scene->isGrouped);
        QCOMPARE(scene->nodes.size(), std::size_t(250)); // modules of four layers
        QCOMPARE(scene->edges.size(), std::size_t(249));
        QCOMPARE(scene->nodes.front().layers.size(), std::size_t(4));
    }

    static void clickInTheGraphChooses()
    {
        Fixture fixture({GeneratedProfile().make()});
        auto *map = fixture.showTab<GraphMap>(Graph, "profileGraph");
        QTRY_VERIFY(map->scene() != nullptr);
        map->setFocus();
        QTest::keyClick(map, Qt::Key_Down);
        QVERIFY(map->currentItem() >= 0);
        QVERIFY(!map->readout().rows().empty());
        QTest::mouseClick(
            map, Qt::LeftButton, {}, QPoint(map->width() / 2, map->height() - 20)); // maybe beside
        Q_EMIT map->clicked(5);
        QVERIFY(fixture.find<QToolButton>("chosenLayer")->isVisible());
    }

    static void roofIsNeverInvented()
    {
        const ProfileFiguresPtr figures = figuresOf(GeneratedProfile().make());
        const RooflineScenePtr bare = rooflineScene(figures, nullptr);
        QCOMPARE(bare->points.size(), std::size_t(12));
        QVERIFY(bare->ceilings.empty() && bare->slopes.empty());
        auto peaks = std::make_shared<ComputePeaks>();
        peaks->device = "a machine";
        peaks->compute = {{"float32", 1, 2e10}, {"float32", 2, 3e10}, {"int8", 1, 9e10}};
        peaks->memory = {{"memory", 0, 1, 5e9}, {"memory", 0, 2, 8e9}};
        const RooflineScenePtr roofed = rooflineScene(figures, peaks);
        QCOMPARE(roofed->ceilings.size(), std::size_t(1)); // int8 is not what these layers use
        QCOMPARE(roofed->ceilings[0].flopsPerSecond, 3e10);
        QCOMPARE(roofed->slopes.size(), std::size_t(1));
        QCOMPARE(roofed->slopes[0].bytesPerSecond, 8e9);
        // Layer 0: 1 MFLOP over 60 kB in 0.1 ms; 8 GB/s times its intensity are 133 GFLOP/s.
        for (const RooflineScene::Point &point : roofed->points) {
            if (point.layer == 0) {
                QCOMPARE(point.flopsPerSecond, 1e10);
                QCOMPARE(point.intensity, 1e6 / 6e4);
                QCOMPARE(point.bound, 3e10);
            }
        }
    }

    static void rooflineSaysThatThereIsNoRoof()
    {
        Fixture fixture({GeneratedProfile().make()});
        auto *chart = fixture.showTab<RooflineChart>(Roofline, "profileRoofline");
        QTRY_VERIFY(chart->scene() != nullptr);
        QVERIFY(chart->description().contains(QStringLiteral("no roof")));
        QVERIFY(!fixture.find<QPushButton>("measurePeaks")->isVisible()); // nobody could
        QVERIFY(fixture.find<QLabel>("rooflineRoof")->text().contains(QStringLiteral("no roof")));
        chart->setFocus();
        QTest::keyClick(chart, Qt::Key_Right);
        QVERIFY(chart->readout().rows().size() >= 4);
    }

    static void adviceIsExplained()
    {
        Fixture fixture({slowed(200)});
        auto *table = fixture.showTab<RowTable>(AdviceTab, "adviceTable");
        QTRY_VERIFY(table->shownRows() > 0);
        QTRY_VERIFY(!fixture.find<QLabel>("adviceSentence")->text().isEmpty());
        QVERIFY(fixture.find<QLabel>("adviceEvidence")->text().contains(QStringLiteral(": ")));
        AdviceModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const ProfilePtr profile = slowed(200);
        const std::vector<Advice> advice = advise(*profile);
        model.setRows(adviceRows(advice, *profile));
        const auto hot
            = std::ranges::find(model.rows(), QStringLiteral("A hot layer"), &AdviceRow::title);
        QVERIFY(hot != model.rows().end());
        QCOMPARE(hot->about, QStringLiteral("encoder/layer.0/MatMul"));
        QVERIFY2(hot->sentence.contains(QStringLiteral("takes 20.0"))
                     || hot->sentence.contains(QStringLiteral("takes 20")),
                 qPrintable(hot->sentence));
        model.setRows({});
    }

    static void twoProfilesAreCompared()
    {
        Fixture fixture({slowed(5), GeneratedProfile().make()});
        fixture.find<QTabBar>("profileTabs")->setCurrentIndex(Difference);
        QVERIFY(fixture.find<EmptyState>("noDiff")->isVisible());
        auto *other = fixture.find<QComboBox>("otherProfile");
        auto *shown = fixture.find<QComboBox>("shownProfile");
        QCOMPARE(shown->count(), 2);
        shown->setCurrentIndex(1); // the slow one was shown last
        other->setCurrentIndex(1);
        fixture.settle();
        auto *table = fixture.find<RowTable>("diffTable");
        QTRY_COMPARE(table->shownRows(), 12);
        QTRY_VERIFY(fixture.find<QLabel>("diffSentence")
                        ->text()
                        .contains(QStringLiteral("For certain 0 layer")));
        QCOMPARE(table->shownIds(1), QStringList{QStringLiteral("0")});
        DiffModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const ProfilePtr slow = slowed(5);
        model.setRows(diffRows(diffProfiles(*GeneratedProfile().make(), *slow), *slow));
        QCOMPARE(model.rowCount(), 12);
        // Means of 0.9, 1 and 1.2 times 0.1 ms.
        QVERIFY(std::abs(*model.rowAt(0)->before - 3.1e-4 / 3) < 1e-12);
        QVERIFY(std::abs(*model.rowAt(0)->change - 4) < 1e-9);
        auto *flame = fixture.showTab<FlameChart>(Flame, "profileFlame");
        QTRY_VERIFY(flame->toCsv().contains(QStringLiteral("total_before")));
    }
};

QTEST_MAIN(ProfileViewsTest)
#include "ProfileViewsTest.moc"
