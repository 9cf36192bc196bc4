// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/Notice.h"

#include <string>
#include <string_view>

namespace perfdeck {

/// Fills title and text from all items: with the templates of the channel, else with our own words.
/// The text names at most kMostItems alerts and the number of the others. Nothing is escaped: that
/// is the business of the channel. Times in UTC. Pure.
void wordNotice(Notice &notice, const NoticeChannel &channel);

/// Whether a template of a channel can be filled: {title} {text} (our words) {status} {severity}
/// {count} {channel} {link} {labels.NAME} (common to all alerts); a brace itself is {{ or }}. On
/// failure the reason names the column.
[[nodiscard]] Status checkNoticeTemplate(std::string_view pattern);

/// perfdeck://alert/0123456789abcdef: opens the alert in the window.
[[nodiscard]] std::string alertLink(AlertId alert);

/// What happened to one alert, in a line: "Escalated to critical: GPU is hot (device=gpu0)".
[[nodiscard]] std::string itemTitle(const NoticeItem &item);
/// "91.5 °C, level 85 °C, for 12 min"; of one that is over "lasted 12 min, at worst 97 °C".
[[nodiscard]] std::string itemNumbers(const NoticeItem &item, Timestamp now);

} // namespace perfdeck
