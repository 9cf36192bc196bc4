// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/ChartFeed.h"

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

constexpr int kMaxColumns = 16384;
constexpr std::size_t kMostLines = 20; // more cannot be told apart

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

RangeQuery ChartFeed::queryFor(TimeRange range) const
{
    RangeQuery query;
    query.selectors = m_question.selectors;
    query.range = m_rangeRule ? m_rangeRule(range, m_columns) : range;
    query.columns = m_columns;
    query.transform = m_question.transform;
    query.maxSeries = m_question.maxSeries;
    query.keepLargest = m_question.keepLargest;
    query.spreadAbove = kMostLines;
    query.companions = m_question.transform == Transform::None;
    return query;
}

void ChartFeed::ask(Ticket ticket)
{
    const TimeRange range = scope().range();
    const Duration earlier = m_comparing ? scope().earlier() : Duration(0);
    m_open = earlier == Duration(0) ? 1 : 2;
    questions().frame(queryFor({range.from - m_offset, range.to - m_offset}),
                      this,
                      [this, ticket](const FramePtr &frame) {
                          if (!isNewest(ticket))
                              return;
                          if (frame) {
                              m_hasData = !frame->series.empty();
                              Q_EMIT frameReady(frame);
                          }
                          answered(ticket);
                      });
    if (earlier != Duration(0))
        askEarlier(ticket, earlier);
    else if (std::exchange(m_hasEarlier, false))
        Q_EMIT earlierReady(nullptr, earlier);
}

void ChartFeed::askEarlier(Ticket ticket, Duration earlier)
{
    const Duration shift = m_offset + earlier;
    const TimeRange range = scope().range();
    questions().frame(queryFor({range.from - shift, range.to - shift}),
                      this,
                      [this, ticket, earlier](const FramePtr &frame) {
                          if (!isNewest(ticket))
                              return;
                          if (frame) {
                              m_hasEarlier = true;
                              Q_EMIT earlierReady(frame, earlier);
                          }
                          answered(ticket);
                      });
}

void ChartFeed::answered(Ticket ticket)
{
    if (--m_open == 0 && accept(ticket))
        announce();
}

Duration ChartFeed::pace() const
{
    if (!m_hasData)
        return m_leastPace;
    return std::clamp(
        scope().range().length() / m_columns, m_leastPace, std::max(m_leastPace, m_mostPace));
}

} // namespace perfdeck
