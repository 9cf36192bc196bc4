// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/read/ReadTask.h"

#include <filesystem>
#include <utility>

namespace perfdeck {

namespace {

constexpr std::chrono::milliseconds kBetweenReports{50};
constexpr std::size_t kFirstPicture = 20'000; // events
constexpr std::size_t kMostInPicture = 1'500'000;
constexpr std::size_t kPictureGrowth = 8;

} // namespace

ReadTask::ReadTask(const std::string &path,
                   const ReadOptions &options,
                   const std::stop_token &stop,
                   const ReadProgressSink &sink)
    : m_path(path)
    , m_options(options)
    , m_stop(stop)
    , m_sink(sink)
    , m_nextPicture(kFirstPicture)
{
}

Status
ReadTask::goOn(const ByteSource &source, std::size_t events, const std::function<Profile()> &soFar)
{
    if (m_stop.stop_requested())
        return failure(ErrorKind::Cancelled, "Reading " + m_path + " was cancelled");
    const auto now = std::chrono::steady_clock::now();
    if (!m_sink || now - m_lastTold < kBetweenReports)
        return {};
    ReadProgress progress{source.done(), source.size(), nullptr};
    if (events >= m_nextPicture && events <= kMostInPicture) {
        auto picture = std::make_shared<Profile>(soFar());
        picture->isPartial = true;
        progress.soFar = std::move(picture);
        m_nextPicture = events * kPictureGrowth;
    }
    m_sink(progress);
    m_lastTold = std::chrono::steady_clock::now();
    return {};
}

Profile emptyProfile(const std::string &path, ProfileFormat format)
{
    Profile profile;
    profile.format = format;
    profile.path = path;
    profile.title = std::filesystem::path(path).filename().string();
    return profile;
}

void markTruncated(Profile &profile, std::uint64_t offset)
{
    profile.isPartial = true;
    profile.warnings.push_back("The file ends in the middle of an event that begins at byte "
                               + std::to_string(offset) + ": what came before is shown.");
}

void markCapped(Profile &profile, std::size_t leftOut)
{
    profile.isPartial = true;
    profile.warnings.push_back("Only the first " + std::to_string(profile.events.size())
                               + " events are shown; " + std::to_string(leftOut)
                               + " more are in the file.");
}

} // namespace perfdeck
