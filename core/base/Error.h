// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace perfdeck {

/// What sort of failure it is, for code that must decide; people read Error::message().
enum class ErrorKind
{
    InvalidInput, ///< bytes or arguments that cannot be understood
    NotFound,
    Refused, ///< the other side said no (authentication, permission)
    Unavailable, ///< nobody answered
    Timeout,
    TooLarge, ///< a limit of ours was passed
    Corrupt, ///< stored data that fails its own checks
    ReadOnly,
    Full, ///< no space left
    Locked, ///< another process holds it
    Newer, ///< written by a newer version
    Unsupported,
    Cancelled,
    Internal,
};

/// A failure as a value. `what` says what did not work and on which file or address, `reason` is
/// the cause as received, `advice` says what to do. Any of the last two may be empty.
struct Error
{
    ErrorKind kind = ErrorKind::Internal;
    std::string what;
    std::string reason;
    std::string advice;

    /// One line for people: "what: reason. advice"
    [[nodiscard]] std::string message() const;
    /// The same failure seen from one level up: "outer: what".
    [[nodiscard]] Error within(std::string_view outer) const;
};

} // namespace perfdeck
