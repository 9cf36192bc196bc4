// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/GeneratedProfile.h"
#include "widgets/pages/profiling/timeline/TimelineChart.h"
#include "widgets/pages/profiling/timeline/TimeRuler.h"

#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <cmath>
#include <map>

using namespace perfdeck;

namespace {

/// What a row shows, worked out event by event.
std::vector<double>
coverByHand(const TimelineIndex &index, std::size_t row, ProfileSpan window, std::size_t columns)
{
    const ProfileEvents &events = index.profile().events;
    const TimelineIndex::Row &place = index.rows()[row];
    std::vector<double> cover(columns);
    const double perColumn = double(window.length()) / double(columns);
    for (std::size_t at = place.first; at < place.first + place.count; ++at) {
        const std::uint32_t event = index.events()[at];
        const double from = double(events.start[event] - window.from) / perColumn;
        const double to = from + double(events.duration[event]) / perColumn;
        for (std::size_t column = 0; column < columns; ++column)
            cover[column]
                += std::max(0.0, std::min(to, double(column + 1)) - std::max(from, double(column)));
    }
    for (double &each : cover)
        each = std::min(each, 1.0);
    return cover;
}

ProfilePtr overlapping()
{
    auto profile = std::make_shared<Profile>();
    profile->tracks = {{"gpu", "stream 7", 1, true}};
    ProfileEvents &events = profile->events;
    events.names = {"kernel"};
    events.start = {0, 50, 60, 200};
    events.duration = {100, 100, 0, 10};
    for (int at = 0; at < 4; ++at) {
        events.name.push_back(0);
        events.category.push_back(0);
        events.track.push_back(0);
        events.parent.push_back(kNoIndex);
        events.layer.push_back(kNoIndex);
    }
    return profile;
}

struct Fixture
{
    explicit Fixture(GeneratedProfile made = {})
        : index(std::make_shared<const TimelineIndex>(made.make()))
    {
        chart.setTitle(QStringLiteral("Timeline"));
        chart.resize(900, 500);
        chart.show();
        chart.setIndex(index);
    }

    /// The middle of an event on screen.
    [[nodiscard]] QPoint placeOf(std::uint32_t event) const
    {
        const ProfileEvents &events = index->profile().events;
        const double x = screenX(
            events.start[event] + events.duration[event] / 2, chart.window(), chart.plot());
        return QPointF(x, chart.plot().top() + (double(index->rowOf(event)) + 0.5) * 18).toPoint();
    }

    void turnWheel(QPointF at, int notches, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWheelEvent wheel(at,
                          chart.mapToGlobal(at),
                          {},
                          {0, 120 * notches},
                          Qt::NoButton,
                          modifiers,
                          Qt::NoScrollPhase,
                          false);
        QApplication::sendEvent(&chart, &wheel);
    }

    TimelineIndexPtr index;
    Style style{Style::Mode::Light};
    TimelineChart chart{style};
};

} // namespace

class TimelineChartTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    static void everyEventHasItsRow()
    {
        const TimelineIndex index(GeneratedProfile{5000, 3, 4, 8}.make());
        const ProfileEvents &events = index.profile().events;
        QCOMPARE(index.rows().size(), std::size_t(12));
        QCOMPARE(index.events().size(), events.size());
        for (std::size_t row = 0; row < index.rows().size(); ++row) {
            const TimelineIndex::Row &place = index.rows()[row];
            std::int64_t free = 0;
            for (std::size_t at = place.first; at < place.first + place.count; ++at) {
                const std::uint32_t event = index.events()[at];
                QVERIFY(events.start[event] >= free);
                QCOMPARE(events.track[event], place.track);
                QCOMPARE(index.rowOf(event), row);
                free = events.start[event] + events.duration[event];
            }
        }
    }

    static void eventsThatOverlapLieBelowEachOther()
    {
        const TimelineIndex index(overlapping());
        QCOMPARE(index.rows().size(), std::size_t(3));
        QCOMPARE(index.rows()[0].count, 2U);
        QCOMPARE(index.eventAt(0, 205, 0), 3U);
        QCOMPARE(index.eventAt(0, 150, 0), kNoIndex);
        QCOMPARE(index.eventAt(0, 195, 10), 3U);
        QCOMPARE(index.extent(), (ProfileSpan{0, 210}));
    }

    /// However far the view is zoomed, the pyramid shows what the events add up to; where a group
    /// of them lies over the border of two columns, within the width of a column.
    static void groupsCoverWhatTheirEventsCover()
    {
        const TimelineIndex index(GeneratedProfile{60000, 2, 4, 8}.make());
        const ProfileSpan all = index.extent();
        for (const std::int64_t part : {1, 7, 100, 3000}) {
            const ProfileSpan window{all.length() / 3, all.length() / 3 + all.length() / part / 2};
            std::vector<TimelineCell> cells(400);
            for (std::size_t row = 0; row < index.rows().size(); ++row) {
                index.show(row, window, cells);
                const std::vector<double> wanted = coverByHand(index, row, window, cells.size());
                double sum = 0;
                double sumWanted = 0;
                for (std::size_t at = 0; at < cells.size(); ++at) {
                    sum += double(cells[at].cover);
                    sumWanted += wanted[at];
                    QVERIFY2(std::abs(double(cells[at].cover) - wanted[at]) < 0.5,
                             qPrintable(QStringLiteral("row %1 part %2 column %3: %4, not %5")
                                            .arg(row)
                                            .arg(part)
                                            .arg(at)
                                            .arg(double(cells[at].cover))
                                            .arg(wanted[at])));
                    QCOMPARE(cells[at].event != kNoIndex, cells[at].cover > 0);
                }
                QVERIFY(std::abs(sum - sumWanted) < 0.01 * double(cells.size()));
            }
        }
    }

    static void longEventsAreFoundWithoutLookingAtAll()
    {
        const TimelineIndex index(GeneratedProfile{20000, 2, 3, 8}.make());
        const ProfileEvents &events = index.profile().events;
        const ProfileSpan window{1000, index.extent().length() / 2};
        std::vector<std::uint32_t> found;
        for (std::size_t row = 0; row < index.rows().size(); ++row) {
            index.collect(row, window, 900, 1U << 20U, found);
            std::size_t wanted = 0;
            const TimelineIndex::Row &place = index.rows()[row];
            for (std::size_t at = place.first; at < place.first + place.count; ++at) {
                const std::uint32_t event = index.events()[at];
                const std::int64_t end = events.start[event] + events.duration[event];
                wanted += events.duration[event] >= 900 && end >= window.from
                        && events.start[event] < window.to
                    ? 1U
                    : 0U;
            }
            QCOMPARE(found.size(), wanted);
        }
    }

    static void rulerHasRoundTimes()
    {
        const std::vector<RulerTick> ticks = rulerTicks({1'250'000, 2'000'000}, 5);
        QCOMPARE(ticks.size(), std::size_t(4));
        QCOMPARE(ticks.front().time, std::int64_t(1'400'000));
        QCOMPARE(ticks.front().label, QStringLiteral("1.4\u00A0ms"));
        QCOMPARE(profileTimeText(12'345'678, 2'000'000'000, 1000),
                 QStringLiteral("0.012346\u00A0s"));
    }

    static void wheelZoomsAtThePointer()
    {
        Fixture fixture;
        const QPointF at(600, 200);
        const std::int64_t before = timeAtX(at.x(), fixture.chart.window(), fixture.chart.plot());
        fixture.turnWheel(at, 5);
        const std::int64_t length = fixture.chart.window().length();
        QVERIFY(length < fixture.index->extent().length() / 2);
        const std::int64_t after = timeAtX(at.x(), fixture.chart.window(), fixture.chart.plot());
        QVERIFY(std::abs(double(after - before)) < double(length) / 500);
        fixture.turnWheel(at, -1, Qt::ShiftModifier);
        QCOMPARE(fixture.chart.window().length(), length);
        fixture.turnWheel(at, -20);
        QCOMPARE(fixture.chart.window(), fixture.index->extent());
    }

    static void keysZoomAndMove()
    {
        Fixture fixture;
        const ProfileSpan all = fixture.index->extent();
        QTest::keyClick(&fixture.chart, Qt::Key_W);
        QTest::keyClick(&fixture.chart, Qt::Key_W);
        const ProfileSpan middle = fixture.chart.window();
        QVERIFY(middle.from > all.from && middle.to < all.to);
        QTest::keyClick(&fixture.chart, Qt::Key_D);
        QVERIFY(fixture.chart.window().from > middle.from);
        QTest::keyClick(&fixture.chart, Qt::Key_A);
        QTest::keyClick(&fixture.chart, Qt::Key_A);
        QVERIFY(fixture.chart.window().from < middle.from);
        QTest::keyClick(&fixture.chart, Qt::Key_S);
        QVERIFY(fixture.chart.window().length() > middle.length());
        QTest::keyClick(&fixture.chart, Qt::Key_0);
        QCOMPARE(fixture.chart.window(), all);
    }

    static void draggingMoves()
    {
        Fixture fixture;
        fixture.chart.zoom(0.1, 500);
        const ProfileSpan before = fixture.chart.window();
        QTest::mousePress(&fixture.chart, Qt::LeftButton, {}, {600, 200});
        QTest::mouseMove(&fixture.chart, {500, 200});
        QTest::mouseRelease(&fixture.chart, Qt::LeftButton, {}, {500, 200});
        QVERIFY(fixture.chart.window().from > before.from);
        QCOMPARE(fixture.chart.window().length(), before.length());
    }

    static void draggingWithShiftMarks()
    {
        Fixture fixture;
        QSignalSpy marked(&fixture.chart, &TimelineChart::spanSelected);
        QTest::mousePress(&fixture.chart, Qt::LeftButton, Qt::ShiftModifier, {400, 200});
        QTest::mouseMove(&fixture.chart, {600, 200});
        QTest::mouseRelease(&fixture.chart, Qt::LeftButton, Qt::ShiftModifier, {600, 200});
        QCOMPARE(marked.count(), 1);
        const auto span = fixture.chart.span();
        QVERIFY(span.has_value());
        QCOMPARE(span->from, timeAtX(400, fixture.chart.window(), fixture.chart.plot()));
        QCOMPARE(span->to, timeAtX(600, fixture.chart.window(), fixture.chart.plot()));
        QTest::keyClick(&fixture.chart, Qt::Key_F);
        QVERIFY(fixture.chart.window().length() < fixture.index->extent().length() / 2);
        QTest::keyClick(&fixture.chart, Qt::Key_Escape);
        QVERIFY(!fixture.chart.span());
        QCOMPARE(marked.count(), 2);
    }

    static void pointerReadsOutAndChooses()
    {
        Fixture fixture(GeneratedProfile{300, 2, 3, 6});
        const ProfileEvents &events = fixture.index->profile().events;
        std::uint32_t leaf = 0;
        while (events.layer[leaf] == kNoIndex)
            ++leaf;
        fixture.chart.setWindow({0, events.duration[0]});
        const QPoint place = fixture.placeOf(leaf);
        QTest::mouseMove(&fixture.chart, place);
        QCOMPARE(fixture.chart.currentItem(), int(leaf));
        QCOMPARE(fixture.chart.readout().time(),
                 QString::fromStdString(events.names[events.name[leaf]]));
        QSignalSpy chosen(&fixture.chart, &TimelineChart::layerChosen);
        QTest::mouseClick(&fixture.chart, Qt::LeftButton, {}, place);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.first().first().value<std::uint32_t>(), events.layer[leaf]);
    }

    static void arrowsGoFromEventToEvent()
    {
        Fixture fixture;
        QTest::keyClick(&fixture.chart, Qt::Key_Right);
        QCOMPARE(fixture.chart.currentItem(), 0);
        QTest::keyClick(&fixture.chart, Qt::Key_Down);
        QCOMPARE(fixture.index->rowOf(std::uint32_t(fixture.chart.currentItem())), std::size_t(1));
        const int first = fixture.chart.currentItem();
        QTest::keyClick(&fixture.chart, Qt::Key_Right);
        QVERIFY(fixture.chart.currentItem() != first);
        QTest::keyClick(&fixture.chart, Qt::Key_Return);
        QVERIFY(fixture.chart.span().has_value());
    }

    static void saysWhatItShows()
    {
        Fixture fixture;
        QVERIFY(fixture.chart.description().contains(QStringLiteral("1000 events on 4 tracks")));
        fixture.chart.setWindow({0, 20000});
        const DataTable table = fixture.chart.table();
        QVERIFY(table.rowCount() > 5);
        fixture.chart.setIndex(std::make_shared<const TimelineIndex>(std::make_shared<Profile>()));
        QVERIFY(fixture.chart.description().contains(QStringLiteral("No events")));
    }
};

QTEST_MAIN(TimelineChartTest)
#include "TimelineChartTest.moc"
