// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/notify/ChannelSender.h"

#include <stop_token>
#include <string>
#include <vector>

namespace perfdeck {

struct HttpPost
{
    std::string url;
    std::vector<std::string> headers; ///< "Name: value", without ends of lines
    std::string body;
    std::string caFile; ///< PEM; trusted instead of the authorities of the system
    std::string user; ///< basic access; empty: none
    std::string password;
    std::vector<std::string> secrets; ///< must not show up in the outcome
};

/// Posts and waits for the answer: any 2xx is Sent; 408, 425, 429, 5xx and what breaks on the way
/// may go better later; 401, 403, 404, 407 and 410 stop the channel, since they will be the answer
/// to the next notice too; any other answer is about this notice. Redirections are not followed,
/// certificates are checked. Any thread.
[[nodiscard]] Attempt postHttp(const HttpPost &post, const std::stop_token &stop);

/// The text with every secret of at least four bytes replaced, on one line, at most 300 bytes.
[[nodiscard]] std::string withoutSecrets(std::string text, const std::vector<std::string> &secrets);

} // namespace perfdeck
