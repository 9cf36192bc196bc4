// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Alert.h"
#include "core/model/Notice.h"

#include <memory>
#include <string>
#include <utility>

namespace perfdeck::testing {

/// Saturday, 2026-11-21T12:00:00Z (`date -d '2026-11-21 12:00Z' +%s`).
inline constexpr Timestamp kNoon{std::chrono::seconds(1'795'262'400)};

/// A firing instance.
inline Alert firing(std::string rule,
                    Labels labels = {},
                    Severity severity = Severity::Warning,
                    Timestamp since = kNoon)
{
    Alert alert;
    alert.id = alertId(rule, labels);
    alert.episode = episodeId(alert.id, since);
    alert.rule = std::move(rule);
    alert.labels = std::move(labels);
    alert.state = AlertState::Firing;
    alert.severity = severity;
    alert.since = alert.raisedAt = alert.firedAt = since;
    alert.value = 91.5;
    alert.level = 85;
    alert.peak = 92;
    alert.title = alert.rule + " is high";
    alert.text = "It passed its level";
    return alert;
}

inline AlertPtr shared(Alert alert)
{
    return std::make_shared<const Alert>(std::move(alert));
}

} // namespace perfdeck::testing
