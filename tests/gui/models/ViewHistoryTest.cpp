// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FakeClock.h"
#include "widgets/models/ViewHistory.h"

#include <QTest>

using namespace perfdeck;
using namespace std::chrono_literals;

class ViewHistoryTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void everyKindOfChangeIsUndoneAndRedone()
    {
        const auto clock = std::make_shared<FakeClock>();
        TimeScope scope(clock);
        ViewHistory history(scope);
        const TimeView first = scope.view();
        const Timestamp now = clock->now();
        std::vector<TimeView> views{first};
        const auto note = [&] {
            views.push_back(scope.view());
            clock->advance(10s);
        };
        scope.setSpan(6h);
        note();
        scope.showRange({now - 2h, now - 1h});
        note();
        scope.compareWith(24h);
        note();
        scope.setZone(QTimeZone("Europe/Berlin"));
        note();
        scope.showSince(now - 3h);
        note();
        scope.pause();
        note();
        scope.backToLive();
        note();
        QCOMPARE(history.stack().count(), int(views.size()) - 1);
        for (std::size_t at = views.size() - 1; at-- > 0;) {
            history.stack().undo();
            QVERIFY(scope.view() == views[at]);
        }
        QVERIFY(!history.stack().canUndo());
        for (std::size_t at = 1; at < views.size(); ++at) {
            history.stack().redo();
            QVERIFY(scope.view() == views[at]);
        }
        QCOMPARE(history.stack().count(), int(views.size()) - 1);
    }

    void aWheelIsOneStep()
    {
        const auto clock = std::make_shared<FakeClock>();
        TimeScope scope(clock);
        ViewHistory history(scope);
        const Timestamp middle = clock->now() - 5min;
        for (int notch = 0; notch < 10; ++notch) {
            scope.zoom(0.8, middle);
            clock->advance(100ms);
        }
        QCOMPARE(history.stack().count(), 1);
        clock->advance(2s);
        scope.pan(-0.5);
        QCOMPARE(history.stack().count(), 2);
        history.stack().undo();
        history.stack().undo();
        QCOMPARE(scope.mode(), TimeScope::Mode::Live);
    }

    void otherChangesOfAViewAreStepsToo()
    {
        TimeScope scope(std::make_shared<FakeClock>());
        ViewHistory history(scope);
        bool isSolo = true; // done already
        history.note(
            QStringLiteral("show only p99"), [&] { isSolo = false; }, [&] { isSolo = true; });
        QVERIFY(isSolo);
        QCOMPARE(history.stack().undoText(), QStringLiteral("show only p99"));
        history.stack().undo();
        QVERIFY(!isSolo);
        history.stack().redo();
        QVERIFY(isSolo);
    }

    void keepsAtLeastAHundredSteps()
    {
        const auto clock = std::make_shared<FakeClock>();
        TimeScope scope(clock);
        ViewHistory history(scope);
        for (int step = 1; step <= 300; ++step) {
            scope.setSpan(std::chrono::minutes(step + 100));
            clock->advance(10s);
        }
        int undone = 0;
        for (; history.stack().canUndo(); ++undone)
            history.stack().undo();
        QCOMPARE(undone, ViewHistory::kSteps);
        QCOMPARE(scope.span(), Duration(std::chrono::minutes(400 - ViewHistory::kSteps)));
    }

    void saysInWordsWhatWouldBeUndone()
    {
        const Timestamp now = std::chrono::sys_days(std::chrono::year(2026) / 11 / 21) + 16h;
        const auto clock = std::make_shared<FakeClock>(now);
        TimeScope scope(clock);
        ViewHistory history(scope);
        const auto text = [&] {
            clock->advance(10s);
            return history.stack().undoText();
        };
        scope.showRange({now - 2h, now - 30min});
        QCOMPARE(text(), QStringLiteral("zoom to 14:00–15:30"));
        scope.pan(-1);
        QCOMPARE(text(), QStringLiteral("move to 12:30–14:00"));
        scope.setZone(QTimeZone("Europe/Berlin"));
        QCOMPARE(text(), QStringLiteral("times in Europe/Berlin"));
        scope.showSince(now - 1h);
        QCOMPARE(text(), QStringLiteral("from 16:00 on"));
        scope.compareWith(24h);
        QCOMPARE(text(), QStringLiteral("comparison with 1 d earlier"));
        scope.compareWith(0s);
        QCOMPARE(text(), QStringLiteral("end of the comparison"));
        scope.pause();
        QCOMPARE(text(), QStringLiteral("pause"));
        scope.backToLive();
        QCOMPARE(text(), QStringLiteral("back to live"));
        scope.setSpan(6h);
        QCOMPARE(text(), QStringLiteral("last 6 h"));
    }
};

QTEST_GUILESS_MAIN(ViewHistoryTest)
#include "ViewHistoryTest.moc"
