// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/Notice.h"

#include <string>
#include <string_view>
#include <vector>

namespace perfdeck {

/// The spans of "Sat-Sun", "Mon-Fri 22:00-06:00", "12:00-13:00" (every day), "Fri 18:00-Mon 08:00":
/// English names of days by their first three letters, times from 00:00 to 24:00. A time that ends
/// before it begins ends on the next day. Pure.
[[nodiscard]] Result<std::vector<MuteTime::Span>> parseMuteSpans(std::string_view text);
/// "Fri 18:00-Mon 08:00": parses to this span.
[[nodiscard]] std::string muteSpanText(const MuteTime::Span &span);

} // namespace perfdeck
