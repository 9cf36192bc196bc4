// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/model/SourceAccess.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace perfdeck {

/// What a discovery asks for, and how the targets it finds are polled. A value.
struct DiscoveryPlan
{
    enum class Way
    {
        HttpList, ///< the JSON of Prometheus' http_sd at the URL of the source
        DnsAddress, ///< A and AAAA records of the name in the URL (dns://NAME:PORT)
        DnsService, ///< SRV records of the name in the URL (dns://NAME); they bring their ports
        ListFile, ///< the list of sources in the file that the URL is the path of
    };

    Way way = Way::HttpList;
    std::uint32_t maxTargets = 1'000; ///< the rest is left out, and that is said
    std::uint32_t patience = 3; ///< refreshes that a target may be missing before it is removed

    // Of the targets.
    std::string scheme = "http"; ///< unless the list says __scheme__
    std::string path = "/metrics"; ///< unless the list says __metrics_path__
    Duration interval = std::chrono::seconds(5); ///< unless a list file says another
    Duration deadline{0};
    std::vector<std::pair<std::string, std::string>> headers;
    SourceAccess access;

    friend bool operator==(const DiscoveryPlan &, const DiscoveryPlan &) = default;
};

} // namespace perfdeck
