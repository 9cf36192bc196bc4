// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FakeClock.h"
#include "tests/support/FrameBuilder.h"
#include "widgets/models/ChartFeed.h"
#include "widgets/models/CourseFeed.h"
#include "widgets/models/EventsFeed.h"
#include "widgets/models/HeatFeed.h"
#include "widgets/models/LatestFeed.h"

#include <QSignalSpy>
#include <QTest>

using namespace perfdeck;
using namespace std::chrono_literals;

namespace {

/// Keeps the questions and lets the test answer them when it likes.
struct FakeReader
{
    std::vector<std::pair<RangeQuery, std::function<void(FramePtr)>>> frames;
    std::vector<std::pair<ExpressionQuery, std::function<void(Result<FramePtr>)>>> expressions;
    std::vector<std::pair<HeatQuery, std::function<void(HeatFramePtr)>>> heats;
    std::vector<std::pair<std::vector<Selector>, std::function<void(LatestValuesPtr)>>> latest;
    std::vector<std::pair<TimeRange, std::function<void(EventsPtr)>>> events;

    Questions questions()
    {
        Questions questions;
        questions.frame = [this](RangeQuery query, QObject *, auto answer) {
            frames.emplace_back(std::move(query), std::move(answer));
        };
        questions.expression = [this](ExpressionQuery query, QObject *, auto answer) {
            expressions.emplace_back(std::move(query), std::move(answer));
        };
        questions.heat = [this](HeatQuery query, QObject *, auto answer) {
            heats.emplace_back(std::move(query), std::move(answer));
        };
        questions.latest = [this](std::vector<Selector> selectors, QObject *, auto answer) {
            latest.emplace_back(std::move(selectors), std::move(answer));
        };
        questions.events = [this](TimeRange range, std::size_t, QObject *, auto answer) {
            events.emplace_back(range, std::move(answer));
        };
        return questions;
    }

    void answerFrame(std::size_t at, Frame frame = {})
    {
        frames.at(at).second(std::make_shared<const Frame>(std::move(frame)));
    }
};

void turnLoop()
{
    QTest::qWait(5);
}

} // namespace

class FeedTest final : public QObject
{
    Q_OBJECT

    std::shared_ptr<FakeClock> m_clock = std::make_shared<FakeClock>();

private Q_SLOTS:

    void asksOnlyWhileActive()
    {
        FakeReader reader;
        TimeScope scope(m_clock);
        ChartFeed feed(reader.questions(), scope);
        feed.setQuestion({{{"up", {}}}});
        feed.advance();
        turnLoop();
        QCOMPARE(reader.frames.size(), std::size_t(0));
        feed.setActive(true);
        turnLoop();
        QCOMPARE(reader.frames.size(), std::size_t(1));
        QVERIFY(!feed.isSettled());
        reader.answerFrame(0);
        QVERIFY(feed.isSettled());
        feed.setActive(false);
        scope.setSpan(1h);
        feed.advance();
        turnLoop();
        QCOMPARE(reader.frames.size(), std::size_t(1));
    }

    void anExpressionIsAskedInPlaceOfSelectors()
    {
        FakeReader reader;
        TimeScope scope(m_clock);
        ChartFeed feed(reader.questions(), scope);
        ChartQuestion question;
        question.expression = "a / b";
        feed.setQuestion(question);
        QSignalSpy refused(&feed, &ChartFeed::refused);
        QSignalSpy frames(&feed, &ChartFeed::frameReady);
        feed.setActive(true);
        turnLoop();
        QCOMPARE(reader.frames.size(), std::size_t(0));
        QCOMPARE(reader.expressions.at(0).first.expression, std::string("a / b"));
        reader.expressions.at(0).second(failure(ErrorKind::InvalidInput, "column 3"));
        QCOMPARE(refused.count(), 1);
        QCOMPARE(frames.count(), 0);
        QVERIFY(feed.isSettled());
        feed.refresh();
        turnLoop();
        reader.expressions.at(1).second(std::make_shared<const Frame>());
        QCOMPARE(frames.count(), 1);
    }

    void aHeatMapIsAskedForTheRangeShown()
    {
        FakeReader reader;
        TimeScope scope(m_clock);
        HeatFeed feed(reader.questions(), scope);
        QSignalSpy frames(&feed, &HeatFeed::frameReady);
        feed.setSelectors({{"x_bucket", {}}});
        feed.setActive(true);
        turnLoop();
        QCOMPARE(reader.heats.at(0).first.selectors.at(0).metric, std::string("x_bucket"));
        QVERIFY(reader.heats.at(0).first.range.length() == scope.range().length());
        reader.heats.at(0).second(std::make_shared<const HeatFrame>());
        QCOMPARE(frames.count(), 1);
    }

