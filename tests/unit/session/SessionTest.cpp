// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/Announcer.h"
#include "core/engine/Session.h"
#include "core/model/EndpointTest.h"
#include "core/store/SqliteHistory.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <chrono>
#include <thread>

using namespace perfdeck;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

constexpr int kPatience = 15'000; // milliseconds, for a busy machine

/// A metrics page on loopback; answers every request on the thread of the test.
class MetricsServer final : public QObject
{
public:
    MetricsServer()
    {
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = m_server.nextPendingConnection())
                connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { answer(socket); });
        });
        m_server.listen(QHostAddress::LocalHost);
    }

    [[nodiscard]] std::string url() const
    {
        return "http://127.0.0.1:" + std::to_string(m_server.serverPort()) + "/metrics";
    }

    void close() { m_server.close(); }

    [[nodiscard]] int requests() const { return m_requests; }

private:
    void answer(QTcpSocket *socket)
    {
        if (!socket->readAll().contains("\r\n\r\n"))
            return;
        ++m_requests;
        const QByteArray body
            = "# TYPE queue_depth gauge\nqueue_depth " + QByteArray::number(m_requests) + "\n";
        socket->write(
            "HTTP/1.1 200 OK\r\nContent-Type: text/plain; version=0.0.4\r\nContent-Length: "
            + QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body);
        socket->disconnectFromHost();
    }

    QTcpServer m_server;
    int m_requests = 0;
};

Config quickConfig()
{
    Config config;
    config.machineInterval = milliseconds(100);
    config.flushInterval = milliseconds(100);
    return config;
}

SourceConfig endpoint(const std::string &url)
{
    SourceConfig config;
    config.url = url;
    config.interval = milliseconds(100);
    return config;
}

RangeQuery lastMinutes(const std::string &metric)
{
    RangeQuery query;
    query.selectors = {*Selector::parse(metric)};
    const Timestamp now = SystemClock().now();
    query.range = {now - minutes(5), now + minutes(1)};
    return query;
}

/// Asks until a frame has samples of the metric; null after the patience.
FramePtr frameWithSamples(Session &session, const std::string &metric)
{
    FramePtr found;
    QObject receiver;
    (void)QTest::qWaitFor(
        [&] {
            session.ask(lastMinutes(metric), &receiver, [&found](const FramePtr &frame) {
                if (!frame->series.empty() && frame->series[0].count > 0)
                    found = frame;
            });
            QTest::qWait(20);
            return found != nullptr;
        },
        kPatience);
    QTest::qWait(50); // answers under way must not meet a receiver that is gone
    return found;
}

const SourceStatus *find(const std::vector<SourceStatus> &sources, SourceId id)
{
    const auto found = std::find_if(
        sources.begin(), sources.end(), [id](const auto &source) { return source.id == id; });
    return found == sources.end() ? nullptr : &*found;
}

SourceState stateOf(const Session &session, SourceId id)
{
    const auto sources = session.sources();
    const SourceStatus *source = find(sources, id);
    return source == nullptr ? SourceState::Starting : source->health.state;
}

} // namespace

class SessionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thisMachineIsCollectedAndAnswered();
    void newsAreMerged();
    void whatWasCollectedIsFoundAfterwards();
    void notesAreKept();
    void aNewStartContinuesTheSeriesOfTheFile();
    void anOldFileIsShownWithoutSources();
    void endpointsComeAndGoWhileRunning();
    void anEndpointThatIsDownCostsOnlyItself();
    void testingAnEndpointAddsNothing();
    void aReceiverThatDiedGetsNoAnswer();
    void questionsBeforeTheStartAreAnswered();
    void aFileThatCannotBeWrittenLeavesTheLiveView();
    void stopEndsAtOnceAndMayBeRepeated();
};

