// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FakeClock.h"
#include "widgets/models/NotesModel.h"
#include "widgets/pages/ChartLink.h"
#include "widgets/pages/EventLayer.h"
#include "widgets/panels/NotesPanel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace perfdeck;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp kNoon = std::chrono::sys_days(std::chrono::year(2026) / 11 / 21) + 12h;

Note note(std::int64_t id, Duration after, const char *text)
{
    Note made;
    made.id = NoteId(id);
    made.from = kNoon + after;
    made.text = text;
    return made;
}

} // namespace

/// What happened as marks and rows, and the link of a chart; without a window.
class EventLayerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void notesAndEventsBecomeMarksInOrder()
    {
        Note range = note(7, -10min, "Load\n test");
        range.to = kNoon + 5min;
        range.author = "anna";
        const std::vector<Event> events{
            {kNoon + 2min, "source-down", Severity::Warning, "a", "a does not answer.", {}},
            {kNoon + 1min, "counter-reset", Severity::Info, "a", "a restarted.", {}},
            {kNoon + 9min, "start", Severity::Info, "", "outside", {}}};
        const auto marks
            = chartMarks({range, note(8, 8min, "later")}, events, {kNoon, kNoon + 6min});
        QCOMPARE(marks.size(), std::size_t(3));
        QCOMPARE(marks[0].text, QStringLiteral("Load test – anna"));
        QCOMPARE(marks[0].id, std::uint64_t(7));
        QVERIFY(marks[0].to == kNoon + 5min);
        QVERIFY(marks[1].kind == ChartMark::Kind::Restart);
        QVERIFY(marks[2].kind == ChartMark::Kind::Fault);
        QVERIFY(marks[1].id != marks[2].id);
    }

    void findingsAreMarksOnTheirSeries()
    {
        Finding finding;
        finding.id = finding.group = FindingId(5);
        finding.series = std::make_shared<SeriesKey>(
            SeriesKey{"inference_latency_seconds", Labels{{"source", "a"}}});
        finding.time = kNoon + 2min;
        finding.effect = 0.129;
        finding.verdict = FindingVerdict::Regressed;
        Finding gone = finding;
        gone.isGone = true;
        Finding noBug = finding;
        noBug.triage.state = TriageState::NotABug;
        Finding late = finding;
        late.time = kNoon + 1h;
        const auto marks = findingMarks({finding, gone, noBug, late}, {kNoon, kNoon + 6min});
        QCOMPARE(marks.size(), std::size_t(1));
        QCOMPARE(marks[0].id, kFindingBit | 5);
        QVERIFY(marks[0].kind == ChartMark::Kind::Change);
        QVERIFY(marks[0].series == *finding.series);
        QVERIFY(marks[0].label.startsWith(QStringLiteral("+12.9")));
        QVERIFY(chartMarks({}, {eventOf(finding)}, {kNoon, kNoon + 6min}).empty());
    }

    void eventsHaveTheirKinds()
    {
        const auto kind = [](const char *name, Severity severity) {
            return markKind({kNoon, name, severity, "", "", {}});
        };
        using Kind = ChartMark::Kind;
        QVERIFY(kind("alert-firing", Severity::Critical) == Kind::Alert);
        QVERIFY(kind("deploy", Severity::Info) == Kind::Deploy);
        QVERIFY(kind("scale-up", Severity::Info) == Kind::Scaling);
        QVERIFY(kind("regression", Severity::Critical) == Kind::Change);
        QVERIFY(kind("start", Severity::Info) == Kind::Restart);
        QVERIFY(kind("gpu-throttle", Severity::Warning) == Kind::Fault);
        QVERIFY(kind("storage", Severity::Critical) == Kind::Fault);
        QVERIFY(kind("source-up", Severity::Info) == Kind::Event);
    }

    void notesAreRows()
    {
        NotesModel model;
        const QAbstractItemModelTester tester(&model);
        Note range = note(1, -24h, "Slow\n<b>since</b> the update");
        range.to = range.from + 90min;
        range.tags = {"deploy", "v2"};
        model.setRows(noteRows({range, note(2, 0s, "now")}, kNoon, QTimeZone("Europe/Berlin")));
        QCOMPARE(model.rowCount(), 2);
        const auto text
            = [&model](int row, int column) { return model.index(row, column).data().toString(); };
        QCOMPARE(text(0, NotesModel::Time), QStringLiteral("13:00:00"));
        QCOMPARE(text(1, NotesModel::Time), QStringLiteral("20 Nov 13:00–14:30"));
        QCOMPARE(text(1, NotesModel::Text), QStringLiteral("Slow <b>since</b> the update"));
        QCOMPARE(text(1, NotesModel::Tags), QStringLiteral("deploy v2"));
        model.setRows(noteRows({note(2, 0s, "changed")}, kNoon, QTimeZone::utc()));
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(text(0, NotesModel::Text), QStringLiteral("changed"));
    }

    void aNoteIsSeenWithRoomAroundIt()
    {
        QVERIFY((rangeAround(note(1, 0s, ""), 10min) == TimeRange{kNoon - 5min, kNoon + 5min}));
        Note range = note(1, 0s, "");
        range.to = kNoon + 4min;
        QVERIFY((rangeAround(range, 1h) == TimeRange{kNoon - 1min, kNoon + 5min}));
    }

    void aLinkedChartIsTheWindow()
    {
        const auto clock = std::make_shared<FakeClock>(kNoon);
        TimeScope window(clock, QTimeZone("Europe/Berlin"));
        ChartLink link(window, clock);
        QVERIFY(link.scope().view() == window.view());
        QSignalSpy changes(&window, &TimeScope::changed);
        link.scope().showRange({kNoon - 2h, kNoon - 1h});
        QVERIFY(window.view() == link.scope().view());
        QCOMPARE(changes.count(), 1);
        link.setLinked(false);
        link.scope().zoom(0.5);
        QCOMPARE(window.range().length(), Duration(1h));
        window.setSpan(6h);
        window.setZone(QTimeZone::utc());
        QCOMPARE(link.scope().range().length(), Duration(30min));
        QVERIFY(link.scope().zone() == QTimeZone::utc());
        link.setLinked(true);
        QVERIFY(link.scope().view() == window.view());
    }
};

QTEST_MAIN(EventLayerTest)
#include "EventLayerTest.moc"