    void coursesAreAskedForAllRowsAtOnce()
    {
        FakeReader reader;
        TimeScope scope(m_clock);
        CourseFeed feed(reader.questions(), scope);
        feed.setActive(true);
        turnLoop();
        QCOMPARE(reader.frames.size(), std::size_t(0)); // no row, no question
        const Selector a{"m", {{"source", Selector::Match::Equal, "a"}}};
        const Selector b{"m", {{"source", Selector::Match::Equal, "b"}}};
        feed.setWishes({{QStringLiteral("1"), a}, {QStringLiteral("2"), b}});
        turnLoop();
        QCOMPARE(reader.frames.size(), std::size_t(1));
        QCOMPARE(reader.frames[0].first.selectors.size(), std::size_t(2));
        feed.setWishes({{QStringLiteral("1"), a}, {QStringLiteral("2"), b}});
        turnLoop();
        QCOMPARE(reader.frames.size(), std::size_t(1)); // the same rows: no new question
        const TimeRange range = reader.frames[0].first.range;
        const FramePtr frame
            = FrameBuilder(range, CourseFeed::kColumns)
                  .addEvery({"m", {{"source", "b"}}}, 60s, [](std::size_t) { return 7.0; })
                  .build();
        reader.answerFrame(0, *frame);
        QVERIFY(feed.course(QStringLiteral("1")).empty());
        const auto course = feed.course(QStringLiteral("2"));
        QCOMPARE(course.size(), std::size_t(CourseFeed::kColumns));
        QVERIFY(std::ranges::count(course, 7.0) > 10);
    }

    void oneQuestionAtATimeWhileLive()
    {
        FakeReader reader;
        TimeScope scope(m_clock);
        ChartFeed feed(reader.questions(), scope);
        feed.setPace(1ms, 1s);
        feed.setColumns(16384);
        scope.setSpan(10s);
        feed.setActive(true);
        turnLoop();
        feed.advance();
        feed.advance();
        turnLoop();
        QCOMPARE(reader.frames.size(), std::size_t(1));
        reader.answerFrame(0);
        QTRY_COMPARE_WITH_TIMEOUT(reader.frames.size(), std::size_t(2), 1000);
    }

    void keepsThePace()
    {
        FakeReader reader;
        TimeScope scope(m_clock);
        ChartFeed feed(reader.questions(), scope);
        scope.setSpan(1h);
        feed.setColumns(60);
        feed.setActive(true);
        turnLoop();
        reader.answerFrame(0);
        feed.advance();
        QTest::qWait(50);
        QCOMPARE(reader.frames.size(), std::size_t(1));
    }

    /// Who zooms asks faster than readers answer: one question at a time, the newest range next.
    void aRangeThatMovesIsAskedForWhenTheReaderIsFree()
    {
        FakeReader reader;
        TimeScope scope(m_clock);
        ChartFeed feed(reader.questions(), scope);
        QSignalSpy frames(&feed, &ChartFeed::frameReady);
        feed.setActive(true);
        turnLoop();
        for (const auto span : {2h, 3h, 4h}) {
            scope.setSpan(span);
            turnLoop();
        }
        QCOMPARE(reader.frames.size(), std::size_t(1));
        reader.answerFrame(0);
        QCOMPARE(frames.count(), 1); // seen on the way
        QVERIFY(!feed.isSettled());
        turnLoop();
        QCOMPARE(reader.frames.size(), std::size_t(2));
        QCOMPARE(reader.frames[1].first.range.length(), Duration(4h));
        reader.answerFrame(1);
        QCOMPARE(frames.count(), 2);
        QVERIFY(feed.isSettled());
    }

    void dropsTheAnswerToAnotherQuestion()
    {
        FakeReader reader;
        TimeScope scope(m_clock);
        ChartFeed feed(reader.questions(), scope);
        QSignalSpy frames(&feed, &ChartFeed::frameReady);
        feed.setQuestion({{{"up", {}}}});
        feed.setActive(true);
        turnLoop();
        feed.setQuestion({{{"down", {}}}});
        turnLoop();
        reader.answerFrame(0);
        QCOMPARE(frames.count(), 0);
        QVERIFY(!feed.isSettled());
        turnLoop();
        QCOMPARE(reader.frames.size(), std::size_t(2));
        QCOMPARE(reader.frames[1].first.selectors.at(0).metric, std::string("down"));
        reader.answerFrame(1);
        QCOMPARE(frames.count(), 1);
        QVERIFY(feed.isSettled());
    }

    void anAnswerThatNobodyWaitsForLeavesNothingOpen()
    {
        FakeReader reader;
        TimeScope scope(m_clock);
        ChartFeed feed(reader.questions(), scope);
        feed.setActive(true);
        turnLoop();
        feed.setActive(false);
        feed.setQuestion({{{"up", {}}}});
        reader.answerFrame(0);
        feed.setActive(true);
        turnLoop();
        QCOMPARE(reader.frames.size(), std::size_t(2));
        reader.answerFrame(1);
        QVERIFY(feed.isSettled());
    }

