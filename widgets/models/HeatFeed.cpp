// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/HeatFeed.h"

#include "core/query/HeatReader.h"

#include <algorithm>
#include <utility>

namespace perfdeck {

void HeatFeed::setSelectors(std::vector<Selector> selectors)
{
    m_selectors = std::move(selectors);
    m_label.clear();
    refresh();
}

void HeatFeed::setEntities(ChartQuestion question, std::string label)
{
    m_selectors = question.selectors;
    m_entities = std::move(question);
    m_label = std::move(label);
    refresh();
}

void HeatFeed::ask(Ticket ticket)
{
    if (!m_label.empty())
        return askEntities(ticket);
    HeatQuery query;
    query.selectors = m_selectors;
    query.range = scope().range();
    query.columns = kColumns;
    questions().heat(std::move(query), this, [this, ticket](const HeatFramePtr &frame) {
        publish(ticket, frame);
    });
}

void HeatFeed::askEntities(Ticket ticket)
{
    RangeQuery query;
    query.selectors = m_entities.selectors;
    query.range = scope().range();
    query.columns = kColumns;
    query.transform = m_entities.transform;
    query.maxSeries = m_entities.maxSeries;
    query.keepLargest = m_entities.keepLargest;
    questions().frame(
        std::move(query), this, [this, ticket, label = m_label](const FramePtr &frame) {
            m_background.run(
                [frame, label] {
                    return frame ? std::make_shared<const HeatFrame>(entityHeat(*frame, label))
                                 : HeatFramePtr();
                },
                [this, ticket](const HeatFramePtr &heat) { publish(ticket, heat); });
        });
}

void HeatFeed::publish(Ticket ticket, const HeatFramePtr &frame)
{
    if (!accept(ticket))
        return;
    if (frame)
        Q_EMIT frameReady(frame);
    announce();
}

/// A cell is what it is until the next one begins.
Duration HeatFeed::pace() const
{
    constexpr Duration kLeast = std::chrono::seconds(2);
    constexpr Duration kMost = std::chrono::seconds(15);
    return std::clamp(scope().span() / kColumns, kLeast, kMost);
}

} // namespace perfdeck
