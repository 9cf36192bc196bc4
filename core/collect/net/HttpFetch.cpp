// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/net/HttpFetch.h"

#include "core/collect/net/PollWords.h"

#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QSslError>

#include <algorithm>

namespace perfdeck {

namespace {

constexpr std::size_t kMaxRedirects = 5;
constexpr std::size_t kWindowBytes = 64UL << 10U;
/// What the network thread may buffer ahead of us, so that a fast sender waits.
constexpr qint64 kReadAheadBytes = 512LL << 10;
/// A body that is not wanted is read up to here, which keeps the connection for the next request.
constexpr std::uint64_t kMaxIgnoredBytes = 64ULL << 10U;
constexpr std::size_t kMaxErrorText = 160;

constexpr const char *kAccept = "application/openmetrics-text;version=1.0.0;q=0.6,"
                                "text/plain;version=0.0.4;q=0.5,application/json;q=0.3,*/*;q=0.1";

QString schemeOf(const QUrl &url)
{
    return url.scheme().toLower();
}

void forbidMemory(QNetworkRequest &request)
{
    using Request = QNetworkRequest;
    request.setAttribute(Request::RedirectPolicyAttribute, Request::ManualRedirectPolicy);
    request.setAttribute(Request::CacheLoadControlAttribute, Request::AlwaysNetwork);
    request.setAttribute(Request::CacheSaveControlAttribute, false);
    request.setAttribute(Request::CookieLoadControlAttribute, Request::Manual);
    request.setAttribute(Request::CookieSaveControlAttribute, Request::Manual);
    request.setAttribute(Request::AuthenticationReuseAttribute, Request::Manual);
    request.setAttribute(Request::Http2AllowedAttribute, false);
}

/// The first line of a short plain text, else nothing.
std::string firstLine(const QByteArray &contentType, const std::string &body)
{
    if (!contentType.startsWith("text/plain"))
        return {};
    const QString text = QString::fromUtf8(body.data(), static_cast<qsizetype>(body.size()));
    return oneLine(text.section(QLatin1Char('\n'), 0, 0).trimmed().toStdString(), kMaxErrorText);
}

} // namespace

void HttpFetch::Forget::operator()(QNetworkReply *reply) const
{
    reply->disconnect();
    reply->abort();
    reply->deleteLater();
}

HttpFetch::HttpFetch(QNetworkAccessManager &manager, FetchOrder order, Done done, QObject *parent)
    : QObject(parent)
    , m_manager(manager)
    , m_order(std::move(order))
    , m_done(std::move(done))
    , m_url(m_order.address.url)
    , m_window(kWindowBytes)
{
    m_deadline.setSingleShot(true);
    m_deadline.setTimerType(Qt::PreciseTimer);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        finish(tl::make_unexpected(deadlineFailure(m_url, m_order.deadline, m_status != 0)));
    });
}

HttpFetch::~HttpFetch() = default;

void HttpFetch::start()
{
    m_deadline.start(std::chrono::ceil<std::chrono::milliseconds>(m_order.deadline));
    send();
}

void HttpFetch::send()
{
    m_status = 0;
    m_ignoredBytes = 0;
    m_errorBody.clear();
    m_visited.push_back(m_url);
    m_reply.reset(m_manager.get(request()));
    m_reply->setReadBufferSize(kReadAheadBytes);
    connect(m_reply.get(), &QNetworkReply::metaDataChanged, this, &HttpFetch::takeHead);
    connect(m_reply.get(), &QNetworkReply::readyRead, this, &HttpFetch::takeBytes);
    connect(m_reply.get(), &QNetworkReply::sslErrors, this, &HttpFetch::takeTlsErrors);
    connect(m_reply.get(), &QNetworkReply::finished, this, &HttpFetch::takeEnd);
}

QNetworkRequest HttpFetch::request()
{
    QNetworkRequest request(m_url);
    forbidMemory(request);
    request.setRawHeader("User-Agent", "PerfDeck/" PERFDECK_VERSION);
    request.setRawHeader("Accept", kAccept);
    // Naming an encoding ourselves makes Qt hand on the bytes as they come, so that unpacking is
    // bounded by our limit.
    request.setRawHeader("Accept-Encoding", "gzip");
    m_isHome = m_isHome && isSameOrigin(m_order.address.url, m_url);
    if (m_isHome) {
        for (const auto &[name, value] : m_order.address.headers)
            request.setRawHeader(name, value);
    }
    return request;
}

bool HttpFetch::isRedirect() const
{
    constexpr std::array kStatuses {301, 302, 303, 307, 308};
    return std::ranges::find(kStatuses, m_status) != kStatuses.end();
}

void HttpFetch::takeHead()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (m_status != 0 || status == 0)
        return;
    m_status = status;
    if (isPage())
        startPage();
}

void HttpFetch::startPage()
{
    const QByteArray encoding = m_reply->rawHeader("Content-Encoding").trimmed().toLower();
    const bool gzip = encoding == "gzip" || encoding == "x-gzip";
    if (!gzip && !encoding.isEmpty() && encoding != "identity") {
        finish(tl::make_unexpected(compressionFailure(
            m_url,
            "it is compressed with \"" + oneLine(encoding.toStdString(), 40)
                + "\", which was not asked for")));
        return;
    }
    m_body = std::make_unique<BodyReader>(gzip ? BodyReader::Packing::Gzip : BodyReader::Packing::None,
                                          m_order.maxBodyBytes);
    const auto announced = m_reply->header(QNetworkRequest::ContentLengthHeader).toULongLong();
    if (!gzip && announced > m_order.maxBodyBytes)
        finish(tl::make_unexpected(tooLargeFailure(m_url, m_order.maxBodyBytes)));
    else if (!gzip)
        m_body->expect(announced);
}

