// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/net/HttpClient.h"

#include "core/collect/net/PollWords.h"
#include "core/collect/net/Route.h"

#include <QSslError>

#include <algorithm>
#include <array>

namespace perfdeck {

namespace {

constexpr std::size_t kMaxRedirects = 5;
constexpr std::size_t kWindowBytes = 64UL << 10U;
/// What a socket may buffer ahead of us, so that a fast sender waits.
constexpr qint64 kReadAheadBytes = 256LL << 10;
/// A body that is not wanted is read up to here, which keeps the connection for the next request.
constexpr std::uint64_t kMaxIgnoredBytes = 64ULL << 10U;
constexpr std::size_t kMaxErrorText = 160;

// JSON is welcome but not named: servers that look for the word anywhere in this header would send
// their JSON shape, which has no histograms, although they have the text too.
constexpr const char *kAccept
    = "application/openmetrics-text;version=1.0.0;q=0.6,text/plain;version=0.0.4;q=0.5,*/*;q=0.1";

/// The first line of a short plain text, else nothing.
std::string firstLine(std::string_view contentType, const std::string &body)
{
    if (!contentType.starts_with("text/plain"))
        return {};
    const QString text = QString::fromUtf8(body.data(), static_cast<qsizetype>(body.size()));
    return oneLine(text.section(QLatin1Char('\n'), 0, 0).trimmed().toStdString(), kMaxErrorText);
}

} // namespace

void HttpClient::Drop::operator()(QTcpSocket *socket) const
{
    socket->disconnect();
    socket->abort();
    socket->deleteLater(); // it may be on the stack below us
}

HttpClient::HttpClient(QObject *parent)
    : QObject(parent)
    , m_deadline(this)
{
    m_deadline.setSingleShot(true);
    m_deadline.setTimerType(Qt::PreciseTimer);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        fail(deadlineFailure(m_url, m_order.deadline, m_answer.hasHead()));
    });
}

HttpClient::~HttpClient() = default;

void HttpClient::get(FetchOrder order, Done done)
{
    m_order = std::move(order);
    m_done = std::move(done);
    m_url = m_order.address.url;
    m_visited.clear();
    m_isHome = true;
    m_deadline.start(std::chrono::ceil<std::chrono::milliseconds>(m_order.deadline));
    exchange();
}

void HttpClient::cancel()
{
    m_done = nullptr;
    m_deadline.stop();
    m_phase = Phase::Idle;
    m_socket.reset();
    m_body.reset();
}

void HttpClient::exchange()
{
    m_visited.push_back(m_url);
    m_isHome = m_isHome && isSameOrigin(m_order.address.url, m_url);
    m_answer = {};
    m_body.reset();
    m_errorBody.clear();
    m_ignoredBytes = 0;
    m_tlsErrors.clear();
    const bool linked = m_socket && m_linkedTo == originOf(m_url) && m_linkedBy == m_order.access
        && m_socket->state() == QAbstractSocket::ConnectedState;
    m_isReused = linked;
    if (linked)
        sendRequest();
    else
        connectSocket();
}

void HttpClient::connectSocket()
{
    m_phase = Phase::Connecting;
    m_linkedTo = originOf(m_url);
    m_linkedBy = m_order.access;
    m_pageProxy = QNetworkProxy(QNetworkProxy::NoProxy);
    m_socket.reset(isSecure(m_url) ? new QSslSocket : new QTcpSocket);
    m_socket->setReadBufferSize(kReadAheadBytes);
    watchSocket();
    QNetworkProxy proxy
        = proxyFor(m_url, m_order.access ? m_order.access->proxy : std::optional<QNetworkProxy>());
    if (isHttpProxy(proxy) && !isSecure(m_url)) {
        m_pageProxy = proxy;
        m_socket->setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
        m_socket->connectToHost(proxy.hostName(), proxy.port());
        return;
    }
    if (isHttpProxy(proxy))
        proxy.setType(QNetworkProxy::HttpProxy); // a tunnel
    m_socket->setProxy(proxy);
    if (auto *secure = qobject_cast<QSslSocket *>(m_socket.get()))
        connectSecurely(*secure);
    else
        m_socket->connectToHost(m_url.host(), portOf(m_url));
}

