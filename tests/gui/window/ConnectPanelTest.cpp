// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/window/WindowFixture.h"
#include "tests/support/ReplayedCoordinator.h"
#include "tests/support/ReplayServer.h"
#include "widgets/panels/ConnectPanel.h"
#include "widgets/panels/EmptyState.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTcpServer>
#include <QTcpSocket>

using namespace perfdeck;

namespace {

/// Answers every request with a page that one line of metrics stands on, and keeps what was asked.
class OnePage final : public QTcpServer
{
public:
    OnePage()
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                asked += socket->readAll();
                const QByteArray body = "# TYPE up_time gauge\nup_time 1\n";
                socket->write("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: "
                              + QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n"
                              + body);
                socket->disconnectFromHost();
            });
        });
    }

    [[nodiscard]] QString address() const
    {
        return QStringLiteral("http://127.0.0.1:%1/metrics").arg(serverPort());
    }

    QByteArray asked;
};

} // namespace

class ConnectPanelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void threeStepsAddAnEndpoint()
    {
        OnePage page;
        WindowFixture fixture(false);
        fixture.window().panels().openConnect();
        QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("connectAddress"));
        QTest::keyClicks(QApplication::focusWidget(), page.address());
        QTest::keyClicks(fixture.find<QLineEdit>("connectKey"), QStringLiteral("sesame"));
        QTest::mouseClick(fixture.find<QPushButton>("connectTest"), Qt::LeftButton);
        const auto *outcome = fixture.find<QLabel>("connectOutcome");
        QTRY_VERIFY_WITH_TIMEOUT(outcome->text().startsWith(QStringLiteral("It answers")), 10'000);
        QVERIFY(page.asked.contains("Bearer sesame"));
        QVERIFY(fixture.session().sources().empty());
        QTest::mouseClick(fixture.find<QPushButton>("connectAdd"), Qt::LeftButton);
        QCOMPARE(fixture.session().sources().size(), std::size_t(1));
        QFile file(QString::fromStdString(fixture.settings().path()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray saved = file.readAll();
        QVERIFY(saved.contains("127.0.0.1"));
        QVERIFY(!saved.contains("sesame"));
    }

    /// From the empty page to its workers: the key is refused first, then right.
    void aClusterIsConnectedFromItsEmptyPage()
    {
        ReplayedCoordinator recorded
            = ReplayedCoordinator::ofSession("variant-rest-roles/poll.session.jsonl");
        recorded.showRound(10);
        ReplayServer server([&recorded](const ReplayServer::Request &request) {
            if (request.path.starts_with("/api/") && request.key != "sesame")
                return ReplayServer::Answer{401, R"({"error":"Unauthorized"})"};
            const auto answer = recorded.get(request.path);
            return ReplayServer::Answer{answer.status, answer.body};
        });
        WindowFixture fixture(false);
        fixture.press(Qt::Key_3, Qt::AltModifier);
        auto *empty = fixture.find<EmptyState>("clusterEmpty");
        QTRY_VERIFY(empty->isVisible());
        QTest::mouseClick(empty->findChild<QPushButton *>(), Qt::LeftButton);
        QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("connectAddress"));
        QTest::keyClicks(QApplication::focusWidget(), QString::fromStdString(server.url()));
        auto *key = fixture.find<QLineEdit>("connectKey");
        const auto *outcome = fixture.find<QLabel>("connectOutcome");
        QTest::keyClicks(key, QStringLiteral("wrong"));
        fixture.press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(outcome->text().contains(QStringLiteral("key is not accepted")),
                                 10'000);
        key->clear();
        QTest::keyClicks(key, QStringLiteral("sesame"));
        fixture.press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(
            outcome->text().startsWith(QStringLiteral("coordinator with roles")), 10'000);
        QVERIFY(outcome->text().contains(QStringLiteral("Workers: 3")));
        QVERIFY(outcome->text().contains(QStringLiteral("start its Prometheus exporter")));
        QVERIFY(!fixture.session().cluster());
        QTest::mouseClick(fixture.find<QPushButton>("connectAdd"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(fixture.session().cluster(), 10'000);
        QTRY_VERIFY(!empty->isVisible());
        QFile file(QString::fromStdString(fixture.settings().path()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray saved = file.readAll();
        QVERIFY(saved.contains("kind = 'cluster'"));
        QVERIFY(!saved.contains("sesame"));
    }

    void aWrongAddressIsToldInPlace()
    {
        WindowFixture fixture(false);
        fixture.window().panels().openConnect();
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("not an address"));
        fixture.press(Qt::Key_Return);
        QVERIFY(!fixture.find<QLabel>("connectOutcome")->text().isEmpty());
        QCOMPARE(QApplication::activeModalWidget(), nullptr);
        QTest::mouseClick(fixture.find<QPushButton>("connectAdd"), Qt::LeftButton);
        QVERIFY(fixture.session().sources().empty());
    }
};

QTEST_MAIN(ConnectPanelTest)
#include "ConnectPanelTest.moc"
