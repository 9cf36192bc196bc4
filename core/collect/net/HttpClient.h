// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/collect/net/AccessReader.h"
#include "core/collect/net/BodyReader.h"
#include "core/collect/net/EndpointAddress.h"
#include "core/collect/net/HttpAnswer.h"
#include "core/collect/net/PollFailure.h"

#include <QNetworkProxy>
#include <QObject>
#include <QSslSocket>
#include <QTimer>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace perfdeck {

struct FetchOrder
{
    EndpointAddress address;
    AccessGrantPtr access; ///< null: no certificate of our own, the proxy of the system
    Duration deadline{0}; ///< over everything: names, redirects, the last byte
    std::uint64_t maxBodyBytes = 0; ///< decoded
    bool takesAnyStatus = false; ///< every answer but a redirect is a page, also a refusal
};

struct FetchedPage
{
    QUrl url; ///< where it was found, after redirects
    std::string contentType;
    std::string body; ///< decoded
    int status = 200;
    std::string date{}; ///< the Date header; may be empty
    bool wantsWebSocket = false; ///< the server asks for an upgrade
    std::uint64_t wireBytes = 0; ///< of the body, as it came
};

/// Gets pages over HTTP/1.1, one at a time, on a connection that stays open in between. Every get()
/// ends: with a page, or with a failure in words, by its deadline. Follows up to five redirects,
/// never from https to http, and sends configured headers and client certificates only to the host
/// they were configured for. No cookies, no cache; the proxy of the order, else that of the system,
/// which is not asked for loopback.
///
/// Written on sockets and not on QNetworkAccessManager, because that one reads the head of an
/// answer without a limit on a thread that all its users share: one endless head starves every
/// endpoint and takes all memory. It also costs a second thread and a hand-over for each piece of a
/// page.
///
/// Lives on a thread with an event loop.
class HttpClient final : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(PollResult<FetchedPage>)>;

    explicit HttpClient(QObject *parent = nullptr);
    ~HttpClient() override;

    /// `done` is called once, from the event loop. Not while another get() is under way.
    void get(FetchOrder order, Done done);
    /// Ends what is under way, unreported.
    void cancel();

private:
    enum class Phase
    {
        Idle,
        Connecting,
        Waiting,
        Reading
    };

    struct Drop
    {
        void operator()(QTcpSocket *socket) const;
    };

    void exchange();
    void connectSocket();
    void connectSecurely(QSslSocket &socket);
    void watchSocket();
    void sendRequest();
    [[nodiscard]] QByteArray requestText() const;
    [[nodiscard]] HeaderList requestHeaders() const;

    void takeBytes();
    [[nodiscard]] bool takeInput(std::string_view input);
    void takeHead();
    void takeBody(std::string_view bytes);
    void keepError(std::string_view bytes);
    void takeClose();
    void takeSocketError(QAbstractSocket::SocketError code);
    void takeEnd();
    void followRedirect();

    [[nodiscard]] std::optional<PollFailure> refusedRedirect(const QUrl &target) const;
    [[nodiscard]] PollFailure statusProblem() const;
    [[nodiscard]] PollFailure bodyProblem(BodyReader::State state) const;
    [[nodiscard]] bool isPage() const;
    [[nodiscard]] bool isRedirect() const;
    void fail(PollFailure failure);
    void finish(PollResult<FetchedPage> result);

    FetchOrder m_order;
    Done m_done;
    QTimer m_deadline;
    Phase m_phase = Phase::Idle;
    QUrl m_url;
    std::vector<QUrl> m_visited;
    bool m_isHome = true; ///< never left the origin of the order; only then its headers are sent

    std::unique_ptr<QTcpSocket, Drop> m_socket;
    std::string m_linkedTo; ///< scheme, host and port of the socket
    AccessGrantPtr m_linkedBy; ///< new credentials want a new connection
    QNetworkProxy m_pageProxy; ///< a proxy that is asked for http pages by their whole URL
    bool m_isReused = false; ///< no byte has come yet on a connection that served before

    HttpAnswer m_answer;
    std::unique_ptr<BodyReader> m_body; ///< only for a page
    std::string m_errorBody; ///< the beginning of an answer that is no page
    std::uint64_t m_ignoredBytes = 0;
    std::string m_tlsErrors;
};

} // namespace perfdeck