void HttpClient::connectSecurely(QSslSocket &socket)
{
    QString name = m_url.host();
    if (const AccessGrant *access = m_order.access.get()) {
        socket.setSslConfiguration(m_isHome ? access->homeTls : access->tls);
        if (m_isHome && !access->serverName.isEmpty())
            name = access->serverName;
    }
    socket.connectToHostEncrypted(m_url.host(), portOf(m_url), name);
}

void HttpClient::watchSocket()
{
    QTcpSocket *socket = m_socket.get();
    if (auto *secure = qobject_cast<QSslSocket *>(socket)) {
        connect(secure, &QSslSocket::encrypted, this, &HttpClient::sendRequest);
        connect(secure, &QSslSocket::sslErrors, this, [this](const QList<QSslError> &errors) {
            for (const QSslError &error : errors)
                m_tlsErrors
                    += (m_tlsErrors.empty() ? "" : "; ") + error.errorString().toStdString();
        });
    } else {
        connect(socket, &QTcpSocket::connected, this, &HttpClient::sendRequest);
    }
    connect(socket, &QTcpSocket::readyRead, this, &HttpClient::takeBytes);
    connect(socket, &QTcpSocket::disconnected, this, &HttpClient::takeClose);
    connect(socket, &QTcpSocket::errorOccurred, this, &HttpClient::takeSocketError);
}

void HttpClient::sendRequest()
{
    m_phase = Phase::Waiting;
    m_socket->write(requestText());
}

HeaderList HttpClient::requestHeaders() const
{
    HeaderList headers{{"Host", m_url.authority(QUrl::FullyEncoded).toLatin1()},
                       {"User-Agent", "PerfDeck/" PERFDECK_VERSION},
                       {"Accept", kAccept},
                       {"Accept-Encoding", "gzip"}};
    if (!m_pageProxy.user().isEmpty()) {
        const QString pair = m_pageProxy.user() + QLatin1Char(':') + m_pageProxy.password();
        headers.emplace_back("Proxy-Authorization", "Basic " + pair.toUtf8().toBase64());
    }
    if (!m_isHome)
        return headers;
    for (const auto &own : m_order.address.headers) { // a configured one replaces ours
        const auto same = [&own](const auto &header) {
            return header.first.compare(own.first, Qt::CaseInsensitive) == 0;
        };
        std::erase_if(headers, same);
        headers.push_back(own);
    }
    return headers;
}

QByteArray HttpClient::requestText() const
{
    QByteArray target = m_url.path(QUrl::FullyEncoded).toLatin1();
    if (target.isEmpty())
        target = "/";
    if (m_url.hasQuery())
        target += '?' + m_url.query(QUrl::FullyEncoded).toLatin1();
    if (m_pageProxy.type() != QNetworkProxy::NoProxy)
        target.prepend("http://" + m_url.authority(QUrl::FullyEncoded).toLatin1());
    QByteArray text = "GET " + target + " HTTP/1.1\r\n";
    for (const auto &[name, value] : requestHeaders())
        text += name + ": " + value + "\r\n";
    return text + "\r\n";
}

void HttpClient::takeBytes()
{
    if (m_phase == Phase::Idle) // nobody asked: whatever this is, it must not look like an answer
        return m_socket.reset();
    std::array<char, kWindowBytes> window; // filled before it is read
    while (m_socket) {
        const qint64 count = m_socket->read(window.data(), static_cast<qint64>(window.size()));
        if (count <= 0)
            return;
        m_isReused = false;
        m_phase = Phase::Reading;
        if (!takeInput({window.data(), static_cast<std::size_t>(count)}))
            return;
    }
}

