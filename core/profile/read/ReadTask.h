// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/read/ByteSource.h"
#include "core/profile/read/ReadProfile.h"

#include <chrono>
#include <cstddef>
#include <functional>
#include <stop_token>
#include <string>

namespace perfdeck {

/// One reading: what was asked, whether it is still wanted, and who is told how far it is. The
/// caller's thread only.
class ReadTask final
{
public:
    /// All outlive the task.
    ReadTask(const std::string &path,
             const ReadOptions &options,
             const std::stop_token &stop,
             const ReadProgressSink &sink);

    [[nodiscard]] const std::string &path() const { return m_path; }

    [[nodiscard]] const ReadOptions &options() const { return m_options; }

    /// Tells how far the reading is, if it is time to; an error once nobody wants it any more.
    /// `events` are those read so far: `soFar` is asked for when there are several times as many as
    /// in the last picture, so that pictures cost a small part of the reading.
    [[nodiscard]] Status
    goOn(const ByteSource &source, std::size_t events, const std::function<Profile()> &soFar);

private:
    const std::string &m_path;
    const ReadOptions &m_options;
    const std::stop_token &m_stop;
    const ReadProgressSink &m_sink;
    std::chrono::steady_clock::time_point m_lastTold;
    std::size_t m_nextPicture;
};

/// The profile that a reader begins with.
[[nodiscard]] Profile emptyProfile(const std::string &path, ProfileFormat format);

/// Notes that the file ends in the middle.
void markTruncated(Profile &profile, std::uint64_t offset);

/// Notes that events were left out because the profile has as many as it may.
void markCapped(Profile &profile, std::size_t leftOut);

} // namespace perfdeck
