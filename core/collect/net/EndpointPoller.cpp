// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/net/EndpointPoller.h"

#include "core/collect/net/Backoff.h"
#include "core/collect/net/EndpointAddress.h"
#include "core/collect/net/HealthBook.h"
#include "core/collect/net/HttpClient.h"
#include "core/collect/net/PageReading.h"
#include "core/collect/net/PollSchedule.h"

#include <QTimer>

#include <random>

namespace perfdeck {

namespace {

std::uint64_t randomSeed()
{
    std::random_device device;
    return (std::uint64_t{device()} << 32U) | device();
}

EndpointReaderOptions
readerOptions(SourceId id, const SourceConfig &config, const Result<EndpointAddress> &address)
{
    EndpointReaderOptions options;
    options.source = id;
    options.sourceName = sourceName(config);
    options.instance = address ? address->instance : options.sourceName;
    options.maxSeries = config.maxSeries;
    options.interval = config.interval;
    return options;
}

} // namespace

class EndpointPoller::Private final
{
public:
    Private(EndpointPoller *poller,
            SourceId id,
            SourceConfig config,
            std::shared_ptr<const Clock> clock,
            PollerSink sink);

    void start();
    void setPaused(bool paused);

private:
    void poll();
    void fetch();
    void take(PollResult<FetchedPage> page);
    [[nodiscard]] PollResult<EndpointReading> read(const FetchedPage &page);
    void succeed(EndpointReading reading);
    void fail(const PollFailure &failure);
    void pollAfter(SteadyTime now, SteadyTime next);
    [[nodiscard]] Duration sinceBegin() const;

    EndpointPoller *m_poller;
    SourceId m_id;
    SourceConfig m_config;
    std::shared_ptr<const Clock> m_clock;
    PollerSink m_sink;
    Result<EndpointAddress> m_address;
    EndpointReader m_reader;
    PollSchedule m_schedule;
    Jitter m_jitter;
    HealthBook m_book;
    QTimer *m_timer; ///< both are children of the poller, to move between threads with it
    HttpClient *m_client;
    PollMoment m_begin{};
    bool m_started = false;
    bool m_paused = false;
};

EndpointPoller::Private::Private(EndpointPoller *poller,
                                 SourceId id,
                                 SourceConfig config,
                                 std::shared_ptr<const Clock> clock,
                                 PollerSink sink)
    : m_poller(poller)
    , m_id(id)
    , m_config(std::move(config))
    , m_clock(std::move(clock))
    , m_sink(std::move(sink))
    , m_address(endpointAddress(m_config))
    , m_reader(readerOptions(id, m_config, m_address))
    , m_schedule(m_config.interval)
    , m_jitter(randomSeed())
    , m_book(sourceName(m_config), m_schedule.interval())
    , m_timer(new QTimer(poller))
    , m_client(new HttpClient(poller))
{
    m_timer->setSingleShot(true);
    m_timer->setTimerType(Qt::PreciseTimer);
    QObject::connect(m_timer, &QTimer::timeout, poller, [this] { poll(); });
}

void EndpointPoller::Private::start()
{
    if (m_started)
        return;
    m_started = true;
    if (m_paused)
        return;
    m_schedule.begin(m_clock->steady(), m_jitter.draw());
    poll();
}

void EndpointPoller::Private::setPaused(bool paused)
{
    if (m_paused == paused)
        return;
    m_paused = paused;
    m_timer->stop();
    m_client->cancel();
    if (paused) {
        m_book.setPaused();
        m_sink.health(m_id, m_book.health());
    } else if (m_started) {
        m_schedule.begin(m_clock->steady(), m_jitter.draw());
        poll();
    }
}

void EndpointPoller::Private::poll()
{
    m_begin = {m_clock->now(), m_clock->steady()};
    m_schedule.started(m_begin.steady);
    if (m_address)
        fetch();
    else
        fail({Fault::Unreachable, m_address.error()});
}

void EndpointPoller::Private::fetch()
{
    m_client->get({*m_address, m_config.effectiveDeadline(), m_config.maxBodyBytes},
                  [this](PollResult<FetchedPage> page) { take(std::move(page)); });
}

void EndpointPoller::Private::take(PollResult<FetchedPage> page)
{
    PollResult<EndpointReading> reading
        = page ? read(*page) : tl::make_unexpected(std::move(page.error()));
    if (reading)
        succeed(std::move(*reading));
    else
        fail(reading.error());
}

PollResult<EndpointReading> EndpointPoller::Private::read(const FetchedPage &page)
{
    return readPage(m_reader, page, m_begin, sinceBegin());
}

void EndpointPoller::Private::succeed(EndpointReading reading)
{
    auto events = m_book.succeeded(reading, m_begin, m_clock->now(), sinceBegin());
    auto &all = reading.observation.events;
    all.insert(
        all.end(), std::make_move_iterator(events.begin()), std::make_move_iterator(events.end()));
    const SteadyTime now = m_clock->steady();
    pollAfter(now, m_schedule.next(now));
    m_sink.observe(std::move(reading.observation));
    m_sink.health(m_id, m_book.health());
}

void EndpointPoller::Private::fail(const PollFailure &failure)
{
    Observation observation = m_reader.failed(m_begin.wall, m_begin.steady);
    observation.events = m_book.failed(failure, m_begin, m_clock->now());
    const SteadyTime now = m_clock->steady();
    pollAfter(now,
              now
                  + backoffDelay(
                      m_schedule.interval(), m_book.health().consecutiveFailures, m_jitter.draw()));
    m_sink.observe(std::move(observation));
    m_sink.health(m_id, m_book.health());
}

void EndpointPoller::Private::pollAfter(SteadyTime now, SteadyTime next)
{
    m_book.setNextAttempt(m_clock->now() + std::chrono::duration_cast<Duration>(next - now),
                          m_schedule.missed());
    m_timer->start(std::chrono::ceil<std::chrono::milliseconds>(next - now));
}

Duration EndpointPoller::Private::sinceBegin() const
{
    return std::chrono::duration_cast<Duration>(m_clock->steady() - m_begin.steady);
}

EndpointPoller::EndpointPoller(SourceId id,
                               SourceConfig config,
                               std::shared_ptr<const Clock> clock,
                               PollerSink sink,
                               QObject *parent)
    : QObject(parent)
    , m_private(
          std::make_unique<Private>(this, id, std::move(config), std::move(clock), std::move(sink)))
{
}

EndpointPoller::~EndpointPoller() = default;

void EndpointPoller::start()
{
    m_private->start();
}

void EndpointPoller::setPaused(bool paused)
{
    m_private->setPaused(paused);
}

std::string sourceName(const SourceConfig &config)
{
    if (!config.name.empty())
        return config.name;
    const auto address = endpointAddress(config);
    return address ? address->instance : shownTyped(config.url);
}

} // namespace perfdeck
