// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/charts/ChartFixture.h"

#include <QSignalSpy>

using namespace perfdeck;
using namespace std::chrono_literals;

namespace {

FramePtr twoUnits(int columns)
{
    FrameBuilder builder(kRange, columns);
    builder.addEvery(
        {"inference_latency_seconds", {{"model", "m"}}}, 10s, [](std::size_t) { return 0.05; });
    builder.addEvery(
        {"requests_per_second", {{"model", "m"}}}, 10s, [](std::size_t) { return 300.0; });
    return builder.build();
}

FramePtr decades(int columns)
{
    FrameBuilder builder(kRange, columns);
    builder.addEvery({"queue_time_seconds", {}}, 10s, [](std::size_t i) {
        return i == 0 ? 0.0 : std::pow(10.0, -3.0 + double(i) / 20);
    });
    return builder.build();
}

std::vector<QString> labelsOf(const AxisScale &scale)
{
    std::vector<QString> labels;
    for (const AxisScale::Tick &tick : scale.ticks)
        labels.push_back(tick.label);
    return labels;
}

} // namespace

class ValueAxesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void aSecondUnitGetsAnAxisAtTheRight()
    {
        ChartFixture f;
        const int before = f.canvas()->width();
        f.chart.setFrame(twoUnits(f.chart.plotColumns()));
        QCOMPARE(f.chart.book().lines()[0].side, AxisSide::Left);
        QCOMPARE(f.chart.book().lines()[1].side, AxisSide::Right);
        QVERIFY(f.canvas()->width() < before); // there are labels beside it
        const double latency = f.canvas()->yOf(0.05);
        const double requests = f.canvas()->yOf(300, AxisSide::Right);
        QVERIFY(latency > 0 && latency < f.canvas()->height() / 2.0);
        QVERIFY(requests > 0 && requests < f.canvas()->height() / 2.0);
        f.chart.setCursor(kStart + 55s);
        QCOMPARE(f.readout()->rows()[1].value, QStringLiteral("300\u00a0req/s"));
        f.chart.setFrame(threeLines(f.chart.plotColumns()));
        QVERIFY(std::abs(f.canvas()->width() - before) < 20);
    }

    void countsAndPlainNumbersShareAnAxis()
    {
        FrameBuilder builder(kRange, 500);
        builder.addEvery({"custom_number", {}}, 10s, [](std::size_t) { return 1.0; });
        builder.addEvery({"workers", {}}, 10s, [](std::size_t) { return 2.0; });
        ChartFixture f(builder.build());
        QVERIFY(!f.chart.book().hasRight());
    }

    void logarithmicAxesGoByPowersAndLeaveOutWhatHasNone()
    {
        ChartFixture f;
        f.chart.setFrame(decades(f.chart.plotColumns()));
        QTest::keyClick(&f.chart, Qt::Key_L);
        QVERIFY(f.chart.axisWish().logarithmic);
        const double step = f.canvas()->yOf(0.01) - f.canvas()->yOf(0.1);
        QVERIFY(step > 10);
        QVERIFY(std::abs(f.canvas()->yOf(0.1) - f.canvas()->yOf(1) - step) < 1e-6);
        QVERIFY(!std::isfinite(f.canvas()->yOf(0)));
        QVERIFY(std::abs(f.canvas()->valueAt(f.canvas()->yOf(0.02)) - 0.02) < 1e-9);
        f.canvas()->grab();
        QVERIFY(!f.chart.toImage(1).isNull());
        QTest::keyClick(&f.chart, Qt::Key_L);
        QVERIFY(std::abs(f.canvas()->yOf(0.1) - f.canvas()->yOf(0.2)
                         - (f.canvas()->yOf(0.2) - f.canvas()->yOf(0.3)))
                < 1e-6);
    }

    void logarithmicTicksAreRound()
    {
        using Labels = std::vector<QString>;
        const AxisWish wish{AxisWish::Base::Automatic, true};
        QCOMPARE(labelsOf(niceAxis(0.0012, 3, Unit::Second, 6, wish)),
                 Labels({QStringLiteral("1\u00a0ms"),
                         QStringLiteral("10\u00a0ms"),
                         QStringLiteral("100\u00a0ms"),
                         QStringLiteral("1\u00a0s"),
                         QStringLiteral("10\u00a0s")}));
        QCOMPARE(labelsOf(niceAxis(0.03, 0.4, Unit::Second, 9, wish)),
                 Labels({QStringLiteral("20\u00a0ms"),
                         QStringLiteral("50\u00a0ms"),
                         QStringLiteral("100\u00a0ms"),
                         QStringLiteral("200\u00a0ms"),
                         QStringLiteral("500\u00a0ms")}));
        QCOMPARE(labelsOf(niceAxis(3000, 3e9, Unit::Byte, 4, wish)),
                 Labels({QStringLiteral("1\u00a0KiB"),
                         QStringLiteral("1\u00a0MiB"),
                         QStringLiteral("1\u00a0GiB"),
                         QStringLiteral("1\u00a0TiB")}));
        for (const double least : {1e-300, 1e-9, 0.5, 7.0, 1e200}) {
            for (const double factor : {1.0, 1.5, 99.0, 1e9, 1e90}) {
                const AxisScale axis = niceAxis(least, least * factor, Unit::None, 5, wish);
                QVERIFY(axis.min <= least * (1 + 1e-9) && axis.min > 0);
                QVERIFY(axis.max >= least * factor * (1 - 1e-9) && axis.max > axis.min);
                QVERIFY(axis.ticks.size() >= 2 && axis.ticks.size() <= 8);
            }
        }
        const AxisScale nothing = niceAxis(0, -1, Unit::None, 5, wish);
        QCOMPARE(nothing.min, 1.0);
        QCOMPARE(nothing.max, 10.0);
    }

    void zeroIsAChoice()
    {
        ChartFixture f;
        QVERIFY(f.canvas()->yOf(0) <= f.canvas()->height()); // automatic for these data
        QSignalSpy spy(&f.chart, &TimeSeriesChart::axisWishChanged);
        QTest::keyClick(&f.chart, Qt::Key_Z);
        QVERIFY(f.canvas()->yOf(0) > f.canvas()->height());
        QTest::keyClick(&f.chart, Qt::Key_Z);
        QVERIFY(f.canvas()->yOf(0) <= f.canvas()->height());
        QCOMPARE(spy.count(), 2);
    }

    void theMenuShowsAndChangesTheScale()
    {
        ChartFixture f;
        QMenu *menu = f.menu();
        QVERIFY(menu != nullptr);
        QVERIFY(menu->findChild<QAction *>(QStringLiteral("fromZero"))->isChecked());
        menu->findChild<QAction *>(QStringLiteral("logarithmic"))->trigger();
        menu->close();
        QVERIFY(f.chart.axisWish().logarithmic);
    }
};

QTEST_MAIN(ValueAxesTest)
#include "ValueAxesTest.moc"
