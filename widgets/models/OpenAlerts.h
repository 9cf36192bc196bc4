// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Alert.h"

#include <array>

namespace perfdeck {

/// The alerts that somebody has to look after now: they fire, nobody looks after them, and nothing
/// keeps them from being told.
struct OpenAlerts
{
    std::array<int, 3> bySeverity{};

    [[nodiscard]] int total() const { return bySeverity[0] + bySeverity[1] + bySeverity[2]; }

    [[nodiscard]] int count(Severity severity) const { return bySeverity[std::size_t(severity)]; }

    /// Of no alert at all: Info.
    [[nodiscard]] Severity gravest() const
    {
        return count(Severity::Critical) > 0 ? Severity::Critical
            : count(Severity::Warning) > 0   ? Severity::Warning
                                             : Severity::Info;
    }
};

/// Any thread. O(n).
[[nodiscard]] inline OpenAlerts openAlerts(const Alerts &alerts, Timestamp now)
{
    OpenAlerts open;
    for (const AlertPtr &alert : alerts)
        if (alert->isOpen(now) && !alert->silence.isValid() && !alert->isInhibited)
            ++open.bySeverity[std::size_t(alert->severity)];
    return open;
}

} // namespace perfdeck
