// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/Announcer.h"

#include <QMetaObject>

#include <utility>

namespace perfdeck {

Announcer::Announcer(std::chrono::milliseconds interval,
                     std::function<void()> tell,
                     QObject *parent)
    : QObject(parent)
    , m_interval(interval)
    , m_tell(std::move(tell))
    , m_timer(this)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Announcer::tellNow);
}

void Announcer::announce()
{
    if (!m_pending.exchange(true))
        QMetaObject::invokeMethod(this, &Announcer::schedule, Qt::QueuedConnection);
}

void Announcer::schedule()
{
    const std::chrono::milliseconds passed(m_sinceLast.isValid() ? m_sinceLast.elapsed()
                                                                 : m_interval.count());
    if (passed >= m_interval)
        tellNow();
    else
        m_timer.start(m_interval - passed);
}

void Announcer::tellNow()
{
    // Cleared first: what changes while the listeners look is told again.
    m_pending = false;
    m_sinceLast.start();
    m_tell();
}

} // namespace perfdeck
