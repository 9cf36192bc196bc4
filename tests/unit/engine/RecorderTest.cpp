// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/Recorder.h"
#include "core/query/QueryService.h"
#include "tests/support/FakeClock.h"
#include "tests/support/FakeHistory.h"

#include <gtest/gtest.h>

#include <condition_variable>
#include <thread>

namespace perfdeck {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::seconds;

const SourceId kSource(1);

class RecorderTest : public testing::Test
{
protected:
    RecorderTest() { clock->advance(seconds(100)); }

    Observation observation(double value)
    {
        Observation made;
        made.source = kSource;
        made.time = clock->now();
        made.steady = clock->steady();
        made.series = set;
        made.values = {value};
        return made;
    }

    std::unique_ptr<Recorder> makeRecorder(RecorderOptions options = {})
    {
        RecorderSink sink;
        sink.advanced = [this] { ++advanced; };
        sink.storageChanged = [this] { ++storageNews; };
        sink.notesChanged = [this] { ++noteNews; };
        sink.entities = [this](const EntityTreePtr &tree) { entities = tree; };
        return std::make_unique<Recorder>(
            RecorderParts{catalog,
                          live,
                          history,
                          events,
                          clock,
                          [this] { return ++suspendedReads > 1 ? suspended : Duration(0); },
                          derived},
            options,
            std::move(sink));
    }

    /// Lets the recorder take in everything pushed so far, then ends it.
    static void runToEnd(Recorder &recorder)
    {
        std::stop_source stop;
        stop.request_stop();
        recorder.run(stop.get_token());
    }

    FakeHistory::State &stored() { return history->state(); }

