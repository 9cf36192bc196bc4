// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QElapsedTimer>
#include <QHash>
#include <QHostAddress>
#include <QProcess>
#include <QRandomGenerator>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <vector>

using namespace Qt::StringLiterals;

namespace {

/// Serves a page whose counter rises by one with every request, and remembers when each was served.
class CountingServer final : public QObject
{
public:
    CountingServer()
    {
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = m_server.nextPendingConnection()) {
                m_waiting.insert(socket, {});
                connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
                    m_waiting.remove(socket);
                    socket->deleteLater();
                });
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] { answer(socket); });
            }
        });
        m_clock.start();
    }

    [[nodiscard]] bool listen() { return m_server.listen(QHostAddress::LocalHost); }

    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }

    [[nodiscard]] qint64 now() const { return m_clock.elapsed(); }

    /// Nobody is connected, so nothing of a killed client waits to be answered.
    [[nodiscard]] bool isIdle() const { return m_waiting.isEmpty(); }

    /// Milliseconds on now()'s clock, by number served (the first is 1).
    [[nodiscard]] const std::vector<qint64> &served() const { return m_served; }

private:
    void answer(QTcpSocket *socket)
    {
        // A GET has no body: every blank line ends one request.
        QByteArray &waiting = m_waiting[socket];
        waiting += socket->readAll();
        for (qsizetype end = 0; (end = waiting.indexOf("\r\n\r\n")) >= 0;) {
            waiting.remove(0, end + 4);
            m_served.push_back(now());
            QByteArray page = "# TYPE killed_pages gauge\nkilled_pages "
                + QByteArray::number(qint64(m_served.size())) + "\n";
            for (int i = 0; i < 200; ++i)
                page += "killed_filler{i=\"" + QByteArray::number(i) + "\"} "
                    + QByteArray::number(qint64(m_served.size()) * i) + "\n";
            socket->write(
                "HTTP/1.1 200 OK\r\nContent-Type: text/plain; version=0.0.4\r\nContent-Length: "
                + QByteArray::number(page.size()) + "\r\n\r\n" + page);
        }
    }

    QTcpServer m_server;
    QElapsedTimer m_clock;
    QHash<QTcpSocket *, QByteArray> m_waiting;
    std::vector<qint64> m_served;
};

struct Kill
{
    std::size_t firstPage = 0; ///< pages served before this run
    qint64 time = 0;
};

} // namespace

/// Collects at full speed and is killed at random moments, again and again into one file.
class CollectKilledTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void nothingOlderThanTheFlushIntervalIsLostAndNothingInvented()
    {
        CountingServer server;
        QVERIFY(server.listen());
        const QTemporaryDir folder;
        const QString database = folder.filePath(u"killed.db"_s);
        QRandomGenerator random(20261121);

        std::vector<Kill> kills;
        for (int i = 0; i < qEnvironmentVariableIntValue("PERFDECK_KILLS"); ++i) {
            const std::size_t before = server.served().size();
            QProcess collector;
            collector.start(QString::fromUtf8(PERFDECK_BIN) + u"/perfdeckctl"_s,
                            {u"collect"_s,
                             u"--db-path"_s,
                             database,
                             u"--update-interval"_s,
                             u"0.1"_s,
                             u"--endpoint"_s,
                             u"count=http://127.0.0.1:%1/metrics"_s.arg(server.port())});
            QVERIFY(collector.waitForStarted());
            QTRY_VERIFY_WITH_TIMEOUT(server.served().size() > before, 20'000);
            QTest::qWait(random.bounded(100, 3'500));
            kills.push_back({before, server.now()});
            collector.kill();
            QVERIFY(collector.waitForFinished(10'000));
            // A last request of the killed one may still lie in the socket: it belongs to this run.
            QTRY_VERIFY_WITH_TIMEOUT(server.isIdle(), 10'000);
        }
        QVERIFY(!kills.empty());
        checkStored(stored(database), server.served(), kills);
        QVERIFY2(!folder.filePath({}).isEmpty()
                     && QDir(folder.path()).entryList({u"*corrupt*"_s}).isEmpty(),
                 "the file had to be set aside");
    }

private:
    static QByteArrayList stored(const QString &database)
    {
        QProcess query;
        query.start(QString::fromUtf8(PERFDECK_BIN) + u"/perfdeckctl"_s,
                    {u"query"_s,
                     u"--db-path"_s,
                     database,
                     u"SELECT value FROM samples WHERE metric = 'killed_pages' ORDER BY time"_s});
        if (!query.waitForFinished(60'000) || query.exitCode() != 0)
            return {};
        QByteArrayList lines = query.readAllStandardOutput().trimmed().split('\n');
        lines.removeFirst();
        return lines;
    }

    /// What is there of the run in which a page is missing, to tell a lost tail from a hole.
    static QString lossText(std::size_t page,
                            std::size_t run,
                            const std::vector<qint64> &served,
                            const std::vector<Kill> &kills,
                            const std::vector<bool> &present)
    {
        QString text
            = u"page %1 of run %2 is lost; served ms before the kill:"_s.arg(page).arg(run);
        const std::size_t end = run + 1 < kills.size() ? kills[run + 1].firstPage : served.size();
        for (std::size_t i = kills[run].firstPage + 1; i <= end; ++i)
            text += u" %1%2"_s.arg(kills[run].time - served[i - 1])
                        .arg(present[i] ? u"+"_s : u"-"_s);
        return text;
    }

    static void checkStored(const QByteArrayList &lines,
                            const std::vector<qint64> &served,
                            const std::vector<Kill> &kills)
    {
        QVERIFY2(!lines.isEmpty(), "no samples in the file, or it did not open");
        std::vector<bool> present(served.size() + 1);
        qint64 last = 0;
        for (const QByteArray &line : lines) {
            const qint64 page = line.toLongLong();
            QVERIFY2(page > last && page <= qint64(served.size()), line.constData());
            present[std::size_t(page)] = true;
            last = page;
        }
        // One second is the flush interval; the rest is for a page on its way and a busy machine.
        constexpr qint64 kUnsafeMs = 1'000 + 1'000;
        std::size_t required = 0;
        for (std::size_t run = 0; run < kills.size(); ++run) {
            const std::size_t end
                = run + 1 < kills.size() ? kills[run + 1].firstPage : served.size();
            for (std::size_t page = kills[run].firstPage + 1; page <= end; ++page) {
                if (served[page - 1] + kUnsafeMs > kills[run].time)
                    continue;
                ++required;
                QVERIFY2(present[page], qPrintable(lossText(page, run, served, kills, present)));
            }
        }
        qInfo("%zu kills: %lld of %zu pages stored, %zu had to be",
              kills.size(),
              lines.size(),
              served.size(),
              required);
    }
};

QTEST_GUILESS_MAIN(CollectKilledTest)
#include "CollectKilledTest.moc"
