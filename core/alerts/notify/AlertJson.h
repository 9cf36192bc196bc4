// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/Alert.h"
#include "core/model/Notice.h"

#include <nlohmann/json_fwd.hpp>

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace perfdeck {

// Our own files: times are microseconds since the epoch, numbers that are none are null. What reads
// throws nlohmann's exceptions on anything unexpected; only parseOwnJson() lets them out as values.

[[nodiscard]] nlohmann::ordered_json alertJson(const Alert &alert);
[[nodiscard]] AlertPtr alertFromJson(const nlohmann::ordered_json &json);
[[nodiscard]] nlohmann::ordered_json noticeJson(const Notice &notice);
[[nodiscard]] Notice noticeFromJson(const nlohmann::ordered_json &json);

[[nodiscard]] nlohmann::ordered_json timeJson(const std::optional<Timestamp> &time);
[[nodiscard]] std::optional<Timestamp> timeFromJson(const nlohmann::ordered_json &json);

/// Bytes that are no UTF-8 are replaced.
[[nodiscard]] std::string jsonText(const nlohmann::ordered_json &json);

/// `read` gets the document; what it throws, and text that is no JSON, is a failure (Corrupt).
[[nodiscard]] Status parseOwnJson(std::string_view text,
                                  const std::string &name,
                                  const std::function<void(const nlohmann::ordered_json &)> &read);

} // namespace perfdeck
