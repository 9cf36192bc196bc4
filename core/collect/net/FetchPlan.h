// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/net/AccessReader.h"
#include "core/collect/net/HttpClient.h"
#include "core/model/Source.h"

#include <string>

namespace perfdeck {

/// Makes the order for each poll of one source: its address, and its credentials as they are now.
/// One thread at a time.
class FetchPlan final
{
public:
    explicit FetchPlan(const SourceConfig &config);

    /// Fault::Unreachable for an address that cannot be understood, Fault::BadCredentials for files
    /// that cannot be used.
    [[nodiscard]] PollResult<FetchOrder> next();
    /// host:port, empty where the address cannot be understood.
    [[nodiscard]] std::string instance() const;

private:
    Result<EndpointAddress> m_address;
    AccessReader m_access;
    Duration m_deadline;
    std::uint64_t m_maxBodyBytes;
};

} // namespace perfdeck
