// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/net/PollWords.h"

#include "core/collect/net/EndpointAddress.h"

#include <cstdio>

namespace perfdeck {

namespace {

PollFailure
failed(Fault fault, ErrorKind kind, const QUrl &url, std::string reason, std::string advice)
{
    return {fault, {kind, "Cannot read " + shownUrl(url), std::move(reason), std::move(advice)}};
}

std::string statusLine(int status, const std::string &serverSays)
{
    return "the server answered HTTP " + std::to_string(status)
        + (serverSays.empty() ? "" : " (" + serverSays + ")");
}

std::string inSeconds(Duration duration)
{
    char text[32];
    const double seconds = std::chrono::duration<double>(duration).count();
    const int length = std::snprintf(text, sizeof text, "%.3g s", seconds);
    return {text, static_cast<std::size_t>(length)};
}

std::string inMebibytes(std::uint64_t bytes)
{
    char text[32];
    const double mebibytes = static_cast<double>(bytes) / (1 << 20);
    const int length = std::snprintf(text, sizeof text, "%.3g MiB", mebibytes);
    return {text, static_cast<std::size_t>(length)};
}

std::string keyAdvice(KeyUse keyUse)
{
    switch (keyUse) {
    case KeyUse::Sent:
        return "The key was refused: check it in its file or variable.";
    case KeyUse::Withheld:
        return "It redirected to another host, to which the key is not sent. Use the final "
               "address.";
    case KeyUse::None:
        break;
    }
    return "It wants a key: give one with --bearer-token-file, or in the access of this source.";
}

std::string statusAdvice(int status)
{
    if (status == 404 || status == 410)
        return "Check the path of the address; most servers use /metrics, Ollama /api/ps, Triton's "
               "port for requests /v2/models/stats.";
    if (status == 407)
        return "The proxy wants a password; put it into the access of this source or into the "
               "proxy settings of the system.";
    if (status == 429)
        return "It is asked too often: choose a longer interval.";
    if (status >= 500)
        return "The fault is on the server's side; its log says more.";
    return "Check the address and the headers of this source.";
}

std::string unreachableReason(QAbstractSocket::SocketError code, const std::string &reason)
{
    switch (code) {
    case QAbstractSocket::ConnectionRefusedError:
        return "nothing listens at this port (connection refused)";
    case QAbstractSocket::HostNotFoundError:
        return "the host name is not known";
    case QAbstractSocket::RemoteHostClosedError:
        return "the server closed the connection without an answer";
    default:
        return reason;
    }
}

bool isProxyError(QAbstractSocket::SocketError code)
{
    switch (code) {
    case QAbstractSocket::ProxyAuthenticationRequiredError:
    case QAbstractSocket::ProxyConnectionRefusedError:
    case QAbstractSocket::ProxyConnectionClosedError:
    case QAbstractSocket::ProxyConnectionTimeoutError:
    case QAbstractSocket::ProxyNotFoundError:
    case QAbstractSocket::ProxyProtocolError:
        return true;
    default:
        return false;
    }
}

bool isTlsError(QAbstractSocket::SocketError code)
{
    return code == QAbstractSocket::SslHandshakeFailedError
        || code == QAbstractSocket::SslInternalError
        || code == QAbstractSocket::SslInvalidUserDataError;
}

} // namespace

PollFailure statusFailure(const QUrl &url, int status, const std::string &serverSays, KeyUse keyUse)
{
    const bool refused = status == 401 || status == 403;
    const ErrorKind kind = refused ? ErrorKind::Refused
        : status == 404            ? ErrorKind::NotFound
                                   : ErrorKind::Unavailable;
    return failed(Fault::HttpStatus,
                  kind,
                  url,
                  statusLine(status, serverSays),
                  refused ? keyAdvice(keyUse) : statusAdvice(status));
}

PollFailure
connectionFailure(const QUrl &url, QAbstractSocket::SocketError code, const std::string &reason)
{
    if (isTlsError(code))
        return tlsFailure(url, reason);
    if (isProxyError(code))
        return failed(Fault::Unreachable,
                      ErrorKind::Unavailable,
                      url,
                      "the proxy failed: " + reason,
                      "Check the proxy of this source and that of the system; the proxy \"none\" "
                      "goes without.");
    // Since TLS 1.3 a server judges the client's certificate after the handshake, and many just
    // hang up.
    const bool hungUpSecurely
        = code == QAbstractSocket::RemoteHostClosedError && url.scheme() == QLatin1String("https");
    return failed(Fault::Unreachable,
                  ErrorKind::Unavailable,
                  url,
                  unreachableReason(code, reason),
                  hungUpSecurely
                      ? "It may want another client certificate than the one of this source."
                      : "Check that the server runs and that host and port are right.");
}

PollFailure notHttpFailure(const QUrl &url)
{
    return failed(Fault::NotMetrics,
                  ErrorKind::InvalidInput,
                  url,
                  "what answers there does not speak HTTP",
                  "Check the port; it may belong to another service or want https.");
}

PollFailure headTooLargeFailure(const QUrl &url)
{
    return failed(Fault::TooLarge,
                  ErrorKind::TooLarge,
                  url,
                  "the head of the answer is larger than 64 KiB",
                  "Check the address; no metrics server sends that.");
}

PollFailure tlsFailure(const QUrl &url, const std::string &reason)
{
    return failed(
        Fault::TlsFailed,
        ErrorKind::Refused,
        url,
        "the secure connection failed: " + reason,
        "Name the authority of its certificate as ca_file or add it to the trusted ones of the "
        "system; use http if the server does not speak TLS.");
}

PollFailure deadlineFailure(const QUrl &url, Duration deadline, bool answering)
{
    return failed(Fault::TimedOut,
                  ErrorKind::Timeout,
                  url,
                  (answering ? "the answer was not complete after " : "no answer came within ")
                      + inSeconds(deadline),
                  "The server is slow or stuck; a longer interval gives it more time.");
}

PollFailure tooLargeFailure(const QUrl &url, std::uint64_t limit)
{
    return failed(Fault::TooLarge,
                  ErrorKind::TooLarge,
                  url,
                  "the page is larger than the limit of " + inMebibytes(limit),
                  "Check the address, or raise the limit of this source.");
}

PollFailure truncatedFailure(const QUrl &url, const std::string &reason)
{
    return failed(Fault::Truncated,
                  ErrorKind::InvalidInput,
                  url,
                  reason,
                  "Half a page is never used; the next poll tries again.");
}

PollFailure compressionFailure(const QUrl &url, const std::string &reason)
{
    return failed(Fault::BadCompression,
                  ErrorKind::InvalidInput,
                  url,
                  reason,
                  "Turn compression off at the server or at a proxy in between.");
}

PollFailure redirectFailure(const QUrl &url, const std::string &reason)
{
    return failed(
        Fault::Redirect, ErrorKind::Refused, url, reason, "Use the final address of the metrics.");
}

} // namespace perfdeck
