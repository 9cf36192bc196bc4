// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/notices/QuietTime.h"

#include "app/SettingsStore.h"
#include "core/model/TimeRange.h"

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

/// A timer that slept with the machine looks again at least so often.
constexpr Duration kLongestSleep = std::chrono::minutes(5);

} // namespace

QuietTime::QuietTime(SettingsStore &settings, std::shared_ptr<const Clock> clock, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_clock(std::move(clock))
{
    m_end.setSingleShot(true);
    connect(&m_end, &QTimer::timeout, this, &QuietTime::schedule);
    schedule();
}

std::optional<Timestamp> QuietTime::until() const
{
    const Result<Timestamp> read = parseTime(m_settings.settings().quietUntil, m_clock->now());
    return read ? std::optional(*read) : std::nullopt;
}

bool QuietTime::isOn() const
{
    const std::optional<Timestamp> end = until();
    return !m_settings.settings().notices || (end && m_clock->now() < *end);
}

void QuietTime::start()
{
    m_settings.edit().notices = false;
    m_settings.edit().quietUntil.clear();
    keep();
}

void QuietTime::startUntil(Timestamp until)
{
    m_settings.edit().notices = true;
    m_settings.edit().quietUntil = toIso8601(until);
    keep();
    schedule();
}

void QuietTime::end()
{
    const int held = std::exchange(m_held, 0);
    m_end.stop();
    m_settings.edit().notices = true;
    m_settings.edit().quietUntil.clear();
    keep();
    Q_EMIT ended(held);
}

void QuietTime::hold()
{
    ++m_held;
    Q_EMIT changed();
}

void QuietTime::keep()
{
    if (const Status saved = m_settings.save(); !saved)
        qWarning("%s", saved.error().message().c_str());
    Q_EMIT changed();
}

/// Ends it when its time has come, else looks again then.
void QuietTime::schedule()
{
    const std::optional<Timestamp> end = until();
    if (!end || !m_settings.settings().notices)
        return;
    const Duration left = *end - m_clock->now();
    if (left <= Duration(0))
        this->end();
    else
        m_end.start(std::chrono::ceil<std::chrono::milliseconds>(std::min(left, kLongestSleep)));
}

} // namespace perfdeck
