// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/net/CoordinatorPoller.h"

#include "core/collect/net/FetchPlan.h"
#include "core/collect/net/PollLoop.h"
#include "core/collect/net/ProbeRun.h"
#include "core/collect/net/PushLine.h"
#include "core/collect/net/RoundRun.h"
#include "core/collect/net/TalkRun.h"
#include "core/model/ClusterWords.h"

#include <deque>

namespace perfdeck {

namespace {

constexpr std::uint32_t kFailuresBeforeProbe = 3;
/// However many frames a server pushes, it is not asked more often than so.
constexpr Duration kLeastBetweenPushes = std::chrono::milliseconds(500);

/// Series that every source has: up, scrape_duration_seconds, scrape_samples.
class OwnSeries final
{
public:
    explicit OwnSeries(const std::string &source)
    {
        auto set = std::make_shared<SeriesSet>();
        for (const char *metric : {"up", "scrape_duration_seconds", "scrape_samples"})
            set->keys.push_back(
                std::make_shared<const SeriesKey>(SeriesKey{metric, Labels{{"source", source}}}));
        m_set = std::move(set);
    }

    /// Behind what the observation has: a source has one row of values at a time.
    void append(Observation &observation, double up, double seconds, double samples)
    {
        if (!observation.series)
            observation.series = std::make_shared<const SeriesSet>();
        if (observation.series != m_joinedWith) {
            auto joined = std::make_shared<SeriesSet>(*observation.series);
            joined->keys.insert(joined->keys.end(), m_set->keys.begin(), m_set->keys.end());
            m_joinedWith = observation.series;
            m_joined = std::move(joined);
        }
        observation.series = m_joined;
        observation.values.insert(observation.values.end(), {up, seconds, samples});
    }

private:
    SeriesSetPtr m_set;
    SeriesSetPtr m_joinedWith;
    SeriesSetPtr m_joined; ///< m_joinedWith and m_set
};

} // namespace

class CoordinatorPoller::Private final
{
public:
    Private(CoordinatorPoller *poller,
            SourceId id,
            const SourceConfig &config,
            std::shared_ptr<const Clock> clock,
            PollerSink sink,
            std::shared_ptr<ClusterDesk> desk);

    void start() { m_loop.start(); }

    void setPaused(bool paused);

private:
    void poll();
    void decide(PollResult<ServerProbe> probe);
    void talk();
    void readNext();
    void take(PollResult<ClusterReading> reading);
    void observe(ClusterReading reading);
    void listen();
    void succeed();
    void fail(const PollFailure &failure);

