// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/net/HttpClient.h"
#include "core/collect/net/PollFailure.h"
#include "core/collect/parse/EndpointReader.h"

namespace perfdeck {

/// When a poll began, on both clocks.
struct PollMoment
{
    Timestamp wall;
    SteadyTime steady;
};

/// Hands a fetched page to the reader; what the reader refuses becomes a failure of the poll.
[[nodiscard]] PollResult<EndpointReading>
readPage(EndpointReader &reader, const FetchedPage &page, PollMoment begin, Duration latency);

} // namespace perfdeck
