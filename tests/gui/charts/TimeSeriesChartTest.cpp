// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/charts/ChartFixture.h"
#include "widgets/charts/ChartText.h"
#include "widgets/export/FileSaver.h"

#include <QFile>
#include <QImage>
#include <QMenu>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace perfdeck;
using namespace std::chrono_literals;

class TimeSeriesChartTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void crosshairReadsThePreviousSample()
    {
        ChartFixture f;
        f.chart.setCursor(kStart + 25s); // samples at 20 s and 30 s
        QVERIFY(f.readout()->isVisible());
        QCOMPARE(f.readout()->time(), QStringLiteral("21 Nov 2025 14:00:25"));
        QCOMPARE(f.readout()->rows().size(), std::size_t(3));
        QCOMPARE(f.readout()->rows()[0].name, QStringLiteral("p50"));
        QCOMPARE(f.readout()->rows()[0].value, QStringLiteral("10.2\u00a0ms"));
        QCOMPARE(f.readout()->rows()[2].value, QStringLiteral("50.2\u00a0ms"));
        f.chart.setCursor(std::nullopt);
        QVERIFY(!f.readout()->isVisible());
    }

    void aLineIsMovedToTheOtherAxis()
    {
        ChartFixture f;
        QSignalSpy moved(&f.chart, &TimeSeriesChart::movedLinesChanged);
        const auto side = [&f](std::size_t line) { return f.chart.book().lines()[line].side; };
        const int plot = f.canvas()->width();
        f.legend()->setFocus();
        QTest::keyClick(f.legend(), Qt::Key_End);
        QTest::keyClick(f.legend(), Qt::Key_A);
        QCOMPARE(side(2), AxisSide::Right);
        QCOMPARE(side(0), AxisSide::Left);
        QVERIFY(f.canvas()->width() < plot); // room for the labels of a second axis
        QVERIFY(f.canvas()->yOf(0.05, AxisSide::Right) != f.canvas()->yOf(0.05, AxisSide::Left));
        f.chart.setFrame(threeLines(f.chart.plotColumns()));
        QCOMPARE(side(2), AxisSide::Right); // also of the next frame
        auto *choice = f.menu()->findChild<QMenu *>(QStringLiteral("rightAxis"));
        QVERIFY(choice && choice->actions().size() == 3);
        QVERIFY(choice->actions()[2]->isChecked());
        choice->actions()[2]->trigger();
        QCOMPARE(side(2), AxisSide::Left);
        QCOMPARE(f.canvas()->width(), plot);
        QCOMPARE(moved.count(), 2);
        f.chart.setMovedLines({*f.chart.book().lines()[0].series->key});
        QCOMPARE(side(0), AxisSide::Right);
        QCOMPARE(moved.count(), 2);
    }

    void hoverMovesTheCrosshairAndTheBoxStaysOffThePoint()
    {
        ChartFixture f;
        QSignalSpy spy(&f.chart, &TimeSeriesChart::cursorMoved);
        for (const int x : {10, f.canvas()->width() / 2, f.canvas()->width() - 10}) {
            f.move({x, 30});
            const int line = f.canvas()->x() + x;
            QVERIFY(f.readout()->isVisible());
            QVERIFY(!f.readout()->geometry().contains(line, f.canvas()->y() + 30));
            QVERIFY(f.chart.rect().contains(f.readout()->geometry()));
        }
        QCOMPARE(spy.count(), 3);
    }

    void gapsAreNotReadOver()
    {
        const std::vector<Sample> samples{{kStart, 1}, {kStart + 10s, 2}, {kStart + 300s, 3}};
        const FramePtr frame = FrameBuilder(kRange, 500).add({"x", {}}, samples, 60s).build();
        QVERIFY(!sampleAt(frame->series[0], kStart - 1s));
        QCOMPARE(sampleAt(frame->series[0], kStart + 5s)->value, 1.0);
        QCOMPARE(sampleAt(frame->series[0], kStart + 10s)->value, 2.0);
        QVERIFY(!sampleAt(frame->series[0], kStart + 100s));
        QCOMPARE(sampleAt(frame->series[0], kStart + 400s)->value, 3.0);
    }

    void csvIsTheLongForm()
    {
        const std::vector<Sample> samples{{kStart, 0.1},
                                          {kStart + 1ms, std::numeric_limits<double>::infinity()}};
        const FramePtr frame = FrameBuilder({kStart, kStart + 1s}, 1000)
                                   .add({"a_seconds", {{"model", "x,\"y\""}}}, samples)
                                   .build();
        QCOMPARE(tableText(frameTable(*frame), TextFormat::Csv),
                 QStringLiteral("time,metric,labels,value\n"
                                "2025-11-21T14:00:00.000000Z,a_seconds,\"{\"\"model\"\":\"\"x,"
                                "\\\"\"y\\\"\"\"\"}\",0.1\n"
                                "2025-11-21T14:00:00.001000Z,a_seconds,\"{\"\"model\"\":\"\"x,"
                                "\\\"\"y\\\"\"\"\"}\",+Inf\n"));
        const FramePtr reduced
            = FrameBuilder({kStart, kStart + 1s}, 1).add({"a", {}}, samples).build();
        QCOMPARE(tableText(frameTable(*reduced), TextFormat::Csv),
                 QStringLiteral("time,metric,labels,value,min,max,samples\n"
                                "2025-11-21T14:00:00.001000Z,a,{},+Inf,0.1,+Inf,2\n"));
    }

    void menuSavesPictureAndData()
    {
        ChartFixture f;
        const QTemporaryDir folder;
        QStringList suggested;
        FileSaver::of(f.chart).setPathChooser(
            [&](QWidget *,
                const QString &name,
                const QString &,
                const std::function<void(const QString &)> &chosen) {
                suggested << name;
                chosen(folder.filePath(name));
            });
        QSignalSpy saved(&FileSaver::of(f.chart), &FileSaver::saved);
        QSignalSpy failed(&FileSaver::of(f.chart), &FileSaver::failed);
        QContextMenuEvent event(
            QContextMenuEvent::Mouse, {100, 100}, f.chart.mapToGlobal(QPoint(100, 100)));
        QCoreApplication::sendEvent(&f.chart, &event);
        auto *menu = f.chart.findChild<QMenu *>(QStringLiteral("chartMenu"));
        QVERIFY(menu != nullptr);
        menu->findChild<QAction *>(QStringLiteral("savePng2"))->trigger();
        menu->findChild<QAction *>(QStringLiteral("saveCsv"))->trigger();
        menu->close();
        QCOMPARE(suggested,
                 QStringList({QStringLiteral("Latency.png"), QStringLiteral("Latency.csv")}));
        QTRY_COMPARE(saved.count(), 2);
        QCOMPARE(failed.count(), 0);
        const QImage image(folder.filePath(QStringLiteral("Latency.png")));
        QCOMPARE(image.size(), f.chart.size() * 2);
        QFile csv(folder.filePath(QStringLiteral("Latency.csv")));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromUtf8(csv.readAll()), f.chart.toCsv());
    }

    void aPathThatCannotBeWrittenIsSaidInWords()
    {
        ChartFixture f;
        FileSaver::of(f.chart).setPathChooser(
            [](QWidget *,
               const QString &,
               const QString &,
               const std::function<void(const QString &)> &chosen) {
                chosen(QStringLiteral("/proc/no-such-folder/x.csv"));
            });
        QSignalSpy failed(&FileSaver::of(f.chart), &FileSaver::failed);
        QContextMenuEvent event(
            QContextMenuEvent::Mouse, {100, 100}, f.chart.mapToGlobal(QPoint(100, 100)));
        QCoreApplication::sendEvent(&f.chart, &event);
        auto *menu = f.chart.findChild<QMenu *>(QStringLiteral("chartMenu"));
        menu->findChild<QAction *>(QStringLiteral("saveCsv"))->trigger();
        menu->close();
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(failed[0][0].toString().contains(QStringLiteral("/proc/no-such-folder/x.csv")));
    }

    void picturesAreInTheLightThemeWhateverTheMode()
    {
        ChartFixture f;
        const QImage light = f.chart.toImage(1);
        f.style.setMode(Style::Mode::Dark);
        QCOMPARE(f.chart.grab().toImage().pixelColor(2, 2), f.style.theme().raised);
        QCOMPARE(f.chart.toImage(1).pixelColor(2, 2), f.style.paperTheme().raised);
        QCOMPARE(f.chart.toImage(1).size(), light.size());
    }

    void newDataRepaintOnlyTheCanvas()
    {
        ChartFixture f;
        QTest::qWait(400); // first texts and axes are out

        struct Counter final : QObject
        {
            int paints = 0;

            bool eventFilter(QObject *, QEvent *event) override
            {
                paints += event->type() == QEvent::Paint ? 1 : 0;
                return false;
            }
        } canvas, legend;

        f.canvas()->installEventFilter(&canvas);
        f.legend()->installEventFilter(&legend);
        for (int i = 0; i < 5; ++i) {
            f.chart.setFrame(threeLines(f.chart.plotColumns()));
            QTRY_COMPARE(canvas.paints, i + 1);
        }
        QVERIFY(legend.paints <= 2);
    }

    void emptyStatesAreWords()
    {
        Style style(Style::Mode::Light);
        TimeSeriesChart chart(style);
        chart.setTitle(QStringLiteral("GPU"));
        chart.resize(400, 240);
        const QImage waiting = chart.grab().toImage();
        chart.setEmptyText(QStringLiteral("No GPU found"), QStringLiteral("Nothing is invented."));
        const QImage configured = chart.grab().toImage();
        QVERIFY(waiting != configured);
        QCOMPARE(chart.accessibleName(), QStringLiteral("GPU"));
        QCOMPARE(chart.description(), QStringLiteral("GPU. No data."));
    }

    void descriptionSaysTheNumbers()
    {
        ChartFixture f;
        QCOMPARE(f.chart.description().section(QLatin1Char('\n'), 0, 1),
                 QStringLiteral("Latency. 3 lines.\np50: last 15.9\u00a0ms, minimum 10\u00a0ms, "
                                "average 12.9\u00a0ms, maximum 15.9\u00a0ms"));
    }

    void snappedRangesSlideByWholeColumns()
    {
        const int columns = 333;
        const TimeRange first = snapToColumns({kStart, kStart + 300s}, columns);
        QCOMPARE(first.length().count() % columns, 0);
        QVERIFY(first.to >= kStart + 300s);
        const std::int64_t column = first.length().count() / columns;
        for (int i = 1; i < 50; ++i) {
            const TimeRange next
                = snapToColumns({kStart + 333ms * i, kStart + 300s + 333ms * i}, columns);
            QCOMPARE(next.length(), first.length());
            QCOMPARE((next.to - first.to).count() % column, 0);
        }
    }
};

QTEST_MAIN(TimeSeriesChartTest)
#include "TimeSeriesChartTest.moc"