/// False when the exchange is over, whatever came of it.
bool HttpClient::takeInput(std::string_view input)
{
    const std::size_t exchanges = m_visited.size();
    while (m_phase == Phase::Reading && exchanges == m_visited.size()) {
        const HttpAnswer::Piece piece = m_answer.next(input);
        switch (piece.step) {
        case HttpAnswer::Step::NeedMore:
            return true;
        case HttpAnswer::Step::Head:
            takeHead();
            break;
        case HttpAnswer::Step::Body:
            takeBody(piece.bytes);
            break;
        case HttpAnswer::Step::End:
            if (!input.empty() || m_socket->bytesAvailable() > 0 || !m_answer.keepsConnection())
                m_socket.reset();
            takeEnd();
            return false;
        case HttpAnswer::Step::Broken:
            fail(m_answer.hasHead() ? truncatedFailure(m_url, "the answer breaks the rules of HTTP")
                                    : notHttpFailure(m_url));
            return false;
        case HttpAnswer::Step::HeadTooLarge:
            fail(headTooLargeFailure(m_url));
            return false;
        }
    }
    return false;
}

bool HttpClient::isPage() const
{
    if (m_order.takesAnyStatus)
        return !isRedirect();
    return m_answer.head().status >= 200 && m_answer.head().status < 300;
}

bool HttpClient::isRedirect() const
{
    constexpr std::array kStatuses{301, 302, 303, 307, 308};
    return std::ranges::find(kStatuses, m_answer.head().status) != kStatuses.end();
}

