// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/EndpointText.h"

#include "core/base/Text.h"

#include <algorithm>
#include <charconv>
#include <system_error>

namespace perfdeck {

namespace {

constexpr std::string_view kUrlAdvice
    = "Write it like http://localhost:8000/metrics or llama=http://localhost:8080";

bool isPort(std::string_view text)
{
    unsigned port = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    return error == std::errc{} && end == text.data() + text.size() && port > 0 && port <= 65535;
}

/// The reason why host[:port] cannot be one, empty when it can.
std::string_view authorityProblem(std::string_view authority)
{
    const std::size_t at = authority.rfind('@');
    if (at != std::string_view::npos)
        return "a URL may not carry a user name or password";
    const std::size_t bracket = authority.rfind(']');
    const std::size_t colon = authority.find(':', bracket == std::string_view::npos ? 0 : bracket);
    const std::string_view host = authority.substr(0, colon);
    if (host.empty())
        return "it names no host";
    if (colon != std::string_view::npos && !isPort(authority.substr(colon + 1)))
        return "the port is not a number from 1 to 65535";
    return {};
}

std::string_view urlProblem(std::string_view url)
{
    const bool strange = std::any_of(url.begin(), url.end(), [](char letter) {
        const auto code = static_cast<unsigned char>(letter);
        return code <= 0x20 || code == 0x7F;
    });
    if (strange)
        return "it contains a blank or a control character";
    const std::size_t scheme = url.find("://");
    const std::string_view name = url.substr(0, scheme);
    if (name != "http" && name != "https")
        return "only http and https are spoken";
    const std::string_view rest = url.substr(scheme + 3);
    return authorityProblem(rest.substr(0, rest.find_first_of("/?#")));
}

/// What was typed without anything that may be a password.
std::string shown(const std::string &typed)
{
    const std::size_t at = typed.rfind('@');
    return at == std::string::npos ? typed : "…" + typed.substr(at);
}

} // namespace

Result<std::string> parseUrl(std::string_view text)
{
    std::string url(trimmed(text));
    const std::string what = "'" + shown(url) + "' is not an address to collect from";
    if (url.empty())
        return failure(ErrorKind::InvalidInput, what, "it is empty", std::string(kUrlAdvice));
    if (url.find("://") == std::string::npos)
        url.insert(0, "http://");
    if (const std::string_view problem = urlProblem(url); !problem.empty())
        return failure(
            ErrorKind::InvalidInput, what, std::string(problem), std::string(kUrlAdvice));
    return url;
}

std::string takeName(std::string_view &text)
{
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos
        || text.substr(0, equals).find_first_of(":/?#") != std::string_view::npos)
        return {};
    const std::string name(trimmed(text.substr(0, equals)));
    text.remove_prefix(equals + 1);
    return name;
}

Result<SourceConfig> parseEndpoint(std::string_view text, Duration interval)
{
    SourceConfig config;
    config.name = takeName(text);
    auto url = parseUrl(text);
    if (!url)
        return failure(url.error());
    config.url = std::move(*url);
    config.interval = interval;
    return config;
}

std::string displayName(const SourceConfig &config)
{
    if (!config.name.empty())
        return config.name;
    const std::size_t start = config.url.find("://") + 3;
    return config.url.substr(start, config.url.find_first_of("/?#", start) - start);
}

} // namespace perfdeck
