// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QTcpServer>
#include <QTimer>

#include <functional>
#include <vector>

class QTcpSocket;

namespace perfdeck {

/// How the server treats the next request.
enum class Manner
{
    Good, ///< page() as Prometheus text
    Gzip, ///< page(), compressed
    Chunked, ///< page() in chunks of odd sizes, with extensions and trailers
    UntilClose, ///< page() without a length, ended by closing
    Http10, ///< page() as an old server sends it
    EarlyHints, ///< page() after two provisional answers
    ClosesAfterwards, ///< page(), then closes the connection it promised to keep
    DropsReused, ///< page(), but the second request of a connection is answered with a reset
    Json, ///< page() as application/json
    Html,
    WrongContentType, ///< page(), called text/html
    Empty,
    ErrorStatus, ///< an error of status()
    ShortBody, ///< Content-Length larger than what comes, then closed
    ShortChunks, ///< chunked, closed before the last chunk
    ShortGzip, ///< gzip without its end
    BrokenGzip, ///< says gzip, is not
    UnknownEncoding,
    GzipBomb, ///< 1 GiB of zeros in 1 MiB
    Endless, ///< chunks for ever, as fast as they are taken
    HugeBody, ///< announces 100 MB and sends them
    HugeUnannounced, ///< 100 MB without a length
    EndlessHead, ///< header lines for ever
    SlowDrip, ///< a byte every 20 ms, for ever
    Silence, ///< accepts, reads and says nothing
    CloseAtOnce,
    NotHttp, ///< greets like a mail server
    Redirect, ///< to location()
    RedirectOnce, ///< to location(), then page()
    RedirectDeeper, ///< always one folder further down
};

struct RecordedRequest
{
    QByteArray path;
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
};

/// A server on 127.0.0.1 that behaves as badly as told. Lives on the thread of the test; its memory
/// stays small whatever it sends. Keeps connections open between good answers.
class HostileServer final : public QObject
{
    Q_OBJECT

public:
    explicit HostileServer(Manner manner = Manner::Good, QObject *parent = nullptr);
    ~HostileServer() override;

    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }

    [[nodiscard]] QByteArray url(const QByteArray &path = "/metrics") const;
    [[nodiscard]] QByteArray hostAndPort() const;

    void setManner(Manner manner) { m_manner = manner; }

    /// The page of the good manners; called for each request with its number from 0.
    void setPage(std::function<QByteArray(int)> page) { m_page = std::move(page); }

    void setStatus(int status) { m_status = status; }

    void setLocation(const QByteArray &location) { m_location = location; }

    /// Breaks all connections, as a server that was restarted.
    void dropClients();

    [[nodiscard]] const std::vector<RecordedRequest> &requests() const { return m_requests; }

    [[nodiscard]] int connections() const { return m_connections; }

    [[nodiscard]] qint64 bytesSent() const { return m_bytesSent; }

private:
    struct Client
    {
        QByteArray received;
        int requests = 0;
        QByteArray piece; ///< repeated for the long rest of an answer
        qint64 left = 0; ///< bytes still to send
    };

    void accept();
    void read(QTcpSocket *socket);
    void record(const QByteArray &head);
    void answer(QTcpSocket *socket);
    void answerOddly(QTcpSocket *socket, const QByteArray &page);
    void answerBadly(QTcpSocket *socket);
    void redirect(QTcpSocket *socket, const QByteArray &location);
    void stream(QTcpSocket *socket, const QByteArray &head, const QByteArray &piece, qint64 bytes);
    void pump(QTcpSocket *socket);
    void drip(QTcpSocket *socket);
    void send(QTcpSocket *socket, const QByteArray &bytes);
    void reply(QTcpSocket *socket,
               const QByteArray &body,
               const QByteArray &type,
               const QByteArray &extra = {});

    QTcpServer m_server;
    Manner m_manner;
    std::function<QByteArray(int)> m_page;
    int m_status = 500;
    QByteArray m_location;
    QHash<QTcpSocket *, Client> m_clients;
    std::vector<RecordedRequest> m_requests;
    int m_connections = 0;
    qint64 m_bytesSent = 0;
};

/// The bytes as a gzip file.
[[nodiscard]] QByteArray gzipped(const QByteArray &bytes);

} // namespace perfdeck