    std::shared_ptr<FakeClock> clock = std::make_shared<FakeClock>();
    std::shared_ptr<SeriesCatalog> catalog = std::make_shared<SeriesCatalog>();
    std::shared_ptr<LiveWindow> live = std::make_shared<LiveWindow>(LiveLimits{});
    std::shared_ptr<FakeHistory> history = std::make_shared<FakeHistory>();
    std::shared_ptr<DerivedMetrics> derived;
    std::shared_ptr<EventRing> events = std::make_shared<EventRing>(100);
    SeriesSetPtr set = std::make_shared<const SeriesSet>(
        SeriesSet{{std::make_shared<const SeriesKey>(SeriesKey{"up", {}})}});
    Duration suspended{0}; ///< as read from the second observation on
    int suspendedReads = 0;
    std::atomic<int> advanced{0};
    std::atomic<int> storageNews{0};
    std::atomic<int> noteNews{0};
    EntityTreePtr entities;
};

TEST_F(RecorderTest, SamplesReachMemoryAndHistory)
{
    const auto recorder = makeRecorder();
    for (int i = 0; i < 3; ++i) {
        recorder->push(observation(i));
        clock->advance(seconds(1));
    }
    runToEnd(*recorder);
    const SeriesId id = catalog->find({"up", {}});
    ASSERT_TRUE(id.isValid());
    EXPECT_EQ(live->last(id)->value, 2);
    EXPECT_EQ(stored().rows.size(), 3U);
    EXPECT_EQ(stored().samples[id].size(), 3U) << "flushed before the end";
    EXPECT_EQ(stored().closed, 1);
    EXPECT_GT(recorder->revision(), Revision(0));
    EXPECT_GE(advanced, 1);
}

TEST_F(RecorderTest, DerivedMetricsAreStoredBesideWhatTheyRead)
{
    derived = std::make_shared<DerivedMetrics>(
        compileMetrics({{"up_percent", "100 * up", ""}, {"up_speed", "rate(up[1m])", ""}}));
    const auto recorder = makeRecorder();
    EXPECT_EQ(recorder->derivedMetrics().size(), 2U);
    for (int i = 0; i < 3; ++i) {
        recorder->push(observation(i));
        clock->advance(seconds(1));
    }
    clock->step(hours(1)); // a rate over an hour that did not pass would be wrong
    recorder->push(observation(5));
    runToEnd(*recorder);
    const SeriesId percent = catalog->find({"up_percent", {{"source", "derived"}}});
    const SeriesId speed = catalog->find({"up_speed", {{"source", "derived"}}});
    EXPECT_EQ(live->last(percent)->value, 500);
    EXPECT_EQ(stored().samples[percent].size(), 4U);
    EXPECT_EQ(stored().samples[speed].size(), 2U);
    EXPECT_EQ(stored().samples[speed].rbegin()->second, 1);
    EXPECT_EQ(recorder->derivedMetrics()[0].series, 1U);
}

TEST_F(RecorderTest, NumbersOfSeriesAgreeWithTheFile)
{
    // Samples were there before the history was open; the file knows the series by another number.
    stored().known = {{SeriesId(77), std::make_shared<const SeriesKey>(SeriesKey{"up", {}})}};
    const auto recorder = makeRecorder();
    recorder->push(observation(5));
    EXPECT_TRUE(recorder->isOpening());
    runToEnd(*recorder);
    EXPECT_FALSE(recorder->isOpening());
    ASSERT_EQ(stored().rows.size(), 1U);
    EXPECT_EQ(stored().rows[0].series, std::vector{SeriesId(77)});
    EXPECT_EQ(live->last(SeriesId(77))->value, 5);
}

TEST_F(RecorderTest, NotesAreLoadedChangedAndHandedOn)
{
    const auto note = [](std::int64_t id, int minute, const char *text) {
        Note made;
        made.id = NoteId(id);
        made.from = Timestamp(std::chrono::minutes(minute));
        made.text = text;
        return made;
    };
    stored().notes = {note(1, 5, "old")};
    const auto recorder = makeRecorder();
    EXPECT_TRUE(recorder->notes()->empty());
    recorder->change({NoteChange::Kind::Put, note(2, 3, "new")});
    recorder->change({NoteChange::Kind::Put, note(3, 9, "brief")});
    recorder->change({NoteChange::Kind::Remove, note(3, 0, "")});
    runToEnd(*recorder);
    EXPECT_EQ(*recorder->notes(), (Notes{note(2, 3, "new"), note(1, 5, "old")}));
    EXPECT_EQ(stored().notes, (Notes{note(1, 5, "old"), note(2, 3, "new")}));
    EXPECT_EQ(noteNews, 2);
}

TEST_F(RecorderTest, NotesOfAReadOnlyHistoryStayInMemory)
{
    const auto recorder = makeRecorder({.readOnly = true});
    recorder->change({NoteChange::Kind::Put, Note{NoteId(2), {}, {}, {}, {}, {}, {}, {}, {}}});
    runToEnd(*recorder);
    EXPECT_EQ(recorder->notes()->size(), 1U);
    EXPECT_TRUE(stored().notes.empty());
}

TEST_F(RecorderTest, WithoutHistoryMemoryGoesOn)
{
    history.reset();
    RecorderSink sink{[] {}, [] {}, [](const EntityTreePtr &) {}};
    Recorder recorder(
        {catalog, live, nullptr, events, clock, [] { return Duration(0); }}, {}, sink);
    EXPECT_FALSE(recorder.isOpening());
    recorder.push(observation(5));
    runToEnd(recorder);
    EXPECT_EQ(live->last(catalog->find({"up", {}}))->value, 5);
}

TEST_F(RecorderTest, AReadOnlyHistoryIsOpenedAndNeverWritten)
{
    const auto recorder = makeRecorder({.readOnly = true});
    recorder->push(observation(5));
    recorder->post({clock->now(), "storage", Severity::Info, {}, "x", {}});
    runToEnd(*recorder);
    EXPECT_EQ(stored().opened, 1);
    EXPECT_TRUE(stored().rows.empty());
    EXPECT_TRUE(stored().events.empty());
    EXPECT_EQ(stored().flushes, 0);
    EXPECT_EQ(stored().closed, 1);
}

TEST_F(RecorderTest, AFullQueueCostsTheSourceThatLost)
{
    const auto recorder = makeRecorder({.queueLimit = 4});
    for (int i = 0; i < 10; ++i) {
        recorder->push(observation(i));
        clock->advance(seconds(1));
    }
    runToEnd(*recorder);
    EXPECT_EQ(recorder->faults(kSource).of(Fault::QueueFull), 6U);
    EXPECT_EQ(recorder->faults(SourceId(2)).total(), 0U);
    ASSERT_EQ(stored().rows.size(), 4U);
    EXPECT_EQ(stored().rows[0].values[0], 6) << "the oldest go first";
}

TEST_F(RecorderTest, AClockStepIsAFaultAndAnEvent)
{
    const auto recorder = makeRecorder();
    recorder->push(observation(1));
    clock->advance(seconds(1));
    clock->step(-hours(2));
    recorder->push(observation(2));
    runToEnd(*recorder);
    EXPECT_EQ(recorder->faults(kSource).of(Fault::ClockStep), 1U);
    ASSERT_EQ(stored().events.size(), 1U);
    EXPECT_EQ(stored().events[0].kind, "clock-step");
    EXPECT_EQ(events->newest(TimeRange::everything(), 9).size(), 1U);
    EXPECT_EQ(stored().rows.size(), 2U) << "both samples are kept";
}

TEST_F(RecorderTest, SleepIsAnEventButNoFault)
{
    const auto recorder = makeRecorder();
    recorder->push(observation(1));
    clock->step(hours(1)); // asleep the steady clock stands still
    clock->advance(seconds(1));
    recorder->push(observation(2));
    suspended = hours(1);
    runToEnd(*recorder);
    EXPECT_EQ(recorder->faults(kSource).total(), 0U);
    ASSERT_EQ(stored().events.size(), 1U);
    EXPECT_EQ(stored().events[0].kind, "suspend");
}

TEST_F(RecorderTest, EventsOfObservationsAndOurOwnAreRecorded)
{
    const auto recorder = makeRecorder();
    Observation with = observation(1);
    with.events.push_back({clock->now(), "counter-reset", Severity::Info, "a", "reset", {}});
    recorder->push(with);
    recorder->post({clock->now(), "source-down", Severity::Warning, "a", "down", {}});
    runToEnd(*recorder);
    ASSERT_EQ(stored().events.size(), 2U);
    EXPECT_EQ(stored().events[0].text, "reset");
    EXPECT_EQ(stored().events[1].text, "down");
    EXPECT_EQ(events->newest(TimeRange::everything(), 9).size(), 2U);
}

TEST_F(RecorderTest, EntitiesAreHandedOn)
{
    const auto recorder = makeRecorder();
    Observation tree;
    tree.entities = std::make_shared<const EntityTree>(EntityTree{Entity{}});
    recorder->push(tree);
    runToEnd(*recorder);
    EXPECT_EQ(entities, tree.entities);
}

TEST_F(RecorderTest, ReadersSeeWholeBatchesWhileItWrites)
{
    constexpr int kSamples = 2000;
    const auto recorder = makeRecorder({.queueLimit = kSamples, .flushInterval = milliseconds(1)});
    const Timestamp start = clock->now();
    const TimeRange range{start, start + seconds(kSamples)};
    std::jthread writer([&](std::stop_token stop) { recorder->run(std::move(stop)); });
    std::vector<std::jthread> readers;
    std::atomic<int> outOfOrder{0};
    for (int i = 0; i < 2; ++i)
        readers.emplace_back([&](const std::stop_token &stop) {
            QueryService service(catalog, live, history);
            service.setRevisionSource([&] { return recorder->revision(); });
            RangeQuery query;
            query.selectors = {Selector{"up", {}}};
            query.range = range;
            std::uint64_t before = 0;
            while (!stop.stop_requested()) {
                const auto frame = service.run(query);
                const std::uint64_t count
                    = frame && !(*frame)->series.empty() ? (*frame)->series[0].count : 0;
                outOfOrder += count < before ? 1 : 0; // what was seen once stays
                before = count;
            }
        });
    for (int i = 0; i < kSamples; ++i) {
        Observation next = observation(i);
        next.time = start + seconds(i);
        next.steady = {};
        recorder->push(std::move(next));
    }
    writer.request_stop(); // takes in what waits first
    writer.join();
    readers.clear();
    EXPECT_EQ(outOfOrder, 0);
    EXPECT_EQ(stored().samples[SeriesId(1)].size(), static_cast<std::size_t>(kSamples));
    EXPECT_EQ(recorder->faults(kSource).total(), 0U);
}

TEST_F(RecorderTest, FlushesWhileRunningAndTellsTroubleAndRecovery)
{
    // Here the recorder runs on its thread and by the real clock.
    const auto realClock = std::make_shared<SystemClock>();
    std::mutex mutex;
    std::condition_variable changed;
    RecorderSink sink;
    sink.advanced = [] {};
    sink.entities = [](const EntityTreePtr &) {};
    sink.storageChanged = [&] { changed.notify_all(); };
    Recorder recorder(
        {catalog, live, history, events, realClock}, {.flushInterval = milliseconds(5)}, sink);
    const auto waitFor = [&](const std::function<bool()> &wanted) {
        std::unique_lock lock(mutex);
        for (int i = 0; i < 2000 && !wanted(); ++i)
            changed.wait_for(lock, milliseconds(5));
        return wanted();
    };
    const auto setState = [&](StorageStatus::State state, const std::string &problem) {
        const std::lock_guard lock(stored().mutex);
        stored().status.state = state;
        stored().status.problem = problem;
    };
    const auto eventCount = [&] { return events->newest(TimeRange::everything(), 9).size(); };
    std::jthread thread([&](std::stop_token stop) { recorder.run(std::move(stop)); });
    EXPECT_TRUE(waitFor([&] {
        const std::lock_guard lock(stored().mutex);
        return stored().flushes > 2;
    }));
    setState(StorageStatus::State::Failing, "Disk full.");
    EXPECT_TRUE(waitFor([&] { return eventCount() == 1; }));
    setState(StorageStatus::State::Writing, "");
    EXPECT_TRUE(waitFor([&] { return eventCount() == 2; }));
    thread.request_stop();
    thread.join();
    EXPECT_EQ(events->newest(TimeRange::everything(), 9)[1].text, "Disk full.");
}

} // namespace
} // namespace perfdeck
