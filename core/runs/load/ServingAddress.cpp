// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/load/ServingAddress.h"

#include <algorithm>
#include <charconv>

namespace perfdeck {

namespace {

constexpr std::uint16_t kPlainPort = 80;
constexpr std::uint16_t kTlsPort = 443;

tl::unexpected<Error> refused(std::string_view url, std::string reason)
{
    return failure(ErrorKind::InvalidInput,
                   "The address \"" + std::string(url) + "\" cannot be used",
                   std::move(reason),
                   "Write it like http://127.0.0.1:8080/v1/completions.");
}

bool isVisible(char letter)
{
    return letter > ' ' && letter < '\x7F';
}

bool takeScheme(std::string_view &rest, ServingAddress &address)
{
    const std::size_t end = rest.find("://");
    if (end == std::string_view::npos || end > rest.find_first_of("/?"))
        return true;
    const std::string_view scheme = rest.substr(0, end);
    address.isTls = scheme == "https";
    address.port = address.isTls ? kTlsPort : kPlainPort;
    rest.remove_prefix(end + 3);
    return address.isTls || scheme == "http";
}

/// Splits HOST:PORT or [HOST]:PORT; false where the port is none.
bool takeHost(std::string_view text, ServingAddress &address)
{
    std::size_t end = text.find(':');
    if (text.starts_with('[')) {
        end = text.find(']');
        if (end == std::string_view::npos)
            return false;
        address.host = text.substr(1, end - 1);
        ++end;
    } else {
        address.host = text.substr(0, end);
    }
    text.remove_prefix(std::min(end, text.size()));
    if (text.empty())
        return !address.host.empty();
    const char *stop = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data() + 1, stop, address.port);
    return text.front() == ':' && error == std::errc{} && rest == stop && address.port != 0
        && !address.host.empty();
}

} // namespace

std::string ServingAddress::hostHeader() const
{
    const std::string name = host.find(':') == std::string::npos ? host : "[" + host + "]";
    return port == (isTls ? kTlsPort : kPlainPort) ? name : name + ":" + std::to_string(port);
}

Result<ServingAddress> servingAddress(std::string_view url)
{
    ServingAddress address;
    std::string_view rest = url;
    if (!std::ranges::all_of(rest, isVisible))
        return refused("…", "blanks and control characters have no place in it");
    if (!takeScheme(rest, address))
        return refused(url, "only http and https are spoken");
    const std::size_t end = std::min(rest.find_first_of("/?#"), rest.size());
    if (rest.substr(0, end).find('@') != std::string_view::npos)
        return refused("…@" + std::string(rest.substr(rest.find('@') + 1)),
                       "a user or password in it would be written into results");
    if (!takeHost(rest.substr(0, end), address))
        return refused(url, "no host and port can be read from it");
    std::string_view target = rest.substr(end);
    target = target.substr(0, target.find('#'));
    if (!target.empty())
        address.target = target.front() == '?' ? "/" + std::string(target) : std::string(target);
    return address;
}

} // namespace perfdeck
