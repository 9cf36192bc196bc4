// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/Trend.h"
#include "widgets/style/Format.h"

#include <QTest>

#include <cmath>

using namespace perfdeck;
using namespace std::chrono_literals;

namespace {

FrameSeries
series(std::string metric, Labels labels, std::vector<std::pair<std::int64_t, double>> points)
{
    FrameSeries result;
    result.key = std::make_shared<SeriesKey>(SeriesKey{std::move(metric), std::move(labels)});
    for (const auto &[time, value] : points) {
        FrameColumn column;
        column.time = column.lastTime = time;
        column.first = column.min = column.max = column.last = value;
        column.count = 1;
        result.columns.push_back(column);
        result.mean += value / double(points.size());
        result.last = value;
        result.lastTime = time;
        result.count++;
    }
    return result;
}

Frame frame()
{
    Frame frame;
    frame.range = {Timestamp(0us), Timestamp(40us)};
    frame.columns = 4;
    frame.series = {series("disk", {{"disk", "a"}}, {{0, 1}, {10, 2}, {30, 4}}),
                    series("disk", {{"disk", "b"}}, {{10, 10}, {39, 20}}),
                    series("other", {}, {{0, 1000}})};
    return frame;
}

} // namespace

class TrendTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void sumsWhatIsThere()
    {
        const std::vector<Selector> selectors{{"disk", {}}};
        const Trend trend = trendOf(frame(), selectors, Reduce::Sum);
        QCOMPARE(trend.value, std::optional(24.0));
        QCOMPARE(trend.time, Timestamp(39us));
        QCOMPARE(trend.course.size(), std::size_t(4));
        QCOMPARE(trend.course[0], 1.0);
        QCOMPARE(trend.course[1], 12.0);
        QVERIFY(std::isnan(trend.course[2]));
        QCOMPARE(trend.course[3], 24.0);
    }

    void takesTheWorst()
    {
        const std::vector<Selector> selectors{{"disk", {}}};
        const Trend trend = trendOf(frame(), selectors, Reduce::Largest);
        QCOMPARE(trend.value, std::optional(20.0));
        QCOMPARE(trend.course[1], 10.0);
    }

    void nothingIsNothingNotZero()
    {
        const std::vector<Selector> selectors{{"absent", {}}};
        const Trend trend = trendOf(frame(), selectors, Reduce::Sum);
        QVERIFY(!trend.value);
        QVERIFY(trend.course.empty());
        QVERIFY(!trend.isOlderThan(1s, Timestamp(1h)));
    }

    void changesAreWords_data()
    {
        QTest::addColumn<double>("before");
        QTest::addColumn<double>("now");
        QTest::addColumn<bool>("ratio");
        QTest::addColumn<QString>("text");
        QTest::newRow("up") << 100.0 << 112.0 << false
                            << QString(QStringLiteral("▲ ") + formatText(0.12, Unit::Ratio));
        QTest::newRow("steady") << 100.0 << 100.5 << false << QStringLiteral("steady");
        QTest::newRow("points") << 0.50 << 0.43 << true << QStringLiteral("▼ 7 points");
        QTest::newRow("many times") << 1.0 << 25.0 << false << QStringLiteral("▲ ×25");
        QTest::newRow("from nothing") << 0.0 << 5.0 << false << QString();
    }

    void changesAreWords()
    {
        QFETCH(double, before);
        QFETCH(double, now);
        QFETCH(bool, ratio);
        QFETCH(QString, text);
        QCOMPARE(changeText(before, now, ratio ? Unit::Ratio : Unit::Byte), text);
    }
};

QTEST_GUILESS_MAIN(TrendTest)
#include "TrendTest.moc"
