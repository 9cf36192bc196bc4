// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/window/WindowFixture.h"
#include "widgets/charts/TimeSeriesChart.h"
#include "widgets/panels/CommandPalette.h"
#include "widgets/panels/SourcesPanel.h"

#include <QEventLoop>
#include <QLabel>
#include <QLineEdit>
#include <QListView>

using namespace perfdeck;

namespace {

constexpr Qt::KeyboardModifiers kCtrl = Qt::ControlModifier;
constexpr Qt::KeyboardModifiers kCtrlShift = Qt::ControlModifier | Qt::ShiftModifier;

} // namespace

class PaletteTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void aCommandIsFoundAndRun()
    {
        WindowFixture fixture(false);
        fixture.press(Qt::Key_P, kCtrlShift);
        auto *palette = fixture.find<CommandPalette>("palette");
        QVERIFY(palette && palette->isVisible());
        QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("paletteField"));
        type("go mod");
        QVERIFY(palette->model().rowCount() > 0);
        QCOMPARE(palette->model().item(0)->words, QStringLiteral("Models"));
        fixture.press(Qt::Key_Return);
        QVERIFY(!palette->isVisible());
        QCOMPARE(fixture.window().navigator().current(), 1);
    }

    void whatWasUsedComesFirst()
    {
        WindowFixture fixture(false);
        fixture.press(Qt::Key_P, kCtrlShift);
        type("switch light");
        fixture.press(Qt::Key_Return);
        QVERIFY(fixture.style().theme().isDark);
        fixture.press(Qt::Key_P, kCtrlShift);
        auto *palette = fixture.find<CommandPalette>("palette");
        QCOMPARE(palette->model().item(0)->id, QStringLiteral("action-switch-theme"));
        fixture.press(Qt::Key_Escape);
        fixture.window().close();
        SettingsStore read(fixture.settings().path());
        QVERIFY(read.load());
        QCOMPARE(read.settings().recentPlaces, std::vector<std::string>{"action-switch-theme"});
    }

    void keysMoveAndEscapeGivesTheFocusBack()
    {
        WindowFixture fixture;
        auto *chart = fixture.find<TimeSeriesChart>("chart-memory");
        chart->setFocus();
        fixture.press(Qt::Key_P, kCtrl);
        const auto *list = fixture.find<QListView>("paletteList");
        fixture.press(Qt::Key_Down);
        fixture.press(Qt::Key_Down);
        QCOMPARE(list->currentIndex().row(), 2);
        fixture.press(Qt::Key_Up);
        QCOMPARE(list->currentIndex().row(), 1);
        fixture.press(Qt::Key_Escape);
        QVERIFY(!fixture.find<CommandPalette>("palette")->isVisible());
        QCOMPARE(QApplication::focusWidget(), chart);
    }

    void aMetricIsFoundAndDrawn()
    {
        WindowFixture fixture;
        QTRY_VERIFY_WITH_TIMEOUT(hasData(fixture, "chart-memory"), 10'000);
        fixture.press(Qt::Key_P, kCtrl);
        auto *palette = fixture.find<CommandPalette>("palette");
        type("memory used bytes");
        QTRY_VERIFY(palette->model().rowCount() > 0);
        QCOMPARE(palette->model().item(0)->id, QStringLiteral("metric-memory_used_bytes"));
        fixture.press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(hasData(fixture, "chart-series"), 10'000);
        QCOMPARE(fixture.find<QLabel>("seriesFound")->text(), QStringLiteral("1 series"));
        fixture.window().setFocus();
        fixture.press(Qt::Key_Escape);
        QVERIFY(!fixture.find<QWidget>("seriesPanel")->isVisible());
    }

    void notesArePlaces()
    {
        WindowFixture fixture(false);
        Note note;
        note.from = fixture.window().scope().now() - std::chrono::hours(30);
        note.text = "the night of the long queue";
        fixture.session().putNote(note);
        QTRY_COMPARE(fixture.session().notes()->size(), std::size_t(1));
        fixture.press(Qt::Key_P, kCtrl);
        type("long queue");
        auto *palette = fixture.find<CommandPalette>("palette");
        QVERIFY(palette->model().rowCount() > 0);
        QVERIFY(palette->model().item(0)->id.startsWith(QStringLiteral("note-")));
        fixture.press(Qt::Key_Return);
        QVERIFY(fixture.window().scope().range().contains(note.from));
    }

    void sourcesAndEventsArePlaces()
    {
        WindowFixture fixture;
        QTRY_VERIFY_WITH_TIMEOUT(anEventIsStored(fixture), 10'000);
        fixture.press(Qt::Key_P, kCtrl);
        type("machine");
        fixture.press(Qt::Key_Return);
        QVERIFY(fixture.find<SourcesPanel>("sourcesPanel")->isVisible());
        fixture.press(Qt::Key_P, kCtrl);
        auto *palette = fixture.find<CommandPalette>("palette");
        type("perfdeck was started");
        QTRY_COMPARE(palette->model().rowCount(), 1);
        QTest::mouseClick(
            fixture.find<QListView>("paletteList")->viewport(), Qt::LeftButton, {}, QPoint(40, 8));
        QCOMPARE(fixture.window().scope().mode(), TimeScope::Mode::History);
    }

    void nothingFitsIsSaid()
    {
        WindowFixture fixture(false);
        fixture.press(Qt::Key_P, kCtrlShift);
        type("zzzqqq");
        const auto labels = fixture.find<CommandPalette>("palette")->findChildren<QLabel *>();
        QCOMPARE(labels.front()->text(), QStringLiteral("Nothing fits"));
        fixture.press(Qt::Key_Return);
        QVERIFY(fixture.find<CommandPalette>("palette")->isVisible());
    }

private:
    static void type(const char *text)
    {
        QTest::keyClicks(QApplication::focusWidget(), QString::fromLatin1(text));
    }

    /// The palette asks once, when it is opened; what is written later it cannot find.
    static bool anEventIsStored(WindowFixture &fixture)
    {
        bool stored = false;
        QEventLoop answered;
        fixture.session().askEvents(TimeRange::everything(), 1, &answered, [&](const auto &events) {
            stored = !events->empty();
            answered.quit();
        });
        answered.exec();
        return stored;
    }

    static bool hasData(WindowFixture &fixture, const char *name)
    {
        const auto *chart = fixture.find<TimeSeriesChart>(name);
        return chart != nullptr && chart->frame() && !chart->frame()->series.empty();
    }
};

QTEST_MAIN(PaletteTest)
#include "PaletteTest.moc"
