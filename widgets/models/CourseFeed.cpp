// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/CourseFeed.h"

#include "widgets/models/Trend.h"

namespace perfdeck {

namespace {

constexpr std::size_t kKept = 2000; ///< courses

} // namespace

CourseFeed::CourseFeed(Questions questions, TimeScope &scope, QObject *parent)
    : Feed(std::move(questions), scope, parent)
{
    connect(&scope, &TimeScope::changed, this, [this] { m_courses.clear(); });
}

void CourseFeed::setWishes(std::vector<CourseWish> wishes)
{
    if (wishes == m_wishes)
        return;
    m_wishes = std::move(wishes);
    refresh();
}

std::span<const double> CourseFeed::course(const QString &id) const
{
    const auto found = m_courses.find(id);
    return found == m_courses.end() ? std::span<const double>() : found->second;
}

void CourseFeed::ask(Ticket ticket)
{
    RangeQuery query;
    for (const CourseWish &wish : m_wishes)
        query.selectors.push_back(wish.selector);
    query.range = scope().range();
    query.columns = kColumns;
    query.maxSeries = 4 * m_wishes.size();
    if (query.selectors.empty()) { // no selector would be no question
        if (accept(ticket))
            announce();
        return;
    }
    questions().frame(
        std::move(query), this, [this, ticket, wishes = m_wishes](const FramePtr &frame) {
            if (!accept(ticket))
                return;
            if (frame) {
                keep(*frame, wishes);
                Q_EMIT coursesReady();
            }
            announce();
        });
}

void CourseFeed::keep(const Frame &frame, const std::vector<CourseWish> &wishes)
{
    if (m_courses.size() > kKept)
        m_courses.clear();
    for (const CourseWish &wish : wishes)
        m_courses[wish.id] = trendOf(frame, std::span(&wish.selector, 1), Reduce::Largest).course;
}

} // namespace perfdeck
