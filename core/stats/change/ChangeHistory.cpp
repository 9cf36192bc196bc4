// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/change/ChangeHistory.h"

#include <algorithm>
#include <span>

namespace perfdeck {

ChangeHistory::ChangeHistory(int sensitivity)
    : m_options{ChangePreset::Regression, sensitivity, 0}
{
}

bool ChangeHistory::append(double value)
{
    m_window.push_back(value);
    if (m_window.size() > kHistoryWindow)
        settle();
    return search();
}

/// Lets the oldest quarter go; changes in the older half are not looked for any more.
void ChangeHistory::settle()
{
    const std::size_t gone = kHistoryWindow / 4;
    m_first += gone;
    m_window.erase(m_window.begin(), m_window.begin() + static_cast<std::ptrdiff_t>(gone));
    const std::size_t open = m_first + m_window.size() / 2;
    while (m_settled < m_points.size() && m_points[m_settled].index < open)
        ++m_settled;
}

bool ChangeHistory::search()
{
    // A level that began before the window is whole; one that began inside is searched from there.
    std::size_t begin = m_first;
    if (m_settled > 0)
        begin = std::max(begin, m_points[m_settled - 1].index);
    const std::span<const double> open = std::span(m_window).subspan(begin - m_first);
    m_options.history = size();
    std::vector<ChangePoint> found = findChanges(open, m_options).points;
    for (ChangePoint &point : found)
        point.index += begin;
    const auto known = m_points.begin() + static_cast<std::ptrdiff_t>(m_settled);
    const bool isOther = !std::ranges::equal(known,
                                             m_points.end(),
                                             found.begin(),
                                             found.end(),
                                             {},
                                             &ChangePoint::index,
                                             &ChangePoint::index);
    m_points.erase(known, m_points.end());
    m_points.insert(m_points.end(), found.begin(), found.end());
    return isOther;
}

} // namespace perfdeck
