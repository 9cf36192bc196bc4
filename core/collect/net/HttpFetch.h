// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/collect/net/BodyReader.h"
#include "core/collect/net/EndpointAddress.h"
#include "core/collect/net/PollFailure.h"

#include <QNetworkReply>
#include <QObject>
#include <QTimer>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

class QNetworkAccessManager;

namespace perfdeck {

struct FetchOrder
{
    EndpointAddress address;
    Duration deadline {0}; ///< over everything: names, redirects, the last byte
    std::uint64_t maxBodyBytes = 0; ///< decoded
};

struct FetchedPage
{
    QUrl url; ///< where it was found, after redirects
    std::string contentType;
    std::string body; ///< decoded
};

/// One GET that always ends: with a page, or with a failure in words, by its deadline. Follows up to
/// five redirects, never from https to http, and sends configured headers only to the host they were
/// configured for. Lives on a thread with an event loop.
class HttpFetch final : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(PollResult<FetchedPage>)>;

    /// `done` is called once, from the event loop, and may delete this with deleteLater(). The
    /// manager must outlive the fetch. Deleting it ends it unreported.
    HttpFetch(QNetworkAccessManager &manager, FetchOrder order, Done done, QObject *parent);
    ~HttpFetch() override;

    void start();

private:
    struct Forget
    {
        void operator()(QNetworkReply *reply) const;
    };

    void send();
    [[nodiscard]] QNetworkRequest request();
    void takeHead();
    void takeBytes();
    void takeEnd();
    void takeTlsErrors(const QList<QSslError> &errors);
    void startPage();
    void keepError(std::string_view bytes);
    void followRedirect();
    [[nodiscard]] std::optional<PollFailure> refusedRedirect(const QUrl &target) const;
    [[nodiscard]] PollFailure statusProblem() const;
    [[nodiscard]] PollFailure bodyProblem(BodyReader::State state) const;
    [[nodiscard]] bool isPage() const { return m_status >= 200 && m_status < 300; }
    [[nodiscard]] bool isRedirect() const;
    void finish(PollResult<FetchedPage> result);

    QNetworkAccessManager &m_manager;
    FetchOrder m_order;
    Done m_done;
    QTimer m_deadline;
    QUrl m_url;
    std::vector<QUrl> m_visited;
    bool m_isHome = true; ///< never left the origin of the order; only then the headers are sent
    std::unique_ptr<QNetworkReply, Forget> m_reply;
    int m_status = 0; ///< of the reply in flight; 0 until its head has come
    std::unique_ptr<BodyReader> m_body; ///< only for a page
    std::string m_errorBody; ///< the beginning of an answer that is no page
    std::uint64_t m_ignoredBytes = 0;
    std::string m_tlsErrors;
    std::vector<char> m_window; ///< bytes on their way from the reply
};

} // namespace perfdeck
