// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/Feed.h"

#include <algorithm>
#include <utility>

namespace perfdeck {

Feed::Feed(Questions questions, TimeScope &scope, QObject *parent)
    : QObject(parent)
    , m_questions(std::move(questions))
    , m_scope(scope)
{
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &Feed::askNow);
    connect(&scope, &TimeScope::changed, this, &Feed::askSoon);
    connect(&scope, &TimeScope::zoneChanged, this, &Feed::askSoon); // texts of times change
}

void Feed::setActive(bool active)
{
    if (m_active == active)
        return;
    m_active = active;
    if (active)
        refresh();
    else
        m_soon.stop();
}

void Feed::refresh()
{
    m_isOther = isOpen();
    askSoon();
}

void Feed::askSoon()
{
    if (m_active)
        m_soon.start(std::chrono::milliseconds(0));
}

void Feed::advance()
{
    if (!m_active || !m_scope.isLive() || m_soon.isActive())
        return;
    if (isOpen()) {
        m_advancedMeanwhile = true;
        return;
    }
    const auto since = m_lastAsked ? std::chrono::steady_clock::now() - *m_lastAsked
                                   : std::chrono::steady_clock::duration::max();
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        pace() - std::min<std::chrono::steady_clock::duration>(since, pace()));
    m_soon.start(std::max(left, std::chrono::milliseconds(0)));
}

void Feed::askNow()
{
    m_isDue = isOpen();
    if (m_isDue)
        return;
    m_advancedMeanwhile = false;
    m_lastAsked = std::chrono::steady_clock::now();
    ask(++m_asked);
}

bool Feed::accept(Ticket ticket)
{
    if (ticket != m_asked)
        return false;
    m_answered = ticket;
    const bool isWanted = !std::exchange(m_isOther, false);
    if (std::exchange(m_isDue, false))
        askSoon();
    return isWanted;
}

void Feed::announce()
{
    Q_EMIT settled();
    if (std::exchange(m_advancedMeanwhile, false))
        advance();
}

} // namespace perfdeck
