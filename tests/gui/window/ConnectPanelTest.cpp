// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/window/WindowFixture.h"
#include "widgets/panels/ConnectPanel.h"

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
