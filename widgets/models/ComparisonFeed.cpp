// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/ComparisonFeed.h"

#include <utility>

namespace perfdeck {

void ComparisonFeed::setSides(std::vector<ChosenSide> sides)
{
    m_sides = std::move(sides);
    refresh();
}

void ComparisonFeed::setMetrics(std::vector<std::string> metrics)
{
    m_metrics = std::move(metrics);
    refresh();
}

void ComparisonFeed::ask(Ticket ticket)
{
    if (m_sides.size() < (m_onlySamples ? 1 : 2))
        return publish(ticket, SideComparisonPtr());
    questions().comparison(
        {comparedSides(m_sides, scope()), m_metrics, !m_onlySamples},
        this,
        [this, ticket](const Result<SideComparisonPtr> &result) { publish(ticket, result); });
}

void ComparisonFeed::publish(Ticket ticket, const Result<SideComparisonPtr> &result)
{
    if (!accept(ticket))
        return;
    if (result)
        Q_EMIT comparisonReady(*result);
    else
        Q_EMIT failed(result.error());
    announce();
}

} // namespace perfdeck
