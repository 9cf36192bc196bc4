// SPDX-License-Identifier: GPL-3.0-or-later
// Keys and gestures that hold in the whole window, by keys and mouse; which test drives which
// convention stands in tests/gui/README.md.
#include "app/TimeDesk.h"
#include "tests/gui/window/ChartsFixture.h"
#include "tests/gui/window/DragAcross.h"
#include "widgets/charts/ChartLegend.h"
#include "widgets/charts/PinnedReadout.h"
#include "widgets/charts/PlotCanvas.h"
#include "widgets/charts/TimeSeriesChart.h"
#include "widgets/models/ChartFeed.h"
#include "widgets/panels/CommandPalette.h"
#include "widgets/tables/RowTable.h"

#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>

#include <algorithm>

using namespace perfdeck;
using namespace std::chrono_literals;

namespace {

/// Charts with samples, and what the mouse does to them.
struct SeenFixture : ChartsFixture
{
    SeenFixture() { QVERIFY(waitForSamples()); }

    void hover(TimeSeriesChart &chart, double share) const
    {
        auto *canvas = chart.findChild<PlotCanvas *>();
        const QPointF at(share * canvas->width(), 40);
        QMouseEvent move(QEvent::MouseMove,
                         at,
                         canvas->mapToGlobal(at),
                         Qt::NoButton,
                         Qt::NoButton,
                         Qt::NoModifier);
        QApplication::sendEvent(canvas, &move);
    }

    void wheel(TimeSeriesChart &chart, Qt::KeyboardModifiers modifiers) const
    {
        auto *canvas = chart.findChild<PlotCanvas *>();
        const QPointF at(canvas->width() / 2.0, 40);
        QWheelEvent turn(at,
                         canvas->mapToGlobal(at),
                         {},
                         {0, 120},
                         Qt::NoButton,
                         modifiers,
                         Qt::NoScrollPhase,
                         false);
        QApplication::sendEvent(canvas, &turn);
    }

    /// The words of a context menu with those of its menus; closes it.
    [[nodiscard]] QStringList menuOf(QWidget &widget, const QString &name) const
    {
        const QPoint at = widget.rect().center();
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, widget.mapToGlobal(at));
        QApplication::sendEvent(&widget, &event);
        QStringList words;
        for (auto *menu : QApplication::topLevelWidgets())
            if (menu->isVisible() && (name.isEmpty() || menu->objectName() == name))
                if (auto *open = qobject_cast<QMenu *>(menu)) {
                    for (const QAction *action : open->findChildren<QAction *>())
                        words.append(action->text());
                    for (const QAction *action : open->actions())
                        words.append(action->text());
                    open->close();
                }
        return words;
    }
};

bool holds(const QStringList &words, const char *part)
{
    return !words.filter(QString::fromLatin1(part)).isEmpty();
}

} // namespace

class ConventionsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void f11FillsTheScreenAndEscapeEndsOneThingAtATime()
    {
        SeenFixture fixture;
        fixture.press(Qt::Key_F11);
        QVERIFY(fixture.window().isFullScreen());
        fixture.press(Qt::Key_Space);
        const Timestamp now = fixture.window().scope().now();
        fixture.window().panels().openSources();
        fixture.window().timeDesk().selection().select({now - 20s, now - 10s});
        QTest::keyClick(&fixture.window(), Qt::Key_Escape);
        QVERIFY(!fixture.window().timeDesk().selection().range());
        QTest::keyClick(&fixture.window(), Qt::Key_Escape);
        QVERIFY(!fixture.find<QWidget>("sourcesPanel")->isVisible());
        QVERIFY(fixture.window().isFullScreen());
        QTest::keyClick(&fixture.window(), Qt::Key_Escape);
        QVERIFY(!fixture.window().isFullScreen());
    }

    void f5AsksAgainEvenWhilePaused()
    {
        SeenFixture fixture;
        fixture.press(Qt::Key_Space);
        QTest::qWait(300); // what was asked before has its answer
        QSignalSpy frames(fixture.cpu->findChild<ChartFeed *>(), &ChartFeed::frameReady);
        QTest::qWait(300);
        QCOMPARE(frames.count(), 0);
        fixture.press(Qt::Key_F5);
        QTRY_VERIFY_WITH_TIMEOUT(frames.count() > 0, kPatience);
    }

    void controlFNarrowsWhatIsShownOrSearchesAll()
    {
        WindowFixture fixture;
        fixture.press(Qt::Key_F, Qt::ControlModifier);
        QVERIFY(fixture.find<CommandPalette>("palette")->isVisible());
        fixture.press(Qt::Key_Escape);
        fixture.press(Qt::Key_2, Qt::AltModifier);
        auto *filter = fixture.find<QLineEdit>("modelFilter");
        if (filter->isVisible()) {
            fixture.press(Qt::Key_F, Qt::ControlModifier);
            QVERIFY(filter->hasFocus());
        }
    }

    void controlOOpensFiles()
    {
        WindowFixture fixture(false);
        fixture.press(Qt::Key_O, Qt::ControlModifier);
        QTRY_VERIFY(fixture.window().findChild<QFileDialog *>());
        auto *dialog = fixture.window().findChild<QFileDialog *>();
        QTRY_VERIFY(dialog->isVisible());
        QVERIFY(!dialog->isModal() || dialog->windowModality() == Qt::WindowModal);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!dialog->isVisible());
    }

    void pausingDoesNotStopCollection()
    {
        SeenFixture fixture;
        fixture.press(Qt::Key_Space);
        const TimeRange still = fixture.window().scope().range();
        const auto written = fixture.session().storage().samplesWritten;
        QTRY_VERIFY_WITH_TIMEOUT(fixture.session().storage().samplesWritten > written, kPatience);
        QCOMPARE(fixture.window().scope().range(), still);
    }

    void theCrosshairIsThatOfAllCharts()
    {
        SeenFixture fixture;
        fixture.press(Qt::Key_Space);
        fixture.hover(*fixture.cpu, 0.9);
        QVERIFY(fixture.cpu->cursorTime());
        QCOMPARE(fixture.memory->cursorTime(), fixture.cpu->cursorTime());
        const auto before = fixture.cpu->cursorTime();
        fixture.cpu->setFocus();
        fixture.press(Qt::Key_Left);
        QVERIFY(fixture.cpu->cursorTime() < before);
        QCOMPARE(fixture.memory->cursorTime(), fixture.cpu->cursorTime());
    }

    void gesturesOnAChartMoveTheWindow()
    {
        SeenFixture fixture;
        TimeScope &scope = fixture.window().scope();
        fixture.press(Qt::Key_Space);
        const TimeRange shown = scope.range();
        fixture.wheel(*fixture.cpu, Qt::NoModifier);
        const TimeRange zoomed = scope.range();
        QVERIFY(zoomed.length() < shown.length());
        fixture.wheel(*fixture.cpu, Qt::ShiftModifier);
        QCOMPARE(scope.range().length(), zoomed.length());
        QVERIFY(scope.range() != zoomed);
        dragAcross(*fixture.cpu, 0.25, 0.75, Qt::NoModifier);
        QVERIFY(scope.range().length() < zoomed.length());
        QTRY_COMPARE(fixture.memory->visibleRange().length(), fixture.cpu->visibleRange().length());
        QTest::mouseDClick(fixture.cpu->findChild<PlotCanvas *>(), Qt::LeftButton, {}, {40, 40});
        QVERIFY(scope.isLive());
    }

    void aClickOnTheLegendShowsOneLineAndEscapeAllOfThem()
    {
        SeenFixture fixture;
        auto *legend = fixture.memory->findChild<ChartLegend *>();
        const auto visible = [&fixture] {
            int lines = 0;
            for (const ChartLine &line : fixture.memory->book().lines())
                lines += line.visible ? 1 : 0;
            return lines;
        };
        QTRY_VERIFY(visible() >= 2);
        const int all = visible();
        const QColor color = fixture.memory->book().lines()[1].color;
        QTest::mouseClick(legend, Qt::LeftButton, {}, legend->entryRect(1).center());
        QCOMPARE(visible(), 1);
        QCOMPARE(fixture.memory->book().lines()[1].color, color);
        fixture.press(Qt::Key_Z, Qt::ControlModifier); // a view like any other
        QCOMPARE(visible(), all);
        QTest::mouseClick(
            legend, Qt::LeftButton, Qt::ControlModifier, legend->entryRect(1).center());
        QCOMPARE(visible(), all - 1);
        fixture.memory->setFocus();
        fixture.press(Qt::Key_Escape);
        QCOMPARE(visible(), all);
    }

    void axesAreChangedByKeysAndTakenBack()
    {
        SeenFixture fixture;
        fixture.cpu->setFocus();
        const AxisWish before = fixture.cpu->axisWish();
        fixture.press(Qt::Key_L);
        QVERIFY(!(fixture.cpu->axisWish() == before));
        fixture.press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(fixture.cpu->axisWish() == before);
    }

    void aClickPinsTheReadout()
    {
        SeenFixture fixture;
        fixture.press(Qt::Key_Space);
        auto *canvas = fixture.cpu->findChild<PlotCanvas *>();
        const double newest = 0.995; // what has just been measured
        const QPoint at(int(newest * canvas->width()), 40);
        fixture.hover(*fixture.cpu, newest);
        QTest::mouseClick(canvas, Qt::LeftButton, {}, at);
        const auto isPinned = [&fixture] {
            const auto boxes = fixture.cpu->findChildren<PinnedReadout *>();
            return std::ranges::any_of(boxes, [](const auto *box) { return box->isVisible(); });
        };
        QVERIFY(isPinned());
        QTest::keyClick(fixture.cpu, Qt::Key_Escape);
        QVERIFY(!isPinned());
    }

    void chartsAndTablesOfferCopiesAndFilesInPlace()
    {
        SeenFixture fixture;
        const QStringList chart = fixture.menuOf(*fixture.cpu, QStringLiteral("chartMenu"));
        for (const char *part : {"Copy picture",
                                 "Copy data",
                                 "Copy as SQL",
                                 "PNG",
                                 "SVG",
                                 "CSV",
                                 "Show as table",
                                 "Linked"})
            QVERIFY2(holds(chart, part), part);
        auto *table = fixture.find<RowTable>("processTable");
        const QStringList rows = fixture.menuOf(*table->viewport(), {});
        for (const char *part : {"Copy", "CSV", "Columns"})
            QVERIFY2(holds(rows, part), qPrintable(rows.join(QStringLiteral(", "))));
    }

    void theQuestionOfAChartIsCopied()
    {
        SeenFixture fixture;
        auto *copy = fixture.memory->findChild<QAction *>(QStringLiteral("copySql"));
        QVERIFY(copy);
        copy->trigger();
        const QString whole = QApplication::clipboard()->text();
        QVERIFY2(
            whole.startsWith(QStringLiteral("SELECT time, metric, labels, value FROM samples")),
            qPrintable(whole));
        QVERIFY(whole.contains(QStringLiteral("metric = 'memory_used_bytes'")));
        const Timestamp from{std::chrono::seconds(1'763'733'600)};
        fixture.window().timeDesk().selection().select({from, from + 1min});
        copy->trigger();
        QVERIFY(QApplication::clipboard()->text().contains(
            QStringLiteral("time >= 1763733600000000 AND time < 1763733660000000")));
    }
};

QTEST_MAIN(ConventionsTest)
#include "ConventionsTest.moc"
