// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/load/LoadEngine.h"

#include "core/runs/load/LoadDriver.h"
#include "core/runs/load/TlsLoad.h"

#include <algorithm>
#include <boost/asio/error.hpp>
#include <boost/asio/ssl/error.hpp>
#include <sys/resource.h>

namespace perfdeck {

template<>
struct StreamMaker<LoadSocket>
{
    boost::asio::io_context &loop;

    [[nodiscard]] std::unique_ptr<LoadSocket> make() const
    {
        return std::make_unique<LoadSocket>(loop.get_executor());
    }

    template<class Then>
    void open(LoadSocket &, Then then) const
    {
        then(boost::system::error_code());
    }
};

namespace {

/// Users cost a socket each, and 1,024 files, the usual soft limit, are fewer than users there may
/// be. The hard limit stands.
void allowManySockets()
{
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) == 0 && files.rlim_cur < files.rlim_max) {
        files.rlim_cur = files.rlim_max;
        ::setrlimit(RLIMIT_NOFILE, &files);
    }
}

std::string nameOf(const ServingAddress &address)
{
    return (address.isTls ? "https://" : "http://") + address.hostHeader();
}

Result<LoadEndpoints> lookUp(boost::asio::io_context &loop, const ServingAddress &address)
{
    boost::system::error_code error;
    boost::asio::ip::tcp::resolver resolver(loop);
    const auto found = resolver.resolve(address.host, std::to_string(address.port), error);
    if (error)
        return failure(ErrorKind::NotFound,
                       "The host " + address.host + " cannot be found",
                       error.message(),
                       "Check the address of the endpoint.");
    return LoadEndpoints(found.begin(), found.end());
}

/// The kind of failure that came most.
std::string mostOf(const std::map<std::string, std::uint64_t> &errors)
{
    const auto most
        = std::ranges::max_element(errors, {}, [](const auto &one) { return one.second; });
    return most == errors.end() ? std::string("no answer came") : most->first;
}

} // namespace

Result<LoadBook>
runLoad(const LoadOrder &order, const std::stop_token &stop, const LoadWatcher &watcher)
{
    allowManySockets();
    // One thread only: locks inside of the loop are left out.
    boost::asio::io_context loop(BOOST_ASIO_CONCURRENCY_HINT_UNSAFE);
    const ServingAddress &address = order.requests->address();
    const auto endpoints = lookUp(loop, address);
    if (!endpoints)
        return failure(endpoints.error());
    LoadBook book(order.span);
    if (address.isTls) {
        const Status ran = runTlsLoad(loop, order, book, *endpoints, stop, watcher);
        if (!ran)
            return failure(ran.error());
    } else {
        StreamMaker<LoadSocket> maker{loop};
        LoadDriver<LoadSocket> driver(loop, order, book, *endpoints, maker);
        driver.run(stop, watcher);
    }
    const LoadTotals &totals = book.totals();
    if (totals.warmUpGood == 0 && totals.good == 0 && !stop.stop_requested())
        return failure(ErrorKind::Unavailable,
                       nameOf(address) + " answered no request",
                       mostOf(totals.errors),
                       "Check that the server runs there and that the request suits it.");
    return book;
}

std::string
judgeAnswer(const LoadOrder &order, AnswerReader &reader, AnswerState &state, RequestRecord &record)
{
    if (state.status / 100 != 2) {
        const std::string words = state.encoding.empty() ? reader.refusal(state.body) : "";
        return "HTTP " + std::to_string(state.status) + (words.empty() ? "" : ": " + words);
    }
    if (!state.encoding.empty())
        return "the answer is compressed (" + state.encoding + "), which was not asked for";
    const AnswerShape shape = order.requests->protocol().shape;
    if (order.streams && !state.isEventStream)
        return "the answer is not an event stream";
    if (!order.streams && shape != AnswerShape::Opaque) {
        const AnswerPiece whole = reader.whole(state.body);
        if (!whole.error.empty())
            return whole.error;
        state.outputTokens = whole.outputTokens.value_or(0);
    }
    if (!state.error.empty())
        return state.error;
    if (order.streams && state.pieces == 0)
        return "the stream ended without a token";
    record.outputTokens = state.outputTokens > 0 ? state.outputTokens : state.pieces;
    record.isShort = record.outputTokens > 0
        && record.outputTokens
            < static_cast<std::uint64_t>(std::max<std::int64_t>(0, order.outputTokens));
    return {};
}

std::string wordsOf(const boost::system::error_code &error)
{
    if (error == boost::asio::error::eof)
        return "closed without an answer";
    return error.message();
}

bool isClosed(const boost::system::error_code &error)
{
    namespace net = boost::asio::error;
    return error == net::eof || error == net::connection_reset || error == net::broken_pipe
        || error == boost::asio::ssl::error::stream_truncated;
}

} // namespace perfdeck
