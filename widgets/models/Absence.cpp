// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/Absence.h"

namespace perfdeck {

Absence whyNothing(const AbsenceFacts &facts)
{
    if (facts.isFiltered)
        return {Absence::Kind::FilteredOut, {}};
    if (facts.isPast)
        return {facts.isNeverStored ? Absence::Kind::NothingStored : Absence::Kind::NothingInRange,
                {}};
    Absence absence;
    bool any = false;
    bool answers = false;
    for (const SourceStatus &source : facts.sources) {
        if (source.config.kind != SourceKind::Endpoint)
            continue;
        any = true;
        const SourceHealth &health = source.health;
        answers = answers || health.state == SourceState::Up;
        if (health.state == SourceState::BackingOff)
            absence.down.push_back(
                {source.config.name, health.lastSuccess, health.nextAttempt, health.lastError});
    }
    if (!any)
        absence.kind = Absence::Kind::NotConfigured;
    else if (answers || absence.down.empty())
        absence = {Absence::Kind::NothingSaid, {}};
    else
        absence.kind = Absence::Kind::SourceDown;
    return absence;
}

} // namespace perfdeck
