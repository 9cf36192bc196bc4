// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/charts/ChartFixture.h"
#include "widgets/charts/LayerLines.h"

#include <QSignalSpy>

#include <limits>

using namespace perfdeck;
using namespace std::chrono_literals;

namespace {

std::vector<ChartMark> someMarks()
{
    return {{kStart + 300s, std::nullopt, QStringLiteral("GPU lost"), ChartMark::Kind::Fault, 7},
            {kStart + 100s, kStart + 160s, QStringLiteral("Slow"), ChartMark::Kind::Note, 8},
            {kStart + 500s, std::nullopt, QStringLiteral("a"), ChartMark::Kind::Event, 9},
            {kStart + 501s, std::nullopt, QStringLiteral("b"), ChartMark::Kind::Event, 10}};
}

std::vector<std::pair<double, double>> partsOf(const std::vector<FrameColumn> &columns)
{
    std::vector<std::pair<double, double>> parts;
    for (const FrameColumn &column : columns) {
        const double at = seconds(Duration(column.time) - kStart.time_since_epoch());
        if (column.gapBefore || parts.empty())
            parts.emplace_back(at, at);
        parts.back().second = at;
    }
    return parts;
}

} // namespace

class ChartLayersTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void marksInOnePlaceBecomeOneGlyph()
    {
        ChartFixture f;
        f.chart.setMarks(someMarks());
        const auto &groups = f.canvas()->marks().groups();
        QCOMPARE(groups.size(), std::size_t(3));
        QCOMPARE(groups[2].marks.size(), std::size_t(2));
        QVERIFY(std::abs(groups[1].x - f.canvas()->xOf(kStart + 300s)) < 1);
        f.chart.setVisibleRange({kStart + 490s, kStart + 510s}); // zoomed in they stand apart
        QCOMPARE(f.canvas()->marks().groups().size(), std::size_t(2));
    }

    void keysGoFromMarkToMark()
    {
        ChartFixture f;
        f.chart.setMarks(someMarks());
        QTest::keyClick(&f.chart, Qt::Key_Period);
        QCOMPARE(f.chart.cursorTime(), std::optional(kStart + 100s));
        QTest::keyClick(&f.chart, Qt::Key_Period);
        QCOMPARE(f.chart.cursorTime(), std::optional(kStart + 300s));
        QTest::keyClick(&f.chart, Qt::Key_Comma);
        QCOMPARE(f.chart.cursorTime(), std::optional(kStart + 100s));
        QTest::keyClick(&f.chart, Qt::Key_Comma);
        QCOMPARE(f.chart.cursorTime(), std::optional(kStart + 100s)); // there is none before
    }

    void theReadoutSaysWhatHappened()
    {
        ChartFixture f;
        f.chart.setMarks(someMarks());
        f.chart.setCursor(kStart + 300s);
        QCOMPARE(f.readout()->rows().size(), std::size_t(4));
        QCOMPARE(f.readout()->rows()[3].name, QStringLiteral("GPU lost"));
        QCOMPARE(f.readout()->rows()[3].value, QStringLiteral("14:05:00"));
        f.chart.setCursor(kStart + 330s);
        QCOMPARE(f.readout()->rows().size(), std::size_t(3));
    }

    void clickAndEnterOpenAMarkAndSpreadMany()
    {
        ChartFixture f;
        f.chart.setMarks(someMarks());
        QSignalSpy spy(&f.chart, &TimeSeriesChart::markActivated);
        const int foot = f.canvas()->height() - 5;
        QTest::mouseClick(f.canvas(), Qt::LeftButton, {}, {f.xOf(kStart + 300s), foot});
        QCOMPARE(spy.count(), 1);
        QCOMPARE(spy[0][0].value<std::uint64_t>(), std::uint64_t(7));
        f.chart.setCursor(kStart + 100s);
        QTest::keyClick(&f.chart, Qt::Key_Return);
        QCOMPARE(spy.count(), 2);
        QCOMPARE(spy[1][0].value<std::uint64_t>(), std::uint64_t(8));
        QTest::mouseClick(f.canvas(), Qt::LeftButton, {}, {f.xOf(kStart + 500s), foot});
        QCOMPARE(spy.count(), 2);
        QVERIFY(f.chart.visibleRange().length() < 5s);
    }

    void rSelectsTheRangeOfTheMark()
    {
        ChartFixture f;
        f.chart.setMarks(someMarks());
        f.chart.setCursor(kStart + 120s);
        QTest::keyClick(&f.chart, Qt::Key_R);
        QCOMPARE(f.chart.selection(), std::optional(TimeRange{kStart + 100s, kStart + 160s}));
        f.chart.setCursor(kStart + 200s); // between two marks
        QTest::keyClick(&f.chart, Qt::Key_R);
        QCOMPARE(f.chart.selection(), std::optional(TimeRange{kStart + 100s, kStart + 300s}));
    }

    void anEarlierPeriodIsReadOutWithItsDifference()
    {
        ChartFixture f;
        const TimeRange before{kRange.from - 3600s, kRange.to - 3600s};
        const FramePtr earlier
            = FrameBuilder(before, f.chart.plotColumns())
                  .addEvery({"inference_latency_seconds", {{"model", "m"}, {"quantile", "0.5"}}},
                            10s,
                            [](std::size_t) { return 0.02; })
                  .build();
        const QImage plain = f.canvas()->grab().toImage();
        f.chart.setGhost(earlier, 1h, QStringLiteral("1 hour earlier"));
        QVERIFY(f.canvas()->grab().toImage() != plain);
        f.chart.setCursor(kStart + 5s);
        const auto &rows = f.readout()->rows();
        QCOMPARE(rows.size(), std::size_t(4));
        QCOMPARE(rows[1].name, QStringLiteral("1 hour earlier"));
        QCOMPARE(rows[1].value, QStringLiteral("20\u00a0ms"));
        QCOMPARE(rows[1].note, QStringLiteral("\u221210\u00a0ms (\u221250 %)"));
        f.chart.setGhost(nullptr, Duration(0), {});
        f.chart.setCursor(std::nullopt);
        QCOMPARE(f.canvas()->grab().toImage(), plain);
    }

    void nearThresholdsComeIntoViewFarOnesStayAtTheEdge()
    {
        ChartFixture f;
        f.chart.setThresholds({{0.08, QStringLiteral("limit"), Severity::Critical}});
        QVERIFY(f.canvas()->yOf(0.08) >= 0);
        f.chart.setThresholds({{5, QStringLiteral("limit"), Severity::Critical}});
        QVERIFY(f.canvas()->yOf(5) < 0);
        QVERIFY(f.canvas()->yOf(0.05) < f.canvas()->height() / 2.0); // lines keep their room
    }

    void bandsWidenTheAxisAndAreTinted()
    {
        ChartFixture f;
        const SeriesKey key{"inference_latency_seconds", {{"model", "m"}, {"quantile", "0.5"}}};
        const QPoint inside(f.xOf(kStart + 500s), 0);
        f.chart.setBands({{key,
                           {{kStart + 400s, 0.06, 0.09}, {kStart + 600s, 0.06, 0.09}},
                           ChartBand::Kind::Anomaly}});
        QVERIFY(f.canvas()->yOf(0.09) >= 0);
        const QImage image = f.canvas()->grab().toImage();
        const int y = static_cast<int>(f.canvas()->yOf(0.07));
        QVERIFY(image.pixelColor(inside.x(), y) != f.style.theme().raised);
        QCOMPARE(image.pixelColor(f.xOf(kStart + 203s), y), f.style.theme().raised);
    }

    void dashesAreCountedFromTheEpoch()
    {
        std::vector<FrameColumn> line;
        for (const std::int64_t at : {0, 10}) {
            const std::int64_t time = (kStart + 1s * at).time_since_epoch().count();
            const auto value = static_cast<double>(at);
            line.push_back({time, time, value, value, value, value, 1, false});
        }
        const auto parts = partsOf(dashedLine(line, Duration(0), kRange, 2s));
        QVERIFY(parts.size() >= 3 && parts.size() <= 4);
        for (std::size_t i = 1; i + 1 < parts.size(); ++i)
            QVERIFY(std::abs(parts[i].second - parts[i].first - 2) < 0.001);
        for (std::size_t i = 1; i < parts.size(); ++i)
            QVERIFY(std::abs(parts[i].first - parts[i - 1].second - 1) < 0.001);
        for (const FrameColumn &column : dashedLine(line, Duration(0), kRange, 2s))
            QVERIFY(
                std::abs(column.last - seconds(Duration(column.time) - kStart.time_since_epoch()))
                < 1e-5);
        // What is out of sight costs nothing, however fine the dashes.
        QVERIFY(dashedLine(line, Duration(0), {kStart + 1s, kStart + 1s + 10ms}, 10us).size()
                < 2000);
    }

    void areasHaveOneRunPerColumnAndStayOpenWhereUnknown()
    {
        constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
        const std::vector<ChartBand::Point> points{{kStart, 0, 10},
                                                   {kStart + 100s, 10, 20},
                                                   {kStart + 200s, kUnknown, kUnknown},
                                                   {kStart + 300s, 5, 6},
                                                   {kStart + 400s, 5, 6}};
        const auto runs = areaOf(points, kRange, 600);
        QCOMPARE(runs.size(), std::size_t(200));
        QVERIFY(std::abs(runs[50].min - 5.05) < 0.01);
        QVERIFY(std::abs(runs[50].max - 15.05) < 0.01);
        QVERIFY(runs[100].gapBefore);
        QCOMPARE(runs[100].max, 6.0);
        QVERIFY(areaOf({}, kRange, 600).empty());
    }
};

QTEST_MAIN(ChartLayersTest)
#include "ChartLayersTest.moc"
