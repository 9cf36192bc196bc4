// SPDX-License-Identifier: GPL-3.0-or-later
// Heat map, distribution, bars, boxes, matrix, scatter and Gantt: true values under pointer and
// keys, tables, words for screen readers, and what is painted where.
#include "widgets/charts/BarChart.h"
#include "widgets/charts/BoxChart.h"
#include "widgets/charts/CountChart.h"
#include "widgets/charts/DistributionChart.h"
#include "widgets/charts/GanttChart.h"
#include "widgets/charts/HeatMap.h"
#include "widgets/charts/MatrixChart.h"
#include "widgets/charts/ScatterChart.h"

#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <cmath>
#include <limits>

using namespace perfdeck;
using namespace std::chrono_literals;

namespace {

const Timestamp kStart{1'763'733'600s}; // 2025-11-21 14:00 UTC
constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

HeatFramePtr buckets()
{
    auto frame = std::make_shared<HeatFrame>();
    frame->range = {kStart, kStart + 40s};
    frame->info = metricInfo("x_seconds");
    frame->firstColumn = kStart;
    frame->columnWidth = 10s;
    frame->columns = 4;
    frame->rows = {{{}, 0, 0.1, false}, {{}, 0.1, 1, true}, {{}, 1, kInfinity, false}};
    frame->cells = {8, 8, kNothing, 0, 2, 0, kNothing, 100, 0, 0, kNothing, 1};
    return frame;
}

DistributionFramePtr distribution()
{
    auto frame = std::make_shared<DistributionFrame>();
    frame->range = {kStart, kStart + 40s};
    frame->edges = {0, 1, 2};
    for (const char *model : {"a", "b"}) {
        DistributionSeries &series = frame->series.emplace_back();
        series.key = std::make_shared<const SeriesKey>(SeriesKey{"x_seconds", {{"model", model}}});
        series.info = metricInfo("x_seconds");
        const bool isA = *model == 'a';
        series.count = isA ? 4 : 2;
        series.min = 0.25;
        series.mean = 1;
        series.max = 2;
        series.bins = isA ? std::vector<std::uint64_t>{3, 1} : std::vector<std::uint64_t>{0, 2};
        series.curve = {{0.25, 0.5}, {2, 1}};
        series.quantiles = {{0.5, 0.25}, {0.99, 1.9}};
    }
    return frame;
}

BoxFramePtr boxes()
{
    auto frame = std::make_shared<BoxFrame>();
    frame->info = metricInfo("x_seconds");
    for (const char *side : {"a", "b"}) {
        Box box{std::make_shared<const SeriesKey>(SeriesKey{"x_seconds", {{"side", side}}}),
                5,
                1,
                2,
                3,
                4,
                6,
                {1, 2, 3, 4, 9}};
        frame->boxes.push_back(std::move(box));
    }
    return frame;
}

MatrixFramePtr matrix()
{
    auto frame = std::make_shared<MatrixFrame>();
    frame->info.title = "Correlation";
    frame->scale = MatrixFrame::Scale::Balance;
    frame->rowTitle = "metric";
    frame->columnTitle = "other";
    frame->rows = {"p50", "p99"};
    frame->columns = {"queue", "power"};
    frame->cells = {{1, true, "sure"}, {kNothing, true, {}}, {-1, true, {}}, {1, false, {}}};
    return frame;
}

BarFramePtr bars()
{
    auto frame = std::make_shared<BarFrame>();
    frame->info = {"change", "Change", Unit::Ratio, MetricKind::Gauge, Better::Lower};
    frame->categoryTitle = "model";
    frame->intervalTitle = "95 % interval";
    frame->groups = {"A"};
    frame->categories = {{"small", {{0.1, std::pair(0.05, 0.15)}}},
                         {"negative", {{-0.5, {}}}},
                         {"missing", {{kNothing, {}}}},
                         {"large", {{0.5, {}}}}};
    return frame;
}

ScatterFramePtr points()
{
    auto frame = std::make_shared<ScatterFrame>();
    frame->x = {"latency", "Latency", Unit::Second, MetricKind::Gauge, Better::Lower};
    frame->y = {"accuracy", "Accuracy", Unit::Ratio, MetricKind::Gauge, Better::Higher};
    frame->points = {{"fast", {}, 0.01, 0.7},
                     {"good", {}, 0.1, 0.9},
                     {"beaten", {}, 0.1, 0.6},
                     {"unknown", {}, kNothing, 0.6}};
    frame->front = {0, 1};
    return frame;
}

GanttFramePtr spans()
{
    auto frame = std::make_shared<GanttFrame>();
    frame->range = {kStart, kStart + 100s};
    frame->rows
        = {{"w1",
            {{kStart, kStart + 40s, "one", "unit", SpanState::Done, false},
             {kStart + 50s, kStart + 100s, "two", "build", SpanState::Failed, true}}},
           {"w2", {}},
           {"w3", {{kStart + 45s, kStart + 55s, "three", "unit", SpanState::Waiting, false}}}};
    return frame;
}

/// Four columns of ten seconds: two critical in the second, a warning in the second and third.
CountFramePtr counts()
{
    auto frame = std::make_shared<CountFrame>();
    frame->range = {kStart, kStart + 40s};
    frame->columns = 4;
    frame->groups = {{"critical", Severity::Critical}, {"warning", Severity::Warning}};
    frame->counts = {0, 0, 2, 1, 0, 1, 0, 0};
    return frame;
}

template<class Chart>
struct Shown
{
    Style style{Style::Mode::Light};
    Chart chart{style};

    Shown()
    {
        chart.setTitle(QStringLiteral("Title"));
        chart.setTimeZone(QTimeZone::utc());
        chart.resize(600, 300);
        chart.show();
        chart.activateWindow();
        chart.setFocus();
    }

    [[nodiscard]] QImage picture() { return chart.toImage(1); }

    void press(Qt::Key key, int times = 1)
    {
        for (int i = 0; i < times; ++i)
            QTest::keyClick(&chart, key);
    }

    [[nodiscard]] QString read() const
    {
        QString text = chart.readout().time();
        for (const ChartReadout::Row &row : chart.readout().rows())
            text += QLatin1Char('|') + row.name + QLatin1Char('=') + row.value
                + (row.note.isEmpty() ? QString()
                                      : QStringLiteral(" (") + row.note + QLatin1Char(')'));
        return text.replace(QChar(0x00A0), QLatin1Char(' '));
    }
};

/// How many pixels have about this colour.
int inked(const QImage &image, const QColor &color, QRect area = {})
{
    area = area.isNull() ? image.rect() : area;
    int count = 0;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            const int distance = std::abs(pixel.red() - color.red())
                + std::abs(pixel.green() - color.green()) + std::abs(pixel.blue() - color.blue());
            count += distance < 12 ? 1 : 0;
        }
    }
    return count;
}

} // namespace

class KindsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void withoutDataThereAreWords()
    {
        Shown<HeatMap> f;
        const QImage waiting = f.picture();
        f.chart.setFrame(std::make_shared<const HeatFrame>());
        const QImage nothing = f.picture();
        QVERIFY(waiting != nothing);
        f.chart.setEmptyText(QStringLiteral("No histogram"),
                             QStringLiteral("This server has none."));
        QVERIFY(f.picture() != nothing);
        QCOMPARE(f.chart.description(), QStringLiteral("Title. No data."));
        f.press(Qt::Key_Right); // nothing to go to
        QCOMPARE(f.chart.currentItem(), -1);
        QVERIFY(f.chart.table().cells.empty());
    }

    void theHeatMapReadsOutItsCells()
    {
        Shown<HeatMap> f;
        f.chart.setFrame(buckets());
        f.press(Qt::Key_Right); // the newest, at the bottom
        QCOMPARE(f.read(),
                 QStringLiteral("21 Nov 2025 14:00:30 – 14:00:40|≤ 100 ms=0|share of all 101=0 %"));
        f.press(Qt::Key_Up);
        QCOMPARE(
            f.read(),
            QStringLiteral("21 Nov 2025 14:00:30 – 14:00:40|100 ms – 1 s=100 (coarse bucket: may "
                           "be half or double)|share of all 101=99 %"));
        f.press(Qt::Key_Up);
        QVERIFY(f.read().contains(QLatin1String("> 1 s=1 (above the last bound")));
        f.press(Qt::Key_Left);
        QVERIFY(f.read().contains(QLatin1String("not measured")));
        QVERIFY(QTest::qWaitForWindowActive(&f.chart));
        f.press(Qt::Key_Left);
        f.press(Qt::Key_Right);
        QVERIFY(f.chart.accessibleDescription().contains(QLatin1String("not measured")));
        f.press(Qt::Key_Escape);
        QCOMPARE(f.chart.currentItem(), -1);
    }

    void theHeatMapPaintsMuchAsTheLastColour()
    {
        Shown<HeatMap> f;
        f.chart.setFrame(buckets());
        const Theme &theme = f.style.paperTheme();
        const QImage picture = f.picture();
        const QRect plotSide(0, 0, 500, 300); // without the colour scale
        QVERIFY(inked(picture, theme.sequential.back(), plotSide) > 1000); // the 100
        auto empty = std::make_shared<HeatFrame>(*buckets());
        std::fill(empty->cells.begin(), empty->cells.end(), 0.0);
        f.chart.setFrame(empty);
        QVERIFY(inked(f.picture(), theme.sequential.back(), plotSide) < 20); // a pixel of a letter
    }

    void theHeatMapAsATable()
    {
        Shown<HeatMap> f;
        f.chart.setFrame(buckets());
        const QString csv = f.chart.toCsv();
        QCOMPARE(csv.section(QLatin1Char('\n'), 0, 0),
                 QStringLiteral("time,above,up_to,count,note"));
        QCOMPARE(csv.count(QLatin1Char('\n')), 1 + 9); // what was not measured is not there
        QVERIFY(csv.contains(QLatin1String("2025-11-21T14:00:30.000000Z,1,+Inf,1,above the last")));
        QVERIFY(f.chart.description().contains(QLatin1String("Most: 100 in 100")));
    }

    void countsAreReadOutColumnByColumn()
    {
        Shown<CountChart> f;
        f.chart.setFrame(counts());
        f.press(Qt::Key_Right); // the newest
        QCOMPARE(f.read(), QStringLiteral("21 Nov 2025 14:00:30 – 14:00:40|critical=0|warning=0"));
        f.press(Qt::Key_Left, 2);
        QCOMPARE(f.read(), QStringLiteral("21 Nov 2025 14:00:10 – 14:00:20|critical=2|warning=1"));
        QCOMPARE(f.chart.columnRange(f.chart.currentItem()),
                 (TimeRange{kStart + 10s, kStart + 20s}));
        QVERIFY(
            f.chart.description().contains(QLatin1String("at most 3, at 21 Nov 2025 14:00:10")));
        const QString csv = f.chart.toCsv();
        QCOMPARE(csv.count(QLatin1Char('\n')), 1 + 3); // empty ones are not there
        QVERIFY(csv.contains(QLatin1String(",critical,2")));
    }

    void countsArePaintedBySeverity()
    {
        Shown<CountChart> f;
        f.chart.setFrame(counts());
        const Theme &theme = f.style.paperTheme();
        const QRect plot(40, 60, 550, 230); // without the legend
        QVERIFY(inked(f.picture(), theme.critical, plot) > 5000);
        auto none = std::make_shared<CountFrame>(*counts());
        none->counts.assign(8, 0);
        f.chart.setFrame(none);
        QVERIFY(inked(f.picture(), theme.critical, plot) == 0);
        QCOMPARE(f.chart.description(), QStringLiteral("Title. No data."));
        f.press(Qt::Key_Right);
        QCOMPARE(f.chart.columnRange(-1), TimeRange());
    }

    void dragAndKeysZoomTheTime()
    {
        Shown<HeatMap> f;
        f.chart.setFrame(buckets());
        QSignalSpy selected(&f.chart, &TimedChart::rangeSelected);
        QSignalSpy live(&f.chart, &TimedChart::liveRequested);
        QTest::mousePress(&f.chart, Qt::LeftButton, {}, QPoint(200, 100));
        QTest::mouseMove(&f.chart, QPoint(300, 100));
        QTest::mouseRelease(&f.chart, Qt::LeftButton, {}, QPoint(300, 100));
        QCOMPARE(selected.count(), 1);
        const TimeRange zoomed = f.chart.visibleRange();
        QVERIFY(zoomed.length() < 15s && zoomed.length() > 5s);
        f.press(Qt::Key_S);
        QVERIFY(f.chart.visibleRange().length() > zoomed.length());
        f.press(Qt::Key_D);
        QVERIFY(f.chart.visibleRange().from > zoomed.from - 4s);
        QCOMPARE(selected.count(), 3);
        QWheelEvent wheel(QPointF(250, 100),
                          f.chart.mapToGlobal(QPointF(250, 100)),
                          {},
                          QPoint(0, 120),
                          Qt::NoButton,
                          {},
                          Qt::NoScrollPhase,
                          false);
        QCoreApplication::sendEvent(&f.chart, &wheel);
        QCOMPARE(selected.count(), 4);
        f.press(Qt::Key_0);
        QTest::mouseDClick(&f.chart, Qt::LeftButton, {}, QPoint(250, 100));
        QCOMPARE(live.count(), 2);
    }

    void hoveringMovesTheCommonCursor()
    {
        Shown<HeatMap> f;
        f.chart.setFrame(buckets());
        QSignalSpy moved(&f.chart, &TimedChart::cursorMoved);
        QMouseEvent move(QEvent::MouseMove,
                         QPointF(250, 100),
                         f.chart.mapToGlobal(QPointF(250, 100)),
                         Qt::NoButton,
                         {},
                         {});
        QCoreApplication::sendEvent(&f.chart, &move);
        QCOMPARE(moved.count(), 1);
        QVERIFY(f.chart.cursorTime().has_value());
        f.chart.setCursor(kStart + 5s);
        QCOMPARE(moved.count(), 1); // the page's own move is not reported back
    }

    void aDistributionSaysSharesAndCounts()
    {
        Shown<DistributionChart> f;
        f.chart.setFrame(distribution());
        f.press(Qt::Key_Right);
        QCOMPARE(f.read(),
                 QStringLiteral("0 s to below 1 s|a=75 % (3 of 4 samples)|b=0 % (0 of 2 samples)"));
        f.press(Qt::Key_Right);
        QCOMPARE(f.read(),
                 QStringLiteral("1 s to 2 s|a=25 % (1 of 4 samples)|b=100 % (2 of 2 samples)"));
        QVERIFY(f.chart.toCsv().startsWith(
            QLatin1String("series,from,to,samples,share\na,0,1,3,0.75\n")));
        f.press(Qt::Key_H);
        QCOMPARE(f.chart.form(), DistributionChart::Form::Cumulative);
        f.press(Qt::Key_Right);
        QVERIFY(f.read().startsWith(QStringLiteral("a|50 % of the samples=≤ 250 ms|p50=250 ms")));
        f.press(Qt::Key_Up);
        QVERIFY(f.read().startsWith(QLatin1String("b|50 % of the samples")));
        QVERIFY(f.chart.toCsv().startsWith(QLatin1String("series,value,share\na,0.25,0.5\n")));
        QVERIFY(f.chart.description().contains(QLatin1String("p99 1.9")));
    }

    void barsReachFromZeroToTheirValue()
    {
        Shown<BarChart> f;
        f.chart.setFrame(bars());
        const QColor ink = f.style.paperTheme().series[0];
        const QImage picture = f.picture();
        int least = picture.width();
        int most = 0;
        int middle = 0; // of the positive bar alone, in the last row
        for (int x = 0; x < picture.width(); ++x) {
            if (inked(picture, ink, QRect(x, 0, 1, picture.height())) > 6) {
                least = std::min(least, x);
                most = std::max(most, x);
            }
            if (middle == 0 && inked(picture, ink, QRect(x, 200, 1, 60)) > 6)
                middle = x;
        }
        // −0.5 and 0.5 are equally far from zero.
        QVERIFY2(std::abs((middle - least) - (most - middle)) <= 5,
                 qPrintable(QStringLiteral("%1 %2 %3").arg(least).arg(middle).arg(most)));
    }

    void barsAreSortedOnDemand()
    {
        Shown<BarChart> f;
        f.chart.setFrame(bars());
        QCOMPARE(f.chart.shownOrder(), (std::vector<std::size_t>{0, 1, 2, 3}));
        f.press(Qt::Key_O);
        QCOMPARE(f.chart.shownOrder(), (std::vector<std::size_t>{3, 0, 1, 2}));
        f.press(Qt::Key_O);
        QCOMPARE(f.chart.shownOrder(), (std::vector<std::size_t>{1, 0, 3, 2}));
        f.press(Qt::Key_Down, 2);
        QCOMPARE(f.read(), QStringLiteral("small|Change=10 % (5 % to 15 %)"));
        f.press(Qt::Key_Down, 2);
        QCOMPARE(f.read(), QStringLiteral("missing|Change=not measured"));
        QCOMPARE(f.chart.toCsv(),
                 QStringLiteral("model,A (ratio),A low (ratio),A high (ratio)\nnegative,-0.5,,\n"
                                "small,0.1,0.05,0.15\nlarge,0.5,,\nmissing,,,\n"));
    }

    void moreBarsThanFitAreScrolledByKeys()
    {
        Shown<BarChart> f;
        auto frame = std::make_shared<BarFrame>(*bars());
        for (int i = 0; i < 100; ++i)
            frame->categories.push_back({"c" + std::to_string(i), {{double(i), {}}}});
        f.chart.setFrame(frame);
        f.press(Qt::Key_Down, 60);
        QVERIFY(f.read().startsWith(QLatin1String("c55|")));
        QVERIFY(f.chart.readout().isVisible());
        QVERIFY(QRect(QPoint(), f.chart.size()).contains(f.chart.readout().geometry()));
    }

    void boxesSayTheirQuartiles()
    {
        Shown<BoxChart> f;
        f.chart.setSeriesName([](const SeriesKey &key) {
            return QString::fromStdString(std::string(key.labels.get("side")));
        });
        f.chart.setFrame(boxes());
        f.press(Qt::Key_Down);
        QCOMPARE(f.read(),
                 QStringLiteral("a|Lower whisker=1 s|Lower quartile=2 s|Median=3 s|Upper "
                                "quartile=4 s|Upper whisker=6 s|Samples=5"));
        f.press(Qt::Key_Down, 3);
        QCOMPARE(f.chart.currentItem(), 1);
        QVERIFY(f.chart.description().contains(QStringLiteral("b: median 3")));
        QCOMPARE(f.chart.toCsv().section(QChar(u'\n'), 1, 1), QStringLiteral("a,1,2,3,4,6,5"));
        const QImage linear = f.picture();
        f.press(Qt::Key_X);
        QVERIFY(f.picture() != linear);
    }

    void theMatrixReadsOutItsCells()
    {
        Shown<MatrixChart> f;
        f.chart.setFrame(matrix());
        f.press(Qt::Key_Right);
        QCOMPARE(f.read(), QStringLiteral("p50 × queue|Correlation=1 (sure)"));
        f.press(Qt::Key_Right);
        QCOMPARE(f.read(), QStringLiteral("p50 × power|Correlation=not measured"));
        f.press(Qt::Key_Down);
        QCOMPARE(f.chart.currentItem(), 3);
        QCOMPARE(f.chart.toCsv(), QStringLiteral("metric,queue,power\np50,1,\np99,-1,1\n"));
    }

    /// Both directions have hues of their own, and what may be chance is fainter than both.
    void theMatrixPaintsSignsAndDoubt()
    {
        Shown<MatrixChart> f;
        f.chart.setFrame(matrix());
        const Theme theme = loadTheme(QStringLiteral("light"));
        const QImage picture = f.picture();
        constexpr int kMany = 500; // pixels
        QVERIFY(inked(picture, theme.series[0]) > kMany);
        QVERIFY(inked(picture, theme.series[1]) > kMany);
        auto sure = std::make_shared<MatrixFrame>(*matrix());
        sure->cells[3].isSure = true;
        const int before = inked(picture, theme.series[0]);
        f.chart.setFrame(sure);
        QVERIFY(inked(f.picture(), theme.series[0]) > before + kMany);
    }

    void theScatterKnowsWhatIsUnbeaten()
    {
        Shown<ScatterChart> f;
        f.chart.setFrame(points());
        QVERIFY(f.chart.description().contains(
            QLatin1String("3 points, 2 of them unbeaten, 1 not measured")));
        f.press(Qt::Key_Right);
        QCOMPARE(f.read(), QStringLiteral("fast|Latency=10 ms|Accuracy=70 % (unbeaten)"));
        f.press(Qt::Key_Right);
        f.press(Qt::Key_Down);
        QCOMPARE(f.read(), QStringLiteral("beaten|Latency=100 ms|Accuracy=60 %"));
        const QImage linear = f.picture();
        f.press(Qt::Key_X);
        QVERIFY(f.picture() != linear);
        QCOMPARE(f.chart.toCsv(),
                 QStringLiteral("name,group,Latency (seconds),Accuracy (ratio),unbeaten\n"
                                "fast,,0.01,0.7,yes\ngood,,0.1,0.9,yes\nbeaten,,0.1,0.6,\n"));
    }

    void theGanttChartReadsOutItsSpans()
    {
        Shown<GanttChart> f;
        f.chart.setFrame(spans());
        QVERIFY(f.chart.description().startsWith(
            QLatin1String("Title. 3 rows, 3 spans, 1 failed, 1 on the critical path")));
        f.press(Qt::Key_Right, 2);
        QCOMPARE(f.read(),
                 QStringLiteral("w1 · two|build=50 s (failed)|from=21 Nov 2025 14:00:50|to=21 Nov "
                                "2025 14:01:40 (on the critical path)"));
        f.press(Qt::Key_Down); // w2 has none
        QVERIFY(f.read().startsWith(QStringLiteral("w3 · three|unit=10 s (waiting)")));
        QCOMPARE(f.chart.table().rowCount(), 3U);
        f.chart.setVisibleRange({kStart, kStart + 20s});
        QCOMPARE(f.chart.table().rowCount(), 1U);
        const QColor unit
            = SeriesColors::color(f.style.paperTheme(), f.style.seriesColors().slotOf("unit"));
        QVERIFY(inked(f.picture(), unit) > 400 * 10); // the first task fills the row
    }

    void theGanttChartBringsASpanIntoView()
    {
        Shown<GanttChart> f;
        f.chart.setFrame(spans());
        f.chart.setVisibleRange({kStart, kStart + 20s});
        QSignalSpy selected(&f.chart, &TimedChart::rangeSelected);
        f.press(Qt::Key_Right, 2);
        QCOMPARE(selected.count(), 1);
        QVERIFY(f.chart.visibleRange().contains(kStart + 75s));
    }

    void picturesAreOnPaperInBothThemes()
    {
        Shown<GanttChart> f;
        f.chart.setFrame(spans());
        const QImage light = f.picture();
        f.style.setMode(Style::Mode::Dark);
        QCOMPARE(f.picture(), light);
        QVERIFY(f.chart.grab().toImage().convertToFormat(QImage::Format_RGB32) != light);
        QVERIFY(f.chart.toSvg().contains("worker") || f.chart.toSvg().contains("w1"));
    }

    void namesFromOutsideAreShownAsText()
    {
        Shown<GanttChart> f;
        auto frame = std::make_shared<GanttFrame>(*spans());
        frame->rows[0].name = "<b>bold</b>\u202e";
        frame->rows[0].spans[0].name = "=HYPERLINK(1)";
        f.chart.setFrame(frame);
        f.press(Qt::Key_Right);
        QVERIFY(!f.read().contains(QChar(0x202e)));
        QVERIFY(f.chart.toCsv().contains(QLatin1String("\"'=HYPERLINK(1)\"")));
    }
};

QTEST_MAIN(KindsTest)
#include "KindsTest.moc"