    SourceId m_id;
    std::string m_name;
    std::shared_ptr<const Clock> m_clock;
    PollerSink m_sink;
    std::shared_ptr<ClusterDesk> m_desk;
    FetchPlan m_plan;
    PollLoop m_loop;
    HealthBook m_book;
    OwnSeries m_own;
    HttpClient *m_client; ///< children of the poller, to move between threads with it
    ProbeRun *m_probe;
    TalkRun *m_talk;
    PushLine *m_line;
    RoundRun m_round;
    FetchOrder m_order; ///< of the poll under way
    ServerKind m_kind = ServerKind::Unknown;
    bool m_isTalking = false; ///< to a coordinator that has no HTTP
    std::deque<std::unique_ptr<ServerReader>> m_readers; ///< of all that this address answers as
    std::size_t m_reader = 0; ///< the one that is asked
    std::vector<Observation> m_observations; ///< of this poll
    FaultCounts m_faults; ///< of this poll
};

CoordinatorPoller::Private::Private(CoordinatorPoller *poller,
                                    SourceId id,
                                    const SourceConfig &config,
                                    std::shared_ptr<const Clock> clock,
                                    PollerSink sink,
                                    std::shared_ptr<ClusterDesk> desk)
    : m_id(id)
    , m_name(sourceName(config))
    , m_clock(std::move(clock))
    , m_sink(std::move(sink))
    , m_desk(std::move(desk))
    , m_plan(config)
    , m_loop(poller, config.interval, m_clock, [this] { poll(); })
    , m_book(m_name, m_loop.interval())
    , m_own(m_name)
    , m_client(new HttpClient(poller))
    , m_probe(new ProbeRun(*m_client, poller))
    , m_talk(new TalkRun(*m_clock, poller))
    , m_line(new PushLine(poller))
    , m_round(*m_client, *m_clock)
{
}

void CoordinatorPoller::Private::setPaused(bool paused)
{
    if (m_loop.isPaused() == paused)
        return;
    m_probe->cancel();
    m_round.cancel();
    m_talk->cancel();
    m_line->close();
    if (!paused)
        return m_loop.resume();
    m_loop.pause();
    m_book.setPaused();
    m_sink.health(m_id, m_book.health());
}

void CoordinatorPoller::Private::poll()
{
    auto order = m_plan.next();
    if (!order)
        return fail(order.error());
    m_order = std::move(*order);
    m_reader = 0;
    m_observations.clear();
    m_faults = {};
    if (!m_readers.empty())
        return readNext();
    if (m_isTalking)
        return talk();
    m_probe->start(m_order, [this](PollResult<ServerProbe> probe) { decide(std::move(probe)); });
}

void CoordinatorPoller::Private::decide(PollResult<ServerProbe> probe)
{
    if (!probe)
        return fail(probe.error());
    m_kind = probe->kind();
    if (auto reader = makeServerReader(m_kind, m_id, m_name))
        m_readers.push_back(std::move(reader));
    if (probe->hasDrmService() && m_kind != ServerKind::DrmService)
        m_readers.push_back(makeServerReader(ServerKind::DrmService, m_id, m_name));
    m_isTalking = m_kind == ServerKind::ChallengeCoordinator;
    if (m_isTalking)
        return talk();
    if (m_readers.empty())
        return fail(nothingToAsk(m_kind, m_name));
    readNext();
}

void CoordinatorPoller::Private::talk()
{
    m_talk->start(m_order, m_id, m_name, [this](PollResult<ClusterReading> reading) {
        if (!reading)
            return fail(reading.error());
        observe(std::move(*reading));
        succeed();
    });
}

void CoordinatorPoller::Private::readNext()
{
    if (m_reader == m_readers.size())
        return succeed();
    m_round.start(*m_readers[m_reader],
                  m_order,
                  m_loop.begin().wall,
                  [this](PollResult<ClusterReading> reading) { take(std::move(reading)); });
}

void CoordinatorPoller::Private::take(PollResult<ClusterReading> reading)
{
    if (!reading && m_reader == 0)
        return fail(reading.error());
    ++m_reader;
    if (!reading) { // what else is offered at this address costs only itself
        m_faults.add(reading.error().fault);
        return readNext();
    }
    observe(std::move(*reading));
    readNext();
}

void CoordinatorPoller::Private::observe(ClusterReading reading)
{
    Observation observation = m_desk->take(std::move(reading));
    observation.steady = m_loop.begin().steady;
    m_observations.push_back(std::move(observation));
}

/// A line that broke is tried again with the next round.
void CoordinatorPoller::Private::listen()
{
    for (const auto &reader : m_readers)
        if (const PushChannel *channel = reader->push(); channel != nullptr && !m_line->isOpen())
            m_line->open(m_order, *channel, [this, reader = reader.get()](std::string_view frame) {
                if (reader->takePush(frame, m_clock->now()))
                    m_loop.hurry(kLeastBetweenPushes);
            });
}

void CoordinatorPoller::Private::succeed()
{
    listen();
    const auto withSamples = std::ranges::find_if(
        m_observations, [](const Observation &observation) { return !observation.values.empty(); });
    Observation &main = withSamples == m_observations.end() ? m_observations.front() : *withSamples;
    const auto samples
        = std::ranges::count_if(main.values, [](double value) { return !isAbsent(value); });
    m_own.append(main,
                 1,
                 std::chrono::duration<double>(m_loop.sinceBegin()).count(),
                 static_cast<double>(samples));
    EndpointReading summary;
    summary.series = static_cast<std::uint32_t>(samples);
    summary.recognised = serverKindName(m_kind);
    summary.faults = m_faults;
    summary.observation.values = main.values;
    auto events = m_book.succeeded(summary, m_loop.begin(), m_clock->now(), m_loop.sinceBegin());
    std::ranges::move(events, std::back_inserter(main.events));
    // One that is slow because it has much to do is left alone as long as it was asked.
    m_loop.waitForBeat(m_book, m_loop.sinceBegin());
    for (Observation &observation : m_observations)
        m_sink.observe(std::move(observation));
    m_sink.health(m_id, m_book.health());
}

void CoordinatorPoller::Private::fail(const PollFailure &failure)
{
    Observation observation;
    observation.source = m_id;
    observation.time = m_loop.begin().wall;
    observation.steady = m_loop.begin().steady;
    m_own.append(observation, 0, absentValue(), absentValue());
    m_book.failed(failure, m_loop.begin(), m_clock->now());
    if (m_book.health().consecutiveFailures >= kFailuresBeforeProbe) {
        m_line->close();
        m_readers.clear();
        m_isTalking = false;
    }
    m_loop.backOff(m_book);
    m_sink.observe(std::move(observation));
    m_sink.health(m_id, m_book.health());
}

CoordinatorPoller::CoordinatorPoller(SourceId id,
                                     SourceConfig config,
                                     std::shared_ptr<const Clock> clock,
                                     PollerSink sink,
                                     std::shared_ptr<ClusterDesk> desk,
                                     QObject *parent)
    : QObject(parent)
    , m_private(std::make_unique<Private>(
          this, id, config, std::move(clock), std::move(sink), std::move(desk)))
{
}

CoordinatorPoller::~CoordinatorPoller() = default;

void CoordinatorPoller::start()
{
    m_private->start();
}

void CoordinatorPoller::setPaused(bool paused)
{
    m_private->setPaused(paused);
}

} // namespace perfdeck
