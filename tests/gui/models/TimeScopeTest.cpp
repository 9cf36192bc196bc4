// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FakeClock.h"
#include "widgets/models/TimeScope.h"

#include <QSignalSpy>
#include <QTest>

using namespace perfdeck;
using namespace std::chrono_literals;

class TimeScopeTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void liveMovesWithTheClock()
    {
        const auto clock = std::make_shared<FakeClock>();
        TimeScope scope(clock);
        scope.setSpan(5min);
        const Timestamp before = clock->now();
        QCOMPARE(scope.range().to, before);
        QCOMPARE(scope.range().length(), Duration(5min));
        clock->advance(7s);
        QCOMPARE(scope.range().to, before + 7s);
    }

    void pauseHoldsItsMoment()
    {
        const auto clock = std::make_shared<FakeClock>();
        TimeScope scope(clock);
        QSignalSpy changes(&scope, &TimeScope::changed);
        const TimeRange before = scope.range();
        scope.togglePaused();
        clock->advance(1h);
        QCOMPARE(scope.mode(), TimeScope::Mode::Paused);
        QVERIFY(scope.range() == before);
        scope.setSpan(1h);
        QCOMPARE(scope.range().to, before.to);
        QCOMPARE(scope.range().length(), Duration(1h));
        scope.togglePaused();
        QVERIFY(scope.isLive());
        QCOMPARE(scope.range().to, clock->now());
        QCOMPARE(changes.count(), 3);
    }

    void aChosenRangeIsHistoryUntilAPreset()
    {
        const auto clock = std::make_shared<FakeClock>();
        TimeScope scope(clock);
        const TimeRange wanted{clock->now() - 2h, clock->now() - 1h};
        scope.showRange(wanted);
        QCOMPARE(scope.mode(), TimeScope::Mode::History);
        QVERIFY(scope.range() == wanted);
        scope.pause();
        QCOMPARE(scope.mode(), TimeScope::Mode::History);
        scope.setSpan(15min);
        QVERIFY(scope.isLive());
    }

    void oddRangesAreMadeUsable()
    {
        const auto clock = std::make_shared<FakeClock>();
        TimeScope scope(clock);
        const Timestamp t = clock->now();
        scope.showRange({t, t - 1min});
        QVERIFY((scope.range() == TimeRange{t - 1min, t}));
        scope.showRange({t, t});
        QCOMPARE(scope.range().length(), TimeScope::kMinLength);
        scope.setSpan(0s);
        QCOMPARE(scope.span(), TimeScope::kMinSpan);
        TimeView odd;
        odd.mode = TimeScope::Mode::Growing; // since when?
        odd.earlier = -1h;
        odd.zone = QTimeZone();
        scope.setView(odd);
        QCOMPARE(scope.mode(), TimeScope::Mode::Live);
        QCOMPARE(scope.earlier(), Duration(0));
        QVERIFY(scope.zone() == QTimeZone::utc());
    }

    void aRangeSinceAMomentGrows()
    {
        const auto clock = std::make_shared<FakeClock>();
        TimeScope scope(clock);
        const Timestamp from = clock->now() - 20min;
        scope.show({RangeWish::Kind::Since, {from, clock->now()}});
        QVERIFY(scope.isLive());
        clock->advance(10min);
        QVERIFY((scope.range() == TimeRange{from, from + 30min}));
        scope.togglePaused();
        clock->advance(1h);
        QVERIFY((scope.range() == TimeRange{from, from + 30min}));
        scope.togglePaused();
        QCOMPARE(scope.mode(), TimeScope::Mode::Growing);
        QCOMPARE(scope.range().length(), Duration(90min));
        scope.backToLive();
        QCOMPARE(scope.mode(), TimeScope::Mode::Live);
        scope.pause();
        scope.togglePaused();
        QCOMPARE(scope.mode(), TimeScope::Mode::Live);
    }

    void zoomsAndPans()
    {
        const auto clock = std::make_shared<FakeClock>();
        TimeScope scope(clock);
        const Timestamp now = clock->now();
        scope.setSpan(1h);
        scope.zoom(0.5);
        QVERIFY(scope.isLive()); // the end stays now
        QCOMPARE(scope.span(), Duration(30min));
        scope.pan(0.5);
        QVERIFY(scope.isLive()); // there is nothing later
        scope.pan(-1);
        QVERIFY((scope.range() == TimeRange{now - 60min, now - 30min}));
        scope.zoom(2);
        QVERIFY((scope.range() == TimeRange{now - 75min, now - 15min}));
        scope.zoom(0.5, now - 15min);
        QVERIFY((scope.range() == TimeRange{now - 45min, now - 15min}));
        scope.pan(1);
        QVERIFY((scope.range() == TimeRange{now - 30min, now}));
        for (int i = 0; i < 60; ++i)
            scope.zoom(0.5);
        QVERIFY(scope.range().length() >= TimeScope::kMinLength);
        for (int i = 0; i < 80; ++i)
            scope.zoom(2);
        QVERIFY(scope.range().length() <= TimeScope::kMaxSpan);
    }

    void tellsOnlyChanges()
    {
        const auto clock = std::make_shared<FakeClock>();
        TimeScope scope(clock);
        QSignalSpy ranges(&scope, &TimeScope::changed);
        QSignalSpy zones(&scope, &TimeScope::zoneChanged);
        scope.setView(scope.view());
        scope.backToLive();
        scope.setZone(QTimeZone::utc());
        QCOMPARE(ranges.count() + zones.count(), 0);
        scope.setZone(QTimeZone("Europe/Berlin"));
        QCOMPARE(zones.count(), 1);
        QCOMPARE(ranges.count(), 0);
        scope.compareWith(24h);
        QCOMPARE(ranges.count(), 1);
    }

    void whatIsShownIsWrittenAsARange()
    {
        const auto clock = std::make_shared<FakeClock>();
        TimeScope scope(clock);
        scope.setSpan(6h);
        QCOMPARE(rangeText(scope.wish()), std::string("now-6h"));
        for (const RangeWish::Kind kind : {RangeWish::Kind::Since, RangeWish::Kind::Between}) {
            const RangeWish wish{kind, {clock->now() - 2h, clock->now()}};
            scope.show(wish);
            QVERIFY(scope.wish() == wish);
        }
    }

    void realZonesGiveTheirRules()
    {
        const Zone berlin = zoneRules(QTimeZone("Europe/Berlin"));
        const Zone newYork = zoneRules(QTimeZone("America/New_York"));
        const auto length = [](const Zone &zone, const char *day) {
            return parseRange(day, Timestamp(1'800'000'000s), zone)->range.length();
        };
        QCOMPARE(length(berlin, "2026-03-29"), Duration(23h));
        QCOMPARE(length(berlin, "2026-10-25"), Duration(25h));
        QCOMPARE(length(newYork, "2026-03-08"), Duration(23h));
        QCOMPARE(length(newYork, "2026-11-01"), Duration(25h));
        QCOMPARE(length(zoneRules(QTimeZone::utc()), "2026-03-29"), Duration(24h));
    }
};

QTEST_GUILESS_MAIN(TimeScopeTest)
#include "TimeScopeTest.moc"
