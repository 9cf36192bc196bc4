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

void ChartFeed::askFor(TimeRange range, std::function<void(FramePtr)> answer)
{
    if (m_rangeRule)
        range = m_rangeRule(range, m_columns);
    if (!m_question.expression.empty()) {
        askExpression(range, std::move(answer));
        return;
    }
    RangeQuery query;
    query.selectors = m_question.selectors;
    query.range = range;
    query.columns = m_columns;
    query.transform = m_question.transform;
    query.maxSeries = m_question.maxSeries;
    query.keepLargest = m_question.keepLargest;
    query.spreadAbove = kMostLines;
    query.companions = m_question.transform == Transform::None;
    questions().frame(std::move(query), this, std::move(answer));
}

void ChartFeed::askExpression(TimeRange range, std::function<void(FramePtr)> answer)
{
    ExpressionQuery query;
    query.expression = m_question.expression;
    query.name = "expression";
    query.range = range;
    query.columns = m_columns;
    query.maxSeries = m_question.maxSeries;
    questions().expression(
        std::move(query), this, [this, answer = std::move(answer)](const Result<FramePtr> &frame) {
            if (!frame)
                Q_EMIT refused(QString::fromStdString(frame.error().message()));
            answer(frame ? *frame : nullptr);
        });
}

void ChartFeed::ask(Ticket ticket)
{
    const TimeRange range = scope().range();
    const Duration earlier = m_comparing ? scope().earlier() : Duration(0);
    m_open = earlier == Duration(0) ? 1 : 2;
    askFor({range.from - m_offset, range.to - m_offset}, [this, ticket](const FramePtr &frame) {
        if (frame && isWanted(ticket)) {
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
    askFor({range.from - shift, range.to - shift}, [this, ticket, earlier](const FramePtr &frame) {
        if (frame && isWanted(ticket)) {
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
