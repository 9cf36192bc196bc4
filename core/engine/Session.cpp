// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/Session.h"

#include "core/engine/SessionPrivate.h"
#include "core/engine/SessionStores.h"
#include "core/runs/plan/DefinitionSet.h"

#include <QMetaObject>

#include <algorithm>

namespace perfdeck {

namespace {

constexpr std::chrono::milliseconds kFrame{16};
constexpr std::chrono::milliseconds kSourceNews{100};
constexpr std::size_t kReaders = 2;
constexpr std::size_t kQuestions = 4096;

} // namespace

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
    , clusterNews(kFrame, [this] { Q_EMIT session.clusterChanged(); })
    , findingNews(kFrame, [this] { Q_EMIT session.findingsChanged(); })
    , recorder(makeRecorder())
    , watch(makeWatch())
    , notices(makeNotices())
    , alertWatch(makeAlertWatch())
    , desk(makeDesk())
    , benchmarks(makeBenchmarks())
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
    sink.cluster = [this](ClusterPtr joined) {
        {
            const std::lock_guard lock(machineMutex);
            cluster = std::move(joined);
        }
        clusterNews.announce();
    };
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

std::unique_ptr<RegressionWatch> Session::Private::makeWatch()
{
    WatchOptions options;
    options.isReadOnly = config.readOnlyHistory;
    WatchSink sink;
    sink.store = [this](FindingChanges changes) { recorder->store(std::move(changes)); };
    sink.post = [this](Event event) { recorder->post(std::move(event)); };
    sink.changed = [this] { findingNews.announce(); };
    return std::make_unique<RegressionWatch>(
        WatchParts{catalog, live, history, clock}, options, std::move(sink));
}

std::unique_ptr<EngineBenchmarkDesk> Session::Private::makeBenchmarks()
{
    BenchmarkDeskParts parts;
    parts.history = history;
    parts.store = [this](BenchmarkChanges changes) { recorder->store(std::move(changes)); };
    parts.clock = clock;
    parts.folder = definitionFolder();
    parts.peakFile = config.databasePath.empty() ? std::string() : config.databasePath + "-peaks";
    parts.isReadOnly = config.readOnlyHistory;
    return std::make_unique<EngineBenchmarkDesk>(std::move(parts));
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
    watchThread = std::jthread([this](std::stop_token stop) {
        watch->run(std::move(stop), [this] { return !recorder->isOpening(); });
    });
    noticeThread = std::jthread([this](const std::stop_token &stop) { notices->run(stop); });
    alertThread = std::jthread([this](std::stop_token stop) {
        alertWatch->run(std::move(stop), [this] { return !recorder->isOpening(); });
    });
    benchmarks->start();
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
    benchmarks->stop();
    collector.reset();
    desk->stop();
    if (noticeThread.joinable()) {
        noticeThread.request_stop();
        noticeThread.join();
    }
    if (alertThread.joinable()) {
        alertThread.request_stop();
        alertThread.join();
    }
    if (watchThread.joinable()) {
        watchThread.request_stop();
        watchThread.join();
    }
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

ClusterPtr Session::cluster() const
{
    const std::lock_guard lock(m_private->machineMutex);
    return m_private->cluster;
}

std::vector<DerivedMetricStatus> Session::derivedMetrics() const
{
    return m_private->recorder->derivedMetrics();
}

AlertDesk &Session::alerts() const
{
    return *m_private->desk;
}

BenchmarkDesk *Session::benchmarks() const
{
    return m_private->benchmarks.get();
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

void Session::setTriage(FindingId finding, Triage triage)
{
    triage.time = m_private->clock->now();
    if (triage.owner.empty())
        triage.owner = qEnvironmentVariable("USER").toStdString();
    m_private->watch->judge(finding, std::move(triage));
}

void Session::lookForRegressions(QObject *receiver, std::function<void()> done)
{
    Private *d = m_private.get();
    d->watch->lookNow(
        [d, receiver = QPointer(receiver), done = std::move(done)] { d->deliver(receiver, done); });
}

FindingsPtr Session::findings() const
{
    return m_private->watch->findings();
}

WatchStatus Session::regressionWatch() const
{
    return m_private->watch->status();
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

} // namespace perfdeck
