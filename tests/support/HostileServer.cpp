// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/HostileServer.h"

#include <QHostAddress>
#include <QTcpSocket>

#include <zlib.h>

#include <algorithm>
#include <limits>

namespace perfdeck {

namespace {

constexpr qint64 kForever = std::numeric_limits<qint64>::max();
constexpr qint64 kHugeBytes = 100'000'000;
constexpr qint64 kAheadBytes = 256 << 10;

QByteArray goodPage(int)
{
    return "# HELP demo_requests_total Requests.\n"
           "# TYPE demo_requests_total counter\n"
           "demo_requests_total{model=\"tiny\"} 7\n"
           "# TYPE demo_temperature_celsius gauge\n"
           "demo_temperature_celsius 21.5\n";
}

/// A gzip file of 1 GiB of zeros, about 1 MiB long.
const QByteArray &gzipBomb()
{
    static const QByteArray bomb = [] {
        const QByteArray member = gzipped(QByteArray(1 << 20, '\0'));
        return member.repeated(1024);
    }();
    return bomb;
}

} // namespace

HostileServer::HostileServer(Manner manner, QObject *parent)
    : QObject(parent)
    , m_manner(manner)
    , m_page(goodPage)
{
    connect(&m_server, &QTcpServer::newConnection, this, &HostileServer::accept);
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("no port of 127.0.0.1 is free");
}

HostileServer::~HostileServer()
{
    const auto sockets = m_clients.keys();
    for (QTcpSocket *socket : sockets)
        socket->disconnect(this);
}

QByteArray HostileServer::url(const QByteArray &path) const
{
    return "http://" + hostAndPort() + path;
}

QByteArray HostileServer::hostAndPort() const
{
    return "127.0.0.1:" + QByteArray::number(port());
}

void HostileServer::dropClients()
{
    const auto sockets = m_clients.keys();
    for (QTcpSocket *socket : sockets)
        socket->abort();
}

void HostileServer::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        ++m_connections;
        if (m_manner == Manner::CloseAtOnce) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        m_clients.insert(socket, {});
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::bytesWritten, this, [this, socket] { pump(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_clients.remove(socket);
            socket->deleteLater();
        });
        if (m_manner == Manner::NotHttp)
            send(socket, "220 mail.example ESMTP ready\r\n");
    }
}

void HostileServer::read(QTcpSocket *socket)
{
    Client &client = m_clients[socket];
    client.received += socket->readAll();
    const qsizetype end = client.received.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    record(client.received.left(end));
    client.received.remove(0, end + 4);
    if (++client.requests > 1 && m_manner == Manner::DropsReused)
        return socket->abort();
    answer(socket);
}

void HostileServer::record(const QByteArray &head)
{
    const QList<QByteArray> lines = head.split('\n');
    RecordedRequest request;
    request.path = lines.front().split(' ').value(1);
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        request.headers.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
    }
    m_requests.push_back(std::move(request));
}

void HostileServer::redirect(QTcpSocket *socket, const QByteArray &location)
{
    send(socket, "HTTP/1.1 302 Found\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n");
}

