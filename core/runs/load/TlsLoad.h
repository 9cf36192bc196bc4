// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/load/LoadConnection.h"

#include <stop_token>

namespace perfdeck {

/// runLoad() over TLS, on endpoints that are known. Fails where certificates cannot be used.
[[nodiscard]] Status runTlsLoad(boost::asio::io_context &loop,
                                const LoadOrder &order,
                                LoadBook &book,
                                const LoadEndpoints &endpoints,
                                const std::stop_token &stop,
                                const LoadWatcher &watcher);

} // namespace perfdeck
