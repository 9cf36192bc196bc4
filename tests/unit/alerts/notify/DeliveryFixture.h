// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/unit/alerts/notify/NoticeFixture.h"

#include <atomic>
#include <filesystem>
#include <memory>
#include <string>
#include <unistd.h>

namespace perfdeck::testing {

/// A folder that goes with this object.
class ScratchFolder final
{
public:
    ScratchFolder()
        : m_path(
            std::filesystem::temp_directory_path()
            / ("perfdeck-notices-" + std::to_string(::getpid()) + '-' + std::to_string(number()++)))
    {
        std::filesystem::remove_all(m_path);
        std::filesystem::create_directories(m_path);
    }

    ~ScratchFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }

    ScratchFolder(const ScratchFolder &) = delete;
    ScratchFolder &operator=(const ScratchFolder &) = delete;

    [[nodiscard]] std::string path() const { return m_path.string(); }

    [[nodiscard]] std::string file(const std::string &name) const
    {
        return (m_path / name).string();
    }

private:
    static std::atomic<int> &number()
    {
        static std::atomic<int> next{0};
        return next;
    }

    std::filesystem::path m_path;
};

/// A notice of one alert.
inline NoticePtr notice(const std::string &channel,
                        int number,
                        Severity severity = Severity::Warning,
                        NoticeStatus status = NoticeStatus::Firing)
{
    auto made = std::make_shared<Notice>();
    made->channel = channel;
    made->status = status;
    made->groupKey = "group " + std::to_string(number);
    made->groupLabels = {{"rule", "gpu-hot"}};
    made->commonLabels = {{"device", "gpu0"}};
    made->severity = severity;
    made->time = kNoon + std::chrono::seconds(number);
    made->title = "Warning: gpu-hot " + std::to_string(number);
    made->text = "It passed its level";
    made->items
        = {{shared(firing("gpu-hot", {{"device", "gpu" + std::to_string(number)}}, severity)),
            AlertReason::Breach,
            std::nullopt,
            true}};
    made->id = noticeId(*made);
    return made;
}

} // namespace perfdeck::testing