    void standsStillWhilePaused()
    {
        FakeReader reader;
        TimeScope scope(m_clock);
        ChartFeed feed(reader.questions(), scope);
        feed.setPace(1ms, 1s);
        scope.pause();
        feed.setActive(true);
        turnLoop();
        reader.answerFrame(0);
        feed.advance();
        turnLoop();
        QCOMPARE(reader.frames.size(), std::size_t(1));
    }

    void anOffsetLooksEarlier()
    {
        FakeReader reader;
        TimeScope scope(m_clock);
        ChartFeed feed(reader.questions(), scope);
        feed.setOffset(15min);
        feed.setActive(true);
        turnLoop();
        QCOMPARE(reader.frames.at(0).first.range.to, m_clock->now() - 15min);
    }

    void aComparisonAsksForBothRanges()
    {
        FakeReader reader;
        TimeScope scope(m_clock);
        scope.compareWith(24h);
        ChartFeed feed(reader.questions(), scope);
        feed.setComparing(true);
        FramePtr earlier;
        Duration shift{0};
        int told = 0;
        connect(&feed, &ChartFeed::earlierReady, this, [&](const FramePtr &frame, Duration by) {
            earlier = frame;
            shift = by;
            ++told;
        });
        feed.setActive(true);
        turnLoop();
        QCOMPARE(reader.frames.size(), std::size_t(2));
        QCOMPARE(reader.frames[1].first.range.to, reader.frames[0].first.range.to - 24h);
        QCOMPARE(reader.frames[1].first.columns, reader.frames[0].first.columns);
        reader.answerFrame(1);
        QVERIFY(earlier);
        QCOMPARE(shift, Duration(24h));
        QVERIFY(!feed.isSettled());
        reader.answerFrame(0);
        QVERIFY(feed.isSettled());
        scope.compareWith(0s);
        turnLoop();
        QCOMPARE(reader.frames.size(), std::size_t(3));
        QVERIFY(!earlier);
        QCOMPARE(told, 2);
        reader.answerFrame(2);
        QVERIFY(feed.isSettled());
        scope.setSpan(1h);
        turnLoop();
        QCOMPARE(told, 2); // nothing left to take away
    }

    void latestValuesOfThePastComeFromAFrame()
    {
        FakeReader reader;
        TimeScope scope(m_clock);
        scope.showRange({m_clock->now() - 2h, m_clock->now() - 1h});
        LatestFeed feed(reader.questions(), scope);
        LatestValuesPtr got;
        connect(&feed, &LatestFeed::valuesReady, this, [&got](const LatestValuesPtr &values) {
            got = values;
        });
        feed.setActive(true);
        turnLoop();
        QCOMPARE(reader.latest.size(), std::size_t(0));
        QCOMPARE(reader.frames.at(0).first.range.length(), LatestFeed::kMaxAge);
        Frame frame;
        FrameSeries series;
        series.key = std::make_shared<SeriesKey>(SeriesKey{"up", {}});
        series.last = 1;
        series.count = 3;
        series.lastTime = 42;
        frame.series = {series, FrameSeries{}};
        reader.answerFrame(0, frame);
        QVERIFY(got);
        QCOMPARE(got->size(), std::size_t(1));
        QCOMPARE(got->front().sample.value, 1.0);
        QCOMPARE(got->front().sample.time, Timestamp(Duration(42)));
    }

    void latestValuesOfNowAreAskedForAsSuch()
    {
        FakeReader reader;
        TimeScope scope(m_clock);
        LatestFeed feed(reader.questions(), scope);
        QSignalSpy values(&feed, &LatestFeed::valuesReady);
        feed.setSelectors({{"up", {}}});
        feed.setActive(true);
        turnLoop();
        QCOMPARE(reader.latest.size(), std::size_t(1));
        reader.latest[0].second(std::make_shared<const LatestValues>());
        QCOMPARE(values.count(), 1);
    }

    void eventsOfThisMomentAreIncluded()
    {
        FakeReader reader;
        TimeScope scope(m_clock);
        EventsFeed feed(reader.questions(), scope);
        QSignalSpy events(&feed, &EventsFeed::eventsReady);
        feed.setActive(true);
        turnLoop();
        QVERIFY(reader.events.at(0).first.contains(m_clock->now()));
        reader.events[0].second(std::make_shared<const std::vector<Event>>());
        QCOMPARE(events.count(), 1);
    }
};

QTEST_GUILESS_MAIN(FeedTest)
#include "FeedTest.moc"
