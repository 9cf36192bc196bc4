// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/net/PageReading.h"

#include "core/collect/net/EndpointAddress.h"

namespace perfdeck {

namespace {

Fault faultOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::TooLarge:
        return Fault::TooLarge;
    case ErrorKind::Corrupt:
        return Fault::Truncated;
    default:
        return Fault::NotMetrics;
    }
}

} // namespace

PollResult<EndpointReading>
readPage(EndpointReader &reader, const FetchedPage &page, PollMoment begin, Duration latency)
{
    auto reading = reader.read({page.contentType, page.body, begin.wall, begin.steady, latency});
    if (reading)
        return std::move(*reading);
    return tl::make_unexpected(
        PollFailure{faultOf(reading.error().kind),
                    reading.error().within("Cannot read " + shownUrl(page.url))});
}

} // namespace perfdeck
