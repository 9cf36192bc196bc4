// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/remote/HttpTalk.h"

#include "core/runs/remote/AsioWait.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>

namespace perfdeck {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using Code = boost::system::error_code;
using Request = http::request<http::string_body>;

/// One request and its answer.
class Exchange final
{
public:
    Exchange(const ServingAddress &address, WaitLimit limit)
        : m_address(address)
        , m_limit(std::move(limit))
    {
        m_parser.body_limit(HttpTalk::kMostBytes);
    }

    Code run(const Request &request)
    {
        if (const Code error = resolve())
            return error;
        if (const Code error = step([this](auto done) { m_stream.async_connect(m_found, done); }))
            return error;
        if (const Code error = step([&](auto done) { http::async_write(m_stream, request, done); }))
            return error;
        return step([this](auto done) { http::async_read(m_stream, m_buffer, m_parser, done); });
    }

    [[nodiscard]] HttpAnswer answer()
    {
        return {static_cast<int>(m_parser.get().result_int()), m_parser.release().body()};
    }

private:
    Code resolve()
    {
        asio::ip::tcp::resolver resolver(m_loop);
        const auto found = std::make_shared<asio::ip::tcp::resolver::results_type>();
        const Code error = waitFor(
            m_loop,
            m_limit,
            [&](auto done) {
                resolver.async_resolve(
                    m_address.host,
                    std::to_string(m_address.port),
                    [found, done](Code code, asio::ip::tcp::resolver::results_type results) {
                        *found = std::move(results);
                        done(code);
                    });
            },
            [&resolver] { resolver.cancel(); });
        m_found = std::move(*found);
        return error;
    }

    template<class Start>
    Code step(Start &&start)
    {
        return waitFor(m_loop, m_limit, start, [this] { m_stream.close(); });
    }

    const ServingAddress &m_address;
    WaitLimit m_limit;
    asio::io_context m_loop;
    beast::tcp_stream m_stream{m_loop};
    asio::ip::tcp::resolver::results_type m_found;
    beast::flat_buffer m_buffer;
    http::response_parser<http::string_body> m_parser;
};

tl::unexpected<Error> unanswered(const std::string &url, const Code &error, bool isStopped)
{
    if (isStopped)
        return failure(ErrorKind::Cancelled, "Asking " + url + " was cancelled");
    if (error == boost::system::errc::timed_out)
        return failure(ErrorKind::Timeout,
                       url + " did not answer in time",
                       {},
                       "Check that the server is not overloaded.");
    return failure(ErrorKind::Unavailable,
                   url + " cannot be reached",
                   error.message(),
                   "Check the address and that the server runs.");
}

Result<HttpAnswer> exchange(const HttpTalk &talk,
                            const Request &request,
                            Duration patience,
                            const std::stop_token &stop)
{
    Exchange one(talk.address(), {std::chrono::steady_clock::now() + patience, stop});
    if (const Code error = one.run(request))
        return unanswered(
            talk.origin() + std::string(request.target()), error, stop.stop_requested());
    return one.answer();
}

Request requestOf(http::verb verb, const std::string &target, const ServingAddress &address)
{
    Request request(verb, target, 11);
    request.set(http::field::host, address.hostHeader());
    request.set(http::field::user_agent, "PerfDeck/" PERFDECK_VERSION);
    request.set(http::field::accept, "application/json");
    request.set(http::field::connection, "close");
    return request;
}

} // namespace

HttpTalk::HttpTalk(ServingAddress address, Duration patience)
    : m_address(std::move(address))
    , m_patience(patience)
{
}

std::string HttpTalk::origin() const
{
    return "http://" + m_address.hostHeader();
}

Result<HttpAnswer> HttpTalk::get(const std::string &target, const std::stop_token &stop) const
{
    return exchange(*this, requestOf(http::verb::get, target, m_address), m_patience, stop);
}

Result<HttpAnswer> HttpTalk::post(const std::string &target,
                                  const std::string &json,
                                  const std::stop_token &stop) const
{
    Request request = requestOf(http::verb::post, target, m_address);
    request.set(http::field::content_type, "application/json");
    request.body() = json;
    request.prepare_payload();
    return exchange(*this, request, m_patience, stop);
}

} // namespace perfdeck
