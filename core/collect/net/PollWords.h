// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/collect/net/PollFailure.h"

#include <QAbstractSocket>
#include <QUrl>

#include <cstdint>
#include <string>

namespace perfdeck {

/// Failures of a poll in the words that people read: what did not work, why, what to do.
/// `url` is the one that was asked for last. Pure.

/// What the credentials of the poll had to do with it.
enum class KeyUse
{
    None, ///< none configured
    Sent,
    Withheld, ///< configured, but a redirect led to another host
};

[[nodiscard]] PollFailure
statusFailure(const QUrl &url, int status, const std::string &serverSays, KeyUse keyUse);
[[nodiscard]] PollFailure
connectionFailure(const QUrl &url, QAbstractSocket::SocketError code, const std::string &reason);
[[nodiscard]] PollFailure notHttpFailure(const QUrl &url);
[[nodiscard]] PollFailure headTooLargeFailure(const QUrl &url);
[[nodiscard]] PollFailure tlsFailure(const QUrl &url, const std::string &reason);
/// `answering`: the head of an answer had come.
[[nodiscard]] PollFailure deadlineFailure(const QUrl &url, Duration deadline, bool answering);
[[nodiscard]] PollFailure tooLargeFailure(const QUrl &url, std::uint64_t limit);
[[nodiscard]] PollFailure truncatedFailure(const QUrl &url, const std::string &reason);
[[nodiscard]] PollFailure compressionFailure(const QUrl &url, const std::string &reason);
[[nodiscard]] PollFailure redirectFailure(const QUrl &url, const std::string &reason);

} // namespace perfdeck
