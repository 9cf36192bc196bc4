// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/Session.h"

#include "core/engine/Announcer.h"
#include "core/engine/CollectorThread.h"
#include "core/engine/EventRing.h"
#include "core/engine/HistogramSelectors.h"
#include "core/engine/ReaderPool.h"
#include "core/engine/Recorder.h"
#include "core/engine/SessionStores.h"
#include "core/engine/SourceBoard.h"
#include "core/engine/SourceGroups.h"

#include <QMetaObject>
#include <QPointer>

#include <algorithm>
#include <mutex>
#include <thread>
#include <utility>

namespace perfdeck {

namespace {

constexpr std::chrono::milliseconds kFrame{16};
constexpr std::chrono::milliseconds kSourceNews{100};
constexpr std::size_t kReaders = 2;
constexpr std::size_t kQuestions = 4096;
constexpr std::size_t kEventsRemembered = 1000;

FramePtr emptyFrame(const RangeQuery &query)
{
    auto frame = std::make_shared<Frame>();
    frame->id = query.id;
    frame->range = query.range;
    frame->columns = query.columns;
    return frame;
}

} // namespace

class Session::Private
{
public:
    Private(Session &owner, Config configuration, std::shared_ptr<const Clock> time);

    void start();
    void stop();
    [[nodiscard]] PollerSink pollerSink();
    void startMachine();
    SourceId add(SourceConfig source);
    /// Follows the list of a discovery.
    void follow(SourceId discovery, const std::vector<SourceConfig> &targets);
    void submit(std::function<void(QueryService &, std::stop_token)> run,
                std::function<void()> refuse);
    /// Calls `call` on the session's thread unless `receiver` died before.
    void deliver(const QPointer<QObject> &receiver, std::function<void()> call);

    /// Hands an answer to its asker, as deliver() does.
    template<class Answer>
    [[nodiscard]] auto answering(QObject *receiver, std::function<void(Answer)> answer)
    {
        return [this, receiver = QPointer(receiver), answer = std::move(answer)](Answer value) {
            deliver(receiver, [answer, value = std::move(value)] { answer(value); });
        };
    }

    Session &session;
    const Config config;
    const std::shared_ptr<const Clock> clock;
    const std::shared_ptr<SeriesCatalog> catalog = std::make_shared<SeriesCatalog>();
    const std::shared_ptr<LiveWindow> live;
    const std::shared_ptr<HistoryStore> history;
    const std::shared_ptr<EventRing> events = std::make_shared<EventRing>(kEventsRemembered);
    SourceBoard board;
    SourceGroups groups; ///< session's thread
    Announcer advancedNews;
    Announcer sourceNews;
    Announcer storageNews;
    Announcer noteNews;
    NoteId::Value lastNote = 0; ///< session's thread
    mutable std::mutex machineMutex;
    EntityTreePtr machine;
    RequestId::Value lastRequest = 0;

