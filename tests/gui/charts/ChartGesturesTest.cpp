// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/charts/ChartFixture.h"

#include <QSignalSpy>

using namespace perfdeck;
using namespace std::chrono_literals;

/// Each gesture and key of the timeline, by the mouse and keyboard.
class ChartGesturesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void dragZoomsIntoTheRange()
    {
        ChartFixture f;
        QSignalSpy spy(&f.chart, &TimeSeriesChart::rangeSelected);
        const int width = f.canvas()->width();
        f.drag({width / 4, 20}, {width / 2, 30});
        QCOMPARE(spy.count(), 1);
        const TimeRange range = f.chart.visibleRange();
        QVERIFY(std::abs(seconds(range.from - kStart) - 150) < 3);
        QVERIFY(std::abs(seconds(range.to - kStart) - 300) < 3);
        QCOMPARE(spy[0][0].value<TimeRange>(), range);
        f.chart.setVisibleRange(kRange);
        f.drag({width / 2, 30}, {width / 4, 20}); // the other way round is the same
        QCOMPARE(f.chart.visibleRange(), range);
    }

    void shiftDragSelectsAndKeepsTheView()
    {
        ChartFixture f;
        QSignalSpy zoomed(&f.chart, &TimeSeriesChart::rangeSelected);
        QSignalSpy selected(&f.chart, &TimeSeriesChart::selectionMade);
        QSignalSpy cleared(&f.chart, &TimeSeriesChart::selectionCleared);
        const QImage before = f.canvas()->grab().toImage();
        f.drag({f.xOf(kStart + 100s), 20}, {f.xOf(kStart + 200s), 90}, Qt::ShiftModifier);
        QCOMPARE(zoomed.count(), 0);
        QCOMPARE(selected.count(), 1);
        QCOMPARE(f.chart.visibleRange(), kRange);
        const auto range = f.chart.selection();
        QVERIFY(range.has_value());
        QVERIFY(std::abs(seconds(range->from - kStart) - 100) < 2);
        QVERIFY(std::abs(seconds(range->to - kStart) - 200) < 2);
        const QImage after = f.canvas()->grab().toImage();
        QVERIFY(before.pixelColor(f.xOf(kStart + 150s), 60)
                != after.pixelColor(f.xOf(kStart + 150s), 60));
        QTest::keyClick(&f.chart, Qt::Key_Escape);
        QVERIFY(!f.chart.selection());
        QCOMPARE(cleared.count(), 1);
    }

    void altDragZoomsIntoValuesAndDoubleClickResets()
    {
        ChartFixture f;
        QSignalSpy live(&f.chart, &TimeSeriesChart::liveRequested);
        const double whole = f.canvas()->yOf(0) - f.canvas()->yOf(0.05);
        const int top = static_cast<int>(f.canvas()->yOf(0.03));
        const int bottom = static_cast<int>(f.canvas()->yOf(0.01));
        f.drag({50, top}, {90, bottom}, Qt::AltModifier);
        QVERIFY(f.canvas()->yOf(0) - f.canvas()->yOf(0.05) > 1.5 * whole);
        QVERIFY(f.canvas()->yOf(0.03) >= 0);
        QVERIFY(f.canvas()->yOf(0.01) <= f.canvas()->height());
        QTest::mouseDClick(f.canvas(), Qt::LeftButton, {}, {50, 20});
        QCOMPARE(live.count(), 1);
        QVERIFY(std::abs(f.canvas()->yOf(0) - f.canvas()->yOf(0.05) - whole) < 1);
    }

    void theMiddleButtonPans()
    {
        ChartFixture f;
        const int width = f.canvas()->width();
        f.drag({width / 2, 20}, {width / 4, 20}, {}, Qt::MiddleButton);
        QCOMPARE(f.chart.visibleRange().length(), kRange.length());
        QVERIFY(std::abs(seconds(f.chart.visibleRange().from - kStart) - 150) < 4);
    }

    void aClickDoesNotZoomAndADoubleClickGoesLive()
    {
        ChartFixture f;
        QSignalSpy zoomed(&f.chart, &TimeSeriesChart::rangeSelected);
        QSignalSpy live(&f.chart, &TimeSeriesChart::liveRequested);
        QTest::mouseClick(f.canvas(), Qt::LeftButton, {}, {50, 20});
        QCOMPARE(zoomed.count(), 0);
        QTest::mouseDClick(f.canvas(), Qt::LeftButton, {}, {50, 20});
        QCOMPARE(live.count(), 1);
        QCOMPARE(zoomed.count(), 0);
    }

    void escEndsADrag()
    {
        ChartFixture f;
        QSignalSpy spy(&f.chart, &TimeSeriesChart::rangeSelected);
        QTest::mousePress(f.canvas(), Qt::LeftButton, {}, {40, 20});
        f.move({200, 20});
        QTest::keyClick(&f.chart, Qt::Key_Escape);
        QTest::mouseRelease(f.canvas(), Qt::LeftButton, {}, {200, 20});
        QCOMPARE(spy.count(), 0);
    }

    void wheelZoomsAtThePointerAndShiftPans()
    {
        ChartFixture f;
        const QPointF at(f.canvas()->width() / 4.0, 20);
        f.wheel(at);
        const TimeRange zoomed = f.chart.visibleRange();
        QVERIFY(std::abs(seconds(zoomed.length()) - 600 / 1.25) < 1);
        QVERIFY(std::abs(seconds(zoomed.from - kStart) - (150 - 150 / 1.25))
                < 2); // the moment under the pointer stays
        f.wheel(at, Qt::ShiftModifier);
        QCOMPARE(f.chart.visibleRange().length(), zoomed.length());
        QVERIFY(std::abs(seconds(f.chart.visibleRange().from - zoomed.from) + 48) < 1);
    }

    void keysZoomPanStepAndGoLive()
    {
        ChartFixture f;
        QSignalSpy live(&f.chart, &TimeSeriesChart::liveRequested);
        for (const auto &[in, out] :
             {std::pair{Qt::Key_Plus, Qt::Key_Minus}, {Qt::Key_W, Qt::Key_S}}) {
            QTest::keyClick(&f.chart, in);
            QVERIFY(std::abs(seconds(f.chart.visibleRange().length()) - 400) < 1);
            QTest::keyClick(&f.chart, out);
            QVERIFY(std::abs(seconds(f.chart.visibleRange().length()) - 600) < 1);
        }
        const Timestamp from = f.chart.visibleRange().from;
        QTest::keyClick(&f.chart, Qt::Key_D);
        QCOMPARE(f.chart.visibleRange().from - from, Duration(60s));
        QTest::keyClick(&f.chart, Qt::Key_A);
        QCOMPARE(f.chart.visibleRange().from, from);
        QTest::keyClick(&f.chart, Qt::Key_0);
        QCOMPARE(live.count(), 1);
        QTest::keyClick(&f.chart, Qt::Key_Left);
        const auto first = f.chart.cursorTime();
        QVERIFY(first.has_value());
        QTest::keyClick(&f.chart, Qt::Key_Left);
        QVERIFY(*f.chart.cursorTime() < *first);
        QTest::keyClick(&f.chart, Qt::Key_Escape);
        QVERIFY(!f.chart.cursorTime().has_value());
    }

    void keysWithControlBelongToTheWindow()
    {
        ChartFixture f;
        QTest::keyClick(&f.chart, Qt::Key_S, Qt::ControlModifier);
        QTest::keyClick(&f.chart, Qt::Key_W, Qt::ControlModifier);
        QCOMPARE(f.chart.visibleRange(), kRange);
    }

    void focusShowsTheSelection()
    {
        ChartFixture f;
        f.chart.setSelection(TimeRange{kStart + 60s, kStart + 120s});
        QTest::keyClick(&f.chart, Qt::Key_F);
        QCOMPARE(f.chart.visibleRange(), (TimeRange{kStart + 60s, kStart + 120s}));
    }

    void noteIsWantedAtTheCursorOrForTheSelection()
    {
        ChartFixture f;
        QSignalSpy spy(&f.chart, &TimeSeriesChart::noteWanted);
        f.chart.setCursor(kStart + 33s);
        QTest::keyClick(&f.chart, Qt::Key_N);
        f.chart.setSelection(TimeRange{kStart, kStart + 60s});
        QTest::keyClick(&f.chart, Qt::Key_N);
        QCOMPARE(spy.count(), 2);
        QCOMPARE(spy[0][0].value<Timestamp>(), kStart + 33s);
        QVERIFY(!spy[0][1].value<std::optional<Timestamp>>());
        QCOMPARE(spy[1][0].value<Timestamp>(), kStart);
        QCOMPARE(spy[1][1].value<std::optional<Timestamp>>(), std::optional(kStart + 60s));
    }
};

QTEST_MAIN(ChartGesturesTest)
#include "ChartGesturesTest.moc"
