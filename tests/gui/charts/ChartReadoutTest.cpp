// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/charts/ChartFixture.h"
#include "widgets/charts/ChartText.h"
#include "widgets/charts/PinnedReadout.h"

#include <QLabel>

using namespace perfdeck;
using namespace std::chrono_literals;

namespace {

FrameSpread spreadOf(int series, double median)
{
    FrameSpread spread;
    spread.info = metricInfo("inference_latency_seconds");
    spread.columnWidth = 1'000'000;
    spread.series = static_cast<std::size_t>(series);
    for (int i = 0; i < 600; ++i) {
        if (i >= 300 && i < 400)
            continue;
        spread.columns.push_back({(kStart + 1s * i).time_since_epoch().count(),
                                  median * 0.5,
                                  median * 0.8,
                                  median,
                                  median * 1.2,
                                  median * 1.5,
                                  static_cast<std::uint32_t>(series)});
    }
    return spread;
}

FramePtr spreadFrame(int columns)
{
    return FrameBuilder(kRange, columns)
        .addEvery(
            {"inference_latency_seconds", {{"model", "odd"}}}, 10s, [](std::size_t) { return 0.3; })
        .spread(spreadOf(240, 0.1))
        .build();
}

PinnedReadout *pinned(const ChartFixture &f)
{
    return f.chart.findChild<PinnedReadout *>(QStringLiteral("pinnedReadout"));
}

} // namespace

class ChartReadoutTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void staysInsideNarrowCharts()
    {
        FrameBuilder builder(kRange, 500);
        for (const char *model : {"a-model-with-a-very-long-name", "another-long-name-of-a-model"})
            builder.addEvery({"inference_latency_seconds", {{"model", model}}},
                             10s,
                             [](std::size_t i) { return 0.01 + 0.0001 * double(i); });
        ChartFixture f(builder.build());
        for (const int width : {640, 320, 240}) {
            f.chart.resize(width, 240);
            for (const Duration at : {Duration(20s), Duration(580s)}) {
                f.chart.setCursor(kStart + at);
                QVERIFY(f.readout()->isVisible());
                QVERIFY2(f.chart.rect().left() <= f.readout()->x()
                             && f.readout()->geometry().right() <= f.chart.rect().right(),
                         qPrintable(QString::number(width)));
            }
        }
    }

    void previousNearestOrInterpolated()
    {
        ChartFixture f;
        f.chart.setCursor(kStart + 27s); // samples at 20 s and 30 s
        QCOMPARE(f.readout()->rows()[0].value, QStringLiteral("10.2\u00a0ms"));
        f.chart.setSampling(Sampling::Nearest);
        QCOMPARE(f.readout()->rows()[0].value, QStringLiteral("10.3\u00a0ms"));
        f.chart.setCursor(kStart + 25s);
        f.chart.setSampling(Sampling::Interpolated);
        QCOMPARE(f.readout()->rows()[0].value, QStringLiteral("≈ 10.3\u00a0ms")); // 10.25
        QCOMPARE(f.readout()->rows()[0].sampled, QStringLiteral("interpolated"));
    }

    void gapsStayGapsHoweverOneReads()
    {
        const std::vector<Sample> samples{{kStart, 1}, {kStart + 10s, 2}, {kStart + 300s, 3}};
        const FramePtr frame = FrameBuilder(kRange, 500).add({"x", {}}, samples, 60s).build();
        for (const Sampling sampling : {Sampling::Nearest, Sampling::Interpolated})
            QVERIFY(!sampleAt(frame->series[0], kStart + 200s, sampling));
        QCOMPARE(sampleAt(frame->series[0], kStart + 5s, Sampling::Interpolated)->value, 1.5);
        QCOMPARE(sampleAt(frame->series[0], kStart + 10s, Sampling::Interpolated)->value, 2.0);
    }

    void theMenuChoosesHow()
    {
        ChartFixture f;
        QMenu *menu = f.menu();
        auto *choice = menu->findChild<QMenu *>(QStringLiteral("sampling"));
        QVERIFY(choice->actions().at(0)->isChecked());
        choice->actions().at(2)->trigger();
        menu->close();
        f.chart.setCursor(kStart + 25s);
        QVERIFY(f.readout()->rows()[0].value.startsWith(QStringLiteral("≈")));
    }

    void sourceAgeAndRollUpAreSaid()
    {
        FrameBuilder builder(kRange, 500);
        builder.addEvery(
            {"queue_depth", {{"source", "vllm"}}}, 60s, [](std::size_t) { return 3.0; });
        ChartFixture f(builder.tier(FrameTier::Minute).build());
        f.chart.setCursor(kStart + 100s);
        QCOMPARE(
            f.readout()->content().foot,
            QStringList{QStringLiteral("from vllm · sampled 40 s before · 1-minute roll-ups")});
    }

    void aClickPinsAndEscFrees()
    {
        ChartFixture f;
        f.move({f.xOf(kStart + 25s), 30});
        QVERIFY(f.readout()->isVisible());
        QTest::mouseClick(f.canvas(), Qt::LeftButton, {}, {f.xOf(kStart + 25s), 30});
        QVERIFY(pinned(f)->isVisible());
        QVERIFY(!f.readout()->isVisible());
        const auto at = f.chart.cursorTime();
        f.move({f.xOf(kStart + 400s), 30}); // what is pinned stands still
        QCOMPARE(f.chart.cursorTime(), at);
        QVERIFY(pinned(f)->text().contains(QStringLiteral("10.2 ms")));
        QVERIFY(pinned(f)->text().contains(QStringLiteral("sampled 14:00:20")));
        auto *words = pinned(f)->findChild<QLabel *>(QStringLiteral("pinnedWords"));
        QVERIFY(words->textInteractionFlags().testFlag(Qt::TextSelectableByMouse));
        QVERIFY(words->textInteractionFlags().testFlag(Qt::TextSelectableByKeyboard));
        QTest::keyClick(&f.chart, Qt::Key_Escape);
        QVERIFY(!pinned(f)->isVisible());
        QVERIFY(f.readout()->isVisible());
        QTest::keyClick(&f.chart, Qt::Key_Return); // the same by keys
        QVERIFY(pinned(f)->isVisible());
        QTest::mouseDClick(f.canvas(), Qt::LeftButton, {}, {50, 20});
        QVERIFY(!pinned(f)->isVisible());
    }

    void namesFromOutsideAreNoMarkup()
    {
        FrameBuilder builder(kRange, 500);
        builder.addEvery(
            {"x", {{"model", "<img src=x><b>a"}}}, 10s, [](std::size_t) { return 1.0; });
        builder.addEvery({"x", {{"model", "b"}}}, 10s, [](std::size_t) { return 2.0; });
        ChartFixture f(builder.build());
        f.chart.setCursor(kStart + 25s);
        QTest::keyClick(&f.chart, Qt::Key_Return);
        QVERIFY(pinned(f)->text().contains(QStringLiteral("<img src=x><b>a")));
    }

    void manyLinesAreReadAsASpread()
    {
        ChartFixture f;
        const QImage lines = f.canvas()->grab().toImage();
        f.chart.setFrame(spreadFrame(f.chart.plotColumns()));
        QVERIFY(f.canvas()->grab().toImage() != lines);
        QVERIFY(f.canvas()->yOf(0.3) >= 0); // outliers are in sight
        f.chart.setCursor(kStart + 100s);
        const auto &rows = f.readout()->rows();
        QCOMPARE(rows.size(), std::size_t(4));
        QCOMPARE(rows[0].name, QStringLiteral("median of 240 lines"));
        QCOMPARE(rows[0].value, QStringLiteral("100\u00a0ms"));
        QCOMPARE(rows[2].value, QStringLiteral("50\u00a0ms to 150\u00a0ms"));
        f.chart.setCursor(kStart + 350s); // no values there
        QCOMPARE(f.readout()->rows().size(), std::size_t(1));
        QVERIFY(f.chart.description().contains(
            QStringLiteral("Spread of 240 lines: median 100\u00a0ms")));
    }

    void aSpreadIsPaintedAsAreas()
    {
        ChartFixture f(FrameBuilder(kRange, 500).spread(spreadOf(99, 0.1)).build());
        const QImage image = f.canvas()->grab().toImage();
        const auto at = [&](Duration after, double value) {
            return image.pixelColor(f.xOf(kStart + after),
                                    static_cast<int>(f.canvas()->yOf(value)));
        };
        const QColor paper = f.style.theme().raised;
        QVERIFY(at(203s, 0.06) != paper); // p5 to p25
        QVERIFY(at(203s, 0.09) != paper); // the middle half
        QVERIFY(at(203s, 0.09) != at(203s, 0.06));
        QCOMPARE(at(203s, 0.03), paper);
        QCOMPARE(at(353s, 0.09), paper); // a gap
    }

    void aSpreadIsExportedByItsQuantiles()
    {
        ChartFixture f(spreadFrame(500));
        const QString csv = f.chart.toCsv();
        QVERIFY(csv.contains(QStringLiteral("2025-11-21T14:00:00.000000Z,inference_latency_seconds,"
                                            "\"{\"\"lines\"\":\"\"240\"\",\"\"quantile\"\":"
                                            "\"\"0.5\"\"}\",0.1")));
        QVERIFY(csv.contains(QStringLiteral("\"\"model\"\":\"\"odd\"\"")));
    }

    void aSelectionTellsItsTrueSamples()
    {
        ChartFixture f;
        const TimeRange range{kStart + 100s, kStart + 200s};
        const auto distribution = [&](TimeRange of, double median) {
            DistributionFrame frame;
            frame.range = of;
            const FrameSeries &line = f.chart.frame()->series[0];
            frame.series.push_back({line.id,
                                    line.key,
                                    line.info,
                                    1234,
                                    0,
                                    0.001,
                                    0.2,
                                    0.04,
                                    {},
                                    {},
                                    {{0.5, median}, {0.9, 0.06}, {0.95, 0.08}, {0.99, 0.1}}});
            return std::make_shared<const DistributionFrame>(std::move(frame));
        };
        const auto box = [&f] {
            return f.chart.findChild<PinnedReadout *>(QStringLiteral("selectionStatistics"));
        };
        f.chart.setSelectionStatistics(distribution(range, 0.03), nullptr);
        QVERIFY(!box()->isVisible()); // nothing is selected
        f.chart.setSelection(range);
        f.chart.setSelectionStatistics(distribution({kStart, kStart + 1s}, 0.03), nullptr);
        QVERIFY(!box()->isVisible()); // about another range
        f.chart.setSelectionStatistics(distribution(range, 0.03), distribution(range, 0.02));
        QVERIFY(box()->isVisible());
        QVERIFY(f.chart.rect().contains(box()->geometry()));
        for (const char *words : {"1,234", "1 ms", "30 ms", "80 ms", "100 ms", "200 ms", "+50 %"})
            QVERIFY2(box()->text().contains(QLatin1String(words)), words);
        QTest::keyClick(&f.chart, Qt::Key_Escape);
        QVERIFY(!box()->isVisible());
        QVERIFY(!f.chart.selection());
    }
};

QTEST_MAIN(ChartReadoutTest)
#include "ChartReadoutTest.moc"
