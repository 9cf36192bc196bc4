// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/open/SingleInstance.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocalSocket>
#include <QTimer>

#include <unistd.h>

namespace perfdeck {

namespace {

constexpr int kPatienceMilliseconds = 500;
constexpr auto kSlowest = std::chrono::seconds(2); ///< for a whole message
constexpr qint64 kLongest = 64 * 1024;
constexpr char kTaken[] = "taken\n";

QString nameFor(const std::string &databasePath)
{
    const QFileInfo file(QString::fromStdString(databasePath));
    const QString whole = file.exists() ? file.canonicalFilePath() : file.absoluteFilePath();
    const QByteArray digest
        = QCryptographicHash::hash(whole.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    return QStringLiteral("perfdeck-%1-%2").arg(::getuid()).arg(QString::fromLatin1(digest));
}

QStringList wishesOf(const QByteArray &line)
{
    QStringList wishes;
    const QJsonArray list = QJsonDocument::fromJson(line).array();
    for (const QJsonValue &wish : list)
        if (wish.isString())
            wishes.append(wish.toString());
    return wishes;
}

} // namespace

SingleInstance::SingleInstance(const std::string &databasePath, QObject *parent)
    : QObject(parent)
    , m_name(nameFor(databasePath))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::take);
}

bool SingleInstance::handOver(const QStringList &wishes) const
{
    QLocalSocket socket;
    socket.connectToServer(m_name);
    if (!socket.waitForConnected(kPatienceMilliseconds))
        return false;
    socket.write(QJsonDocument(QJsonArray::fromStringList(wishes)).toJson(QJsonDocument::Compact)
                 + '\n');
    return socket.waitForReadyRead(kPatienceMilliseconds) && socket.readLine() == kTaken;
}

void SingleInstance::listen()
{
    if (m_server.listen(m_name))
        return;
    QLocalServer::removeServer(m_name); // left behind by one that was killed
    if (!m_server.listen(m_name))
        qWarning("Other starts cannot hand over to this one: %s",
                 qPrintable(m_server.errorString()));
}

void SingleInstance::take()
{
    QLocalSocket *socket = m_server.nextPendingConnection();
    connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    QTimer::singleShot(kSlowest, socket, &QLocalSocket::abort);
    connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
        if (!socket->canReadLine()) {
            if (socket->bytesAvailable() > kLongest)
                socket->abort();
            return;
        }
        const QStringList wishes = wishesOf(socket->readLine(kLongest));
        socket->write(kTaken);
        socket->disconnectFromServer();
        Q_EMIT wanted(wishes);
    });
}

} // namespace perfdeck
