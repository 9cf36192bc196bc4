// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"

#include <boost/asio/io_context.hpp>
#include <boost/system/error_code.hpp>
#include <memory>
#include <optional>
#include <stop_token>

// For the sources that own sockets only: these headers are heavy.
namespace perfdeck {

/// How soon a stop is noticed.
inline constexpr std::chrono::milliseconds kStopSlice{50};

/// Until when something may take, and what ends it before.
struct WaitLimit
{
    SteadyTime deadline;
    std::stop_token stop;

    [[nodiscard]] bool isOver() const
    {
        return stop.stop_requested() || std::chrono::steady_clock::now() >= deadline;
    }
};

/// Runs a started operation to its end, on this thread. `start` takes a handler of an error code
/// and anything more; `cancel` makes the operation end when the limit is over, and timed_out is
/// given.
template<class Start, class Cancel>
boost::system::error_code
waitFor(boost::asio::io_context &loop, const WaitLimit &limit, Start &&start, Cancel &&cancel)
{
    const auto result = std::make_shared<std::optional<boost::system::error_code>>();
    start([result](boost::system::error_code error, auto &&...) { *result = error; });
    bool isCut = false;
    while (!*result) {
        loop.restart();
        loop.run_for(kStopSlice);
        if (!*result && !isCut && limit.isOver()) {
            cancel();
            isCut = true;
        }
    }
    return isCut ? boost::system::errc::make_error_code(boost::system::errc::timed_out) : **result;
}

} // namespace perfdeck
