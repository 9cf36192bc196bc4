// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/load/ClientCheck.h"

#include "core/runs/load/LoopServer.h"
#include "core/stats/Quantile.h"

#include <algorithm>
#include <vector>

namespace perfdeck {

namespace {

constexpr double kSeconds = 1;
/// Enough for a median in that time, and no more than a client of one thread can send.
constexpr double kLeastRate = 50;
constexpr double kMostRate = 20'000;
constexpr std::size_t kMostAnswer = std::size_t{1} << 20U;

/// The same bytes, sent to the server in this process.
RequestTemplate redirected(RequestTemplate request, const LoopServer &server)
{
    const ServingProtocol *protocol = findProtocol(request.protocol);
    if (request.body.empty() && protocol != nullptr) {
        request.body = request.streams ? protocol->streamBody : protocol->body;
        const std::size_t limit = request.body.find("${limit}");
        if (limit != std::string::npos) // "custom" has no text of its own for it
            request.body.replace(limit,
                                 std::string_view("${limit}").size(),
                                 request.outputTokens > 0 ? protocol->outputLimit : "");
    }
    request.protocol = "custom";
    request.streams = false;
    request.url = server.url();
    return request;
}

} // namespace

std::optional<double> clientOverhead(const RequestTemplate &request,
                                     const CellKey &key,
                                     double rate,
                                     std::size_t answerBytes,
                                     const std::stop_token &stop)
{
    const LoopServer server(std::min(answerBytes, kMostAnswer));
    const auto requests = RequestSet::make(redirected(request, server), key, 1);
    if (server.port() == 0 || !requests)
        return std::nullopt;
    LoadModel load;
    load.arrivals = ArrivalProcess::Constant;
    const auto times = ArrivalTimes::make(load, std::clamp(rate, kLeastRate, kMostRate), 0);
    if (!times)
        return std::nullopt;
    LoadOrder order;
    order.requests = &*requests;
    order.arrivals = *times;
    order.span = {.warmUp = 0.1,
                  .warmUpRequests = 1,
                  .duration = kSeconds,
                  .limit = 5 * kSeconds,
                  .slice = kSeconds};
    order.timeout = 1;
    const auto book = runLoad(order, stop);
    if (!book || stop.stop_requested() || book->totals().good == 0)
        return std::nullopt;
    std::vector<double> latencies;
    for (const RequestRecord &record : book->records())
        if (record.isGood)
            latencies.push_back(record.latency());
    return medianOf(std::move(latencies));
}

} // namespace perfdeck
