// SPDX-License-Identifier: GPL-3.0-or-later
// Time, selection, events and notes in the real window, by keys and mouse.
#include "app/TimeDesk.h"
#include "tests/gui/window/ChartsFixture.h"
#include "tests/gui/window/DragAcross.h"
#include "widgets/charts/HeatMap.h"
#include "widgets/charts/PlotCanvas.h"
#include "widgets/charts/TimeSeriesChart.h"
#include "widgets/export/FileSaver.h"
#include "widgets/models/ActionRegistry.h"
#include "widgets/models/ChartFeed.h"
#include "widgets/pages/ChartLink.h"
#include "widgets/pages/LiveHeatMap.h"
#include "widgets/panels/NoteEditor.h"
#include "widgets/panels/NotesPanel.h"
#include "widgets/panels/RangePopup.h"
#include "widgets/panels/SelectionBar.h"
#include "widgets/panels/TimeBar.h"
#include "widgets/panels/UndoBar.h"
#include "widgets/tables/RowTable.h"

#include <QAction>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

using namespace perfdeck;
using namespace std::chrono_literals;

namespace {

/// What is done on charts, by keys.
struct DeskFixture : ChartsFixture
{
    [[nodiscard]] TimeDesk &desk() { return window().timeDesk(); }

    void writeNote(const char *text)
    {
        press(Qt::Key_N);
        auto *editor = find<NoteEditor>("noteEditor");
        QVERIFY(editor && editor->isVisible());
        QTest::keyClicks(QApplication::focusWidget(), QString::fromLatin1(text));
        press(Qt::Key_Return);
        QVERIFY(!editor->isVisible());
    }

    [[nodiscard]] QString undoText()
    {
        return window().actionRegistry().action(QStringLiteral("undo"))->text();
    }
};

} // namespace

class TimeDeskTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void plainKeysZoomAndMoveTheWindow()
    {
        DeskFixture fixture;
        TimeScope &scope = fixture.window().scope();
        scope.setSpan(1h);
        fixture.press(Qt::Key_W);
        QCOMPARE(scope.span(), Duration(40min));
        fixture.press(Qt::Key_S);
        QCOMPARE(scope.span(), Duration(1h));
        fixture.press(Qt::Key_A);
        QCOMPARE(scope.mode(), TimeScope::Mode::History);
        fixture.press(Qt::Key_0);
        QVERIFY(scope.isLive());
    }

    void viewsAreUndoneByKeysAndNamedInTheMenu()
    {
        DeskFixture fixture;
        TimeScope &scope = fixture.window().scope();
        QVERIFY(!fixture.window().views().stack().canUndo());
        scope.setSpan(1h);
        QCOMPARE(fixture.undoText(), QStringLiteral("&Undo last 1 h"));
        const Timestamp now = scope.now();
        scope.showRange({now - 2h, now - 1h});
        QVERIFY(fixture.undoText().startsWith(QStringLiteral("&Undo zoom to ")));
        fixture.press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(scope.isLive());
        fixture.press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(scope.span(), Duration(5min));
        fixture.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        fixture.press(Qt::Key_Y, Qt::ControlModifier);
        QVERIFY((scope.range() == TimeRange{now - 2h, now - 1h}));
    }

    void theRangeIsTyped()
    {
        DeskFixture fixture;
        fixture.press(Qt::Key_L, Qt::ControlModifier);
        QTest::qWait(1);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("now-2d/d to now/d"));
        fixture.press(Qt::Key_Return);
        QCOMPARE(fixture.window().scope().mode(), TimeScope::Mode::History);
        QCOMPARE(fixture.window().scope().range().length(), Duration(48h));
        fixture.window().close();
        QCOMPARE(fixture.settings().settings().recentRanges,
                 std::vector<std::string>{"now-2d/d to now/d"});
    }

    void aSelectionIsOnAllChartsAndOffersWhatCanBeDone()
    {
        DeskFixture fixture;
        QVERIFY(fixture.waitForSamples());
        fixture.press(Qt::Key_Space); // stands still
        auto *bar = fixture.find<SelectionBar>("selectionBar");
        QVERIFY(!bar->isVisible());
        dragAcross(*fixture.cpu, 0.4, 0.6, Qt::ShiftModifier);
        QVERIFY(bar->isVisible());
        const auto selected = fixture.desk().selection().range();
        QVERIFY(selected);
        QVERIFY(fixture.memory->selection() == selected);
        QVERIFY(selected->length() > 50s && selected->length() < 70s);
        QVERIFY(
            fixture.find<QLabel>("selectionWords")->text().startsWith(QStringLiteral("Selected ")));
        fixture.window().setFocus();
        fixture.press(Qt::Key_Escape);
        QVERIFY(!bar->isVisible());
        QVERIFY(!fixture.memory->selection());
        dragAcross(*fixture.memory, 0.2, 0.4, Qt::ShiftModifier);
        const TimeRange again = *fixture.desk().selection().range();
        QTest::mouseClick(fixture.find<QToolButton>("selectionCompare"), Qt::LeftButton);
        QVERIFY(fixture.window().scope().range() == again);
        QCOMPARE(fixture.window().scope().earlier(), again.length());
        QVERIFY(!bar->isVisible());
        fixture.press(Qt::Key_Z, Qt::ControlModifier); // one step
        QCOMPARE(fixture.window().scope().mode(), TimeScope::Mode::Paused);
        QCOMPARE(fixture.window().scope().earlier(), Duration(0));
    }

    void notesAreWrittenShownChangedDeletedAndTakenBack()
    {
        DeskFixture fixture;
        QVERIFY(fixture.waitForSamples());
        fixture.writeNote("Something was slow");
        Session &session = fixture.session();
        QTRY_COMPARE_WITH_TIMEOUT(session.notes()->size(), std::size_t(1), kPatience);
        QCOMPARE(session.notes()->front().text, std::string("Something was slow"));
        QCOMPARE(session.notes()->front().page, std::string("overview"));
        const auto marks = [&] {
            const auto &all = fixture.desk().events().marks();
            return std::count_if(all.begin(), all.end(), [](const ChartMark &mark) {
                return mark.kind == ChartMark::Kind::Note;
            });
        };
        QTRY_COMPARE_WITH_TIMEOUT(marks(), 1, kPatience);
        QCOMPARE(fixture.undoText(), QStringLiteral("&Undo the note “Something was slow”"));

        fixture.press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        auto *panel = fixture.find<NotesPanel>("notesPanel");
        QVERIFY(panel && panel->isVisible());
        auto *table = panel->findChild<RowTable *>(QStringLiteral("noteTable"));
        QTRY_COMPARE(table->shownRows(), 1);
        table->selectId(QString::number(session.notes()->front().id.value()));
        QTest::mouseClick(fixture.find<QPushButton>("noteChange"), Qt::LeftButton);
        auto *text = panel->findChild<QPlainTextEdit *>(QStringLiteral("noteText"));
        QVERIFY(text->isVisible());
        QTest::keyClicks(text, QStringLiteral(" indeed"));
        QTest::keyClick(text, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(
            session.notes()->front().text, std::string("Something was slow indeed"), kPatience);

        table->setFocus();
        QTest::keyClick(table, Qt::Key_Delete);
        QTRY_VERIFY_WITH_TIMEOUT(session.notes()->empty(), kPatience);
        auto *bar = panel->findChild<UndoBar *>(QStringLiteral("undoBar"));
        QVERIFY(bar->isVisible());
        QTRY_COMPARE(marks(), 0);
        QTest::mouseClick(fixture.find<QPushButton>("undoDelete"), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(session.notes()->size(), std::size_t(1), kPatience);
        QVERIFY(!bar->isVisible());
    }

    void aNoteOnASelectionIsARange()
    {
        DeskFixture fixture;
        QVERIFY(fixture.waitForSamples());
        fixture.press(Qt::Key_Space);
        dragAcross(*fixture.cpu, 0.5, 0.9, Qt::ShiftModifier);
        const TimeRange selected = *fixture.desk().selection().range();
        fixture.cpu->setFocus();
        fixture.writeNote("Busy");
        QTRY_COMPARE_WITH_TIMEOUT(fixture.session().notes()->size(), std::size_t(1), kPatience);
        const Note note = fixture.session().notes()->front();
        QVERIFY(note.from == selected.from);
        QVERIFY(note.to == selected.to);
        QCOMPARE(note.series, std::string("chart-cpu"));
        fixture.press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(fixture.session().notes()->empty(), kPatience);
        fixture.press(Qt::Key_Y, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(fixture.session().notes()->size(), std::size_t(1), kPatience);
        QCOMPARE(fixture.session().notes()->front().id, note.id);
    }

    void escLeavesNoNote()
    {
        DeskFixture fixture;
        fixture.press(Qt::Key_N);
        auto *editor = fixture.find<NoteEditor>("noteEditor");
        QVERIFY(editor->isVisible());
        fixture.press(Qt::Key_Return); // nothing is written: nothing is kept
        QVERIFY(editor->isVisible());
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("w0"));
        fixture.press(Qt::Key_Escape);
        QVERIFY(!editor->isVisible());
        QTest::qWait(50);
        QVERIFY(fixture.session().notes()->empty());
        QVERIFY(fixture.window().scope().isLive()); // what was typed was no command
    }

    void aChartIsUnlinkedAndLinkedAgain()
    {
        DeskFixture fixture;
        QVERIFY(fixture.waitForSamples());
        TimeScope &scope = fixture.window().scope();
        auto *link = fixture.cpu->findChild<QAction *>(QStringLiteral("linkChart"));
        QVERIFY(link && link->isChecked());
        link->trigger();
        fixture.cpu->setFocus();
        QTest::keyClick(fixture.cpu, Qt::Key_Plus);
        QVERIFY(scope.isLive());
        QTRY_VERIFY(fixture.cpu->visibleRange().length() < 250s);
        QVERIFY(fixture.memory->visibleRange().length() > 280s);
        fixture.cpu->setCursor(std::nullopt);
        fixture.desk().crosshair().point(scope.now() - 1min);
        QVERIFY(fixture.memory->cursorTime());
        QVERIFY(!fixture.cpu->cursorTime());
        scope.setZone(QTimeZone("Europe/Berlin")); // the zone is the window's
        QVERIFY(fixture.cpu->timeZone() == scope.zone());
        fixture.window().views().stack().undo(); // the zone
        fixture.window().views().stack().undo(); // the unlinking
        QVERIFY(link->isChecked());
        QTRY_VERIFY(fixture.cpu->visibleRange().length() > 280s);
    }

    void otherKindsOfChartsAreLinkedAlike()
    {
        DeskFixture fixture;
        TimeScope &scope = fixture.window().scope();
        const PageContext context{fixture.session(),
                                  scope,
                                  fixture.style(),
                                  fixture.desk().crosshair(),
                                  fixture.desk().selection(),
                                  fixture.desk().events(),
                                  fixture.window().views(),
                                  std::make_shared<SystemClock>(),
                                  {},
                                  {},
                                  {},
                                  {},
                                  {}};
        HeatMap heat(fixture.style());
        ChartLink &link = linkChart(context, heat);
        heat.resize(400, 200);
        heat.show();
        const Timestamp now = scope.now();
        heat.setVisibleRange({now - 10min, now});
        QTest::keyClick(&heat, Qt::Key_W);
        QCOMPARE(scope.mode(), TimeScope::Mode::History);
        QVERIFY(scope.range().length() < 10min);
        QVERIFY(link.scope().range() == scope.range());
        fixture.desk().crosshair().point(now - 5min);
        QVERIFY(heat.cursorTime() == now - 5min);
        link.setLinked(false);
        QTest::keyClick(&heat, Qt::Key_0);
        QVERIFY(!scope.isLive());
        QVERIFY(link.scope().isLive());
    }

    void aHeatMapSelectsAndShowsWhatHappened()
    {
        DeskFixture fixture;
        QVERIFY(fixture.waitForSamples());
        const Timestamp now = fixture.window().scope().now();
        fixture.window().scope().showRange({now - 10min, now});
        PageContext context{fixture.session(),
                            fixture.window().scope(),
                            fixture.style(),
                            fixture.desk().crosshair(),
                            fixture.desk().selection(),
                            fixture.desk().events(),
                            fixture.window().views(),
                            std::make_shared<SystemClock>(),
                            {},
                            {},
                            {},
                            {},
                            {}};
        Note wanted;
        context.writeNote = [&wanted](const Note &note, const QWidget *) { wanted = note; };
        LiveHeatMap live(context, "heat", QStringLiteral("Heat"));
        const std::unique_ptr<HeatMap> heat(live.map());
        HeatFrame frame;
        frame.kind = HeatRows::Entities;
        frame.range = {now - 10min, now};
        frame.firstColumn = now - 10min;
        frame.columnWidth = 1min;
        frame.columns = 10;
        frame.rows = {{"a"}, {"b"}};
        frame.cells.assign(20, 1.0);
        heat->resize(500, 240);
        heat->setVisibleRange(frame.range);
        heat->setFrame(std::make_shared<const HeatFrame>(frame));
        heat->show();
        dragAcrossWidget(*heat, 0.4, 0.6, Qt::ShiftModifier);
        const auto range = fixture.desk().selection().range();
        QVERIFY(range && heat->selection() == range && fixture.cpu->selection() == range);
        QVERIFY(frame.range.contains(range->from) && frame.range.contains(range->to));
        QCOMPARE(fixture.window().scope().range(), frame.range); // it did not zoom
        QTest::keyClick(heat.get(), Qt::Key_N);
        QVERIFY(wanted.from == range->from && wanted.to == range->to);
        wanted.text = "a spike";
        fixture.session().putNote(wanted);
        QTRY_COMPARE_WITH_TIMEOUT(heat->marks().groups().empty(), false, kPatience);
        QTest::keyClick(heat.get(), Qt::Key_Escape);
        QVERIFY(!fixture.desk().selection().range());
        heat->setCursor(std::nullopt);
        QTest::keyClick(heat.get(), Qt::Key_Period);
        QVERIFY(heat->cursorTime() == wanted.from);
        QVERIFY(heat->readout().isVisible());
        QSignalSpy opened(&fixture.desk().events(), &EventLayer::noteActivated);
        QTest::keyClick(heat.get(), Qt::Key_Return);
        QCOMPARE(opened.count(), 1);
        QTest::keyClick(heat.get(), Qt::Key_R);
        QVERIFY(fixture.desk().selection().range() == range); // that of the note
        live.feed().setSelectors({{"scrape_samples", {}}, {"load_average", {}}});
        const QString path = QString::fromStdString(fixture.file("samples.csv"));
        FileSaver::of(*heat).setPathChooser(
            [&path](QWidget *, const QString &, const QString &, auto chosen) { chosen(path); });
        heat->saveSamples({now - 10min, now});
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), kPatience);
        QFile saved(path);
        QVERIFY(saved.open(QIODevice::ReadOnly));
        QVERIFY(saved.readLine().startsWith("time,metric,labels,value"));
        QVERIFY(saved.readLine().contains("load_average"));
    }

    void aComparisonReachesTheCharts()
    {
        DeskFixture fixture;
        QVERIFY(fixture.waitForSamples());
        auto *feed = fixture.cpu->findChild<ChartFeed *>();
        QSignalSpy earlier(feed, &ChartFeed::earlierReady);
        fixture.press(Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(fixture.window().scope().earlier(), Duration(24h));
        QVERIFY(fixture.find<QToolButton>("compareChip")->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(earlier.count() > 0, kPatience);
        fixture.press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!fixture.find<QToolButton>("compareChip")->isVisible());
    }

    void kindsOfEventsAreHidden()
    {
        DeskFixture fixture;
        EventLayer &events = fixture.desk().events();
        const auto starts = [&events] {
            return std::count_if(events.marks().begin(), events.marks().end(), [](const auto &m) {
                return m.kind == ChartMark::Kind::Restart;
            });
        };
        QTRY_COMPARE_WITH_TIMEOUT(starts(), 1, kPatience); // of this window
        fixture.desk().toggleNotes();
        QMenu *kinds = fixture.find<QToolButton>("eventKinds")->menu();
        auto *restarts = kinds->findChild<QAction *>(QStringLiteral("events-restart"));
        QVERIFY(restarts && restarts->isChecked());
        restarts->trigger();
        QCOMPARE(starts(), 0);
        QCOMPARE(fixture.undoText(), QStringLiteral("&Undo hide on charts: Restarts"));
        fixture.window().views().stack().undo();
        QCOMPARE(starts(), 1);
        QVERIFY(restarts->isChecked());
        // The keys for events move the crosshair of all charts.
        fixture.desk().stepEvent(-1);
        QVERIFY(fixture.desk().crosshair().time());
    }

    /// To look at: PERFDECK_PICTURES=FOLDER.
    void everythingAtOnce()
    {
        DeskFixture fixture;
        QVERIFY(fixture.waitForSamples());
        const QString folder = qEnvironmentVariable("PERFDECK_PICTURES");
        for (const Style::Mode mode : {Style::Mode::Light, Style::Mode::Dark}) {
            fixture.style().setMode(mode);
            fixture.window().scope().compareWith(24h);
            dragAcross(*fixture.cpu, 0.3, 0.7, Qt::ShiftModifier);
            fixture.desk().toggleNotes();
            fixture.window().setFocus();
            fixture.writeNote("Load test with 200 users");
            fixture.press(Qt::Key_N);
            QTest::qWait(300);
            const QString name
                = mode == Style::Mode::Light ? QStringLiteral("light") : QStringLiteral("dark");
            const auto save = [&](QWidget &widget, const char *what) {
                if (!folder.isEmpty())
                    QVERIFY(widget.grab().save(folder + QLatin1Char('/') + QLatin1StringView(what)
                                               + name + QStringLiteral(".png")));
            };
            save(fixture.window(), "desk-");
            fixture.press(Qt::Key_Escape);
            fixture.window().timeBar().openPopup();
            auto *popup = fixture.find<RangePopup>("rangePopup");
            QVERIFY(popup->isVisible());
            QTest::qWait(50);
            save(*popup, "popup-");
            popup->hide();
            fixture.desk().toggleNotes();
        }
    }

    void theZoneIsThatOfAllCharts()
    {
        DeskFixture fixture;
        fixture.window().scope().setZone(QTimeZone("Asia/Kolkata"));
        QCOMPARE(fixture.memory->timeZone().id(), QByteArray("Asia/Kolkata"));
        QCOMPARE(fixture.find<StateLabel>("statusZone")->text(), QStringLiteral("Asia/Kolkata"));
        fixture.window().setFocus();
        fixture.press(Qt::Key_U);
        QVERIFY(fixture.memory->timeZone() == QTimeZone::utc());
        QCOMPARE(fixture.find<StateLabel>("statusZone")->text(), QStringLiteral("UTC"));
    }
};

QTEST_MAIN(TimeDeskTest)
#include "TimeDeskTest.moc"
