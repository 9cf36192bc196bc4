// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/net/FetchPlan.h"

namespace perfdeck {

FetchPlan::FetchPlan(const SourceConfig &config)
    : m_address(endpointAddress(config))
    , m_access(config.access)
    , m_deadline(config.effectiveDeadline())
    , m_maxBodyBytes(config.maxBodyBytes)
{
}

PollResult<FetchOrder> FetchPlan::next()
{
    if (!m_address)
        return tl::make_unexpected(PollFailure{Fault::Unreachable, m_address.error()});
    auto access = m_access.read();
    if (!access)
        return tl::make_unexpected(
            PollFailure{Fault::BadCredentials,
                        access.error().within("Cannot read " + shownUrl(m_address->url))});
    FetchOrder order{*m_address, std::move(*access), m_deadline, m_maxBodyBytes};
    HeaderList &headers = order.address.headers;
    headers.insert(headers.end(), order.access->headers.begin(), order.access->headers.end());
    return order;
}

std::string FetchPlan::instance() const
{
    return m_address ? m_address->instance : std::string();
}

} // namespace perfdeck