    // The threads, in the order in which they start; they end in the opposite one.
    std::unique_ptr<Recorder> recorder;
    std::jthread recorderThread;
    std::unique_ptr<ReaderPool> readers;
    std::unique_ptr<CollectorThread> collector;

private:
    [[nodiscard]] std::unique_ptr<Recorder> makeRecorder();
};

Session::Private::Private(Session &owner, Config configuration, std::shared_ptr<const Clock> time)
    : session(owner)
    , config(std::move(configuration))
    , clock(std::move(time))
    , live(std::make_shared<LiveWindow>(LiveLimits{config.liveWindow, config.liveWindowMaxBytes}))
    , history(makeHistory(config))
    , advancedNews(kFrame, [this] { Q_EMIT session.advanced(recorder->revision()); })
    , sourceNews(kSourceNews, [this] { Q_EMIT session.sourcesChanged(); })
    , storageNews(kFrame, [this] { Q_EMIT session.storageChanged(); })
    , noteNews(kFrame, [this] { Q_EMIT session.notesChanged(); })
    , recorder(makeRecorder())
{
}

std::unique_ptr<Recorder> Session::Private::makeRecorder()
{
    RecorderOptions options;
    options.flushInterval = config.flushInterval;
    options.readOnly = config.readOnlyHistory;
    RecorderSink sink;
    sink.advanced = [this] { advancedNews.announce(); };
    sink.storageChanged = [this] { storageNews.announce(); };
    sink.notesChanged = [this] { noteNews.announce(); };
    sink.entities = [this](EntityTreePtr entities) {
        {
            const std::lock_guard lock(machineMutex);
            machine = std::move(entities);
        }
        sourceNews.announce();
    };
    return std::make_unique<Recorder>(
        RecorderParts{catalog, live, history, events, clock, timeSuspended, makeDerived(config)},
        options,
        std::move(sink));
}

void Session::Private::start()
{
    if (recorderThread.joinable())
        return;
    recorder->post({clock->now(), "start", Severity::Info, {}, "PerfDeck was started.", {}});
    recorderThread = std::jthread([this](std::stop_token stop) { recorder->run(std::move(stop)); });
    readers = std::make_unique<ReaderPool>(kReaders, kQuestions, [this] {
        auto service = std::make_unique<QueryService>(catalog, live, history);
        service->setRevisionSource([this] { return recorder->revision(); });
        return service;
    });
    collector = std::make_unique<CollectorThread>(clock, pollerSink());
    if (config.collectMachine)
        startMachine();
    for (const SourceConfig &endpoint : config.endpoints)
        session.addSource(endpoint);
    for (const SourceConfig &plugin : config.plugins)
        session.addSource(plugin);
}

void Session::Private::stop()
{
    collector.reset();
    readers.reset();
    if (recorderThread.joinable()) {
        recorderThread.request_stop();
        recorderThread.join();
    }
}

PollerSink Session::Private::pollerSink()
{
    PollerSink sink;
    sink.observe = [this](Observation observation) { recorder->push(std::move(observation)); };
    sink.health = [this](SourceId id, const SourceHealth &health) {
        if (auto event = board.publish(id, health, clock->now()))
            recorder->post(std::move(*event));
        sourceNews.announce();
    };
    sink.targets = [this](SourceId discovery, std::vector<SourceConfig> targets) {
        QMetaObject::invokeMethod(
            &session,
            [this, discovery, targets = std::move(targets)] { follow(discovery, targets); },
            Qt::QueuedConnection);
    };
    return sink;
}

void Session::Private::follow(SourceId discovery, const std::vector<SourceConfig> &targets)
{
    if (!collector || !board.has(discovery))
        return; // removed or stopped meanwhile
    const SourceGroups::Changes changes = groups.update(discovery, targets);
    for (const SourceId gone : changes.removed)
        session.removeSource(gone);
    for (const auto &[id, target] : changes.changed)
        if (board.has(id))
            session.changeSource(id, target);
    for (const SourceConfig &target : changes.added)
        groups.note(discovery, target, session.addSource(target));
}

void Session::Private::startMachine()
{
    SourceConfig machineConfig;
    machineConfig.kind = SourceKind::Machine;
    machineConfig.name = "machine";
    machineConfig.interval = config.machineInterval;
    const SourceStatus source = board.add(std::move(machineConfig));
    collector->add(source);
    sourceNews.announce();
}

void Session::Private::submit(std::function<void(QueryService &, std::stop_token)> run,
                              std::function<void()> refuse)
{
    if (readers)
        readers->submit({std::move(run), std::move(refuse)});
    else
        refuse();
}

void Session::Private::deliver(const QPointer<QObject> &receiver, std::function<void()> call)
{
    QMetaObject::invokeMethod(
        &session,
        [receiver, call = std::move(call)] {
            if (receiver)
                call();
        },
        Qt::QueuedConnection);
}

Session::Session(Config config, std::shared_ptr<const Clock> clock, QObject *parent)
    : QObject(parent)
    , m_private(std::make_unique<Private>(*this, std::move(config), std::move(clock)))
{
}

Session::~Session()
{
    stop();
}

void Session::start()
{
    m_private->start();
}

void Session::stop()
{
    m_private->stop();
}

SourceId Session::addSource(SourceConfig config)
{
    config.name = sourceName(config);
    const SourceStatus added = m_private->board.add(std::move(config));
    if (m_private->collector)
        m_private->collector->add(added);
    m_private->sourceNews.announce();
    return added.id;
}

void Session::changeSource(SourceId id, SourceConfig config)
{
    if (config.kind != SourceKind::Machine)
        config.name = sourceName(config);
    const auto source = m_private->board.change(id, std::move(config));
    if (source && m_private->collector)
        m_private->collector->add(*source);
    m_private->sourceNews.announce();
}

void Session::setPaused(SourceId id, bool paused)
{
    m_private->board.setPaused(id, paused);
    if (m_private->collector)
        m_private->collector->setPaused(id, paused);
    m_private->sourceNews.announce();
}

void Session::removeSource(SourceId id)
{
    for (const SourceId found : m_private->groups.take(id))
        removeSource(found);
    m_private->board.remove(id);
    if (m_private->collector)
        m_private->collector->remove(id);
    m_private->sourceNews.announce();
}

void Session::testEndpoint(SourceConfig config,
                           QObject *receiver,
                           std::function<void(EndpointTest)> done)
{
    if (!m_private->collector)
        return;
    m_private->collector->test(std::move(config), m_private->answering(receiver, std::move(done)));
}

std::vector<SourceStatus> Session::sources() const
{
    std::vector<SourceStatus> sources = m_private->board.all();
    for (SourceStatus &source : sources) {
        const FaultCounts faults = m_private->recorder->faults(source.id);
        source.health.dropped = faults.of(Fault::QueueFull);
        source.health.faults.merge(faults);
    }
    return sources;
}

StorageStatus Session::storage() const
{
    if (!m_private->history)
        return {};
    StorageStatus status = m_private->history->status();
    if (m_private->recorder->isOpening())
        status.state = StorageStatus::State::Opening;
    return status;
}

EntityTreePtr Session::machine() const
{
    const std::lock_guard lock(m_private->machineMutex);
    return m_private->machine;
}

std::vector<DerivedMetricStatus> Session::derivedMetrics() const
{
    return m_private->recorder->derivedMetrics();
}

NoteId Session::putNote(Note note)
{
    Private &d = *m_private;
    if (!note.id.isValid()) {
        note.madeAt = d.clock->now();
        d.lastNote = std::max(d.lastNote + 1, note.madeAt.time_since_epoch().count());
        note.id = NoteId(d.lastNote);
        if (note.author.empty())
            note.author = qEnvironmentVariable("USER").toStdString();
    }
    const NoteId id = note.id;
    d.recorder->change({NoteChange::Kind::Put, std::move(note)});
    return id;
}

void Session::removeNote(NoteId id)
{
    NoteChange change{NoteChange::Kind::Remove, {}};
    change.note.id = id;
    m_private->recorder->change(std::move(change));
}

NotesPtr Session::notes() const
{
    return m_private->recorder->notes();
}

bool Session::keepsNotes() const
{
    return m_private->history && !m_private->config.readOnlyHistory
        && m_private->history->status().state != StorageStatus::State::Refused;
}

Revision Session::revision() const
{
    return m_private->recorder->revision();
}

const Config &Session::config() const
{
    return m_private->config;
}

RequestId Session::ask(RangeQuery query, QObject *receiver, std::function<void(FramePtr)> answer)
{
    const RequestId id = query.id = RequestId(++m_private->lastRequest);
    const auto deliver = m_private->answering(receiver, std::move(answer));
    m_private->submit(
        [query, deliver](QueryService &service, const std::stop_token &stop) {
            auto frame = service.run(query, stop);
            if (frame || frame.error().kind != ErrorKind::Cancelled)
                deliver(frame ? std::move(*frame) : emptyFrame(query));
        },
        [query, deliver] { deliver(emptyFrame(query)); });
    return id;
}

void Session::askDistribution(DistributionQuery query,
                              QObject *receiver,
                              std::function<void(DistributionFramePtr)> answer)
{
    const auto deliver = m_private->answering(receiver, std::move(answer));
    m_private->submit(
        [query = std::move(query), deliver](QueryService &service, const std::stop_token &stop) {
            auto frame = service.run(query, stop);
            deliver(frame ? std::move(*frame) : nullptr);
        },
        [deliver] { deliver(nullptr); });
}

RequestId Session::ask(HeatQuery query, QObject *receiver, std::function<void(HeatFramePtr)> answer)
{
    const RequestId id = query.id = RequestId(++m_private->lastRequest);
    HeatFrame nothing;
    nothing.id = id;
    nothing.range = query.range;
    const auto empty = std::make_shared<const HeatFrame>(std::move(nothing));
    const auto deliver = m_private->answering(receiver, std::move(answer));
    m_private->submit(
        [query = std::move(query), empty, deliver](QueryService &service,
                                                   const std::stop_token &stop) mutable {
            query.selectors = histogramSelectors(query.selectors, service);
            auto frame
                = query.selectors.empty() ? Result<HeatFramePtr>(empty) : service.run(query, stop);
            if (frame || frame.error().kind != ErrorKind::Cancelled)
                deliver(frame ? std::move(*frame) : empty);
        },
        [empty, deliver] { deliver(empty); });
    return id;
}

RequestId
Session::ask(ExpressionQuery query, QObject *receiver, std::function<void(Result<FramePtr>)> answer)
{
    const RequestId id = query.id = RequestId(++m_private->lastRequest);
    const auto deliver = m_private->answering(receiver, std::move(answer));
    m_private->submit(
        [query = std::move(query), deliver](QueryService &service, const std::stop_token &stop) {
            auto frame = runExpression(service, query, stop);
            if (frame || frame.error().kind != ErrorKind::Cancelled)
                deliver(std::move(frame));
        },
        [deliver] { deliver(failure(ErrorKind::Cancelled, "Expression")); });
    return id;
}

void Session::askSeries(std::string words,
                        QObject *receiver,
                        std::function<void(FoundSeriesPtr)> answer)
{
    const auto deliver = m_private->answering(receiver, std::move(answer));
    m_private->submit(
        [words = std::move(words), deliver](QueryService &service, const std::stop_token &) {
            deliver(std::make_shared<const FoundSeries>(searchSeries(service.series({}), words)));
        },
        [deliver] { deliver(std::make_shared<const FoundSeries>()); });
}

void Session::askLatest(std::vector<Selector> selectors,
                        QObject *receiver,
                        std::function<void(LatestValuesPtr)> answer)
{
    const auto deliver = m_private->answering(receiver, std::move(answer));
    const bool fileOnly = m_private->config.readOnlyHistory;
    m_private->submit(
        [selectors = std::move(selectors), clock = m_private->clock, fileOnly, deliver](
            QueryService &service, const std::stop_token &) {
            const auto extent = fileOnly ? service.extent() : std::nullopt;
            deliver(std::make_shared<const LatestValues>(
                service.latest(selectors, extent ? extent->to : clock->now())));
        },
        [deliver] { deliver(std::make_shared<const LatestValues>()); });
}

void Session::askEvents(TimeRange range,
                        std::size_t limit,
                        QObject *receiver,
                        std::function<void(std::shared_ptr<const std::vector<Event>>)> answer)
{
    const auto deliver = [d = m_private.get(),
                          receiver = QPointer(receiver),
                          answer = std::move(answer),
                          range,
                          limit](std::vector<Event> stored) {
        auto joined = std::make_shared<const std::vector<Event>>(
            joinEvents(std::move(stored), d->events->newest(range, limit), limit));
        d->deliver(receiver, [answer, joined] { answer(joined); });
    };
    m_private->submit(
        [range, limit, deliver](QueryService &service, const std::stop_token &) {
            deliver(service.events(range, limit));
        },
        [deliver] { deliver({}); });
}

void Session::askNames(QObject *receiver, std::function<void(SeriesNamesPtr)> answer)
{
    const auto deliver = m_private->answering(receiver, std::move(answer));
    m_private->submit(
        [deliver](QueryService &service, const std::stop_token &) {
            deliver(std::make_shared<const SeriesNames>(namesOf(service.series({}))));
        },
        [deliver] { deliver(std::make_shared<const SeriesNames>()); });
}

void Session::askExtent(QObject *receiver, std::function<void(std::optional<TimeRange>)> answer)
{
    const auto deliver = m_private->answering(receiver, std::move(answer));
    m_private->submit(
        [deliver](QueryService &service, const std::stop_token &) { deliver(service.extent()); },
        [deliver] { deliver({}); });
}

} // namespace perfdeck
