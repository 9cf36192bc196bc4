// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/LatestFeed.h"

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

constexpr std::size_t kMaxPastSeries = 5000;

LatestValuesPtr lastOf(const Frame &frame)
{
    auto values = std::make_shared<LatestValues>();
    values->reserve(frame.series.size());
    for (const FrameSeries &series : frame.series) {
        if (series.count == 0)
            continue;
        const Timestamp time{Duration(series.lastTime)};
        values->push_back({series.id, series.key, {time, series.last}});
    }
    return values;
}

} // namespace

void LatestFeed::setSelectors(std::vector<Selector> selectors)
{
    m_selectors = std::move(selectors);
    refresh();
}

void LatestFeed::ask(Ticket ticket)
{
    if (!scope().isLive()) {
        askPast(ticket);
        return;
    }
    questions().latest(m_selectors, this, [this, ticket](const LatestValuesPtr &values) {
        publish(ticket, values);
    });
}

void LatestFeed::askPast(Ticket ticket)
{
    const TimeRange range = scope().range();
    RangeQuery query;
    query.selectors = m_selectors;
    query.range = {std::max(range.from, range.to - kMaxAge), range.to};
    query.columns = 1;
    query.maxSeries = kMaxPastSeries;
    questions().frame(std::move(query), this, [this, ticket](const FramePtr &frame) {
        publish(ticket, frame ? lastOf(*frame) : nullptr);
    });
}

void LatestFeed::publish(Ticket ticket, const LatestValuesPtr &values)
{
    if (values && m_digest)
        return m_digest(ticket, values);
    if (!accept(ticket))
        return;
    if (values)
        Q_EMIT valuesReady(values);
    announce();
}

} // namespace perfdeck
