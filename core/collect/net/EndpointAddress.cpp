// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/net/EndpointAddress.h"

#include <QHostAddress>

#include <algorithm>

namespace perfdeck {

namespace {

constexpr int kHttpPort = 80;
constexpr int kHttpsPort = 443;
constexpr std::string_view kUrlAdvice
    = "Give it as http://HOST:PORT/PATH, for example http://127.0.0.1:9100/metrics.";

tl::unexpected<Error> refused(const QString &typed, std::string reason)
{
    return failure(ErrorKind::InvalidInput,
                   "\"" + shownTyped(typed.toStdString()) + "\" is not an address of metrics",
                   std::move(reason),
                   std::string(kUrlAdvice));
}

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == QLatin1String("https") ? kHttpsPort : kHttpPort);
}

bool isTokenCharacter(char character)
{
    constexpr std::string_view kMarks = "!#$%&'*+-.^_`|~";
    const auto byte = static_cast<unsigned char>(character);
    const bool letterOrDigit = (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z')
        || (byte >= 'a' && byte <= 'z');
    return letterOrDigit || kMarks.find(character) != std::string_view::npos;
}

bool isHeader(const std::pair<std::string, std::string> &header)
{
    constexpr std::string_view kBreaks("\r\n\0", 3);
    return !header.first.empty() && std::ranges::all_of(header.first, isTokenCharacter)
        && header.second.find_first_of(kBreaks) == std::string::npos;
}

Result<QUrl> parsedUrl(const QString &typed)
{
    if (typed.isEmpty())
        return refused(typed, "it is empty");
    const bool hasScheme = typed.contains(QLatin1String("://"));
    const QString whole
        = (hasScheme ? typed : QLatin1String("http://") + typed).section(QLatin1Char('#'), 0, 0);
    QUrl url(whole.section(QLatin1Char('?'), 0, 0), QUrl::StrictMode);
    if (whole.contains(QLatin1Char('?'))) // match[]={job="node"} is what people paste
        url.setQuery(whole.section(QLatin1Char('?'), 1), QUrl::TolerantMode);
    if (!url.isValid())
        return refused(typed, "the URL is not well formed");
    if (url.scheme() != QLatin1String("http") && url.scheme() != QLatin1String("https"))
        return refused(typed, "only http and https are spoken");
    if (url.host().isEmpty())
        return refused(typed, "the host is missing");
    if (url.port() == 0)
        return refused(typed, "port 0 cannot be reached");
    return url;
}

void addUrlCredentials(const QUrl &url, HeaderList &headers)
{
    const auto isAuthorization = [](const auto &header) {
        return header.first.compare("Authorization", Qt::CaseInsensitive) == 0;
    };
    if (url.userInfo().isEmpty() || std::ranges::any_of(headers, isAuthorization))
        return;
    const QString pair
        = url.userName(QUrl::FullyDecoded) + QLatin1Char(':') + url.password(QUrl::FullyDecoded);
    headers.emplace_back("Authorization", "Basic " + pair.toUtf8().toBase64());
}

/// Where servers whose path was not typed say how they are: Ollama has no /metrics, and Triton's
/// port for requests has statistics instead.
QString pathOf(const QUrl &url)
{
    constexpr int kOllamaPort = 11434;
    QString path = url.path();
    while (path.endsWith(QLatin1Char('/')))
        path.chop(1);
    if (path == QLatin1String("/v2") || path == QLatin1String("/v2/models"))
        return QStringLiteral("/v2/models/stats");
    if (path == QLatin1String("/api") || (path.isEmpty() && url.port() == kOllamaPort))
        return QStringLiteral("/api/ps");
    return path.isEmpty() ? QStringLiteral("/metrics") : url.path();
}

} // namespace

Result<HeaderList> checkedHeaders(const std::vector<std::pair<std::string, std::string>> &typed)
{
    HeaderList headers;
    for (const auto &header : typed) {
        if (!isHeader(header)) // the value may be a secret and is not repeated
            return failure(
                ErrorKind::InvalidInput,
                "The request header \"" + oneLine(header.first, 60) + "\" cannot be sent",
                "its name or value has characters that do not belong into a header",
                "Correct it; a line break at the end of a key file is a frequent cause.");
        headers.emplace_back(QByteArray::fromStdString(header.first),
                             QByteArray::fromStdString(header.second));
    }
    return headers;
}

Result<EndpointAddress> endpointAddress(const SourceConfig &config)
{
    auto url = parsedUrl(QString::fromStdString(config.url).trimmed());
    if (!url)
        return failure(url.error());
    auto headers = checkedHeaders(config.headers);
    if (!headers)
        return failure(headers.error());
    addUrlCredentials(*url, *headers);
    url->setUserInfo({});
    url->setFragment({});
    if (config.kind == SourceKind::Endpoint)
        url->setPath(pathOf(*url));
    const QString host = url->host();
    const QString shownHost = host.contains(QLatin1Char(':'))
        ? QString(QLatin1Char('[') + host + QLatin1Char(']'))
        : host;
    return EndpointAddress{
        *url, std::move(*headers), shownHost.toStdString() + ':' + std::to_string(portOf(*url))};
}

bool isSameOrigin(const QUrl &home, const QUrl &target)
{
    if (home.host().compare(target.host(), Qt::CaseInsensitive) != 0)
        return false;
    if (home.scheme() == target.scheme())
        return portOf(home) == portOf(target);
    return target.scheme() == QLatin1String("https") && portOf(home) == kHttpPort
        && portOf(target) == kHttpsPort;
}

bool isLoopbackHost(const QString &host)
{
    return host.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0
        || host.endsWith(QLatin1String(".localhost"), Qt::CaseInsensitive)
        || QHostAddress(host).isLoopback();
}

std::string shownUrl(const QUrl &url)
{
    return oneLine(
        url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment).toStdString(),
        300);
}

std::string shownTyped(std::string_view typed)
{
    const std::size_t at = typed.rfind('@');
    const std::string_view fromHost = at == std::string_view::npos ? typed : typed.substr(at + 1);
    return oneLine(fromHost.substr(0, fromHost.find('?')), 200);
}

std::string oneLine(std::string_view text, std::size_t limit)
{
    const bool cut = text.size() > limit;
    std::string line(text.substr(0, limit));
    // A cut must not leave half a character of UTF-8 behind.
    while (cut && !line.empty() && (static_cast<unsigned char>(line.back()) & 0xC0U) == 0x80U)
        line.pop_back();
    if (cut && !line.empty() && (static_cast<unsigned char>(line.back()) & 0x80U) != 0)
        line.pop_back();
    std::ranges::replace_if(
        line, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
    return cut ? line + "…" : line;
}

} // namespace perfdeck
