// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/Alert.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace perfdeck {

/// That a silence ends now.
struct EndSilence
{
    SilenceId silence;

    friend bool operator==(const EndSilence &, const EndSilence &) = default;
};

/// What a person wants of the book of alerts.
using AlertCommand = std::variant<AlertAction, Silence, EndSilence>;

/// As JSON, for another process; parseAlertCommand() reads it back.
[[nodiscard]] std::string alertCommandText(const AlertCommand &command);
/// The text is not to be trusted: what is missing, unknown or too long is refused with its reason.
[[nodiscard]] Result<AlertCommand> parseAlertCommand(std::string_view text);

/// What is over cannot change any more, but more can be said about it: the episode meant, of all
/// those of the alert, with the comment. The newest one where the action names none.
[[nodiscard]] Result<AlertEpisode> commented(AlertHistory past, const AlertAction &comment);
/// Whether the book refused a comment because the alert is over.
[[nodiscard]] bool isLateComment(const AlertCommand &command, const Status &refusal);

/// The number that a fingerprint of alertFingerprint() stands for.
[[nodiscard]] std::optional<AlertId> alertOfFingerprint(std::string_view text);

} // namespace perfdeck