void HttpClient::takeHead()
{
    if (!isPage())
        return;
    std::string encoding(m_answer.head().get("content-encoding"));
    std::ranges::transform(encoding, encoding.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    const bool gzip = encoding == "gzip" || encoding == "x-gzip";
    if (!gzip && !encoding.empty() && encoding != "identity")
        return fail(compressionFailure(m_url,
                                       "it is compressed with \"" + oneLine(encoding, 40)
                                           + "\", which was not asked for"));
    if (!gzip && m_answer.announcedBytes() > m_order.maxBodyBytes)
        return fail(tooLargeFailure(m_url, m_order.maxBodyBytes));
    m_body = std::make_unique<BodyReader>(
        gzip ? BodyReader::Packing::Gzip : BodyReader::Packing::None, m_order.maxBodyBytes);
    if (!gzip)
        m_body->expect(m_answer.announcedBytes());
}

void HttpClient::takeBody(std::string_view bytes)
{
    if (!m_body)
        return keepError(bytes);
    const BodyReader::State state = m_body->feed(bytes);
    if (state != BodyReader::State::Ok)
        fail(bodyProblem(state));
}

void HttpClient::keepError(std::string_view bytes)
{
    constexpr std::size_t kKept = kMaxErrorText + 1;
    m_errorBody.append(bytes.substr(0, kKept - std::min(m_errorBody.size(), kKept)));
    m_ignoredBytes += bytes.size();
    if (m_ignoredBytes <= kMaxIgnoredBytes)
        return;
    m_socket.reset();
    takeEnd();
}

void HttpClient::takeClose()
{
    if (m_phase == Phase::Idle)
        return m_socket.reset();
    const std::size_t exchanges = m_visited.size();
    takeBytes(); // what came last
    if (m_phase == Phase::Idle || exchanges != m_visited.size())
        return; // it completed the answer
    const bool wasReused = m_isReused;
    const bool wasConnecting = m_phase == Phase::Connecting;
    m_socket.reset();
    if (wasReused) { // the server gave up the idle connection just now: the request never counted
        m_visited.pop_back();
        return exchange();
    }
    if (m_answer.close() == HttpAnswer::Step::End)
        return takeEnd();
    if (wasConnecting && isSecure(m_url))
        return fail(tlsFailure(m_url, "the server closed the connection during the handshake"));
    fail(m_answer.hasHead()
             ? truncatedFailure(m_url, "the connection was closed before the answer was complete")
             : connectionFailure(m_url, QAbstractSocket::RemoteHostClosedError, {}));
}

void HttpClient::takeSocketError(QAbstractSocket::SocketError code)
{
    if (m_phase == Phase::Idle)
        return m_socket.reset();
    if (code == QAbstractSocket::RemoteHostClosedError)
        return; // takeClose() follows, after the last bytes
    const std::string reason
        = m_tlsErrors.empty() ? oneLine(m_socket->errorString().toStdString(), 300) : m_tlsErrors;
    fail(m_tlsErrors.empty() ? connectionFailure(m_url, code, reason) : tlsFailure(m_url, reason));
}

void HttpClient::takeEnd()
{
    if (isRedirect())
        return followRedirect();
    if (!isPage())
        return finish(tl::make_unexpected(statusProblem()));
    const BodyReader::State state = m_body->finish();
    if (state != BodyReader::State::Ok)
        return fail(bodyProblem(state));
    const HttpHead &head = m_answer.head();
    FetchedPage page{m_url, std::string(head.get("content-type")), m_body->takeBody(), head.status};
    page.date = head.get("date");
    page.wantsWebSocket
        = QByteArrayView(head.get("upgrade")).compare("websocket", Qt::CaseInsensitive) == 0;
    page.wireBytes = m_body->wireBytes();
    finish(std::move(page));
}

std::optional<PollFailure> HttpClient::refusedRedirect(const QUrl &target) const
{
    if (!target.isValid() || target.host().isEmpty())
        return redirectFailure(m_url, "it redirects to an address that cannot be understood");
    if (target.scheme() != QLatin1String("http") && !isSecure(target))
        return redirectFailure(m_url, "it redirects away from HTTP, to " + shownUrl(target));
    if (isSecure(m_url) && !isSecure(target))
        return redirectFailure(m_url,
                               "it redirects from https to plain http, to " + shownUrl(target));
    if (std::ranges::find(m_visited, target) != m_visited.end())
        return redirectFailure(m_url, "it redirects in a circle, back to " + shownUrl(target));
    if (m_visited.size() > kMaxRedirects)
        return redirectFailure(
            m_url, "it redirects more than " + std::to_string(kMaxRedirects) + " times");
    return std::nullopt;
}

void HttpClient::followRedirect()
{
    const std::string_view text = m_answer.head().get("location");
    const QByteArray encoded(text.data(), static_cast<qsizetype>(text.size()));
    const QUrl location = QUrl::fromEncoded(encoded, QUrl::StrictMode);
    QUrl target = location.isEmpty() ? QUrl() : m_url.resolved(location);
    target.setUserInfo({});
    target.setFragment({});
    if (auto refused = refusedRedirect(target))
        return fail(std::move(*refused));
    m_url = target;
    exchange();
}

PollFailure HttpClient::statusProblem() const
{
    const HttpHead &head = m_answer.head();
    const QString reason
        = QString::fromUtf8(head.reason.data(), static_cast<qsizetype>(head.reason.size()));
    std::string says = oneLine(reason.toStdString(), kMaxErrorText);
    const std::string line = firstLine(head.get("content-type"), m_errorBody);
    if (!line.empty())
        says += (says.empty() ? "" : ": ") + line;
    const KeyUse keyUse = m_order.address.headers.empty() ? KeyUse::None
        : m_isHome                                        ? KeyUse::Sent
                                                          : KeyUse::Withheld;
    return statusFailure(m_url, head.status, says, keyUse);
}

PollFailure HttpClient::bodyProblem(BodyReader::State state) const
{
    if (state == BodyReader::State::TooLarge)
        return tooLargeFailure(m_url, m_order.maxBodyBytes);
    if (state == BodyReader::State::Broken)
        return compressionFailure(m_url, "the compressed page is damaged");
    return truncatedFailure(m_url, "the page broke off in the middle");
}

void HttpClient::fail(PollFailure failure)
{
    m_socket.reset(); // what else it may send is no answer to the next request
    finish(tl::make_unexpected(std::move(failure)));
}

void HttpClient::finish(PollResult<FetchedPage> result)
{
    m_deadline.stop();
    m_phase = Phase::Idle;
    m_body.reset();
    const Done done = std::exchange(m_done, nullptr);
    if (done)
        done(std::move(result));
}

} // namespace perfdeck
