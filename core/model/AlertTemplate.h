// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/Alert.h"

#include <string>
#include <string_view>

namespace perfdeck {

/// Whether a template of a title or text can be filled: {labels.NAME} {value} {level} {duration}
/// {severity} {rule} {series}; a brace itself is {{ or }}. On failure the reason names the column.
[[nodiscard]] Status checkTemplate(std::string_view pattern);

/// The template with what is known of the alert: numbers in `unit` (valueUnit() of the condition),
/// the duration from its firing, or from its raise while it waits, to `now`. A label that it does
/// not have is empty. What cannot be filled stays as it was written. Nothing is escaped: that is
/// the business of whoever shows it. At most kLongestFilled bytes.
[[nodiscard]] std::string
fillTemplate(std::string_view pattern, const Alert &alert, Unit unit, Timestamp now);

inline constexpr std::size_t kLongestTemplate = 4000; ///< bytes
inline constexpr std::size_t kLongestFilled = 8000; ///< bytes

} // namespace perfdeck
