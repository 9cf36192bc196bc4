// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/ProfileDesk.h"

#include <chrono>
#include <map>
#include <stop_token>
#include <thread>

namespace perfdeck {

/// Reads each profile on a thread of its own. Lives on the GUI thread.
class EngineProfileDesk final : public ProfileDesk
{
    Q_OBJECT

public:
    using Progress = std::function<void(const ProfileProgress &)>;
    /// Reads a file to its end, or ends soon after it was asked to stop. Called on the thread of
    /// the opening, several at a time.
    using Reader = std::function<Result<ProfilePtr>(
        const std::string &path, const std::stop_token &stop, const Progress &progress)>;

    static constexpr std::chrono::milliseconds kStep{100}; ///< between two tellings of progress

    explicit EngineProfileDesk(Reader reader, QObject *parent = nullptr);
    /// Stops what is being read and waits for it.
    ~EngineProfileDesk() override;

    int open(std::string path,
             QObject *receiver,
             std::function<void(const ProfileProgress &)> progress,
             std::function<void(Result<ProfilePtr>)> answer) override;
    void cancel(int opening) override;

private:
    /// On the thread of the desk.
    void post(std::function<void()> call);

    const Reader m_reader;
    int m_last = 0;
    std::map<int, std::jthread> m_threads; ///< by number of the opening
};

/// Reads files of all formats, and works out what their layers cost.
[[nodiscard]] EngineProfileDesk::Reader profileFileReader();

} // namespace perfdeck
