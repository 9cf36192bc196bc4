// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/ChartFeed.h"

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

constexpr int kMaxColumns = 16384;

} // namespace

void ChartFeed::setQuestion(ChartQuestion question)
{
    m_question = std::move(question);
    refresh();
}

void ChartFeed::setColumns(int columns)
{
    columns = std::clamp(columns, 1, kMaxColumns);
    if (std::exchange(m_columns, columns) != columns)
        refresh();
}

void ChartFeed::ask(Ticket ticket)
{
    RangeQuery query;
    query.selectors = m_question.selectors;
    const TimeRange range = scope().range();
    query.range = {range.from - m_offset, range.to - m_offset};
    if (m_rangeRule)
        query.range = m_rangeRule(query.range, m_columns);
    query.columns = m_columns;
    query.transform = m_question.transform;
    query.maxSeries = m_question.maxSeries;
    query.keepLargest = m_question.keepLargest;
    query.companions = m_question.transform == Transform::None;
    questions().frame(std::move(query), this, [this, ticket](const FramePtr &frame) {
        if (!accept(ticket))
            return;
        if (frame) {
            m_hasData = !frame->series.empty();
            Q_EMIT frameReady(frame);
        }
        announce();
    });
}

Duration ChartFeed::pace() const
{
    if (!m_hasData)
        return m_leastPace;
    return std::clamp(scope().span() / m_columns, m_leastPace, std::max(m_leastPace, m_mostPace));
}

} // namespace perfdeck