void HostileServer::answerOddly(QTcpSocket *socket, const QByteArray &page)
{
    switch (m_manner) {
    case Manner::Chunked:
        send(socket,
             "HTTP/1.1 200 OK\r\ncontent-type:text/plain\r\ntransfer-encoding: Chunked\r\n\r\n");
        for (qsizetype at = 0, size = 1; at < page.size(); at += size, size = size * 2 + 1) {
            const QByteArray piece = page.mid(at, size);
            send(socket, QByteArray::number(piece.size(), 16) + ";name=value\r\n" + piece + "\r\n");
            socket->flush();
        }
        return send(socket, "0\r\nX-Trailer: yes\r\n\r\n");
    case Manner::Http10:
        send(socket, "HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\n" + page);
        return socket->disconnectFromHost();
    case Manner::EarlyHints:
        send(socket, "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n");
        return reply(socket, page, "text/plain");
    case Manner::ClosesAfterwards:
        reply(socket, page, "text/plain");
        return socket->disconnectFromHost();
    case Manner::DropsReused:
        return reply(socket, page, "text/plain");
    default: // until close
        send(socket, "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + page);
        return socket->disconnectFromHost();
    }
}

void HostileServer::answer(QTcpSocket *socket)
{
    const int number = static_cast<int>(m_requests.size()) - 1;
    switch (m_manner) {
    case Manner::Good:
        return reply(socket, m_page(number), "text/plain; version=0.0.4");
    case Manner::Gzip:
        return reply(socket, gzipped(m_page(number)), "text/plain", "Content-Encoding: gzip\r\n");
    case Manner::Chunked:
    case Manner::UntilClose:
    case Manner::Http10:
    case Manner::EarlyHints:
    case Manner::ClosesAfterwards:
    case Manner::DropsReused:
        return answerOddly(socket, m_page(number));
    case Manner::Json:
        return reply(socket, m_page(number), "application/json");
    case Manner::Html:
        return reply(socket, "\n<!DOCTYPE html><html><body>Welcome</body></html>\n", "text/html");
    case Manner::WrongContentType:
        return reply(socket, m_page(number), "text/html");
    case Manner::Empty:
        return reply(socket, {}, "text/plain");
    case Manner::ShortGzip:
        return reply(socket,
                     gzipped(m_page(number)).chopped(12),
                     "text/plain",
                     "Content-Encoding: gzip\r\n");
    case Manner::BrokenGzip:
        return reply(socket, m_page(number), "text/plain", "Content-Encoding: gzip\r\n");
    case Manner::UnknownEncoding:
        return reply(socket, m_page(number), "text/plain", "Content-Encoding: br\r\n");
    case Manner::GzipBomb:
        return reply(socket, gzipBomb(), "text/plain", "Content-Encoding: gzip\r\n");
    default:
        return answerBadly(socket);
    }
}

void HostileServer::answerBadly(QTcpSocket *socket)
{
    static const QByteArray kLine = "demo_endless_total{part=\"0123456789\"} 12345.678\n";
    static const QByteArray kPiece = kLine.repeated(1000);
    const QByteArray chunk = QByteArray::number(kPiece.size(), 16) + "\r\n" + kPiece + "\r\n";
    const QByteArray ok = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n";
    switch (m_manner) {
    case Manner::ErrorStatus:
        send(socket,
             "HTTP/1.1 " + QByteArray::number(m_status)
                 + " Not Now\r\nContent-Type: text/plain\r\nContent-Length: 14\r\n\r\nout of "
                   "coffee\n");
        break;
    case Manner::ShortBody:
        send(socket, ok + "Content-Length: 100000\r\n\r\n" + kLine);
        socket->disconnectFromHost();
        break;
    case Manner::ShortChunks:
        send(socket, ok + "Transfer-Encoding: chunked\r\n\r\n" + chunk);
        socket->disconnectFromHost();
        break;
    case Manner::Endless:
        stream(socket, ok + "Transfer-Encoding: chunked\r\n\r\n", chunk, kForever);
        break;
    case Manner::HugeBody:
        stream(socket,
               ok + "Content-Length: " + QByteArray::number(kHugeBytes) + "\r\n\r\n",
               kPiece,
               kHugeBytes);
        break;
    case Manner::HugeUnannounced:
        stream(socket, ok + "Connection: close\r\n\r\n", kPiece, kHugeBytes);
        break;
    case Manner::EndlessHead:
        stream(socket,
               "HTTP/1.1 200 OK\r\n",
               "X-Padding: " + QByteArray(4000, 'x') + "\r\n",
               kForever);
        break;
    case Manner::SlowDrip:
        send(socket, ok + "Connection: close\r\n\r\n");
        drip(socket);
        break;
    case Manner::RedirectOnce:
        m_manner = Manner::Good;
        return redirect(socket, m_location);
    case Manner::Redirect:
        return redirect(socket, m_location);
    case Manner::RedirectDeeper:
        return redirect(socket, m_requests.back().path + "/m");
    default: // silence
        break;
    }
}

void HostileServer::stream(QTcpSocket *socket,
                           const QByteArray &head,
                           const QByteArray &piece,
                           qint64 bytes)
{
    send(socket, head);
    Client &client = m_clients[socket];
    client.piece = piece;
    client.left = bytes;
    pump(socket);
}

void HostileServer::pump(QTcpSocket *socket)
{
    const auto found = m_clients.find(socket);
    if (found == m_clients.end() || found->piece.isEmpty())
        return;
    while (found->left > 0 && socket->bytesToWrite() < kAheadBytes) {
        const qint64 size = std::min<qint64>(found->piece.size(), found->left);
        send(socket, found->piece.left(size));
        found->left -= size;
    }
    if (found->left == 0) {
        found->piece.clear();
        socket->disconnectFromHost();
    }
}

void HostileServer::drip(QTcpSocket *socket)
{
    auto *timer = new QTimer(socket);
    connect(timer, &QTimer::timeout, socket, [this, socket] { send(socket, "#"); });
    timer->start(std::chrono::milliseconds(20));
}

void HostileServer::send(QTcpSocket *socket, const QByteArray &bytes)
{
    m_bytesSent += bytes.size();
    socket->write(bytes);
}

void HostileServer::reply(QTcpSocket *socket,
                          const QByteArray &body,
                          const QByteArray &type,
                          const QByteArray &extra)
{
    send(socket,
         "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\n" + extra
             + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
}

QByteArray gzipped(const QByteArray &bytes)
{
    z_stream stream{};
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY)
        != Z_OK)
        qFatal("zlib does not start");
    QByteArray packed(
        static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(bytes.size()))),
        Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.truncate(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return packed;
}

} // namespace perfdeck
