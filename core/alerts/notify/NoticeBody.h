// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Notice.h"

#include <string>
#include <string_view>

namespace perfdeck {

// Bodies of HTTP requests, one for each kind of service; JSON. What comes from labels and templates
// cannot mention people or leave its text: it is escaped as the service wants it. Pure.

/// Version 1 of our own format; resources/notices.md describes it.
[[nodiscard]] std::string webhookBody(const Notice &notice);
/// Incoming webhook with blocks.
[[nodiscard]] std::string slackBody(const Notice &notice);
/// A message with an Adaptive Card, as workflows take it.
[[nodiscard]] std::string teamsBody(const Notice &notice);
[[nodiscard]] std::string discordBody(const Notice &notice);
/// Events API v2: trigger, acknowledge or resolve under the key of the group.
[[nodiscard]] std::string pagerDutyBody(const Notice &notice, std::string_view routingKey);
/// Published as JSON to the root of the server.
[[nodiscard]] std::string ntfyBody(const Notice &notice, std::string_view topic);

} // namespace perfdeck
