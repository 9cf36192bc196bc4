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
    }
};

QTEST_GUILESS_MAIN(TimeScopeTest)
#include "TimeScopeTest.moc"
