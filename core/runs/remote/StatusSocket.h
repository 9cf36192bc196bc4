// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/runs/load/ServingAddress.h"

#include <memory>
#include <optional>
#include <stop_token>
#include <string>

namespace perfdeck {

/// The WebSocket of one run. Blocking, one thread.
class StatusSocket final
{
public:
    StatusSocket();
    ~StatusSocket();
    StatusSocket(const StatusSocket &) = delete;
    StatusSocket &operator=(const StatusSocket &) = delete;

    [[nodiscard]] Status open(const ServingAddress &address,
                              const std::string &target,
                              Duration patience,
                              const std::stop_token &stop);

    enum class News
    {
        Frame,
        Silence, ///< nothing in that time
        Closed ///< by the server, or the connection broke
    };

    /// Waits for the next text; `frame` is it where there is one.
    [[nodiscard]] News wait(Duration patience, const std::stop_token &stop, std::string &frame);

    /// A bare word: "status" asks for a frame. Closed where it cannot be sent.
    [[nodiscard]] News say(const std::string &word, Duration patience, const std::stop_token &stop);

private:
    class Private;
    std::unique_ptr<Private> m_private;
};

} // namespace perfdeck
