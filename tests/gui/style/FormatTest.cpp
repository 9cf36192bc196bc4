// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/style/AxisScale.h"
#include "widgets/style/Format.h"

#include <QStringList>
#include <QTest>
#include <QTimeZone>

#include <limits>

using namespace perfdeck;
using namespace std::chrono_literals;

namespace {

QStringList labels(const AxisScale &scale)
{
    QStringList texts;
    for (const AxisScale::Tick &tick : scale.ticks)
        texts << tick.label;
    return texts;
}

QStringList labels(const std::vector<TimeTick> &ticks)
{
    QStringList texts;
    for (const TimeTick &tick : ticks)
        texts << tick.label;
    return texts;
}

QStringList words(std::initializer_list<const char *> texts)
{
    QStringList list;
    for (const char *text : texts)
        list << QString::fromUtf8(text);
    return list;
}

QString plain(double value, Unit unit)
{
    return formatText(value, unit).replace(QChar(0x00A0), QLatin1Char(' '));
}

} // namespace

class FormatTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void values_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<int>("unit");
        QTest::addColumn<QString>("text");
        const auto row = [](double value, Unit unit, const char *text) {
            QTest::newRow(text) << value << static_cast<int>(unit) << QString::fromUtf8(text);
        };
        row(0.0235, Unit::Second, "23.5 ms");
        row(0.0000042, Unit::Second, "4.2 µs");
        row(1.5, Unit::Second, "1.5 s");
        row(90, Unit::Second, "90 s");
        row(150, Unit::Second, "2.5 min");
        row(7200, Unit::Second, "2 h");
        row(1288490189, Unit::Byte, "1.2 GiB");
        row(512, Unit::Byte, "512 B");
        row(1048576, Unit::BytePerSecond, "1 MiB/s");
        row(0.78, Unit::Ratio, "78 %");
        row(0.00123, Unit::Ratio, "0.123 %");
        row(3.2e9, Unit::Hertz, "3.2 GHz");
        row(65.44, Unit::Celsius, "65.4 °C");
        row(412.3, Unit::Watt, "412 W");
        row(0.0, Unit::Second, "0 s");
        row(0.9999, Unit::Second, "1 s");
        row(-0.0235, Unit::Second, "−23.5 ms");
        row(12345, Unit::Count, "12.3 k");
        row(999, Unit::Count, "999");
        row(152.25, Unit::TokenPerSecond, "152 tok/s");
        row(std::numeric_limits<double>::quiet_NaN(), Unit::Second, "–");
        row(std::numeric_limits<double>::infinity(), Unit::Second, "∞ s");
    }

    void values()
    {
        QFETCH(double, value);
        QFETCH(int, unit);
        QFETCH(QString, text);
        QCOMPARE(plain(value, static_cast<Unit>(unit)), text);
    }

    void axesShareOneUnit()
    {
        const AxisScale latency = niceAxis(0.011, 0.093, Unit::Second, 6);
        QCOMPARE(labels(latency), words({"0", "20", "40", "60", "80", "100"}));
        QCOMPARE(latency.unit, QStringLiteral("ms"));
        QCOMPARE(latency.max, 0.1);
        const AxisScale memory = niceAxis(0, 3.5 * 0x1p30, Unit::Byte, 5);
        QCOMPARE(labels(memory), words({"0", "1", "2", "3", "4"}));
        QCOMPARE(memory.unit, QStringLiteral("GiB"));
        const AxisScale share = niceAxis(0.02, 0.93, Unit::Ratio, 6);
        QCOMPARE(labels(share), words({"0", "20", "40", "60", "80", "100"}));
        QCOMPARE(share.unit, QStringLiteral("%"));
    }

    void axesStartAtZeroOnlyWhereThatIsSensible()
    {
        QCOMPARE(niceAxis(44, 47, Unit::Celsius, 5).min, 44.0);
        QCOMPARE(niceAxis(0.90, 0.93, Unit::Ratio, 5).min, 0.0);
        QCOMPARE(niceAxis(-5, 5, Unit::None, 5).min, -5.0);
        const double nan = std::numeric_limits<double>::quiet_NaN();
        QCOMPARE(niceAxis(nan, nan, Unit::Second, 5).max, 1.0);
    }

    void axesHoldTheirDataAndEndOnTicks()
    {
        for (const Unit unit :
             {Unit::None, Unit::Second, Unit::Byte, Unit::Ratio, Unit::Count, Unit::Watt}) {
            for (double max = 1e-7; max < 1e13; max *= 3.7) {
                for (const double min : {0.0, max * 0.5, max * 0.97, -max}) {
                    const AxisScale axis = niceAxis(min, max, unit, 5);
                    QVERIFY(axis.min <= min + max * 1e-6 && axis.max >= max * (1 - 1e-6));
                    QVERIFY(axis.ticks.size() >= 2 && axis.ticks.size() <= 12);
                    for (std::size_t i = 1; i < axis.ticks.size(); ++i)
                        QVERIFY2(axis.ticks[i].label != axis.ticks[i - 1].label,
                                 qPrintable(QStringLiteral("%1…%2 unit %3: %4")
                                                .arg(min)
                                                .arg(max)
                                                .arg(int(unit))
                                                .arg(axis.ticks[i].label)));
                }
            }
        }
    }

    void stickyAxisGrowsAtOnceAndShrinksLate()
    {
        StickyAxis axis;
        QCOMPARE(axis.update(0, 90, Unit::None, 6).max, 100.0);
        QCOMPARE(axis.update(0, 60, Unit::None, 6).max, 100.0);
        QCOMPARE(axis.update(0, 130, Unit::None, 6).max, 150.0);
        QCOMPARE(axis.update(0, 100, Unit::None, 6).max, 150.0);
        QCOMPARE(axis.update(0, 9, Unit::None, 6).max, 10.0);
    }

    void timeTicksAreRoundAndLocal()
    {
        const Timestamp start{std::chrono::sys_days{std::chrono::year{2026} / 3 / 28} + 22h + 7min};
        const QTimeZone utc = QTimeZone::utc();
        QCOMPARE(labels(timeTicks({start, start + 30min}, 6, utc)),
                 words({"22:10", "22:15", "22:20", "22:25", "22:30", "22:35"}));
        QCOMPARE(labels(timeTicks({start, start + 10s}, 5, utc)),
                 words({"22:07:00", "22:07:02", "22:07:04", "22:07:06", "22:07:08"}));
        QCOMPARE(labels(timeTicks({start, start + 6h}, 6, utc)),
                 words({"23:00", "29 Mar", "01:00", "02:00", "03:00", "04:00"}));
        // The clock springs from 02:00 to 03:00 that night in Berlin.
        const QTimeZone berlin("Europe/Berlin");
        QCOMPARE(labels(timeTicks({start, start + 24h}, 5, berlin)),
                 words({"29 Mar", "06:00", "12:00", "18:00", "30 Mar"}));
        QCOMPARE(labels(timeTicks({start, start + std::chrono::days(365)}, 6, utc)),
                 words({"May", "Jul", "Sep", "Nov", "2027", "Mar"}));
    }

    void timesAndDurations()
    {
        const Timestamp time{1'763'733'787s};
        QCOMPARE(formatTime(time, QTimeZone::utc()), QStringLiteral("14:03:07"));
        QCOMPARE(formatDateTime(time, QTimeZone::utc()), QStringLiteral("21 Nov 2025 14:03:07"));
        QCOMPARE(formatStamp(time, QTimeZone::utc()), QStringLiteral("2025-11-21 14:03:07"));
        QCOMPARE(formatStamp(time + 50ms, QTimeZone("Asia/Kolkata")),
                 QStringLiteral("2025-11-21 19:33:07.050"));
        QCOMPARE(zoneName(QTimeZone("Etc/UTC")), QStringLiteral("UTC"));
    }

    void rangesAreAsShortAsIsClear()
    {
        const QTimeZone utc = QTimeZone::utc();
        const Timestamp now{std::chrono::sys_days{std::chrono::year{2026} / 1 / 2} + 9h};
        QCOMPARE(formatMoment(now - 1h, now, utc), QStringLiteral("08:00"));
        QCOMPARE(formatColumnMoment(now - 1h, now, utc), QStringLiteral("08:00:00"));
        QCOMPARE(formatMoment(now - 1h + 5s + 999ms, now, utc), QStringLiteral("08:00:05"));
        QCOMPARE(formatMoment(now - 24h, now, utc), QStringLiteral("1 Jan 09:00"));
        QCOMPARE(formatMoment(now - 48h, now, utc), QStringLiteral("31 Dec 2025 09:00"));
        QCOMPARE(formatRange({now - 3h, now - 1h}, now, utc), QStringLiteral("06:00–08:00"));
        QCOMPARE(formatRange({now - 60s, now}, now, utc), QStringLiteral("08:59:00–09:00:00"));
        QCOMPARE(formatRange({now - 500ms, now}, now, utc),
                 QStringLiteral("08:59:59.500–09:00:00.000"));
        QCOMPARE(formatRange({now - 26h, now - 25h}, now, utc),
                 QStringLiteral("1 Jan 07:00–08:00"));
        QCOMPARE(formatRange({now - 24h, now}, now, utc),
                 QStringLiteral("1 Jan 09:00 – 2 Jan 09:00"));
        QCOMPARE(formatRange({now - 48h, now}, now, utc),
                 QStringLiteral("31 Dec 2025 09:00 – 2 Jan 09:00"));
    }

    void exactSpansHaveOneUnit()
    {
        QCOMPARE(formatSpan(5min), QStringLiteral("5 min"));
        QCOMPARE(formatSpan(90s), QStringLiteral("90 s"));
        QCOMPARE(formatSpan(24h), QStringLiteral("1 d"));
        QCOMPARE(formatSpan(36h), QStringLiteral("36 h"));
        QCOMPARE(formatSpan(1h + 1us), QStringLiteral("60 min")); // roughly
        QCOMPARE(formatDuration(42s), QStringLiteral("42 s"));
        QCOMPARE(formatDuration(4min + 10s), QStringLiteral("4 min"));
        QCOMPARE(formatDuration(49h), QStringLiteral("2 d"));
    }

    void columnsLineUp()
    {
        const ScaledUnit ms{1e-3, QStringLiteral("ms")};
        QCOMPARE(formatIn(0.0164, ms, 1), QStringLiteral("16.4"));
        QCOMPARE(formatIn(-0.00001, ms, 1), QStringLiteral("0.0"));
        QCOMPARE(formatIn(-0.002, ms, 1), QStringLiteral("−2.0"));
    }
};

QTEST_GUILESS_MAIN(FormatTest)
#include "FormatTest.moc"
