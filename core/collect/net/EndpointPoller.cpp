// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/net/EndpointPoller.h"

#include "core/collect/net/FetchPlan.h"
#include "core/collect/net/HttpClient.h"
#include "core/collect/net/PageReading.h"
#include "core/collect/net/PollLoop.h"

namespace perfdeck {

namespace {

EndpointReaderOptions
readerOptions(SourceId id, const SourceConfig &config, const std::string &instance)
{
    EndpointReaderOptions options;
    options.source = id;
    options.sourceName = sourceName(config);
    options.instance = instance.empty() ? options.sourceName : instance;
    options.maxSeries = config.maxSeries;
    options.interval = config.interval;
    options.labels = config.labels;
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

    void start() { m_loop.start(); }

    void setPaused(bool paused);

private:
    void poll();
    void take(PollResult<FetchedPage> page);
    void succeed(EndpointReading reading);
    void fail(const PollFailure &failure);

    SourceId m_id;
    std::shared_ptr<const Clock> m_clock;
    PollerSink m_sink;
    FetchPlan m_plan;
    EndpointReader m_reader;
    PollLoop m_loop;
    HealthBook m_book;
    HttpClient *m_client; ///< a child of the poller, to move between threads with it
};

EndpointPoller::Private::Private(EndpointPoller *poller,
                                 SourceId id,
                                 SourceConfig config,
                                 std::shared_ptr<const Clock> clock,
                                 PollerSink sink)
    : m_id(id)
    , m_clock(std::move(clock))
    , m_sink(std::move(sink))
    , m_plan(config)
    , m_reader(readerOptions(id, config, m_plan.instance()))
    , m_loop(poller, config.interval, m_clock, [this] { poll(); })
    , m_book(sourceName(config), m_loop.interval())
    , m_client(new HttpClient(poller))
{
}

void EndpointPoller::Private::setPaused(bool paused)
{
    if (m_loop.isPaused() == paused)
        return;
    m_client->cancel();
    if (!paused)
        return m_loop.resume();
    m_loop.pause();
    m_book.setPaused();
    m_sink.health(m_id, m_book.health());
}

void EndpointPoller::Private::poll()
{
    auto order = m_plan.next();
    if (!order)
        return fail(order.error());
    m_client->get(std::move(*order),
                  [this](PollResult<FetchedPage> page) { take(std::move(page)); });
}

void EndpointPoller::Private::take(PollResult<FetchedPage> page)
{
    PollResult<EndpointReading> reading = page
        ? readPage(m_reader, *page, m_loop.begin(), m_loop.sinceBegin())
        : tl::make_unexpected(std::move(page.error()));
    if (reading)
        succeed(std::move(*reading));
    else
        fail(reading.error());
}

void EndpointPoller::Private::succeed(EndpointReading reading)
{
    auto events = m_book.succeeded(reading, m_loop.begin(), m_clock->now(), m_loop.sinceBegin());
    auto &all = reading.observation.events;
    all.insert(
        all.end(), std::make_move_iterator(events.begin()), std::make_move_iterator(events.end()));
    m_loop.waitForBeat(m_book);
    m_sink.observe(std::move(reading.observation));
    m_sink.health(m_id, m_book.health());
}

void EndpointPoller::Private::fail(const PollFailure &failure)
{
    Observation observation = m_reader.failed(m_loop.begin().wall, m_loop.begin().steady);
    m_book.failed(failure, m_loop.begin(), m_clock->now());
    m_loop.backOff(m_book);
    m_sink.observe(std::move(observation));
    m_sink.health(m_id, m_book.health());
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
