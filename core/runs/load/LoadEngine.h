// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/runs/load/ArrivalTimes.h"
#include "core/runs/load/LoadBook.h"
#include "core/runs/load/RequestSet.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>

namespace perfdeck {

/// How a TLS server is believed. Certificates are always checked.
struct TlsTrust
{
    std::string caFile; ///< PEM, instead of the authorities of the system
    std::string certificateFile; ///< PEM, the client's own
    std::string keyFile; ///< PEM, of that
    std::string serverName; ///< expected; empty: the host of the address
};

/// One load on one endpoint.
struct LoadOrder
{
    const RequestSet *requests = nullptr;
    bool streams = false;
    std::int64_t outputTokens = 0; ///< asked for; 0: as the server likes
    std::size_t users = 0; ///< closed load; 0: open, at the times of `arrivals`
    std::optional<ArrivalTimes> arrivals;
    LoadSpan span;
    double timeout = 30; ///< s, of one request from the moment it is taken up
    std::uint64_t seed = 1;
    TlsTrust tls;
};

/// Once a second and with each step of the progress. Called from the thread that runs the load.
using LoadWatcher
    = std::function<void(const LoadBook &book, double ratio, const LoadMoment *moment)>;

/// Runs the load on the calling thread, which does all of it: one event loop, one connection kept
/// open per request in flight, kMostConnections at most (what is due beyond that waits, which
/// counts as client delay). An idle connection that the server closed meanwhile costs a second try
/// of the same request, not an error. Whatever a server does costs one counted error; the load
/// fails only where the address or the certificates cannot be used and where nothing but failures
/// came of the warm-up. Soon after `stop` the book is closed with what is there. A host name is
/// looked up once, by the system, which `stop` cannot hurry.
[[nodiscard]] Result<LoadBook>
runLoad(const LoadOrder &order, const std::stop_token &stop, const LoadWatcher &watcher = {});

inline constexpr std::size_t kMostConnections = 16'384;

} // namespace perfdeck
