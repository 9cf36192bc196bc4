// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/Source.h"

#include <QByteArray>
#include <QUrl>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace perfdeck {

using HeaderList = std::vector<std::pair<QByteArray, QByteArray>>;

/// Where an endpoint is and what is sent along. A value.
struct EndpointAddress
{
    QUrl url; ///< http or https, with a path, without user, password and fragment
    HeaderList headers; ///< the configured ones and the credentials of the URL: only for this host
    std::string instance; ///< host:port, the port always written
};

/// Understands what people type: "host:port" is http://host:port/metrics, a URL without a path gets
/// /metrics (on Ollama's port /api/ps), the roots /v2 and /api the statistics below them. Refuses
/// other schemes, bad ports and header lines that would break the request.
[[nodiscard]] Result<EndpointAddress> endpointAddress(const SourceConfig &config);

/// The headers in the form they are sent in; refuses those that would break the request. The error
/// repeats the name, never the value, which may be a secret.
[[nodiscard]] Result<HeaderList>
checkedHeaders(const std::vector<std::pair<std::string, std::string>> &typed);

/// Whether the credentials meant for `home` may go to `target`: same host, same port, never from
/// https to http. The step from http on port 80 to https on port 443 of the same host counts as the
/// same.
[[nodiscard]] bool isSameOrigin(const QUrl &home, const QUrl &target);

/// True for localhost and the loopback addresses.
[[nodiscard]] bool isLoopbackHost(const QString &host);

/// The address as it may be shown and logged: no credentials, no query.
[[nodiscard]] std::string shownUrl(const QUrl &url);

/// The same for text that cannot be understood as a URL: everything that may be a password is cut.
[[nodiscard]] std::string shownTyped(std::string_view typed);

/// Foreign text on one line: control characters become spaces, at most `limit` bytes.
[[nodiscard]] std::string oneLine(std::string_view text, std::size_t limit);

} // namespace perfdeck