void SessionTest::thisMachineIsCollectedAndAnswered()
{
    Session session(quickConfig());
    QSignalSpy advanced(&session, &Session::advanced);
    QSignalSpy sourcesChanged(&session, &Session::sourcesChanged);
    session.start();
    QTRY_VERIFY_WITH_TIMEOUT(advanced.count() > 3, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(sourcesChanged.count() > 0, kPatience);

    const FramePtr frame = frameWithSamples(session, "cpu_utilization_ratio");
    QVERIFY(frame);
    const FrameSeries &series = frame->series[0];
    QCOMPARE(series.info.unit, Unit::Ratio);
    QVERIFY(series.min >= 0 && series.max <= 1.0);
    QVERIFY(frame->revision.isValid());
    QVERIFY(!series.key->labels.get("instance").empty());

    QCOMPARE(session.sources().size(), std::size_t{1});
    QTRY_VERIFY_WITH_TIMEOUT(session.sources()[0].health.polls > 3, kPatience);
    const SourceHealth health = session.sources()[0].health;
    QCOMPARE(health.state, SourceState::Up);
    QVERIFY(health.series > 10 && health.samplesPerSecond > 0);
    QCOMPARE(health.dropped, std::uint64_t{0});
    QTRY_VERIFY_WITH_TIMEOUT(session.machine() != nullptr, kPatience);
    QVERIFY(!session.machine()->empty());

    LatestValuesPtr latest;
    session.askLatest({*Selector::parse("memory_used_bytes")}, this, [&](const LatestValuesPtr &v) {
        latest = v;
    });
    QTRY_VERIFY_WITH_TIMEOUT(latest != nullptr, kPatience);
    QVERIFY(!latest->empty() && latest->front().sample.value > 1e6);
    QCOMPARE(session.storage().state, StorageStatus::State::None);
}

void SessionTest::newsAreMerged()
{
    int told = 0;
    Announcer news(milliseconds(50), [&told] { ++told; });
    std::jthread([&news] {
        for (int i = 0; i < 100; ++i)
            news.announce();
    }).join();
    QCOMPARE(told, 0); // never from the announcing thread
    QTRY_COMPARE_WITH_TIMEOUT(told, 1, kPatience);
    for (int i = 0; i < 100; ++i)
        news.announce();
    QTRY_COMPARE_WITH_TIMEOUT(told, 2, kPatience);
    QTest::qWait(120);
    QCOMPARE(told, 2);
}

void SessionTest::whatWasCollectedIsFoundAfterwards()
{
    const QTemporaryDir folder;
    Config config = quickConfig();
    config.databasePath = folder.filePath(QStringLiteral("history.db")).toStdString();
    Timestamp newest;
    {
        Session session(config);
        session.start();
        QVERIFY(frameWithSamples(session, "cpu_utilization_ratio"));
        QTRY_COMPARE_WITH_TIMEOUT(
            session.storage().state, StorageStatus::State::Writing, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(session.storage().samplesWritten > 100, kPatience);
        const FramePtr frame = frameWithSamples(session, "cpu_utilization_ratio");
        QVERIFY(frame);
        newest = Timestamp(Duration(frame->series[0].lastTime));
        session.stop();
    }
    const auto reader = openSqliteReader(config.databasePath);
    QVERIFY2(reader.has_value(), reader ? "" : reader.error().message().c_str());
    const auto extent = (*reader)->extent();
    QVERIFY(extent && extent->to > newest);
}

void SessionTest::notesAreKept()
{
    QTemporaryDir folder;
    Config config;
    config.collectMachine = false;
    config.databasePath = folder.filePath(QStringLiteral("history.db")).toStdString();
    NoteId second;
    {
        Session session(config);
        QSignalSpy news(&session, &Session::notesChanged);
        session.start();
        QVERIFY(session.notes()->empty());
        QVERIFY(session.keepsNotes());
        Note note;
        note.from = SystemClock().now();
        note.text = "first";
        const NoteId first = session.putNote(note);
        second = session.putNote(note);
        QVERIFY(first != second);
        note.id = second;
        note.text = "second";
        QCOMPARE(session.putNote(note), second);
        session.removeNote(first);
        QTRY_VERIFY_WITH_TIMEOUT(session.notes()->size() == 1, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(news.count() >= 1, kPatience);
    }
    Session session(config);
    session.start();
    QTRY_VERIFY_WITH_TIMEOUT(session.notes()->size() == 1, kPatience);
    QCOMPARE(session.notes()->front().id, second);
    QCOMPARE(session.notes()->front().text, std::string("second"));
}

void SessionTest::aNewStartContinuesTheSeriesOfTheFile()
{
    const QTemporaryDir folder;
    Config config = quickConfig();
    config.databasePath = folder.filePath(QStringLiteral("history.db")).toStdString();
    std::uint64_t before = 0;
    {
        Session session(config);
        session.start();
        QTRY_VERIFY_WITH_TIMEOUT(session.storage().samplesWritten > 100, kPatience);
        const FramePtr frame = frameWithSamples(session, "memory_used_bytes");
        QVERIFY(frame);
        before = frame->series[0].count;
    }
    const Timestamp restart = SystemClock().now();
    Session session(config);
    session.start();
    FramePtr joined;
    const auto isJoined = [&] {
        const FramePtr frame = frameWithSamples(session, "memory_used_bytes");
        joined = frame && frame->series[0].lastTime > restart.time_since_epoch().count() ? frame
                                                                                         : nullptr;
        return joined != nullptr;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isJoined(), kPatience);
    QCOMPARE(joined->series.size(), std::size_t{1});
    const auto &columns = joined->series[0].columns;
    QVERIFY(columns.front().time < restart.time_since_epoch().count());
    QVERIFY(joined->series[0].count > before);
}

void SessionTest::anOldFileIsShownWithoutSources()
{
    const QTemporaryDir folder;
    Config config = quickConfig();
    config.databasePath = folder.filePath(QStringLiteral("history.db")).toStdString();
    {
        Session session(config);
        session.start();
        QTRY_VERIFY_WITH_TIMEOUT(session.storage().samplesWritten > 100, kPatience);
    }
    config.collectMachine = false;
    config.readOnlyHistory = true;
    Session session(config);
    session.start();
    QVERIFY(frameWithSamples(session, "memory_used_bytes"));
    QVERIFY(session.sources().empty());
    std::optional<TimeRange> extent;
    session.askExtent(this, [&](const std::optional<TimeRange> &range) { extent = range; });
    QTRY_VERIFY_WITH_TIMEOUT(extent.has_value(), kPatience);
    LatestValuesPtr latest;
    session.askLatest({*Selector::parse("memory_used_bytes")}, this, [&](const LatestValuesPtr &v) {
        latest = v;
    });
    QTRY_VERIFY_WITH_TIMEOUT(latest != nullptr, kPatience);
    QVERIFY(!latest->empty());
    std::shared_ptr<const std::vector<Event>> events;
    session.askEvents(
        TimeRange::everything(), 10, this, [&](const auto &found) { events = found; });
    QTRY_VERIFY_WITH_TIMEOUT(events != nullptr, kPatience);
    QVERIFY(!events->empty());
    QCOMPARE(events->front().kind, std::string("start"));
}

void SessionTest::endpointsComeAndGoWhileRunning()
{
    MetricsServer server;
    Config config = quickConfig();
    config.collectMachine = false;
    Session session(config);
    session.start();
    const SourceId id = session.addSource(endpoint(server.url()));
    QVERIFY(frameWithSamples(session, "queue_depth"));
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(session, id), SourceState::Up, kPatience);

    session.setPaused(id, true);
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(session, id), SourceState::Paused, kPatience);
    QTest::qWait(300);
    const int paused = server.requests();
    QTest::qWait(400);
    QCOMPARE(server.requests(), paused);

    session.setPaused(id, false);
    QTRY_VERIFY_WITH_TIMEOUT(server.requests() > paused, kPatience);
    SourceConfig renamed = endpoint(server.url());
    renamed.name = "queue";
    session.changeSource(id, renamed);
    QVERIFY(frameWithSamples(session, "queue_depth{source=\"queue\"}"));
    QCOMPARE(session.sources()[0].config.name, std::string("queue"));

    session.removeSource(id);
    QVERIFY(session.sources().empty());
    QTest::qWait(300);
    const int removed = server.requests();
    QTest::qWait(400);
    QCOMPARE(server.requests(), removed);
    QVERIFY2(frameWithSamples(session, "queue_depth{source=\"queue\"}"), "its samples stay");
}

void SessionTest::anEndpointThatIsDownCostsOnlyItself()
{
    MetricsServer gone;
    gone.close();
    Session session(quickConfig());
    session.start();
    SourceConfig config = endpoint(gone.url());
    config.url = "http://127.0.0.1:1/metrics"; // nobody listens on the port of tcpmux
    const SourceId id = session.addSource(config);
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(session, id), SourceState::BackingOff, kPatience);
    const auto sources = session.sources();
    QVERIFY(!find(sources, id)->health.lastError.empty());
    QVERIFY(frameWithSamples(session, "cpu_utilization_ratio"));
    std::shared_ptr<const std::vector<Event>> events;
    QTRY_VERIFY_WITH_TIMEOUT(
        (session.askEvents(TimeRange::everything(), 10, this, [&](const auto &e) { events = e; }),
         events
             && std::any_of(events->begin(),
                            events->end(),
                            [](const Event &event) { return event.kind == "source-down"; })),
        kPatience);
}

