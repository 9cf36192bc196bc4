// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/load/TlsLoad.h"

#include "core/base/CredentialFile.h"
#include "core/runs/load/LoadDriver.h"

#include <boost/asio/ssl.hpp>
#include <utility>

namespace perfdeck {

namespace {

namespace ssl = boost::asio::ssl;
using TlsStream = ssl::stream<LoadSocket>;

tl::unexpected<Error> unusable(const std::string &file, const boost::system::error_code &error)
{
    return failure(
        ErrorKind::InvalidInput, "The certificate " + file + " cannot be used", error.message());
}

Status useOwnCertificate(ssl::context &context, const TlsTrust &trust)
{
    boost::system::error_code error;
    if (trust.certificateFile.empty())
        return {};
    context.use_certificate_chain_file(trust.certificateFile, error);
    if (error)
        return unusable(trust.certificateFile, error);
    const auto key = readSmallFile(trust.keyFile, FileSecrecy::Secret);
    if (!key)
        return failure(key.error());
    context.use_private_key(boost::asio::buffer(*key), ssl::context::pem, error);
    if (error)
        return unusable(trust.keyFile, error);
    return {};
}

Status setUp(ssl::context &context, const TlsTrust &trust)
{
    boost::system::error_code error;
    context.set_options(ssl::context::default_workarounds | ssl::context::no_sslv2
                            | ssl::context::no_sslv3 | ssl::context::no_tlsv1
                            | ssl::context::no_tlsv1_1,
                        error);
    context.set_verify_mode(ssl::verify_peer, error);
    if (trust.caFile.empty())
        context.set_default_verify_paths(error);
    else
        context.load_verify_file(trust.caFile, error);
    if (error)
        return unusable(trust.caFile.empty() ? "store of the system" : trust.caFile, error);
    return useOwnCertificate(context, trust);
}

} // namespace

template<>
struct StreamMaker<TlsStream>
{
    boost::asio::io_context &loop;
    ssl::context &context;
    std::string name; ///< the certificate has to be for it

    [[nodiscard]] std::unique_ptr<TlsStream> make() const
    {
        auto stream = std::make_unique<TlsStream>(loop.get_executor(), context);
        boost::system::error_code isNoAddress;
        boost::asio::ip::make_address(name, isNoAddress);
        if (isNoAddress) // the extension has no place for addresses
            SSL_ctrl(stream->native_handle(),
                     SSL_CTRL_SET_TLSEXT_HOSTNAME,
                     TLSEXT_NAMETYPE_host_name,
                     const_cast<char *>(name.c_str()));
        stream->set_verify_callback(ssl::host_name_verification(name), isNoAddress);
        return stream;
    }

    template<class Then>
    void open(TlsStream &stream, Then then) const
    {
        stream.async_handshake(ssl::stream_base::client, std::move(then));
    }
};

Status runTlsLoad(boost::asio::io_context &loop,
                  const LoadOrder &order,
                  LoadBook &book,
                  const LoadEndpoints &endpoints,
                  const std::stop_token &stop,
                  const LoadWatcher &watcher)
{
    ssl::context context(ssl::context::tls_client);
    if (const Status ready = setUp(context, order.tls); !ready)
        return ready;
    const std::string &host = order.requests->address().host;
    StreamMaker<TlsStream> maker{
        loop, context, order.tls.serverName.empty() ? host : order.tls.serverName};
    LoadDriver<TlsStream> driver(loop, order, book, endpoints, maker);
    driver.run(stop, watcher);
    return {};
}

} // namespace perfdeck
