// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"

#include <string>

namespace perfdeck::simulation {

/// Turns seconds of the model into what a server writes. A model that runs faster than the clock
/// has shorter durations, so that what a server says of times and of durations agrees.
class WireTime final
{
public:
    WireTime(Timestamp start, double speed)
        : m_start(start)
        , m_speed(speed)
    {
    }

    [[nodiscard]] Timestamp at(double seconds) const;
    /// Seconds of the model at this moment.
    [[nodiscard]] double model(Timestamp now) const;

    /// A duration as the clock sees it.
    [[nodiscard]] double shown(double seconds) const { return seconds / m_speed; }

    /// Times per second, likewise.
    [[nodiscard]] double rate(double perSecond) const { return perSecond * m_speed; }

    /// 2026-11-21T03:44:16.341553, UTC without saying so, no fraction where it is 0: what Python's
    /// isoformat() gives.
    [[nodiscard]] std::string text(double seconds) const;
    /// Seconds since 1970.
    [[nodiscard]] double unix(double seconds) const;

private:
    Timestamp m_start;
    double m_speed;
};

[[nodiscard]] std::string pythonTime(Timestamp time);
/// Sat, 21 Nov 2026 03:46:52 GMT, the form of the Date header (RFC 9110).
[[nodiscard]] std::string httpTime(Timestamp time);

} // namespace perfdeck::simulation
