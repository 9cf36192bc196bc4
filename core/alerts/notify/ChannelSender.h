// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Notice.h"
#include "core/model/Sample.h"
#include "core/model/Series.h"
#include "core/model/TimeRange.h"

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace perfdeck {

/// How one attempt to tell went.
struct Attempt
{
    enum class Result
    {
        Sent,
        Retry, ///< may go better later
        Failed, ///< this notice will never be taken
        Stopped, ///< nothing will be taken until somebody mends the channel
        Gone, ///< there is nobody to tell (no window runs)
    };
    Result result = Result::Sent;
    std::string outcome; ///< one sentence, without secrets
    std::optional<Duration> retryAfter; ///< the other side asked for it

    friend bool operator==(const Attempt &, const Attempt &) = default;
};

/// What channels need of the program around them. Any may be empty. Called on the thread of an
/// attempt.
struct SenderTools
{
    /// The samples of a picture in a mail.
    std::function<std::vector<Sample>(const SeriesKey &, TimeRange)> samples;
    /// Shows a notice on the desktop; false: there is none.
    std::function<bool(NoticePtr)> desktop;
    /// Where Log writes without a file; by default standard error.
    std::function<void(const std::string &line)> log;
    /// Texts of times; by default UTC.
    Zone zone;
};

/// Hands one notice to one channel and waits for the answer: at most kDeadline, less when asked to
/// stop. Reads secrets at each attempt. Any thread.
[[nodiscard]] Attempt sendNotice(const NoticeChannel &channel,
                                 const NoticePtr &notice,
                                 const SenderTools &tools,
                                 const std::stop_token &stop);

/// The notice behind the button "Test".
[[nodiscard]] NoticePtr testNotice(const NoticeChannel &channel, Timestamp now);

inline constexpr std::chrono::seconds kSendDeadline{30};

} // namespace perfdeck
