// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace perfdeck {

/// A secret by the place it is read from. Only Value and Entry hold the secret itself: it lives as
/// long as the program and is never written anywhere.
struct Secret
{
    enum class Place
    {
        None,
        Value, ///< `text` is the secret
        File, ///< `text` is a path; the file is read again when it changes
        Variable, ///< `text` is the name of an environment variable
        Entry, ///< `text` names an entry of the desktop's secret service; the window reads it
    };

    Place place = Place::None;
    std::string text;
    std::string value{}; ///< of Entry: what was read from it; empty until then

    [[nodiscard]] bool empty() const { return place == Place::None; }

    friend bool operator==(const Secret &, const Secret &) = default;
};

/// How a server is asked that does not answer everyone. A value; names places of secrets rather
/// than secrets. Certificates are always checked.
struct SourceAccess
{
    Secret bearerToken;
    std::string basicUser;
    Secret basicPassword;
    std::vector<std::pair<std::string, Secret>> headers; ///< whose values are secrets
    std::string caFile; ///< PEM; trusted instead of the authorities of the system
    std::string certificateFile; ///< PEM, the client's own with its chain
    std::string keyFile; ///< PEM, of that certificate; mode 0600 or stricter
    std::string serverName; ///< expected in the server's certificate; empty: the host of the URL
    std::string proxy; ///< http://HOST:PORT, socks5://HOST:PORT, "none"; empty: that of the system
    std::string proxyUser;
    Secret proxyPassword;

    friend bool operator==(const SourceAccess &, const SourceAccess &) = default;
};

} // namespace perfdeck