void SessionTest::testingAnEndpointAddsNothing()
{
    MetricsServer server;
    Config config = quickConfig();
    config.collectMachine = false;
    Session session(config);
    session.start();
    std::optional<EndpointTest> result;
    session.testEndpoint(
        endpoint(server.url()), this, [&](const EndpointTest &test) { result = test; });
    QTRY_VERIFY_WITH_TIMEOUT(result.has_value(), kPatience);
    QVERIFY2(!result->error, result->error ? result->error->message().c_str() : "");
    QCOMPARE(result->series, 1U);
    QVERIFY(session.sources().empty());
}

void SessionTest::aReceiverThatDiedGetsNoAnswer()
{
    Session session(quickConfig());
    session.start();
    bool answered = false;
    auto receiver = std::make_unique<QObject>();
    session.ask(lastMinutes("up"), receiver.get(), [&](const FramePtr &) { answered = true; });
    receiver.reset();
    FramePtr second;
    session.ask(lastMinutes("up"), this, [&](const FramePtr &frame) { second = frame; });
    QTRY_VERIFY_WITH_TIMEOUT(second != nullptr, kPatience);
    QVERIFY(!answered);
}

void SessionTest::questionsBeforeTheStartAreAnswered()
{
    Session session(quickConfig());
    FramePtr answer;
    const RequestId id
        = session.ask(lastMinutes("up"), this, [&](const FramePtr &frame) { answer = frame; });
    QVERIFY2(!answer, "never from inside the question");
    QTRY_VERIFY_WITH_TIMEOUT(answer != nullptr, kPatience);
    QCOMPARE(answer->id, id);
    QVERIFY(answer->series.empty());
}

void SessionTest::aFileThatCannotBeWrittenLeavesTheLiveView()
{
    Config config = quickConfig();
    config.databasePath = "/proc/perfdeck/history.db";
    Session session(config);
    session.start();
    QVERIFY(frameWithSamples(session, "cpu_utilization_ratio"));
    QTRY_VERIFY_WITH_TIMEOUT(!session.storage().problem.empty(), kPatience);
    QVERIFY(session.storage().state == StorageStatus::State::Failing
            || session.storage().state == StorageStatus::State::Refused);
}

void SessionTest::stopEndsAtOnceAndMayBeRepeated()
{
    Session session(quickConfig());
    session.start();
    session.addSource(endpoint("http://127.0.0.1:1/metrics"));
    QVERIFY(frameWithSamples(session, "cpu_utilization_ratio"));
    session.stop();
    session.stop();
    bool answered = false;
    session.ask(lastMinutes("up"), this, [&](const FramePtr &) { answered = true; });
    session.addSource(endpoint("http://127.0.0.1:2/metrics"));
    QTRY_VERIFY_WITH_TIMEOUT(answered, kPatience);
}

QTEST_GUILESS_MAIN(SessionTest)
#include "SessionTest.moc"
