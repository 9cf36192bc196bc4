// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/notify/ChannelSender.h"

#include <stop_token>
#include <string>

namespace perfdeck {

/// Sends a notice by SMTP. Certificates are checked; without encryption nothing is sent to another
/// machine unless the channel says so. Answers 4yz may go better later, refused credentials stop
/// the channel, other answers 5yz are about this notice. Any thread.
[[nodiscard]] Attempt postMail(const NoticeChannel &channel,
                               const Notice &notice,
                               const std::string &password,
                               const SenderTools &tools,
                               const std::stop_token &stop);

} // namespace perfdeck