void HttpFetch::takeBytes()
{
    while (m_reply) {
        const qint64 count = m_reply->read(m_window.data(), static_cast<qint64>(m_window.size()));
        if (count <= 0)
            return;
        const std::string_view bytes(m_window.data(), static_cast<std::size_t>(count));
        if (!m_body) {
            keepError(bytes);
            continue;
        }
        const BodyReader::State state = m_body->feed(bytes);
        if (state != BodyReader::State::Ok)
            finish(tl::make_unexpected(bodyProblem(state)));
    }
}

void HttpFetch::keepError(std::string_view bytes)
{
    m_errorBody.append(bytes.substr(0, kMaxErrorText + 1 - std::min(m_errorBody.size(), kMaxErrorText + 1)));
    m_ignoredBytes += bytes.size();
    if (m_ignoredBytes <= kMaxIgnoredBytes)
        return;
    if (isRedirect())
        followRedirect();
    else
        finish(tl::make_unexpected(statusProblem()));
}

void HttpFetch::takeEnd()
{
    takeHead();
    if (m_reply)
        takeBytes();
    if (!m_reply)
        return;
    if (isRedirect())
        return followRedirect();
    if (m_status != 0 && !isPage())
        return finish(tl::make_unexpected(statusProblem()));
    const auto code = m_reply->error();
    if (code != QNetworkReply::NoError) {
        const std::string reason = m_tlsErrors.empty()
            ? oneLine(m_reply->errorString().toStdString(), 300)
            : m_tlsErrors;
        return finish(tl::make_unexpected(connectionFailure(m_url, code, reason, m_status != 0)));
    }
    const BodyReader::State state = m_body ? m_body->finish() : BodyReader::State::Truncated;
    if (state != BodyReader::State::Ok)
        return finish(tl::make_unexpected(bodyProblem(state)));
    finish(FetchedPage {m_url, m_reply->rawHeader("Content-Type").toStdString(), m_body->takeBody()});
}

void HttpFetch::takeTlsErrors(const QList<QSslError> &errors)
{
    for (const QSslError &error : errors)
        m_tlsErrors += (m_tlsErrors.empty() ? "" : "; ") + error.errorString().toStdString();
}

std::optional<PollFailure> HttpFetch::refusedRedirect(const QUrl &target) const
{
    if (!target.isValid() || target.host().isEmpty())
        return redirectFailure(m_url, "it redirects to an address that cannot be understood");
    const QString scheme = schemeOf(target);
    if (scheme != QLatin1String("http") && scheme != QLatin1String("https"))
        return redirectFailure(m_url, "it redirects away from HTTP, to " + shownUrl(target));
    if (schemeOf(m_url) == QLatin1String("https") && scheme == QLatin1String("http"))
        return redirectFailure(m_url, "it redirects from https to plain http, to " + shownUrl(target));
    if (std::ranges::find(m_visited, target) != m_visited.end())
        return redirectFailure(m_url, "it redirects in a circle, back to " + shownUrl(target));
    if (m_visited.size() > kMaxRedirects)
        return redirectFailure(m_url,
                               "it redirects more than " + std::to_string(kMaxRedirects) + " times");
    return std::nullopt;
}

void HttpFetch::followRedirect()
{
    const QUrl location = QUrl::fromEncoded(m_reply->rawHeader("Location"), QUrl::StrictMode);
    QUrl target = location.isEmpty() ? QUrl() : m_url.resolved(location);
    target.setUserInfo({});
    target.setFragment({});
    if (auto refused = refusedRedirect(target))
        return finish(tl::make_unexpected(std::move(*refused)));
    m_url = target;
    send();
}

PollFailure HttpFetch::statusProblem() const
{
    const QVariant phrase = m_reply->attribute(QNetworkRequest::HttpReasonPhraseAttribute);
    std::string says = oneLine(phrase.toString().toStdString(), kMaxErrorText);
    const std::string line = firstLine(m_reply->rawHeader("Content-Type").toLower(), m_errorBody);
    if (!line.empty())
        says += (says.empty() ? "" : ": ") + line;
    const KeyUse keyUse = m_order.address.headers.empty() ? KeyUse::None
        : m_isHome                                        ? KeyUse::Sent
                                                          : KeyUse::Withheld;
    return statusFailure(m_url, m_status, says, keyUse);
}

PollFailure HttpFetch::bodyProblem(BodyReader::State state) const
{
    switch (state) {
    case BodyReader::State::TooLarge:
        return tooLargeFailure(m_url, m_order.maxBodyBytes);
    case BodyReader::State::Broken:
        return compressionFailure(m_url, "the compressed page is damaged");
    case BodyReader::State::Truncated:
    case BodyReader::State::Ok:
        break;
    }
    return truncatedFailure(m_url, "the page broke off in the middle");
}

void HttpFetch::finish(PollResult<FetchedPage> result)
{
    m_deadline.stop();
    m_reply.reset();
    const Done done = std::move(m_done);
    m_done = nullptr;
    if (done)
        done(std::move(result));
}

} // namespace perfdeck
