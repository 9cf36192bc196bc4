// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/net/Discovery.h"

#include "core/collect/net/EndpointAddress.h"
#include "core/collect/net/PollLoop.h"
#include "core/collect/net/TargetBook.h"
#include "core/collect/net/TargetFinder.h"

namespace perfdeck {

namespace {

constexpr std::size_t kNamed = 5;
constexpr std::size_t kMaxNameBytes = 100;

std::string listed(const std::vector<std::string> &names)
{
    std::string text;
    for (std::size_t i = 0; i < names.size() && i < kNamed; ++i)
        text += (i == 0 ? "" : ", ") + oneLine(names[i], kMaxNameBytes);
    if (names.size() > kNamed)
        text += " and " + std::to_string(names.size() - kNamed) + " more";
    return text;
}

std::string counted(std::size_t count)
{
    return std::to_string(count) + (count == 1 ? " target" : " targets");
}

std::string wayName(DiscoveryPlan::Way way)
{
    switch (way) {
    case DiscoveryPlan::Way::HttpList:
        return "http_sd";
    case DiscoveryPlan::Way::ListFile:
        return "list file";
    case DiscoveryPlan::Way::DnsAddress:
    case DiscoveryPlan::Way::DnsService:
        break;
    }
    return "DNS";
}

} // namespace

class Discovery::Private final
{
public:
    Private(Discovery *discovery,
            SourceId id,
            const SourceConfig &config,
            std::shared_ptr<const Clock> clock,
            PollerSink sink)
        : m_id(id)
        , m_name(sourceName(config))
        , m_way(config.discovery.way)
        , m_clock(std::move(clock))
        , m_sink(std::move(sink))
        , m_finder(makeTargetFinder(config))
        , m_targets(config.discovery.patience)
        , m_loop(discovery, config.interval, m_clock, [this] { find(); })
        , m_book(m_name, m_loop.interval())
    {
    }

    void start() { m_loop.start(); }

    void setPaused(bool paused)
    {
        if (m_loop.isPaused() == paused)
            return;
        m_finder->cancel();
        if (!paused)
            return m_loop.resume();
        m_loop.pause();
        m_book.setPaused();
        m_sink.health(m_id, m_book.health());
    }

private:
    void find()
    {
        m_finder->find([this](PollResult<TargetList> list) {
            if (list)
                succeed(*list);
            else
                fail(list.error());
        });
    }

    void succeed(const TargetList &list)
    {
        const TargetBook::News news = m_targets.take(list.targets);
        EndpointReading reading;
        reading.series = static_cast<std::uint32_t>(m_targets.size());
        reading.recognised = wayName(m_way) + ", " + counted(m_targets.size());
        reading.faults.add(Fault::MalformedLine, list.malformed);
        reading.faults.add(Fault::TargetLimit, list.leftOut);
        auto events
            = m_book.succeeded(reading, m_loop.begin(), m_clock->now(), m_loop.sinceBegin());
        addNews(news, list, events);
        m_loop.waitForBeat(m_book);
        report(std::move(events));
        if (news.changed)
            m_sink.targets(m_id, targets());
    }

    [[nodiscard]] std::vector<SourceConfig> targets() const
    {
        std::vector<SourceConfig> targets = m_targets.targets();
        for (SourceConfig &target : targets)
            target.origin = m_name;
        return targets;
    }

    void fail(const PollFailure &failure)
    {
        m_book.failed(failure, m_loop.begin(), m_clock->now());
        m_loop.backOff(m_book);
        report({});
    }

    void addNews(const TargetBook::News &news, const TargetList &list, std::vector<Event> &events)
    {
        if (!news.found.empty())
            events.push_back(event("targets-found",
                                   Severity::Info,
                                   m_name + " found " + counted(news.found.size()) + ": "
                                       + listed(news.found) + '.'));
        if (!news.gone.empty())
            events.push_back(event("targets-gone",
                                   Severity::Info,
                                   counted(news.gone.size()) + " left the list of " + m_name
                                       + " and are not collected any more: " + listed(news.gone)
                                       + '.'));
        if (list.leftOut > 0 && m_leftOut == 0)
            events.push_back(event("targets-left-out",
                                   Severity::Warning,
                                   m_name + " lists " + std::to_string(list.leftOut)
                                       + " more targets than its limit; they are left out."));
        m_leftOut = list.leftOut;
    }

    [[nodiscard]] Event event(std::string kind, Severity severity, std::string text) const
    {
        return {m_loop.begin().wall, std::move(kind), severity, m_name, std::move(text), {}};
    }

    void report(std::vector<Event> events)
    {
        if (!events.empty()) {
            Observation observation;
            observation.source = m_id;
            observation.time = m_loop.begin().wall;
            observation.steady = m_loop.begin().steady;
            observation.events = std::move(events);
            m_sink.observe(std::move(observation));
        }
        m_sink.health(m_id, m_book.health());
    }

    SourceId m_id;
    std::string m_name;
    DiscoveryPlan::Way m_way;
    std::shared_ptr<const Clock> m_clock;
    PollerSink m_sink;
    std::unique_ptr<TargetFinder> m_finder;
    TargetBook m_targets;
    PollLoop m_loop;
    HealthBook m_book;
    std::uint64_t m_leftOut = 0;
};

Discovery::Discovery(SourceId id,
                     SourceConfig config,
                     std::shared_ptr<const Clock> clock,
                     PollerSink sink,
                     QObject *parent)
    : QObject(parent)
    , m_private(
          std::make_unique<Private>(this, id, std::move(config), std::move(clock), std::move(sink)))
{
}

Discovery::~Discovery() = default;

void Discovery::start()
{
    m_private->start();
}

void Discovery::setPaused(bool paused)
{
    m_private->setPaused(paused);
}

} // namespace perfdeck
