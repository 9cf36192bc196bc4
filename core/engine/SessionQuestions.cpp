// SPDX-License-Identifier: GPL-3.0-or-later
// What a session is asked; a reader thread answers.
#include "core/engine/HistogramSelectors.h"
#include "core/engine/SessionPrivate.h"
#include "core/query/ClusterJoin.h"

#include <QMetaObject>

namespace perfdeck {

namespace {

constexpr std::size_t kEventsOfRange = 200;

FramePtr emptyFrame(const RangeQuery &query)
{
    auto frame = std::make_shared<Frame>();
    frame->id = query.id;
    frame->range = query.range;
    frame->columns = query.columns;
    return frame;
}

} // namespace

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
            deliver(std::make_shared<const FoundSeries>(
                searchSeries(service.series({}), words, *service.help())));
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

void Session::askCluster(ClusterQuery query,
                         QObject *receiver,
                         std::function<void(ClusterHistoryPtr)> answer)
{
    const auto deliver = m_private->answering(receiver, std::move(answer));
    const auto join = [query, live = cluster(), deliver](ClusterHistory stored) {
        deliver(
            std::make_shared<const ClusterHistory>(joinLive(std::move(stored), live.get(), query)));
    };
    m_private->submit([query, join](QueryService &service,
                                    const std::stop_token &) { join(service.cluster(query)); },
                      [join] { join({}); });
}

void Session::askChanges(SeriesKey series,
                         Duration block,
                         int sensitivity,
                         QObject *receiver,
                         std::function<void(FindingsPtr)> answer)
{
    const auto deliver = m_private->answering(receiver, std::move(answer));
    const WatchParts parts{
        m_private->catalog, m_private->live, m_private->history, m_private->clock};
    m_private->submit(
        [parts, series = std::move(series), block, sensitivity, deliver](QueryService &,
                                                                         const std::stop_token &) {
            deliver(
                std::make_shared<const Findings>(changesOf(parts, series, block, {sensitivity})));
        },
        [deliver] { deliver(std::make_shared<const Findings>()); });
}

void Session::askRelated(RelatedQuery query,
                         QObject *receiver,
                         std::function<void(RelatedChangesPtr)> answer)
{
    const auto deliver = m_private->answering(receiver, std::move(answer));
    m_private->submit(
        [live = m_private->live,
         history = m_private->history,
         ring = m_private->events,
         query = std::move(query),
         deliver](QueryService &service, const std::stop_token &stop) {
            const TimeRange range = eventRangeOf(query);
            std::vector<Event> events = joinEvents(service.events(range, kEventsOfRange),
                                                   ring->newest(range, kEventsOfRange),
                                                   kEventsOfRange);
            SeriesLoader loader(live, history);
            deliver(std::make_shared<const RelatedChanges>(
                relatedChanges(service, loader, query, std::move(events), stop)));
        },
        [deliver] { deliver(std::make_shared<const RelatedChanges>()); });
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

void Session::askComparable(QObject *receiver, std::function<void(ComparableThingsPtr)> answer)
{
    const auto deliver = m_private->answering(receiver, std::move(answer));
    m_private->submit(
        [deliver](QueryService &service, const std::stop_token &) {
            deliver(std::make_shared<const std::vector<ComparableThing>>(
                comparableThings(service.series({}))));
        },
        [deliver] { deliver(std::make_shared<const std::vector<ComparableThing>>()); });
}

void Session::askComparison(ComparisonQuery query,
                            QObject *receiver,
                            std::function<void(Result<SideComparisonPtr>)> answer)
{
    const auto deliver = m_private->answering(receiver, std::move(answer));
    m_private->submit(
        [query = std::move(query), deliver](QueryService &service, const std::stop_token &stop) {
            deliver(runComparison(service, query, stop));
        },
        [deliver] { deliver(failure(ErrorKind::Cancelled, "Comparison")); });
}

void Session::askExtent(QObject *receiver, std::function<void(std::optional<TimeRange>)> answer)
{
    const auto deliver = m_private->answering(receiver, std::move(answer));
    m_private->submit(
        [deliver](QueryService &service, const std::stop_token &) { deliver(service.extent()); },
        [deliver] { deliver({}); });
}

std::function<Status(const SharedTextSink &)> Session::sampleText(std::vector<Selector> selectors,
                                                                  TimeRange range) const
{
    return [catalog = m_private->catalog,
            live = m_private->live,
            history = m_private->history,
            selectors = std::move(selectors),
            range](const SharedTextSink &sink) {
        QueryService service(catalog, live, history);
        return writeSamples(service, selectors, range, sink);
    };
}

} // namespace perfdeck
