// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/remote/BenchmarkServer.h"

#include <functional>
#include <stop_token>
#include <string>

namespace perfdeck {

struct FollowPatience
{
    Duration connect = std::chrono::seconds(5);
    Duration poll = std::chrono::seconds(2); ///< also between two tries to connect
    Duration silence = std::chrono::seconds(10); ///< of the socket, then it is asked
    Duration lost = std::chrono::minutes(1); ///< without any answer, then it is given up
};

/// Follows one run to its end: by the WebSocket, which says every change, and by asking for the
/// status wherever that does not come about or breaks. The first final status counts and is given;
/// whatever the server says later of a run that is over (its elapsed time grows) is not asked for.
/// Fails when the server forgot the run (it was restarted), is away for too long, `limit` is over
/// or a stop is asked for. The run goes on at the server in the last two cases: it knows no way to
/// end one. Blocking.
[[nodiscard]] Result<RemoteStatus>
followRun(const BenchmarkServer &server,
          const std::string &run,
          Duration limit,
          const std::stop_token &stop,
          const std::function<void(const RemoteStatus &status)> &told,
          const FollowPatience &patience = {});

} // namespace perfdeck
